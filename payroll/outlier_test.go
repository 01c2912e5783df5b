package payroll_test

import (
	"testing"

	"github.com/shopspring/decimal"

	"nhuanbut/payroll"
)

var policy = payroll.Policy{RoundTo: 1}

// noCaps are rates with the caps of NĐ 18/2014/NĐ-CP, Đ.7 k.1, which end on 2026-09-01.
var noCaps = func() payroll.Rates {
	rows := []payroll.Rate{
		{Name: payroll.BaseSalaryRate, From: "2014-01-01", Value: num("2530000")},
		{Name: payroll.BaseCoefficientRate, From: "2014-01-01", Value: num("0.1")},
	}
	for genre, cap := range map[string]string{
		"Tin": "10", "Trả lời bạn đọc": "10", payroll.PhotoGenre: "10", "Chính luận": "30", "Phóng sự": "30", "Ký": "30", "Phỏng vấn": "30", "Media": "50",
	} {
		rows = append(rows, payroll.Rate{Name: payroll.CapRate, Genre: genre, From: "2014-06-01", Value: num(cap)},
			payroll.Rate{Name: payroll.CapRate, Genre: genre, From: "2026-09-01"})
	}
	return payroll.NewRates(rows)
}()

func TestPercentile(t *testing.T) {
	dec := decimal.RequireFromString
	twenty := &payroll.Values{}
	for i := int64(20); i > 0; i-- {
		twenty.Add(decimal.NewFromInt(i), 1)
	}
	many := &payroll.Values{} // 90 × 1, 5 × 2.5, 5 × 8
	many.Add(dec("8"), 5)
	many.Add(dec("1"), 40)
	many.Add(dec("2.5"), 5)
	many.Add(dec("1.0"), 50)
	one := &payroll.Values{}
	one.Add(dec("7"), 1)
	for _, tt := range []struct {
		of   *payroll.Values
		p    int
		want string
	}{
		// The rank is p × n / 100, rounded up.
		{twenty, 95, "19"}, {twenty, 96, "20"}, {twenty, 5, "1"}, {twenty, 6, "2"}, {twenty, 100, "20"},
		{many, 90, "1"}, {many, 91, "2.5"}, {many, 95, "2.5"}, {many, 96, "8"}, {many, 5, "1"},
		{one, 5, "7"}, {one, 95, "7"},
		{twenty.Without(dec("20")), 95, "19"}, // the rank of 95 % of 19 is 18.05, rounded up
		{many.Without(dec("8")).Without(dec("8.00")), 100, "8"},
	} {
		if got := tt.of.Percentile(tt.p); !got.Equal(dec(tt.want)) {
			t.Errorf("percentile %d of %d figures = %s, want %s", tt.p, tt.of.Count(), got, tt.want)
		}
	}
	if one.Without(dec("7")).Count() != 0 || one.Count() != 1 || one.Without(dec("8")).Count() != 1 {
		t.Error("Without takes one figure out of a copy")
	}
}

// article is one of a genre with figures by column.
func article(genre string, day payroll.Date, figures map[payroll.Column]string) *payroll.Article {
	var r payroll.Record
	r[payroll.Genre], r[payroll.Published] = genre, string(day)
	for c, v := range figures {
		r[c] = v
	}
	a, err := payroll.NewArticle(&r)
	if err != nil {
		panic(err)
	}
	a.Ref, a.Status = "1", payroll.Approved
	return a
}

func text(v string) map[payroll.Column]string {
	return map[payroll.Column]string{payroll.TextCoefficient: v}
}

func lump(v string) map[payroll.Column]string { return map[payroll.Column]string{payroll.LumpSum: v} }

func photos(coefficient, count string) map[payroll.Column]string {
	return map[payroll.Column]string{payroll.PhotoCoefficient: coefficient, payroll.Photos: count}
}

func TestOutlier(t *testing.T) {
	// Forty articles with 0.5 to 3: nearest rank, 5 % is the 2nd (0.5), 95 % the 38th (2.5).
	news := make(payroll.Usual)
	for v, times := range map[string]int{"0.5": 4, "1": 20, "1.5": 10, "2.5": 4, "3": 2} {
		news.Add(article("Tin", "2026-09-05", text(v)), policy, times)
	}
	// Twenty lump sums: 5 % is the 1st (200.000), 95 % the 19th (600.000); the highest is 1.500.000.
	for v, times := range map[string]int{"200000": 3, "400000": 10, "600000": 6, "1500000": 1} {
		news.Add(article("Tin", "2026-09-05", lump(v)), policy, times)
	}
	for _, tt := range []struct {
		name     string
		past     payroll.Usual
		own      []*payroll.Article
		a        *payroll.Article
		field    payroll.Column
		expected string // "" where it is no outlier
		severity payroll.Severity
		likely   any
	}{
		{name: "3 × 2,5 is not over it", past: news, a: article("Tin", "2026-10-05", text("7.5"))},
		{"7,6 was 0,76: a slip", news, nil, article("TIN", "2026-10-05", text("7.6")), payroll.TextCoefficient, "0.5–2.5", payroll.Blocking, "0.76"},
		{"25 was 2,5", news, nil, article("Tin", "2026-10-05", text("25")), payroll.TextCoefficient, "0.5–2.5", payroll.Blocking, "2.5"},
		{"150 was 1,5", news, nil, article("Tin", "2026-10-05", text("150")), payroll.TextCoefficient, "0.5–2.5", payroll.Blocking, "1.5"},
		{"30: 3 and 0,3 are not usual", news, nil, article("Tin", "2026-10-05", text("30")), payroll.TextCoefficient, "0.5–2.5", payroll.Warning, nil},
		{name: "another genre is not weighed by it", past: news, a: article("Ký", "2026-10-05", text("25"))},
		{name: "a genre that had a cap of 30", a: article("Ký", "2026-10-05", text("30"))},
		{"over the last cap", nil, nil, article("Ký", "2026-10-05", text("31")), payroll.TextCoefficient, "≤30", payroll.Blocking, nil},
		{"over 10 where none is known", nil, nil, article("Bài dịch", "2026-10-05", text("10.5")), payroll.TextCoefficient, "≤10", payroll.Blocking, nil},
		{name: "10 is not over 10", a: article("Bài dịch", "2026-10-05", text("10"))},
		{"no genre at all", nil, nil, article("", "2026-10-05", text("12")), payroll.TextCoefficient, "≤10", payroll.Blocking, nil},
		{name: "a cap in force says it by itself", a: article("Tin", "2026-08-31", text("25"))},
		{"a cap ended", nil, nil, article("Tin", "2026-09-01", text("25")), payroll.TextCoefficient, "≤10", payroll.Blocking, nil},
		{"photo coefficient", nil, nil, article("Tin", "2026-10-05", photos("15", "2")), payroll.PhotoCoefficient, "≤10", payroll.Blocking, nil},
		{name: "30 photos", a: article("Tin", "2026-10-05", photos("0.5", "30"))},
		{"31 photos", nil, nil, article("Tin", "2026-10-05", photos("0.5", "31")), payroll.Photos, "≤30", payroll.Blocking, nil},
		{name: "photos that nothing is paid by", a: article("Tin", "2026-10-05", map[payroll.Column]string{payroll.TextCoefficient: "1", payroll.Photos: "3000"})},
		{"encouragement", nil, nil, article("Tin", "2026-10-05", map[payroll.Column]string{payroll.TextCoefficient: "1", payroll.Encouragement: "12"}),
			payroll.Encouragement, "≤2", payroll.Blocking, nil},
		{"a lump sum of 500", nil, nil, article("Tin", "2026-10-05", lump("500")), payroll.LumpSum, "≥10000", payroll.Blocking, nil},
		{name: "a lump sum of 10.000", a: article("Tin", "2026-10-05", lump("10000"))},
		{name: "20 base salaries", a: article("Tin", "2026-10-05", lump("50600000"))},
		{"over 20 base salaries", nil, nil, article("Tin", "2026-10-05", lump("50600001")), payroll.LumpSum, "≤50600000", payroll.Blocking, nil},
		{"500 among lump sums was 500.000", news, nil, article("Tin", "2026-10-05", lump("500")), payroll.LumpSum, "200000–600000", payroll.Blocking, payroll.Dong(500_000)},
		{"19.999 was 199.990: not usual", news, nil, article("Tin", "2026-10-05", lump("19999")), payroll.LumpSum, "200000–600000", payroll.Warning, nil},
		{name: "20.000 is not under a tenth", past: news, a: article("Tin", "2026-10-05", lump("20000"))},
		{"4.000.000 was 400.000", news, nil, article("Tin", "2026-10-05", lump("4000000")), payroll.LumpSum, "200000–600000", payroll.Blocking, payroll.Dong(400_000)},
		{name: "1.800.000 is not over it", past: news, a: article("Tin", "2026-10-05", lump("1800000"))},
		{name: "the coefficients win: the lump sum is not paid", a: article("Tin", "2026-10-05", map[payroll.Column]string{payroll.TextCoefficient: "1", payroll.LumpSum: "500"})},
		{"25 beside 2,5 in the file", nil, []*payroll.Article{article("Tin", "2026-10-05", text("2.5")), article("Tin", "2026-10-06", text("1"))},
			article("Tin", "2026-10-05", text("25")), payroll.TextCoefficient, "1–2.5", payroll.Blocking, "2.5"},
		{"another slip says nothing of it", nil, []*payroll.Article{article("Tin", "2026-10-05", text("30")), article("Tin", "2026-10-06", text("1"))},
			article("Tin", "2026-10-05", text("11")), payroll.TextCoefficient, "1", payroll.Blocking, nil},
		{name: "never against itself", own: []*payroll.Article{}, a: article("Tin", "2026-10-05", text("9"))},
		{"the file's own range, where it has twenty", nil, repeat(20, article("Tin", "2026-10-05", text("0.8"))),
			article("Tin", "2026-10-05", text("8")), payroll.TextCoefficient, "0.8", payroll.Warning, "0.8"},
		{name: "nineteen say nothing", own: repeat(19, article("Tin", "2026-10-05", text("0.8"))), a: article("Tin", "2026-10-05", text("8"))},
	} {
		check := payroll.OutlierCheck{Limits: payroll.Settings{}.OutlierLimits("2026-10"), Policy: policy, Rates: noCaps, Past: tt.past}
		for _, a := range append(tt.own, tt.a) {
			check.AddOwn(a)
		}
		found := check.Article(tt.a)
		if tt.expected == "" {
			if len(found) > 0 {
				t.Errorf("%s: found %+v", tt.name, found)
			}
			continue
		}
		if len(found) != 1 {
			t.Errorf("%s: %d found, want 1", tt.name, len(found))
			continue
		}
		if f := found[0]; f.Field != tt.field.Header() || f.Expected != tt.expected || f.Severity != tt.severity || f.Likely != tt.likely {
			t.Errorf("%s: %s, usual %v, %s, meant %v; want %s, %s, %s, %v",
				tt.name, f.Field, f.Expected, f.Severity, f.Likely, tt.field.Header(), tt.expected, tt.severity, tt.likely)
		}
	}
}

func repeat(n int, a *payroll.Article) (list []*payroll.Article) {
	for range n {
		list = append(list, a)
	}
	return list
}

// A figure that is over a cap is said once.
func TestOutlierBesideCap(t *testing.T) {
	cap := payroll.Finding{Code: payroll.OverCap, Severity: payroll.Warning, Field: "Hệ số tin"}
	slip := payroll.Finding{Code: payroll.Outlier, Severity: payroll.Blocking, Field: "Hệ số tin"}
	odd := payroll.Finding{Code: payroll.Outlier, Severity: payroll.Warning, Field: "Hệ số tin"}
	other := payroll.Finding{Code: payroll.Outlier, Severity: payroll.Warning, Field: "Số Ảnh"}
	for _, tt := range []struct {
		name            string
		found, outliers []payroll.Finding
		want            []payroll.Finding
	}{
		{"a slip takes its place", []payroll.Finding{cap}, []payroll.Finding{slip}, []payroll.Finding{slip}},
		{"what is odd does not", []payroll.Finding{cap}, []payroll.Finding{odd}, []payroll.Finding{cap}},
		{"another figure stands beside it", []payroll.Finding{cap}, []payroll.Finding{other}, []payroll.Finding{cap, other}},
	} {
		got := payroll.WithOutliers(tt.found, tt.outliers)
		if len(got) != len(tt.want) {
			t.Errorf("%s: %d found, want %d", tt.name, len(got), len(tt.want))
			continue
		}
		for i := range got {
			if got[i].Code != tt.want[i].Code || got[i].Severity != tt.want[i].Severity || got[i].Field != tt.want[i].Field {
				t.Errorf("%s: %+v, want %+v", tt.name, got[i], tt.want[i])
			}
		}
	}
}

func TestFarOver(t *testing.T) {
	limits := payroll.Settings{}.OutlierLimits("2026-10")
	for _, tt := range []struct {
		total  payroll.Dong
		months []payroll.Dong
		want   bool
	}{
		{3_000_001, []payroll.Dong{500_000, 1_000_000, 700_000}, true},
		{3_000_000, []payroll.Dong{500_000, 1_000_000, 700_000}, false},
		{9_000_000, []payroll.Dong{500_000, 1_000_000}, false},    // two months say nothing
		{9_000_000, []payroll.Dong{500_000, 1_000_000, 0}, false}, // nor does one without money
		{9_000_000, nil, false},
	} {
		if _, got := limits.FarOver(tt.total, tt.months); got != tt.want {
			t.Errorf("%d after %d = %t", tt.total, tt.months, got)
		}
	}
}

func TestRoundedTo(t *testing.T) {
	compared := func(exact, cms string) payroll.Compared {
		e := decimal.RequireFromString(exact)
		return payroll.Compared{Exact: e, Ours: payroll.Round(e, 1), CMS: decimal.RequireFromString(cms)}
	}
	for _, tt := range []struct {
		name string
		list []payroll.Compared
		unit payroll.Dong
		n    int
	}{
		{"thousands", []payroll.Compared{compared("379500", "380000"), compared("126500", "127000"), compared("177100", "177000")}, 1000, 3},
		{"hundreds", []payroll.Compared{compared("379550", "379600"), compared("126520", "126500"), compared("506000", "506000")}, 100, 2},
		{"a mistake among them stays one", []payroll.Compared{compared("379500", "380000"), compared("126500", "127000"), compared("253000", "263000")}, 1000, 2},
		{"one alone says nothing", []payroll.Compared{compared("379500", "380000")}, 0, 0},
		{"an amount that is not rounded speaks against it", []payroll.Compared{compared("379500", "380000"), compared("126500", "127000"), compared("177100", "177100")}, 0, 0},
		{"rounded down is another thing", []payroll.Compared{compared("379900", "379000"), compared("126900", "126000")}, 0, 0},
		{"more mistakes than that", []payroll.Compared{compared("379500", "380000"), compared("126500", "127000"), compared("1", "5000"), compared("1", "6000")}, 0, 0},
	} {
		unit, explained := payroll.RoundedTo(tt.list, 1)
		if unit != tt.unit || len(explained) != tt.n {
			t.Errorf("%s: %d, %d articles; want %d, %d", tt.name, unit, len(explained), tt.unit, tt.n)
		}
	}
}
