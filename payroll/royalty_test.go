package payroll_test

import (
	"errors"
	"testing"

	"github.com/shopspring/decimal"
	"pgregory.net/rapid"

	"nhuanbut/payroll"
)

var rates = payroll.NewRates([]payroll.Rate{
	{Name: payroll.BaseSalaryRate, From: "2023-07-01", Value: num("1800000"), Basis: "NĐ 24/2023/NĐ-CP"},
	{Name: payroll.BaseSalaryRate, From: "2024-07-01", Value: num("2340000"), Basis: "NĐ 73/2024/NĐ-CP"},
	{Name: payroll.BaseSalaryRate, From: "2026-07-01", Value: num("2530000"), Basis: "NĐ 161/2026/NĐ-CP"},
	{Name: payroll.BaseCoefficientRate, From: "2014-06-01", Value: num("0.1"), Basis: "NĐ 18/2014/NĐ-CP"},
	{Name: payroll.BaseCoefficientRate, From: "2026-09-01", Value: num("0.1"), Basis: payroll.UndeclaredBasis},
	{Name: payroll.CapRate, Genre: "Tin", From: "2014-06-01", Value: num("10"), Basis: "NĐ 18/2014/NĐ-CP"},
	{Name: payroll.CapRate, Genre: "Phóng sự", From: "2014-06-01", Value: num("30"), Basis: "NĐ 18/2014/NĐ-CP"},
	{Name: payroll.CapRate, Genre: "Ảnh", From: "2014-06-01", Value: num("10"), Basis: "NĐ 18/2014/NĐ-CP"},
	{Name: payroll.CapRate, Genre: "Tin", From: "2026-09-01", Basis: "NĐ 287/2026/NĐ-CP"},
	{Name: payroll.CapRate, Genre: "Ảnh", From: "2026-09-01", Basis: "NĐ 287/2026/NĐ-CP"},
})

var plain = payroll.Policy{RoundTo: 1}

func num(s string) decimal.NullDecimal {
	if s == "" {
		return decimal.NullDecimal{}
	}
	return decimal.NewNullDecimal(decimal.RequireFromString(s))
}

// people are payees numbered from 1 in the order of a cell.
func people(cell string) []payroll.Payee {
	var payees []payroll.Payee
	for i, p := range payroll.ParsePeople(cell, "") {
		payees = append(payees, payroll.Payee{Author: int64(i + 1), Name: p.Name, Share: p.Share, Kind: payroll.Contributor})
	}
	return payees
}

func TestRoyalty(t *testing.T) {
	type article struct{ text, photo, photos, pages, base, salary, lump, factor string }
	for name, tt := range map[string]struct {
		article
		day                    payroll.Date
		policy                 payroll.Policy
		text, photo            string
		royalty, encouragement payroll.Dong
	}{
		// 0.1 × 2,340,000 = 234,000; 2 × 234,000 = 468,000; 0.5 × 3 × 234,000 = 351,000
		"the worked example": {article: article{text: "2", photo: "0.5", photos: "3", base: "0.1", salary: "2340000"}, day: "2025-01-06",
			text: "468000", photo: "351000", royalty: 819000},
		"blanks are what is in force": {article: article{text: "2", photo: "0.5", photos: "3"}, day: "2025-01-06",
			text: "468000", photo: "351000", royalty: 819000},
		// 0.1 × 2,530,000 × 1.5 = 379,500
		"the day decides the rate":            {article: article{text: "1.5"}, day: "2026-07-01", text: "379500", photo: "0", royalty: 379500},
		"the day before has the rate before":  {article: article{text: "1.5"}, day: "2026-06-30", text: "351000", photo: "0", royalty: 351000},
		"a blank text coefficient is 0":       {article: article{photo: "0.5", photos: "2"}, day: "2025-01-06", text: "0", photo: "234000", royalty: 234000},
		"a blank count is one photo":          {article: article{text: "1", photo: "0.5"}, day: "2025-01-06", text: "234000", photo: "117000", royalty: 351000},
		"no photos is no photo part":          {article: article{text: "1", photo: "0.5", photos: "0"}, day: "2025-01-06", text: "234000", photo: "0", royalty: 234000},
		"photos without coefficient":          {article: article{text: "1", photos: "4"}, day: "2025-01-06", text: "234000", photo: "0", royalty: 234000},
		"the row's own figures are used":      {article: article{text: "1", base: "1", salary: "1800000"}, day: "2025-01-06", text: "1800000", photo: "0", royalty: 1800000},
		"a lump sum without coefficients":     {article: article{lump: "500000"}, day: "2025-01-06", text: "500000", photo: "0", royalty: 500000},
		"a lump sum beside zero coefficients": {article: article{text: "0", photo: "0", lump: "500000"}, day: "2025-01-06", text: "500000", photo: "0", royalty: 500000},
		"coefficients win over a lump sum":    {article: article{text: "1", lump: "500000"}, day: "2025-01-06", text: "234000", photo: "0", royalty: 234000},
		"a lump sum needs no rate":            {article: article{lump: "500000"}, day: "1999-01-06", text: "500000", photo: "0", royalty: 500000},
		"nothing at all":                      {day: "2025-01-06", text: "0", photo: "0"},
		// 0.1 × 1,234,567 = 123,456.7; × 1.35 = 166,666.545; 0.15 × 1 × 123,456.7 = 18,518.505; sum 185,185.05
		"rounded once": {article: article{text: "1.35", photo: "0.15", salary: "1234567"}, day: "2025-01-06",
			text: "166666.545", photo: "18518.505", royalty: 185185},
		// 0.1 × 5 = 0.5 → 1
		"half goes up": {article: article{text: "1", salary: "5"}, day: "2025-01-06", text: "0.5", photo: "0", royalty: 1},
		// 1.3 × 253,000 = 328,900; 0.3 × 328,900 = 98,670
		"encouragement": {article: article{text: "1.3", factor: "1.3"}, day: "2026-10-05", text: "328900", photo: "0", royalty: 328900, encouragement: 98670},
		// 0.1 × 5 = 0.5 → 1; (1.5 − 1) × 1 = 0.5 → 1
		"encouragement is of the rounded royalty": {article: article{text: "1", salary: "5", factor: "1.5"}, day: "2025-01-06", text: "0.5", photo: "0", royalty: 1, encouragement: 1},
		"a factor of 1 adds nothing":              {article: article{text: "1", factor: "1"}, day: "2025-01-06", text: "234000", photo: "0", royalty: 234000},
		"text by pages": {article: article{text: "2", pages: "1.5"}, policy: payroll.Policy{RoundTo: 1, TextByPages: true}, day: "2025-01-06",
			text: "702000", photo: "0", royalty: 702000},
		"blank pages are one": {article: article{text: "2"}, policy: payroll.Policy{RoundTo: 1, TextByPages: true}, day: "2025-01-06",
			text: "468000", photo: "0", royalty: 468000},
		"the coefficient of all photos": {article: article{photo: "2", photos: "5"}, policy: payroll.Policy{RoundTo: 1, PhotoTotal: true}, day: "2025-01-06",
			text: "0", photo: "468000", royalty: 468000},
		// 1.25 × 234,000 = 292,500 → 293,000
		"to 1,000 đồng": {article: article{text: "1.25"}, policy: payroll.Policy{RoundTo: 1000}, day: "2025-01-06",
			text: "292500", photo: "0", royalty: 293000},
	} {
		t.Run(name, func(t *testing.T) {
			if tt.policy.RoundTo == 0 {
				tt.policy = plain
			}
			a := &payroll.Article{
				Published: tt.day, Authors: people("An"), TextCoefficient: num(tt.article.text), PhotoCoefficient: num(tt.article.photo),
				Photos: num(tt.photos), Pages: num(tt.pages), BaseCoefficient: num(tt.base), BaseSalary: num(tt.salary),
				LumpSum: num(tt.lump), Encouragement: num(tt.factor),
			}
			r, err := a.Royalty(tt.policy, rates)
			if err != nil {
				t.Fatal(err)
			}
			if r.Text.String() != tt.text || r.Photo.String() != tt.photo || r.Amount != tt.royalty || r.Encouragement != tt.encouragement {
				t.Errorf("got text %s, photo %s, royalty %d, encouragement %d; want %s, %s, %d, %d",
					r.Text, r.Photo, r.Amount, r.Encouragement, tt.text, tt.photo, tt.royalty, tt.encouragement)
			}
		})
	}
}

func TestRoyaltyRefused(t *testing.T) {
	old := &payroll.Article{Published: "1999-01-06", TextCoefficient: num("1"), Authors: people("An")}
	if _, err := old.Royalty(plain, rates); !errors.Is(err, payroll.Refuse(payroll.NoRate)) {
		t.Errorf("before every rate: got %v, want %s", err, payroll.NoRate)
	}
	huge := &payroll.Article{Published: "2025-01-06", LumpSum: num("999999999999"), Encouragement: num("2"), Authors: people("An")}
	if _, err := huge.Royalty(plain, rates); !errors.Is(err, payroll.Refuse(payroll.AmountTooLarge)) {
		t.Errorf("over the limit: got %v, want %s", err, payroll.AmountTooLarge)
	}
}

func TestCells(t *testing.T) {
	type cell struct {
		author int64
		role   payroll.Role
		amount payroll.Dong
	}
	const text, photo = payroll.TextRole, payroll.PhotoRole
	for name, tt := range map[string]struct {
		article payroll.Article
		policy  payroll.Policy
		want    []cell
	}{
		// 234,000 ÷ 3 = 78,000
		"equal": {article: payroll.Article{TextCoefficient: num("1"), Authors: people("An; Bình; Chi")},
			want: []cell{{1, text, 78000}, {2, text, 78000}, {3, text, 78000}}},
		// 100 ÷ 3 = 33⅓: the đồng that is left goes to the first
		"the earlier cell has the tie": {article: payroll.Article{LumpSum: num("100"), Authors: people("An; Bình; Chi")},
			want: []cell{{1, text, 34}, {2, text, 33}, {3, text, 33}}},
		// 101 × 33.5% = 33.835, × 33.2% = 33.532, × 33.3% = 33.633: floors 99, two đồng to .835 and .633
		"largest remainder": {article: payroll.Article{LumpSum: num("101"), Authors: people("An (33,5%); Bình (33,2%); Chi (33,3%)")},
			want: []cell{{1, text, 34}, {2, text, 33}, {3, text, 34}}},
		// text 468,000 × 60/40; photo 0.5 × 3 × 234,000 = 351,000 × 60/40
		"photos shared like the text": {article: payroll.Article{TextCoefficient: num("2"), PhotoCoefficient: num("0.5"), Photos: num("3"), Authors: people("An (60%); Bình (40%)")},
			want: []cell{{1, text, 280800}, {2, text, 187200}, {1, photo, 210600}, {2, photo, 140400}}},
		"photos to the photographer": {article: payroll.Article{TextCoefficient: num("2"), PhotoCoefficient: num("0.5"), Photos: num("3"), Authors: people("An"),
			PhotoAuthors: []payroll.Payee{{Author: 9, Name: "Nga"}}},
			want: []cell{{1, text, 468000}, {9, photo, 351000}}},
		"a photographer alone": {article: payroll.Article{PhotoCoefficient: num("1"), Photos: num("2"), PhotoAuthors: []payroll.Payee{{Author: 9, Name: "Nga"}}},
			want: []cell{{9, photo, 468000}}},
		"a text without author pays nobody": {article: payroll.Article{TextCoefficient: num("1"), PhotoCoefficient: num("1"), PhotoAuthors: []payroll.Payee{{Author: 9, Name: "Nga"}}}},
		"no author":                         {article: payroll.Article{TextCoefficient: num("1")}},
		"shares that do not make 100":       {article: payroll.Article{TextCoefficient: num("1"), Authors: people("An (60%); Bình (30%)")}},
		"shares said for some":              {article: payroll.Article{TextCoefficient: num("1"), Authors: people("An (60%); Bình")}},
		"nothing earned is still their article": {article: payroll.Article{Authors: people("An; Bình")},
			want: []cell{{1, text, 0}, {2, text, 0}}},
		// 2 × 234,000 = 468,000 → 468,000; thirds 156,000 each
		"to 1,000 đồng": {article: payroll.Article{TextCoefficient: num("1.25"), Authors: people("An (60%); Bình (40%)")}, policy: payroll.Policy{RoundTo: 1000},
			// 292,500 → 293,000: 175,800 and 117,200
			want: []cell{{1, text, 175800}, {2, text, 117200}}},
	} {
		t.Run(name, func(t *testing.T) {
			tt.article.Published = "2025-01-06"
			if tt.policy.RoundTo == 0 {
				tt.policy = plain
			}
			r, err := tt.article.Royalty(tt.policy, rates)
			if err != nil {
				t.Fatal(err)
			}
			if len(r.Cells) != len(tt.want) {
				t.Fatalf("got %d cells %+v, want %d", len(r.Cells), r.Cells, len(tt.want))
			}
			for i, c := range r.Cells {
				if got := (cell{c.Payee.Author, c.Role, c.Amount}); got != tt.want[i] {
					t.Errorf("cell %d: got %+v, want %+v", i, got, tt.want[i])
				}
			}
		})
	}
}

func TestLines(t *testing.T) {
	source := people("TTXVN")
	source[0].Kind = payroll.Source
	a := &payroll.Article{
		Number: 7, Published: "2026-10-05", Status: payroll.Approved, TextCoefficient: num("2"), PhotoCoefficient: num("0.5"), Photos: num("3"),
		Encouragement: num("1.2"), Authors: people("An"), PhotoAuthors: []payroll.Payee{{Author: 9, Name: "Nga"}},
	}
	r, err := a.Royalty(plain, rates)
	if err != nil {
		t.Fatal(err)
	}
	// unit 253,000: text 506,000, photo 379,500, royalty 885,500; 20% of it 177,100: 101,200 and 75,900
	want := []struct {
		id                          string
		kind                        payroll.Kind
		quantity, coefficient, unit string
		amount                      payroll.Dong
	}{
		{"R7-1", payroll.RoyaltyKind, "1", "2", "253000", 506000},
		{"E7-1", payroll.EncouragementKind, "1", "0.2", "885500", 101200},
		{"R7-2", payroll.RoyaltyKind, "3", "0.5", "253000", 379500},
		{"E7-2", payroll.EncouragementKind, "1", "0.2", "885500", 75900},
	}
	lines := a.Lines("2026-10", plain, r)
	if len(lines) != len(want) {
		t.Fatalf("got %d lines, want %d", len(lines), len(want))
	}
	for i, w := range want {
		l := lines[i]
		if l.ID != w.id || l.Kind != w.kind || l.Amount != w.amount || l.Quantity.String() != w.quantity ||
			l.Coefficient.String() != w.coefficient || l.Unit.String() != w.unit {
			t.Errorf("line %d: got %+v, want %+v", i, l, w)
		}
	}
	a.Status = payroll.Pending
	if got := a.Lines("2026-10", plain, r); len(got) != 0 {
		t.Errorf("a pending article gives %d lines", len(got))
	}
	a.Status, a.Authors, a.PhotoAuthors = payroll.Approved, source, nil
	r, _ = a.Royalty(plain, rates)
	if got := a.Lines("2026-10", plain, r); len(got) != 0 {
		t.Errorf("a source is given %d lines", len(got))
	}
}

// Whatever an article is, its cells add up to its royalty and to its encouragement,
// and no cell is more than a đồng away from its exact part.
func TestCellsAddUp(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a := &payroll.Article{
			Published: "2025-01-06", TextCoefficient: drawn(t, "text"), PhotoCoefficient: drawn(t, "photo"),
			Photos:     decimal.NewNullDecimal(decimal.NewFromInt(rapid.Int64Range(0, 20).Draw(t, "photos"))),
			BaseSalary: decimal.NewNullDecimal(decimal.NewFromInt(rapid.Int64Range(1, 3_000_000).Draw(t, "salary"))),
		}
		for i := range rapid.IntRange(1, 6).Draw(t, "authors") {
			a.Authors = append(a.Authors, payroll.Payee{Author: int64(i + 1)})
		}
		for i := range rapid.IntRange(0, 3).Draw(t, "photographers") {
			a.PhotoAuthors = append(a.PhotoAuthors, payroll.Payee{Author: int64(i + 10)})
		}
		if rapid.Bool().Draw(t, "encouraged") {
			a.Encouragement = decimal.NewNullDecimal(decimal.New(rapid.Int64Range(100, 300).Draw(t, "factor"), -2))
		}
		policy := payroll.Policy{RoundTo: rapid.SampledFrom([]payroll.Dong{1, 10, 1000}).Draw(t, "unit")}
		r, err := a.Royalty(policy, rates)
		if err != nil {
			t.Fatal(err)
		}
		var royalty, encouragement payroll.Dong
		for _, c := range r.Cells {
			if c.Amount < 0 || c.Encouragement < 0 {
				t.Fatalf("negative cell %+v", c)
			}
			royalty += c.Amount
			encouragement += c.Encouragement
		}
		if royalty != r.Amount || encouragement != r.Encouragement {
			t.Fatalf("cells make %d and %d, the article %d and %d", royalty, encouragement, r.Amount, r.Encouragement)
		}
		if r.Amount%policy.RoundTo != 0 {
			t.Fatalf("%d is no multiple of %d", r.Amount, policy.RoundTo)
		}
	})
}

func drawn(t *rapid.T, label string) decimal.NullDecimal {
	return decimal.NewNullDecimal(decimal.New(rapid.Int64Range(0, 5000).Draw(t, label), -3))
}

func BenchmarkRoyalty(b *testing.B) {
	one := &payroll.Article{Published: "2025-01-06", TextCoefficient: num("2"), PhotoCoefficient: num("0.5"), Photos: num("3"), Authors: people("An")}
	three := *one
	three.Authors = people("An; Bình; Chi")
	for name, a := range map[string]*payroll.Article{"one author": one, "three authors": &three} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				if _, err := a.Royalty(plain, rates); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
