package payroll_test

import (
	"errors"
	"slices"
	"testing"

	"nhuanbut/payroll"
)

func TestFindingCodes(t *testing.T) {
	codes := payroll.FindingCodes()
	if len(codes) != 40 {
		t.Errorf("%d codes of findings", len(codes))
	}
	for i, c := range codes {
		if slices.Contains(codes[:i], c) {
			t.Errorf("%s is listed twice", c)
		}
		if together := slices.Contains(payroll.AcceptedTogether(), c); together != (payroll.SeverityOf(c) == payroll.Blocking && !payroll.SettledOneByOne(c)) {
			t.Errorf("%s accepted together: %t", c, together)
		}
	}
	for code, want := range map[payroll.Code]struct {
		severity payroll.Severity
		oneByOne bool
	}{
		payroll.NoAuthor:         {payroll.Blocking, false},
		payroll.AuthorSuspicious: {payroll.Blocking, true},
		payroll.RowRefused:       {payroll.Blocking, true},
		payroll.Outlier:          {payroll.Blocking, true},
		payroll.AmountTooLarge:   {payroll.Blocking, false},
		payroll.AmountDiffers:    {payroll.Warning, false},
		payroll.NumberShared:     {payroll.Warning, false},
		"said-of-a-file":         {payroll.Warning, false},
	} {
		if s, one := payroll.SeverityOf(code), payroll.SettledOneByOne(code); s != want.severity || one != want.oneByOne {
			t.Errorf("%s: %s, one by one %t", code, s, one)
		}
	}
}

// Every list is read back word by word, and nothing else is.
func TestLists(t *testing.T) {
	read := map[string]func(string) error{}
	words := map[string][]string{}
	list := func(name string, all []string, parse func(string) error) { words[name], read[name] = all, parse }
	list("author kinds", strs(payroll.AuthorKinds()), func(s string) error { _, err := payroll.ParseAuthorKind(s); return err })
	list("roles", strs(payroll.Roles()), func(s string) error { _, err := payroll.ParseRole(s); return err })
	list("entered kinds", strs(payroll.EnteredKinds()), func(s string) error { _, err := payroll.ParseEnteredKind(s); return err })
	list("methods", strs(payroll.Methods()), func(s string) error { _, err := payroll.ParseMethod(s, payroll.Methods()); return err })
	list("spoken statuses", strs(payroll.SpokenStatuses()), func(s string) error { _, err := payroll.ParseStatus(s); return err })
	for name, all := range words {
		for _, w := range all {
			if err := read[name](w); err != nil {
				t.Errorf("%s: %q: %v", name, w, err)
			}
		}
		for _, w := range []string{"", "x", "royalty", "held", "APPROVED"} {
			if read[name](w) == nil {
				t.Errorf("%s: %q is read", name, w)
			}
		}
	}
	if got := payroll.Statuses(); len(got) != 9 || got[8] != payroll.Same {
		t.Errorf("statuses %v", got)
	}
	for kind, role := range map[payroll.Kind]payroll.Role{
		payroll.RoyaltyKind: payroll.TextRole, payroll.RemunerationKind: payroll.EditingRole, payroll.QuotaKind: payroll.OtherRole,
	} {
		if kind.UsualRole() != role {
			t.Errorf("%s: %s", kind, kind.UsualRole())
		}
	}
}

func strs[T ~string](list []T) []string {
	words := make([]string, len(list))
	for i, v := range list {
		words[i] = string(v)
	}
	return words
}

func TestRateChecked(t *testing.T) {
	valid := payroll.Rate{Name: payroll.BaseSalaryRate, From: "2026-07-01", Value: num("2530000"), Basis: " NĐ 161/2026/NĐ-CP\n"}
	if r, err := valid.Checked(); err != nil || r.Basis != "NĐ 161/2026/NĐ-CP" {
		t.Errorf("%+v %v", r, err)
	}
	for _, c := range []struct {
		change func(*payroll.Rate)
		code   payroll.Code
	}{
		{func(r *payroll.Rate) { r.Name = "salary" }, payroll.NoSuchRate},
		{func(r *payroll.Rate) { r.Basis = "  " }, payroll.NeedsBasis},
		{func(r *payroll.Rate) { r.Genre = "Tin" }, payroll.CapNeedsGenre},
		{func(r *payroll.Rate) { r.Name = payroll.CapRate }, payroll.CapNeedsGenre},
		{func(r *payroll.Rate) { r.Value = num("2530000.5") }, payroll.BadRate},
		{func(r *payroll.Rate) { r.Value = num("0") }, payroll.BadRate},
		{func(r *payroll.Rate) { r.Value = num("1000000001") }, payroll.BadRate},
		{func(r *payroll.Rate) { r.Name, r.Value = payroll.TaxRate, num("1.1") }, payroll.BadRate},
	} {
		r := valid
		c.change(&r)
		if _, err := r.Checked(); !errors.Is(err, payroll.Refuse(c.code)) {
			t.Errorf("%+v: %v, want %s", r, err, c.code)
		}
	}
	valid.Value.Valid = false // ended
	if _, err := valid.Checked(); err != nil {
		t.Error(err)
	}
}
