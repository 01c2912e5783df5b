package payroll_test

import (
	"fmt"
	"slices"
	"testing"

	"nhuanbut/payroll"
)

var (
	flood = &payroll.Article{Number: 1, Ref: "1", Title: "Lũ về", Category: "Thời sự", Genre: "Tin"}
	fair  = &payroll.Article{Number: 2, Ref: "2", Title: "Hội chợ", Category: "thời  sự", Genre: "Ảnh"}
	past  = &payroll.Article{Number: 9, Ref: "9", Title: "Tháng trước", Category: "Văn hóa", Genre: "Tin"}
)

// october is what An (1) and Bình (2) get: two share the first article, An has the photos of
// both, Bình edits, and an article of September is corrected.
var october = []payroll.Line{
	{Article: 1, Payee: 1, Role: payroll.TextRole, Kind: payroll.RoyaltyKind, Amount: 140_400},
	{Article: 1, Payee: 2, Role: payroll.TextRole, Kind: payroll.RoyaltyKind, Amount: 93_600},
	{Article: 1, Payee: 1, Role: payroll.PhotoRole, Kind: payroll.RoyaltyKind, Amount: 117_000, Photos: 5},
	{Article: 1, Payee: 1, Role: payroll.TextRole, Kind: payroll.EncouragementKind, Amount: 70_200},
	{Article: 2, Payee: 1, Role: payroll.PhotoRole, Kind: payroll.RoyaltyKind, Amount: 23_400, Photos: 1},
	{Payee: 2, Role: payroll.EditingRole, Kind: payroll.RemunerationKind, Amount: 500_000},
	{Article: 9, Payee: 2, Role: payroll.TextRole, Kind: payroll.AdjustmentKind, Of: payroll.RoyaltyKind, Amount: -10_000},
}

func subjectOf(line payroll.Line) payroll.LineSubject {
	s := payroll.LineSubject{Author: map[int64]string{1: "An", 2: "Bình"}[line.Payee], Code: fmt.Sprintf("A000%d", line.Payee)}
	s.Article = map[int64]*payroll.Article{1: flood, 2: fair, 9: past}[line.Article]
	s.Own = s.Article != nil && s.Article != past
	return s
}

func TestTotalOf(t *testing.T) {
	for by, want := range map[payroll.By][]string{ // key, articles, photos, text, photo, other, gross
		// An: 140,400 + 117,000 + 70,200 + 23,400; Bình: 93,600 + 500,000 − 10,000
		payroll.ByAuthor: {"An 2 6 140400 140400 70200 351000", "Bình 1 0 93600 0 490000 583600"},
		// 140,400 + 93,600 of text, 117,000 + 23,400 of photos; the last row has no article
		payroll.ByCategory: {"Thời sự 2 6 234000 140400 70200 444600", "Văn hóa 0 0 0 0 -10000 -10000", " 0 0 0 0 500000 500000"},
		payroll.ByGenre:    {"Ảnh 1 1 0 23400 0 23400", "Tin 1 5 234000 117000 60200 411200", " 0 0 0 0 500000 500000"},
		payroll.ByArticle:  {"1 1 5 234000 117000 70200 421200", "2 1 1 0 23400 0 23400", " 0 0 0 0 500000 500000", "9 0 0 0 0 -10000 -10000"},
	} {
		total := payroll.TotalOf("2026-10", by, october, subjectOf)
		var got []string
		for _, r := range total.Rows {
			got = append(got, fmt.Sprint(r.Key, " ", r.Articles, r.Photos, " ", r.Text, r.Photo, r.Other, r.Gross))
		}
		if !slices.Equal(got, want) {
			t.Errorf("by %s: %q, want %q", by, got, want)
		}
		if total.Articles != 2 || total.Photos != 6 || total.Gross != 934_600 {
			t.Errorf("by %s: %d articles, %d photos, %d", by, total.Articles, total.Photos, total.Gross)
		}
	}
	for _, by := range payroll.Bys() {
		if got, err := payroll.ParseBy(string(by)); err != nil || got != by {
			t.Errorf("%s: %v", by, err)
		}
	}
}

func TestParts(t *testing.T) {
	var p payroll.Parts
	for _, line := range october {
		p.Add(line)
	}
	if want := (payroll.Parts{Text: 234_000, Photo: 140_400, Encouragement: 70_200, Other: 490_000, Encouraged: true, Others: true}); p != want || p.Gross() != 934_600 {
		t.Errorf("%+v, gross %d", p, p.Gross())
	}
}

func TestBudgetUse(t *testing.T) {
	amount := payroll.Dong(500_000)
	lines := func(yield func(payroll.Line, string) bool) {
		for _, line := range october {
			category := ""
			if a := subjectOf(line).Article; a != nil {
				category = a.Category
			}
			if !yield(line, category) {
				return
			}
		}
	}
	for name, tt := range map[string]struct {
		budget             payroll.Budget
		limit, spent, left payroll.Dong
	}{
		"a category": {payroll.Budget{Period: "2026-10", Category: "Thời Sự", Amount: &amount}, 500_000, 444_600, 55_400},
		"everything": {payroll.Budget{Period: "2026-10", Amount: &amount}, 500_000, 934_600, -434_600},
		// Royalties are 234,000 + 140,400 − 10,000 = 364,400; 30% are 109,320.
		"30% of encouragement": {payroll.Budget{Period: "2026-10", Kind: payroll.EncouragementKind, Percent: num("30")}, 109_320, 70_200, 39_120},
		// 12.345% of 364,400 are 44,985.18.
		"a percentage rounds down": {payroll.Budget{Period: "2026-10", Kind: payroll.RemunerationKind, Percent: num("12.345")}, 44_985, 500_000, -455_015},
	} {
		budget, err := tt.budget.Checked()
		if u := budget.Use(lines); err != nil || u.Limit != tt.limit || u.Spent != tt.spent || u.Left != tt.left {
			t.Errorf("%s: %+v, %v", name, u, err)
		}
	}
	for name, bad := range map[string]payroll.Budget{
		"no period": {Period: "26"}, "a kind with an amount": {Period: "2026", Kind: payroll.EncouragementKind, Amount: &amount},
		"a percentage of everything": {Period: "2026", Percent: num("30")}, "a kind that is not capped": {Period: "2026", Kind: payroll.QuotaKind, Percent: num("30")},
		"more than tenfold": {Period: "2026", Kind: payroll.EncouragementKind, Percent: num("1001")},
	} {
		if _, err := bad.Checked(); err == nil {
			t.Errorf("%s is taken", name)
		}
	}
}
