package main

import (
	"context"
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"time"

	"github.com/spf13/cobra"

	"nhuanbut/ledger"
	"nhuanbut/payroll"
	"nhuanbut/reports/month"
	"nhuanbut/reports/paper"
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

	demoLedger   = "nhuanbut.db"
	demoWorkbook = "nhuan-but-2026-10.xlsx"
)

// demoSettings are the settings that the sample's workbooks print.
var demoSettings = []payroll.Setting{
	{Key: payroll.UnitName, Value: "Cổng thông tin điện tử tỉnh Sông Lam"},
	{Key: payroll.UnitParent, Value: "UBND tỉnh Sông Lam"},
	{Key: payroll.UnitPlace, Value: "Sông Lam"},
	{Key: payroll.SignPreparer, Value: "Ngô Thị Mai Hoa"},
	{Key: payroll.SignAccountant, Value: "Tạ Văn Bách"},
	{Key: payroll.SignManager, Value: "Lương Quang Định"},
}

// demoStaff are the staff of the sample newsroom. Whoever else writes in the closed
// month is a contributor, except the source; the kind of new authors of the open month
// is still to be confirmed.
var demoStaff = []string{"Lê Thảo Vy", "Trần Minh Khôi", "Cao Bá Thiện"}

const demoSource = "TTXVN"

// demoPayees are the authors who have bank accounts; those of the others are still to
// be asked for.
var demoPayees = map[string]map[string]string{
	"Phượng Khuê":     {"account": "100200300401", "bank": "Agribank Sông Lam", "legal-name": "Đặng Thị Phượng Khuê", "tax-code": "8012345677"},
	"Lam Giang":       {"account": "100200300402", "bank": "Vietcombank"},
	"Phan Đức Tiệp":   {"account": "100200300403", "bank": "BIDV"},
	"Đặng Quỳnh Trâm": {"account": "100200300404", "bank": "Agribank Sông Lam"},
}

// demoLine brings its author over the threshold of income tax.
var demoLine = ledger.NewLine{
	Month: demoClosed, Author: "Lam Giang", Kind: payroll.RemunerationKind, Amount: 1_000_000, Basis: "QĐ 15/QĐ-CTT",
}

// DirNotEmpty refuses to put the sample among other files. Facts: path.
const DirNotEmpty payroll.Code = "not-empty"

func demoCommand(a *app) *cobra.Command {
	return &cobra.Command{
		Use: "demo " + a.say("arg.dir"), Short: a.say("help.demo"), Example: a.say("example.demo"), Args: a.between(0, 1),
		RunE: func(cmd *cobra.Command, args []string) error {
			dir, err := demoDir(args)
			if err != nil {
				return err
			}
			if err := runDemo(cmd.Context(), a, dir); err != nil {
				return errors.Join(err, empty(dir))
			}
			return nil
		},
	}
}

// demoDir makes the folder of the sample: the one that is named, or the first
// that is free.
func demoDir(args []string) (string, error) {
	if len(args) > 0 {
		old, err := os.ReadDir(args[0])
		if err == nil && len(old) > 0 {
			return "", payroll.Refuse(DirNotEmpty, "path", args[0])
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

// runDemo makes a sample newsroom in dir and shows what its month comes to.
func runDemo(ctx context.Context, a *app, dir string) error {
	files, err := copySample(dir)
	if err != nil {
		return err
	}
	a.db = filepath.Join(dir, demoLedger)
	now := func() time.Time { return later(a.now(), demoPaid.Time().AddDate(0, 0, 1)) }
	l, err := ledger.Create(ctx, a.act(), a.db, now)
	if err != nil {
		return err
	}
	defer l.Close()
	run, err := fillSample(ctx, a.act(), l, files)
	if err != nil {
		return err
	}
	b, err := l.Report(ctx, demoMonth)
	if err != nil {
		return err
	}
	path := filepath.Join(dir, demoWorkbook)
	if err := month.Write(ctx, month.NewView(b, a.msg().Findings(b), paper.Options{Lang: a.lang}), path); err != nil {
		return err
	}
	total, found := b.Total(payroll.ByAuthor), a.msg().Findings(b)
	err = a.print(struct {
		Ledger   string            `json:"ledger"`
		Workbook string            `json:"workbook"`
		Total    payroll.Total     `json:"total"`
		Findings []payroll.Finding `json:"findings"`
		Paid     ledger.Run        `json:"paid"`
	}{a.db, path, total, found, run}, totalTable(a, total), kindTable(a, demoMonth, found), runTable(a, run))
	fmt.Fprintln(a.errs)
	a.note("demo.done", a.db, path)
	return err
}

// later keeps the sample's payments in the past of a clock that is behind them.
func later(a, b time.Time) time.Time {
	if a.Before(b) {
		return b
	}
	return a
}

// empty takes out of the sample's folder what a demo that failed has put there, and the
// folder where nothing keeps it. What somebody else put there stays.
func empty(dir string) error {
	files, err := fs.Glob(sample, "demo/*.csv")
	for _, name := range append(files, demoLedger, demoLedger+"-wal", demoLedger+"-shm", demoWorkbook) {
		if gone := os.Remove(filepath.Join(dir, filepath.Base(name))); !errors.Is(gone, fs.ErrNotExist) {
			err = errors.Join(err, gone)
		}
	}
	_ = os.Remove(dir) // it may be where somebody works
	return err
}

// copySample writes the sample's lists into dir, where people can look at them.
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
func fillSample(ctx context.Context, act ledger.Act, l *ledger.Ledger, files []string) (run ledger.Run, err error) {
	for _, s := range demoSettings {
		if _, err := l.SetSetting(ctx, act, s.Key, s.Value, ""); err != nil {
			return run, err
		}
	}
	o := ledger.ImportOptions{Source: ledger.MainSource}
	if _, err := l.Import(ctx, act, files[:1], o); err != nil {
		return run, err
	}
	if _, err := l.ConfirmAuthors(ctx, act, []string{demoSource}, payroll.Source); err != nil {
		return run, err
	}
	if _, err := l.ConfirmAuthors(ctx, act, demoStaff, payroll.Staff); err != nil {
		return run, err
	}
	if _, err := l.ConfirmAuthors(ctx, act, nil, payroll.Contributor); err != nil {
		return run, err
	}
	for _, name := range slices.Sorted(maps.Keys(demoPayees)) {
		if _, err := l.SetAuthor(ctx, act, name, demoPayees[name]); err != nil {
			return run, err
		}
	}
	if _, err := l.AddLine(ctx, act, demoLine); err != nil {
		return run, err
	}
	if run, err = payMonth(ctx, act, l, demoClosed, demoPaid); err != nil {
		return run, err
	}
	_, err = l.Import(ctx, act, files[1:], o)
	return run, err
}

// payMonth closes a month and pays it on a day: staff with the salary, the others by bank.
func payMonth(ctx context.Context, act ledger.Act, l *ledger.Ledger, m payroll.Month, day payroll.Date) (ledger.Run, error) {
	if _, err := l.ClosePeriod(ctx, act, m, ledger.CloseOptions{Early: true}); err != nil { // the clock here may be behind
		return ledger.Run{}, err
	}
	run, err := l.Pay(ctx, act, []payroll.Month{m}, day)
	if err != nil {
		return run, err
	}
	var done ledger.Confirmed
	for _, method := range []payroll.Method{payroll.ByBank, payroll.ByPayroll} {
		if done, err = l.ConfirmPay(ctx, act, run.ID, "", method, day); err != nil {
			return run, err
		}
	}
	return done.Run, nil
}
