package payroll_test

import (
	"slices"
	"testing"

	"github.com/shopspring/decimal"
	"pgregory.net/rapid"

	"nhuanbut/payroll"
)

func TestRound(t *testing.T) {
	for _, tt := range []struct {
		exact string
		unit  payroll.Dong
		want  payroll.Dong
	}{
		{"0", 1, 0}, {"0.49999", 1, 0}, {"0.5", 1, 1}, {"1.5", 1, 2}, {"2.5", 1, 3}, {"-0.5", 1, -1},
		{"499", 1000, 0}, {"500", 1000, 1000}, {"1499.999", 1000, 1000}, {"123456789012.5", 1, 123456789013},
	} {
		if got := payroll.Round(decimal.RequireFromString(tt.exact), tt.unit); got != tt.want {
			t.Errorf("Round(%s, %d) = %d, want %d", tt.exact, tt.unit, got, tt.want)
		}
	}
}

func TestResolve(t *testing.T) {
	own := payroll.StatusWords{"lên trang": payroll.Approved}
	for _, tt := range []struct {
		approval, newsroom string
		want               payroll.Status
	}{
		{"Approved", "", payroll.Approved}, {"ĐÃ  DUYỆT", "", payroll.Approved}, {"0", "", payroll.Approved},
		{"1", "", payroll.Rejected}, {"Denied", "", payroll.Rejected}, {"Từ chối", "", payroll.Rejected},
		{"2", "", payroll.Pending}, {"3", "", payroll.Draft}, {"Nháp", "", payroll.Draft}, {"4", "", payroll.Scheduled},
		{"", "", payroll.Pending}, {"", "Đã duyệt", payroll.Approved}, {"", "Đã xuất bản", payroll.Approved},
		{"", "0", payroll.Unknown}, {"Đã xuất bản", "", payroll.Unknown}, {"", "Đã lên khuôn", payroll.Unknown},
		{"Approved", "Đã xuất bản", payroll.Approved}, {"Approved", "Từ chối", payroll.Conflict},
		{"Pending", "Đã duyệt", payroll.Conflict}, {"Approved", "Đã lên khuôn", payroll.Unknown},
		{"", "Lên trang", payroll.Approved}, {"Approved", "LÊN TRANG", payroll.Approved},
		{"Đã phê duyệt", "", payroll.Approved}, {"Được chấp thuận", "", payroll.Approved}, {"Đã chấp thuận", "Published", payroll.Approved},
		{"Bị từ chối", "", payroll.Rejected}, {"Không duyệt", "", payroll.Rejected}, {"Hủy", "", payroll.Rejected}, {"Huỷ", "", payroll.Rejected},
		{"Đang chờ", "", payroll.Pending}, {"Chờ xử lý", "", payroll.Pending}, {"Chờ xử lí", "", payroll.Pending}, {"Chưa duyệt", "", payroll.Pending},
		{"Chờ phê duyệt", "", payroll.Pending}, {"Bản nháp", "", payroll.Draft}, {"Bản thảo", "", payroll.Draft}, {"Đã lên lịch", "", payroll.Scheduled},
		{"", "Da duyet", payroll.Approved}, {"", "DA XUAT BAN", payroll.Approved}, {"", "khong duyet", payroll.Rejected}, {"", "Đã duyệt.", payroll.Approved},
		{"", "Đa duyêt", payroll.Unknown}, {"", "Duyệt", payroll.Unknown}, {"", "Xuất bản", payroll.Unknown}, {"", "1", payroll.Unknown},
	} {
		if got := own.Resolve(tt.approval, tt.newsroom); got != tt.want {
			t.Errorf("Resolve(%q, %q) = %s, want %s", tt.approval, tt.newsroom, got, tt.want)
		}
	}
}

func TestNameKey(t *testing.T) {
	same := [][2]string{
		{"Hoà Nguyên", "Hòa Nguyên"}, {"HOÀ NGUYÊN", "hòa nguyên"}, {"Thuý Ngân", "Thúy  Ngân"},
		{"Nguye\u0302\u0303n Va\u0306n An", "Nguyễn Văn An"}, {"Đặng\u00a0An", "đặng an"}, {" An\u200b ", "An"},
	}
	for _, names := range same {
		if payroll.NameKey(names[0]) != payroll.NameKey(names[1]) {
			t.Errorf("%q and %q are one name", names[0], names[1])
		}
	}
	other := [][2]string{{"Hoa", "Hóa"}, {"Hoà", "Hoá"}, {"Lan", "Lân"}, {"Dung", "Đung"}, {"Minh An", "MinhAn"}, {"Tu", "Tư"}}
	for _, names := range other {
		if payroll.NameKey(names[0]) == payroll.NameKey(names[1]) {
			t.Errorf("%q and %q are two names", names[0], names[1])
		}
	}
}

func FuzzNameKey(f *testing.F) {
	for _, s := range []string{"Hoà Nguyên", "Nguye\u0302\u0303n", "", " \u200b", "Ả́", "İstanbul"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if clean := payroll.Clean(s); payroll.Clean(clean) != clean {
			t.Errorf("Clean is not settled for %q", s)
		}
		if payroll.NameKey(payroll.OneLine(s)) != payroll.NameKey(s) {
			t.Errorf("NameKey(%q) depends on what OneLine takes away", s)
		}
	})
}

func TestParsePeople(t *testing.T) {
	for _, tt := range []struct {
		cell, shares string
		names        []string
		said         []string // "" where none is said
	}{
		{"An", "", []string{"An"}, []string{""}},
		{" An ;; Bình; ", "", []string{"An", "Bình"}, []string{"", ""}},
		{"An (60%); Bình (40 %)", "", []string{"An", "Bình"}, []string{"60", "40"}},
		{"An (33,33%); Bình (66.67%)", "", []string{"An", "Bình"}, []string{"33.33", "66.67"}},
		{"An; Bình", "60;40", []string{"An", "Bình"}, []string{"60", "40"}},
		{"An; Bình", "60%/40%", []string{"An", "Bình"}, []string{"60", "40"}},
		{"An; Bình", "0,6; 0,4", []string{"An", "Bình"}, []string{"60", "40"}},
		{"An", "100", []string{"An"}, []string{"100"}},
		{"An", "1", []string{"An"}, []string{"100"}},
		{"An (60%); Bình (40%)", "60;40", []string{"An", "Bình"}, []string{"60", "40"}},
		{"An (60%); Bình (40%)", "50;50", []string{"An", "Bình"}, []string{"0", "0"}},
		{"An; Bình", "100", []string{"An", "Bình"}, []string{"0", "0"}},
		{"An; Bình", "nửa; nửa", []string{"An", "Bình"}, []string{"0", "0"}},
		{"An (TTXVN)", "", []string{"An (TTXVN)"}, []string{""}},
		{"", "60;40", nil, nil},
	} {
		got := payroll.ParsePeople(tt.cell, tt.shares)
		var names, said []string
		for _, p := range got {
			names = append(names, p.Name)
			share := ""
			if p.Share.Valid {
				share = p.Share.Decimal.String()
			}
			said = append(said, share)
		}
		if !slices.Equal(names, tt.names) || !slices.Equal(said, tt.said) {
			t.Errorf("ParsePeople(%q, %q) = %q %q, want %q %q", tt.cell, tt.shares, names, said, tt.names, tt.said)
		}
	}
}

func FuzzParsePeople(f *testing.F) {
	f.Add("An (60%); Bình (40%)", "60;40")
	f.Add("An;;", "")
	f.Add("12;#An", "abc")
	f.Fuzz(func(t *testing.T, cell, shares string) {
		for _, p := range payroll.ParsePeople(cell, shares) {
			if p.Name == "" || payroll.OneLine(p.Name) != p.Name {
				t.Errorf("name %q in %q", p.Name, cell)
			}
			if p.Share.Valid && p.Share.Decimal.IsNegative() {
				t.Errorf("share %s in %q, %q", p.Share.Decimal, cell, shares)
			}
		}
	})
}

func TestCalendar(t *testing.T) {
	from := func(first int, since payroll.Month, then int) payroll.Calendar {
		return func(m payroll.Month) int {
			if m >= since {
				return then
			}
			return first
		}
	}
	for _, tt := range []struct {
		name        string
		calendar    payroll.Calendar
		month       payroll.Month
		first, last payroll.Date
	}{
		{"calendar months", from(1, "9999-01", 1), "2026-10", "2026-10-01", "2026-10-31"},
		{"February of a leap year", from(1, "9999-01", 1), "2024-02", "2024-02-01", "2024-02-29"},
		{"from the 26th", from(26, "9999-01", 1), "2026-10", "2026-09-26", "2026-10-25"},
		{"from the 26th over the year", from(26, "9999-01", 1), "2026-01", "2025-12-26", "2026-01-25"},
		{"the month that changes is short", from(1, "2026-10", 26), "2026-10", "2026-10-01", "2026-10-25"},
		{"and the one after is whole", from(1, "2026-10", 26), "2026-11", "2026-10-26", "2026-11-25"},
		{"the month that changes back is long", from(26, "2026-10", 1), "2026-10", "2026-09-26", "2026-10-31"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			first, last := tt.calendar.Dates(tt.month)
			if first != tt.first || last != tt.last {
				t.Errorf("got %s to %s, want %s to %s", first, last, tt.first, tt.last)
			}
		})
	}
}

// Every day belongs to exactly the month whose dates have it, however the first day changes.
func TestEveryDayHasItsMonth(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		before := rapid.IntRange(1, 28).Draw(t, "before")
		after := rapid.IntRange(1, 28).Draw(t, "after")
		calendar := payroll.Calendar(func(m payroll.Month) int {
			if m >= "2026-06" {
				return after
			}
			return before
		})
		day := payroll.Date("2026-01-01").AddDays(rapid.IntRange(0, 500).Draw(t, "day"))
		m := calendar.MonthOf(day)
		if first, last := calendar.Dates(m); day < first || day > last {
			t.Fatalf("%s is in %s, which runs from %s to %s", day, m, first, last)
		}
	})
}

func TestRatesAt(t *testing.T) {
	for _, tt := range []struct {
		day  payroll.Date
		want string
	}{{"2023-06-30", ""}, {"2023-07-01", "1800000"}, {"2024-06-30", "1800000"}, {"2024-07-01", "2340000"}, {"2030-01-01", "2530000"}} {
		rate, ok := rates.At(payroll.BaseSalaryRate, "", tt.day)
		if got := rate.Value.Decimal.String(); ok != (tt.want != "") || ok && got != tt.want {
			t.Errorf("%s: got %s %t, want %q", tt.day, got, ok, tt.want)
		}
	}
	if _, ok := rates.At(payroll.CapRate, "TIN", "2026-08-31"); !ok {
		t.Error("a genre is found whatever its case")
	}
	if _, ok := rates.At(payroll.CapRate, "Tin", "2026-09-01"); ok {
		t.Error("a rate without value ends the one before it")
	}
}

func TestCheck(t *testing.T) {
	ok := func(change func(*payroll.Article)) *payroll.Article {
		a := &payroll.Article{Ref: "1", Title: "T", Published: "2025-01-06", Status: payroll.Approved, Genre: "Tin", TextCoefficient: num("2"), Authors: people("An")}
		change(a)
		return a
	}
	for name, tt := range map[string]struct {
		change func(*payroll.Article)
		want   []payroll.Code
	}{
		"nothing":                {func(*payroll.Article) {}, nil},
		"no author":              {func(a *payroll.Article) { a.Authors = nil }, []payroll.Code{payroll.NoAuthor}},
		"no date":                {func(a *payroll.Article) { a.Published = "" }, []payroll.Code{payroll.NoDate}},
		"base coefficient 1":     {func(a *payroll.Article) { a.BaseCoefficient = num("1") }, []payroll.Code{payroll.BaseCoefficientOff}},
		"base coefficient 0.10":  {func(a *payroll.Article) { a.BaseCoefficient = num("0.10") }, nil},
		"old base salary":        {func(a *payroll.Article) { a.BaseSalary = num("1800000") }, []payroll.Code{payroll.RateDiffers}},
		"shares of 90":           {func(a *payroll.Article) { a.Authors = people("An (60%); Bình (30%)") }, []payroll.Code{payroll.SharesNot100}},
		"the CMS's own sum":      {func(a *payroll.Article) { a.CMSAmount = num("468001") }, []payroll.Code{payroll.AmountDiffers}},
		"the CMS agrees":         {func(a *payroll.Article) { a.CMSAmount = num("468000") }, nil},
		"the CMS's fraction":     {func(a *payroll.Article) { a.CMSAmount = num("468000.4") }, []payroll.Code{payroll.AmountDiffers}},
		"at the cap":             {func(a *payroll.Article) { a.TextCoefficient = num("10") }, nil},
		"over the cap":           {func(a *payroll.Article) { a.TextCoefficient = num("10.5") }, []payroll.Code{payroll.OverCap}},
		"a photo over its cap":   {func(a *payroll.Article) { a.Genre, a.PhotoCoefficient = "Phóng sự", num("11") }, []payroll.Code{payroll.OverCap}},
		"no cap any more":        {func(a *payroll.Article) { a.TextCoefficient, a.Published = num("99"), "2026-09-01" }, nil},
		"lump sum besides":       {func(a *payroll.Article) { a.LumpSum = num("100") }, []payroll.Code{payroll.LumpSumBesides}},
		"no coefficient":         {func(a *payroll.Article) { a.TextCoefficient = num("") }, []payroll.Code{payroll.NoCoefficient}},
		"pending":                {func(a *payroll.Article) { a.Status = payroll.Pending }, []payroll.Code{payroll.NotApproved}},
		"scheduled":              {func(a *payroll.Article) { a.Status = payroll.Scheduled }, []payroll.Code{payroll.NotApproved}},
		"conflict":               {func(a *payroll.Article) { a.Status = payroll.Conflict }, []payroll.Code{payroll.StatusConflict}},
		"unknown":                {func(a *payroll.Article) { a.Status = payroll.Unknown }, []payroll.Code{payroll.StatusUnknown}},
		"rejected is no concern": {func(a *payroll.Article) { a.Status, a.Authors = payroll.Rejected, nil }, nil},
		"draft is no concern":    {func(a *payroll.Article) { a.Status, a.CMSAmount = payroll.Draft, num("1") }, nil},
		"amounts of another royalty": {func(a *payroll.Article) {
			a.Authors = people("An; Bình")
			a.Authors[0].Amount, a.Authors[1].Amount = 300_000, 200_000
		}, []payroll.Code{payroll.SharesNotRoyalty}},
		"the file says otherwise": {func(a *payroll.Article) {
			a.Overrides = []payroll.Override{{Column: payroll.TextCoefficient, Value: "2", Base: "1", File: "3"}}
		}, []payroll.Code{payroll.LocalOverride}},
		"the file says the same as ever": {func(a *payroll.Article) {
			a.Overrides = []payroll.Override{{Column: payroll.TextCoefficient, Value: "2", Base: "1", File: "1"}}
		}, nil},
		"missing":   {func(a *payroll.Article) { a.Missing = true }, []payroll.Code{payroll.MissingFromFile}},
		"no rate":   {func(a *payroll.Article) { a.Published = "1999-01-01" }, []payroll.Code{payroll.NoRate}},
		"too large": {func(a *payroll.Article) { a.LumpSum, a.TextCoefficient = num("1000000000000"), num("") }, []payroll.Code{payroll.AmountTooLarge}},
	} {
		t.Run(name, func(t *testing.T) {
			a := ok(tt.change)
			r, err := a.Royalty(plain, rates)
			var got []payroll.Code
			for _, f := range a.Check(rates, r, err) {
				got = append(got, f.Code)
			}
			if !slices.Equal(got, tt.want) {
				t.Errorf("got %v, want %v", got, tt.want)
			}
		})
	}
}

func TestCheckTogether(t *testing.T) {
	author := []payroll.Payee{{Author: 1, Name: "An"}}
	articles := []*payroll.Article{
		{Ref: "1", Title: "Tin vắn", Status: payroll.Approved, Authors: author},
		{Ref: "2", Title: "TIN  VẮN", Status: payroll.Pending, Authors: author},
		{Ref: "3", Title: "Tin vắn", Status: payroll.Rejected, Authors: []payroll.Payee{{Author: 2, Name: "Bình"}}},
		{Ref: "4", Title: "Khác", Status: payroll.Approved, Authors: people("Chi")},
	}
	found := payroll.CheckTogether(articles)
	if len(found) != 2 || found[0].Code != payroll.DuplicateTitle || found[1].Code != payroll.AuthorUnknown {
		t.Fatalf("got %+v", found)
	}
	for _, f := range found {
		if !slices.Equal(f.Articles, []string{"1", "2"}) {
			t.Errorf("%s is about %v", f.Code, f.Articles)
		}
	}
}
