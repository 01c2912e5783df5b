package cms_test

import (
	"errors"
	"io"
	"os"
	"path/filepath"
	"testing"

	"nhuanbut/ledger/cms"
	"nhuanbut/ledger/cms/value/valuetest"
	"nhuanbut/payroll"
)

// list is everything that a file gave.
type list struct {
	rows     []cms.Row
	header   []cms.HeaderColumn
	warnings []*cms.Warning
	passed   []cms.SkippedRows
	page     cms.Page
	err      error // of Open or Next; nil at the end of the file
}

func readFile(path string, o cms.Options) (l list) {
	f, err := cms.Open(path, o)
	if err != nil {
		return list{err: err}
	}
	defer f.Close()
	for {
		row, err := f.Next()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			l.err = err
			return l
		}
		l.rows = append(l.rows, row)
	}
	l.header, l.warnings, l.passed, l.page = f.Header(), f.Warnings(), f.SkippedRows(), f.Page()
	return l
}

func readText(t testing.TB, content string, o cms.Options) list {
	t.Helper()
	return readFile(write(t, "list", content), o)
}

func write(t testing.TB, name, content string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// good gives the records of a list in which nothing may be refused.
func (l list) good(t testing.TB, n int) []payroll.Record {
	t.Helper()
	if l.err != nil {
		t.Fatal(l.err)
	}
	var records []payroll.Record
	for _, row := range l.rows {
		if row.Err != nil {
			t.Fatal(row.Err)
		}
		records = append(records, row.Record)
	}
	if len(records) != n {
		t.Fatalf("%d rows, want %d: %v", len(records), n, records)
	}
	return records
}

func code(err error) payroll.Code {
	var e *payroll.Error
	if errors.As(err, &e) {
		return e.Code
	}
	if err != nil {
		return payroll.Code(err.Error())
	}
	return ""
}

func rowCode(row cms.Row) payroll.Code {
	if row.Err == nil {
		return ""
	}
	return row.Err.Reason.Code
}

func equal[T comparable](t testing.TB, what string, got, want T) {
	t.Helper()
	if got != want {
		t.Errorf("%s: %v, want %v", what, got, want)
	}
}

// judge is what holds for every row of every file.
func judge(t testing.TB, row cms.Row) {
	t.Helper()
	if row.At.Row < 1 {
		t.Fatalf("row %d", row.At.Row)
	}
	if row.Err != nil {
		if row.Err.Reason == nil || row.Err.At != row.At || len([]rune(row.Err.Value)) > 80 {
			t.Fatalf("refused without what is needed to find it: %+v", row.Err)
		}
	} else if row.Record[payroll.ID]+row.Record[payroll.Title]+row.Record[payroll.Slug] == "" {
		t.Fatal("a row without identity is not refused")
	}
	for c := range payroll.Column(payroll.ColumnCount) {
		valuetest.Canonical(t, c, row.Record[c])
	}
}
