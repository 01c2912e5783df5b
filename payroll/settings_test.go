package payroll_test

import (
	"errors"
	"testing"

	"nhuanbut/payroll"
)

// October 2026 was closed by event 20 and November by event 30.
var octoberAndNovember = payroll.Closings{
	{Month: "2026-10", Event: 20, First: "2026-10-01", Last: "2026-10-31"},
	{Month: "2026-11", Event: 30, First: "2026-11-01", Last: "2026-11-30"},
}

func TestClosings(t *testing.T) {
	c := octoberAndNovember
	if c.Last() != "2026-11" || c.Open() != "2026-12" {
		t.Errorf("last %s, open %s", c.Last(), c.Open())
	}
	for m, want := range map[payroll.Month]struct {
		closed, own bool
		seen        int64
	}{
		"2026-08": {true, false, 20}, // of before the first closing: as that one saw it
		"2026-10": {true, true, 20},
		"2026-11": {true, true, 30},
		"2026-12": {false, false, payroll.LatestEvent},
	} {
		_, own := c.Of(m)
		if c.Closed(m) != want.closed || own != want.own || c.Seen(m) != want.seen {
			t.Errorf("%s: closed %t, own %t, seen %d", m, c.Closed(m), own, c.Seen(m))
		}
	}
	var none payroll.Closings
	if none.Last() != "" || none.Open() != "" || none.Closed("2026-10") || none.Seen("2026-10") != payroll.LatestEvent {
		t.Error("where no month is closed")
	}
}

func set(key, value string, from payroll.Month, event int64) payroll.SetValue {
	return payroll.SetValue{Setting: payroll.Setting{Key: key, Value: value, From: from}, Event: event}
}

func TestSettingInMonth(t *testing.T) {
	s := payroll.Settings{Closed: octoberAndNovember, Values: []payroll.SetValue{
		set(payroll.RoundTo, "10", "", 5),
		set(payroll.RoundTo, "100", "2026-11", 6),
		set(payroll.RoundTo, "1000", "2026-10", 25), // after October was closed, before November was
		set(payroll.SignManager, "Bà Hai", "", 40),
	}}
	for _, tt := range []struct {
		key            string
		month          payroll.Month
		inMonth, today string
	}{
		{payroll.RoundTo, "2026-09", "10", "10"},
		{payroll.RoundTo, "2026-10", "10", "1000"},     // closed before it was 1000
		{payroll.RoundTo, "2026-11", "100", "100"},     // the later month is nearer
		{payroll.RoundTo, "2026-12", "100", "100"},     // open
		{payroll.SignManager, "2026-11", "", "Bà Hai"}, // named after the closing
		{payroll.SignManager, "2026-12", "Bà Hai", "Bà Hai"},
		{payroll.ExpenseAccount, "2026-12", "611", "611"}, // initial
	} {
		if in, now := s.InMonth(tt.key, tt.month), s.Current(tt.key, tt.month); in != tt.inMonth || now != tt.today {
			t.Errorf("%s of %s: %q in the month, %q today", tt.key, tt.month, in, now)
		}
	}
	if got := s.SetUpTo(5).InMonth(payroll.RoundTo, "2026-12"); got != "10" {
		t.Errorf("after event 5: %s", got)
	}
	if p := s.Policy("2026-11"); p != (payroll.Policy{RoundTo: 100}) {
		t.Errorf("policy %+v", p)
	}
}

// A value that holds for all months replaces whatever was set for single ones.
func TestSettingOfAllMonths(t *testing.T) {
	s := payroll.Settings{Values: []payroll.SetValue{
		set(payroll.TextByPages, "yes", "2026-10", 1),
		set(payroll.UnitName, "Báo cũ", "", 2),
		set(payroll.UnitName, "Báo mới", "2027-01", 3),
		set(payroll.TextByPages, "no", "", 4),
	}}
	if got := s.InMonth(payroll.TextByPages, "2026-12"); got != "no" {
		t.Errorf("by pages: %s", got)
	}
	var listed []payroll.Setting
	for _, v := range s.List() {
		if v.Key == payroll.UnitName || v.Key == payroll.TextByPages {
			listed = append(listed, v)
		}
	}
	want := []payroll.Setting{{payroll.TextByPages, "no", ""}, {payroll.UnitName, "Báo cũ", ""}, {payroll.UnitName, "Báo mới", "2027-01"}}
	if len(listed) != 3 || listed[0] != want[0] || listed[1] != want[1] || listed[2] != want[2] {
		t.Errorf("listed %v", listed)
	}
}

func TestSettingsGive(t *testing.T) {
	s := payroll.Settings{Values: []payroll.SetValue{
		set(payroll.FirstDay, "26", "2026-11", 1),
		set(payroll.StatusWord+"lên trang", "approved", "", 2),
		set(payroll.BudgetCode, "599/171", "", 3),
		set(payroll.BudgetCode+".kinh tế", "599/172", "", 4),
		set(payroll.StaffAccount, "334-NB", "2026-11", 5),
		set(payroll.OutlierSetting+"factor", "2.5", "", 6),
		set(payroll.FirstMonth, "2026-09", "", 7),
	}}
	calendar := s.Calendar()
	if first, last := calendar.Dates("2026-11"); first != "2026-11-01" || last != "2026-11-25" {
		t.Errorf("November: %s to %s", first, last)
	}
	if got := s.StatusWords("2026-10").Resolve("", "LÊN  trang"); got != payroll.Approved {
		t.Errorf("status %s", got)
	}
	if a, b := s.BudgetCode("Kinh  Tế", "2026-10"), s.BudgetCode("Xã hội", "2026-10"); a != "599/172" || b != "599/171" {
		t.Errorf("budget codes %s, %s", a, b)
	}
	for _, tt := range []struct {
		kind  payroll.AuthorKind
		month payroll.Month
		want  string
	}{{payroll.Staff, "2026-10", "334"}, {payroll.Staff, "2026-11", "334-NB"}, {payroll.Nonresident, "2026-11", "331"}, {payroll.Unconfirmed, "2026-11", "331"}} {
		if got := s.PayableAccount(tt.kind, tt.month); got != tt.want {
			t.Errorf("%q in %s: %s", tt.kind, tt.month, got)
		}
	}
	if l := s.OutlierLimits("2026-10"); l[payroll.OutlierFactor].String() != "2.5" || l.Whole(payroll.OutlierArticles) != 20 {
		t.Errorf("limits %v", l)
	}
	if s.FirstMonth() != "2026-09" {
		t.Errorf("first month %s", s.FirstMonth())
	}
}

func TestParseSetting(t *testing.T) {
	for _, tt := range []struct{ key, value, storedKey, stored string }{
		{payroll.UnitName, "Báo Sông Lam", "", "Báo Sông Lam"},
		{payroll.UnitTaxCode, "0100 109 106", "", "0100109106"},
		{payroll.FirstDay, "28", "", "28"},
		{payroll.FirstMonth, "none", "", ""},
		{payroll.FirstMonth, "2026-09", "", "2026-09"},
		{payroll.ExpenseAccount, "6111.NB-1", "", "6111.NB-1"},
		{"status.word.Lên  Trang", "approved", "status.word.lên trang", "approved"},
		{"budget-code.Kinh Tế", "599", "budget-code.kinh tế", "599"},
		{"outlier.factor", "2,50", "", "2.5"},
		{"outlier.percentile", "51", "", "51"},
	} {
		if tt.storedKey == "" {
			tt.storedKey = tt.key
		}
		s, err := payroll.ParseSetting(tt.key, tt.value)
		if err != nil || s != (payroll.Setting{Key: tt.storedKey, Value: tt.stored}) {
			t.Errorf("%s %q: %+v, %v", tt.key, tt.value, s, err)
		}
	}
	for _, tt := range []struct {
		key, value string
		code       payroll.Code
	}{
		{"unit", "x", payroll.NoSuchSetting},
		{"status.word.", "approved", payroll.NoSuchSetting},
		{"status.word.x", "held", payroll.BadSettingValue},
		{payroll.UnitTaxCode, "123", payroll.BadTaxCode},
		{payroll.FirstDay, "29", payroll.BadSettingValue},
		{payroll.FirstDay, "0", payroll.BadSettingValue},
		{payroll.FirstMonth, "09/2026", payroll.BadSettingValue},
		{payroll.RoundTo, "50", payroll.BadSettingValue},
		{payroll.TreasuryColumn, "13", payroll.BadSettingValue},
		{payroll.CashAccount, "", payroll.BadSettingValue},
		{payroll.CashAccount, "-111", payroll.BadSettingValue},
		{"outlier.percentile", "50", payroll.BadSettingValue},
		{"outlier.percentile", "100.5", payroll.BadSettingValue},
		{"outlier.articles", "2.5", payroll.BadSettingValue},
		{"outlier.factor", "0", payroll.BadSettingValue},
		{"outlier.factor", "1000000001", payroll.BadSettingValue},
	} {
		if s, err := payroll.ParseSetting(tt.key, tt.value); !errors.Is(err, payroll.Refuse(tt.code)) {
			t.Errorf("%s %q: %+v, %v", tt.key, tt.value, s, err)
		}
	}
	for _, s := range payroll.InitialSettings() {
		if s.Value == "" {
			continue
		}
		if got, err := payroll.ParseSetting(s.Key, s.Value); err != nil || got != s {
			t.Errorf("the initial %+v is read as %+v, %v", s, got, err)
		}
	}
}

func TestRateHistory(t *testing.T) {
	cap := func(genre, value string, from payroll.Date, event int64) payroll.SetRate {
		return payroll.SetRate{Rate: payroll.Rate{Name: payroll.CapRate, Genre: genre, From: from, Value: num(value), Basis: payroll.UndeclaredBasis}, Event: event}
	}
	h := payroll.RateHistory{cap("Tin", "10", "2014-06-01", 1), cap("tin ", "12", "2014-06-01", 4), cap("Ảnh", "10", "2014-06-01", 2)}
	if before := h.AsOf(3); len(before) != 2 || before[0].Value.Decimal.String() != "10" {
		t.Errorf("before it was replaced: %v", before)
	}
	after := h.AsOf(payroll.LatestEvent)
	rate, ok := payroll.UnderRegulation(after, "Quy chế số 9").At(payroll.CapRate, "TIN", "2026-10-01")
	if !ok || len(after) != 2 || rate.Value.Decimal.String() != "12" || rate.Basis != "Quy chế số 9" {
		t.Errorf("%v: %+v", after, rate)
	}
	if after[0].Basis != payroll.UndeclaredBasis {
		t.Error("the history itself has the regulation")
	}
}
