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
	demoMonth  = payroll.Month("2026-10")
	demoUnit   = "Cổng thông tin điện tử tỉnh Sông Lam"
)

// demoKinds are the authors that the sample newsroom knows already; those of a
// cell with two names stay to be confirmed.
var demoKinds = map[payroll.AuthorKind][]string{
	payroll.Source: {"TTXVN"},
	payroll.Staff:  {"Lê Thảo Vy", "Trần Minh Khôi", "Cao Bá Thiện"},
	payroll.Contributor: {
		"Lam Giang", "Phan Đức Tiệp", "Hồ Thị Mận", "Phượng Châu", "Nguyễn Khắc Duy", "Đặng Quỳnh Trâm", "Võ Thành Luân",
		"Đinh Công Sáng", "Tô Hải Đăng", "Bùi Ngọc Diệp", "Hòa Nguyên", "Hoàng Mai Lĩnh", "Thúy Ngân",
	},
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
	if err := fillSample(ctx, l, files); err != nil {
		return err
	}
	b, err := l.Book(ctx, demoMonth)
	if err != nil {
		return err
	}
	path := filepath.Join(dir, fmt.Sprintf("nhuan-but-%s.xlsx", demoMonth))
	if err := reports.Month(ctx, b, path, reports.Language(a.lang)); err != nil {
		return err
	}
	total, found := b.Total(ledger.ByAuthor), a.findings(b)
	err = a.print(struct {
		Ledger   string            `json:"ledger"`
		Workbook string            `json:"workbook"`
		Total    ledger.Total      `json:"total"`
		Findings []payroll.Finding `json:"findings"`
	}{a.db, path, total, found}, a.totalSheet(total), a.findingSheet(demoMonth, found))
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

func fillSample(ctx context.Context, l *ledger.Ledger, files []string) error {
	if _, err := l.SetSetting(ctx, ledger.UnitName, demoUnit, ""); err != nil {
		return err
	}
	if _, err := l.Import(ctx, files, ledger.ImportOptions{Source: ledger.MainSource}); err != nil {
		return err
	}
	for kind, names := range demoKinds {
		if _, err := l.ConfirmAuthors(ctx, names, kind); err != nil {
			return err
		}
	}
	return nil
}
