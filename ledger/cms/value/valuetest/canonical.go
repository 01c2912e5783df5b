// Package valuetest checks that the values which readers give are in canonical form.
package valuetest

import (
	"encoding/json"
	"regexp"
	"strings"
	"testing"

	"nhuanbut/payroll"
)

var (
	canonicalDecimal = regexp.MustCompile(`^(?:|(?:0|[1-9][0-9]{0,11})(?:\.[0-9]{0,11}[1-9])?)$`)
	canonicalWhole   = regexp.MustCompile(`^(?:|0|[1-9][0-9]{0,11})$`)
	canonicalTime    = regexp.MustCompile(`^(?:|(?:199\d|20\d\d|2100)-[01]\d-[0-3]\d(?:T[0-2]\d:[0-5]\d:[0-5]\d)?)$`)
)

func canonicalNumber(t testing.TB, c payroll.Column, text string) {
	t.Helper()
	form := canonicalWhole
	if f := c.Form(); f == payroll.Coefficient || f == payroll.Amount {
		form = canonicalDecimal
	}
	if !form.MatchString(text) {
		t.Fatalf("%s: %q is not canonical", c.Key(), text)
	}
}

// Canonical fails the test unless text is a text of column c in canonical form.
func Canonical(t testing.TB, c payroll.Column, text string) {
	t.Helper()
	if payroll.Clean(text) != text {
		t.Fatalf("%s: %q is not clean", c.Key(), text)
	}
	if text == "" {
		return
	}
	switch c.Form() {
	case payroll.Coefficient, payroll.Count, payroll.Money, payroll.Amount:
		canonicalNumber(t, c, text)
	case payroll.Time:
		if c.Pays() && !canonicalTime.MatchString(text) {
			t.Fatalf("%s: %q is not canonical", c.Key(), text)
		}
	case payroll.Label:
		if payroll.OneLine(text) != text {
			t.Fatalf("%s: %q is not one line", c.Key(), text)
		}
	case payroll.Several:
		for part := range strings.SplitSeq(text, payroll.ListSeparator) {
			if part == "" || payroll.OneLine(part) != part {
				t.Fatalf("%s: %q has a part that is blank or not one line", c.Key(), text)
			}
		}
	case payroll.People:
		for part := range strings.SplitSeq(text, "; ") {
			if part == "" || payroll.OneLine(part) != part || strings.Contains(part, ";") {
				t.Fatalf("%s: %q is not names", c.Key(), text)
			}
		}
	case payroll.Text:
		var extra map[string]string
		if c == payroll.Extra && json.Unmarshal([]byte(text), &extra) != nil {
			t.Fatalf("extra: %q is not an object of texts", text)
		}
	}
}
