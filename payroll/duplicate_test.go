package payroll_test

import (
	"fmt"
	"testing"

	"nhuanbut/payroll"
)

func traits(id int64, name string, change func(*payroll.AuthorTraits)) payroll.AuthorTraits {
	a := payroll.AuthorTraits{ID: id, Code: fmt.Sprintf("A%04d", id), Name: name, Names: []string{name}, Kind: payroll.Contributor}
	if change != nil {
		change(&a)
	}
	return a
}

func TestDuplicates(t *testing.T) {
	for name, tt := range map[string]struct {
		one, other payroll.AuthorTraits
		want       string // sureness, reasons, against, the one to keep
	}{
		"one tax code": { // 100
			traits(1, "Vũ Sương", func(a *payroll.AuthorTraits) { a.TaxCode = "0100109106" }),
			traits(2, "Sương Thu", func(a *payroll.AuthorTraits) { a.TaxCode = "0100109106" }), "sure [tax-code] [] A0001"},
		"a citizen's number that the other has as a tax code": { // 100
			traits(1, "Vũ Sương", func(a *payroll.AuthorTraits) { a.IDNumber = "001085000001" }),
			traits(2, "Sương Thu", func(a *payroll.AuthorTraits) { a.TaxCode = "001085000001" }), "sure [id-number] [] A0001"},
		"account and e-mail: 60 + 50": {
			traits(1, "Vũ Sương", func(a *payroll.AuthorTraits) { a.Account, a.Email = "711A", "suong@bao.vn" }),
			traits(2, "Sương Thu", func(a *payroll.AuthorTraits) { a.Account, a.Email = "711A", "Suong@bao.vn" }), "sure [account email] [] A0001"},
		"one name, the surest of three likenesses: 50": {
			traits(1, "Hoà An", nil), traits(2, "Hòa An", nil), "likely [name] [] A0001"},
		"one name but for marks: 40": {
			traits(1, "Hoà An", nil), traits(2, "hoa-an", nil), "likely [letters] [] A0001"},
		"a letter apart: 20": {
			traits(1, "Lam Giang", nil), traits(2, "Lam Gian", nil), "maybe [one-letter] [] A0001"},
		"one name, two tax codes: 50 − 39": {
			traits(1, "Hoà An", func(a *payroll.AuthorTraits) { a.TaxCode = "0100109106" }),
			traits(2, "Hòa An", func(a *payroll.AuthorTraits) { a.TaxCode = "0100109113" }), "maybe [name] [tax-code] A0001"},
		"a letter apart, two tax codes: 20 − 39": {
			traits(1, "Lam Giang", func(a *payroll.AuthorTraits) { a.TaxCode = "0100109106" }),
			traits(2, "Lam Gian", func(a *payroll.AuthorTraits) { a.TaxCode = "0100109113" }), ""},
		"a pen name": {
			traits(1, "Vũ Sương", func(a *payroll.AuthorTraits) { a.Names = append(a.Names, "Lam Giang") }),
			traits(2, "Lam Giang", nil), "likely [name] [] A0001"},
		"whoever is confirmed is kept": {
			traits(1, "Hoà An", func(a *payroll.AuthorTraits) { a.Kind, a.Articles = payroll.Unconfirmed, 9 }),
			traits(2, "Hòa An", nil), "likely [name] [] A0002"},
		"whoever has more articles is kept": {
			traits(1, "Hoà An", nil), traits(2, "Hòa An", func(a *payroll.AuthorTraits) { a.Articles = 3 }), "likely [name] [] A0002"},
		"nothing in common": {traits(1, "Vũ Sương", nil), traits(2, "Đỗ Hạnh", nil), ""},
	} {
		got := ""
		for _, d := range payroll.Duplicates([]payroll.AuthorTraits{tt.one, tt.other}, nil) {
			got += fmt.Sprint(d.Sureness, " ", d.Reasons, " ", d.Against, " ", d.Authors[0].Code)
		}
		if got != tt.want {
			t.Errorf("%s: %q, want %q", name, got, tt.want)
		}
		if told := payroll.Duplicates([]payroll.AuthorTraits{tt.one, tt.other}, map[[2]int64]bool{{1, 2}: true}); len(told) != 0 {
			t.Errorf("%s: somebody said that they are two", name)
		}
	}
}

func TestSharedNumbers(t *testing.T) {
	bank := func(account, bank string) func(*payroll.AuthorTraits) {
		return func(a *payroll.AuthorTraits) { a.Account, a.Bank = account, bank }
	}
	numbers, accounts := payroll.SharedNumbers([]payroll.AuthorTraits{
		traits(1, "An", bank("711A", "Vietinbank")), traits(2, "Bình", bank("711A", "vietinbank")),
		traits(3, "Chi", bank("711A", "Agribank")), traits(4, "Dung", bank("711A", "")),
		traits(5, "Giang", func(a *payroll.AuthorTraits) { a.IDNumber = "001085000001" }),
		traits(6, "Hà", func(a *payroll.AuthorTraits) { a.IDNumber = "001085000001" }),
	})
	if fmt.Sprint(numbers) != "[{5 6 id-number}]" || fmt.Sprint(accounts) != "[{1 2 account} {1 4 account} {2 4 account} {3 4 account}]" {
		t.Errorf("numbers %v, accounts %v", numbers, accounts)
	}
}
