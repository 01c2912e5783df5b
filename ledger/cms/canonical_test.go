package cms_test

import (
	"encoding/json"
	"regexp"
	"strings"
	"testing"

	"nhuanbut/ledger/cms"
	"nhuanbut/payroll"
)

var (
	canonicalDecimal = regexp.MustCompile(`^(?:|(?:0|[1-9][0-9]{0,11})(?:\.[0-9]{0,11}[1-9])?)$`)
	canonicalWhole   = regexp.MustCompile(`^(?:|0|[1-9][0-9]{0,11})$`)
	canonicalTime    = regexp.MustCompile(`^(?:|(?:199\d|20\d\d|2100)-[01]\d-[0-3]\d(?:T[0-2]\d:[0-5]\d:[0-5]\d)?)$`)
)

func canonicalNumber(t testing.TB, c payroll.Column, value string) {
	t.Helper()
	form := canonicalWhole
	if f := c.Form(); f == payroll.Coefficient || f == payroll.Amount {
		form = canonicalDecimal
	}
	if !form.MatchString(value) {
		t.Fatalf("%s: %q is not canonical", c.Key(), value)
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
		canonicalValue(t, c, row.Record[c])
	}
}

func canonicalValue(t testing.TB, c payroll.Column, value string) {
	t.Helper()
	if payroll.Clean(value) != value {
		t.Fatalf("%s: %q is not clean", c.Key(), value)
	}
	if value == "" {
		return
	}
	switch c.Form() {
	case payroll.Coefficient, payroll.Count, payroll.Money, payroll.Amount:
		canonicalNumber(t, c, value)
	case payroll.Time:
		if c.Pays() && !canonicalTime.MatchString(value) {
			t.Fatalf("%s: %q is not canonical", c.Key(), value)
		}
	case payroll.Label:
		if payroll.OneLine(value) != value {
			t.Fatalf("%s: %q is not one line", c.Key(), value)
		}
	case payroll.Several:
		for part := range strings.SplitSeq(value, payroll.ListSeparator) {
			if part == "" || payroll.OneLine(part) != part {
				t.Fatalf("%s: %q has a part that is blank or not one line", c.Key(), value)
			}
		}
	case payroll.People:
		for part := range strings.SplitSeq(value, "; ") {
			if part == "" || payroll.OneLine(part) != part || strings.Contains(part, ";") {
				t.Fatalf("%s: %q is not names", c.Key(), value)
			}
		}
	case payroll.Text:
		var extra map[string]string
		if c == payroll.Extra && json.Unmarshal([]byte(value), &extra) != nil {
			t.Fatalf("extra: %q is not an object of texts", value)
		}
	}
}
