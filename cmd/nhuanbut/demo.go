package main

import (
	"context"
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"nhuanbut/ledger"
	"nhuanbut/payroll"
	"nhuanbut/reports"
)

// sample is a portal's exports, as SharePoint writes them. Its people are invented.
//
//go:embed demo/*.csv
var sample embed.FS

const (
	demoFolder = "nhuanbut-demo"
	demoClosed = payroll.Month("2026-09") // closed and paid
	demoPaid   = payroll.Date("2026-10-10")
	demoMonth  = payroll.Month("2026-10")
	demoUnit   = "Cổng thông tin điện tử tỉnh Sông Lam"
)

// demoStaff are the sample newsroom's own; who else writes in the closed month
// contributes to it, but for the source. Who is new in the open month is still to be
// confirmed.
var demoStaff = []string{"Lê Thảo Vy", "Trần Minh Khôi", "Cao Bá Thiện"}

const demoSource = "TTXVN"

// demoLine brings the author whom it is for over the threshold of income tax.
var demoLine = ledger.NewLine{
	Month: demoClosed, Author: "Lam Giang", Kind: payroll.RemunerationKind, Amount: 1_000_000, Basis: "QĐ 15/QĐ-CTT",
}

// DirNotEmpty refuses to put the sample among other files. Args: the folder.
const DirNotEmpty payroll.Code = "not-empty"

func (a *app) demoCommand() *cobra.Command {
	return &cobra.Command{
		Use: "demo " + a.say("arg.dir"), Short: a.say("help.demo"), Example: a.say("example.demo"), Args: a.between(0, 1),
		RunE: func(cmd *cobra.Command, args []string) error {
			dir, err := demoDir(args)
			if err != nil {
				return err
			}
			return a.demo(cmd.Context(), dir)
		},
	}
}

// demoDir makes the folder of the sample: the one that is named, or the first
// that is free.
func demoDir(args []string) (string, error) {
	if len(args) > 0 {
		old, err := os.ReadDir(args[0])
		if err == nil && len(old) > 0 {
			return "", payroll.Refuse(DirNotEmpty, args[0])
		}
		return args[0], os.MkdirAll(args[0], 0o755)
	}
	for n := 1; ; n++ {
		dir := demoFolder
		if n > 1 {
			dir = fmt.Sprintf("%s-%d", demoFolder, n)
		}
		if err := os.Mkdir(dir, 0o755); !errors.Is(err, fs.ErrExist) {
			return dir, err
		}
	}
}

// demo makes a sample newsroom in dir and shows what its month comes to.
func (a *app) demo(ctx context.Context, dir string) error {
	files, err := copySample(dir)
	if err != nil {
		return err
	}
	a.db = filepath.Join(dir, "nhuanbut.db")
	l, err := ledger.Create(ctx, a.db, a.who())
	if err != nil {
		return err
	}
	defer l.Close()
	run, err := fillSample(ctx, l, files)
	if err != nil {
		return err
	}
	b, err := l.Report(ctx, demoMonth)
	if err != nil {
		return err
	}
	path := filepath.Join(dir, fmt.Sprintf("nhuan-but-%s.xlsx", demoMonth))
	if err := reports.Month(ctx, b, a.findings(b), path, reports.Options{Lang: reports.Language(a.lang)}); err != nil {
		return err
	}
	total, found := b.Total(ledger.ByAuthor), a.findings(b)
	err = a.print(struct {
		Ledger   string            `json:"ledger"`
		Workbook string            `json:"workbook"`
		Total    ledger.Total      `json:"total"`
		Findings []payroll.Finding `json:"findings"`
		Paid     ledger.Run        `json:"paid"`
	}{a.db, path, total, found, run}, a.totalSheet(total), a.findingSheet(demoMonth, found), a.runSheet(run))
	fmt.Fprintln(a.errs)
	a.note("demo.done", a.db, path)
	return err
}

// copySample puts the exports into dir, where people can look at them.
func copySample(dir string) ([]string, error) {
	names, err := fs.Glob(sample, "demo/*.csv")
	if err != nil {
		return nil, err
	}
	var files []string
	for _, name := range names {
		data, err := sample.ReadFile(name)
		if err != nil {
			return nil, err
		}
		file := filepath.Join(dir, filepath.Base(name))
		if err := os.WriteFile(file, data, 0o644); err != nil {
			return nil, err
		}
		files = append(files, file)
	}
	return files, nil
}

// fillSample takes the exports in, a month at a time: the first month is closed and
// paid before the second comes.
func fillSample(ctx context.Context, l *ledger.Ledger, files []string) (run ledger.Run, err error) {
	if _, err := l.SetSetting(ctx, ledger.UnitName, demoUnit, ""); err != nil {
		return run, err
	}
	o := ledger.ImportOptions{Source: ledger.MainSource}
	if _, err := l.Import(ctx, files[:1], o); err != nil {
		return run, err
	}
	if _, err := l.ConfirmAuthors(ctx, []string{demoSource}, payroll.Source); err != nil {
		return run, err
	}
	if _, err := l.ConfirmAuthors(ctx, demoStaff, payroll.Staff); err != nil {
		return run, err
	}
	if _, err := l.ConfirmAuthors(ctx, nil, payroll.Contributor); err != nil {
		return run, err
	}
	if _, err := l.AddLine(ctx, demoLine); err != nil {
		return run, err
	}
	if run, err = payMonth(ctx, l, demoClosed, demoPaid); err != nil {
		return run, err
	}
	_, err = l.Import(ctx, files[1:], o)
	return run, err
}

// payMonth closes a month and pays it on a day: staff with the salary, the others by bank.
func payMonth(ctx context.Context, l *ledger.Ledger, m payroll.Month, day payroll.Date) (ledger.Run, error) {
	if _, err := l.ClosePeriod(ctx, m, ledger.CloseOptions{Early: true}); err != nil { // the clock here may be behind
		return ledger.Run{}, err
	}
	run, err := l.Pay(ctx, []payroll.Month{m}, day)
	if err != nil {
		return run, err
	}
	var done ledger.Confirmed
	for _, method := range []ledger.Method{ledger.ByBank, ledger.ByPayroll} {
		if done, err = l.ConfirmPay(ctx, run.ID, "", method, day); err != nil {
			return run, err
		}
	}
	return done.Run, nil
}
