package payroll_test

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"github.com/shopspring/decimal"

	"nhuanbut/payroll"
)

// newsroom makes ordinary months of a portal like that of the demo: some 120 articles, most
// of them news, a few galleries and long reportages, lump sums, encouragement, a festive
// issue that is paid better, regular authors and people who write once in a while.
type newsroom struct {
	*rand.Rand
	number int64
}

func (n *newsroom) one(words ...string) string { return words[n.IntN(len(words))] }

func (n *newsroom) chance(percent float64) bool { return n.Float64()*100 < percent }

// coefficients of a genre, as often as they are named; the last list is of the rare ones.
var coefficients = map[string][2][]string{
	"Tin":             {{"0.5", "0.8", "0.8", "1", "1", "1", "1", "1", "1.2", "1.2", "1.5", "1.5", "2"}, {"0.3", "2.5", "3", "4"}},
	"Phóng sự":        {{"6", "7", "7", "8", "8", "9", "10"}, {"5", "12", "15", "20"}},
	"Phỏng vấn":       {{"4", "4", "4.5", "5", "6"}, {"3", "8", "10"}},
	"Trả lời bạn đọc": {{"1", "1", "1.2", "1.5"}, {"2", "3"}},
	"Media":           {{"4", "6", "8", "10"}, {"3", "15", "20"}},
	"Ký":              {{"5", "6", "7"}, {"10", "15"}},
	"Chính luận":      {{"5", "6", "8"}, {"10", "15"}},
}

func (n *newsroom) month(m payroll.Month, festive bool) (articles []*payroll.Article) {
	for range 105 + n.IntN(30) {
		articles = append(articles, n.article(payroll.Date(fmt.Sprintf("%s-%02d", m, 1+n.IntN(28))), festive))
	}
	return articles
}

func (n *newsroom) article(day payroll.Date, festive bool) *payroll.Article {
	n.number++
	a := &payroll.Article{Number: n.number, Ref: fmt.Sprint(n.number), Title: fmt.Sprint("Bài ", n.number), Published: day, Status: payroll.Approved}
	a.Genre = n.one("Tin", "Tin", "Tin", "Tin", "Tin", "Tin", "Tin", "Tin", "Tin", "Tin", "Tin", "Tin", "Phóng sự", "Phóng sự", "Ảnh", "Phỏng vấn",
		"Trả lời bạn đọc", "Media", "Ký", "Chính luận")
	if author := n.IntN(20); author < 17 {
		a.Authors = []payroll.Payee{{Author: int64(author * (n.IntN(2) + 1) / 2), Name: "regular"}}
	} else {
		a.Authors = []payroll.Payee{{Author: int64(100 + n.IntN(40)), Name: "occasional"}}
	}
	switch words, ok := coefficients[a.Genre]; {
	case n.chance(2):
		a.LumpSum = num(n.one("300000", "500000", "500000", "1000000", "1500000", "2000000", "3500000", "5000000"))
	case ok && n.chance(4):
		a.TextCoefficient = num(n.one(words[1]...))
	case ok:
		a.TextCoefficient = num(n.one(words[0]...))
	}
	if festive && n.chance(40) && a.TextCoefficient.Valid {
		a.TextCoefficient.Decimal = a.TextCoefficient.Decimal.Mul(decimal.RequireFromString("1.5"))
	}
	if a.Genre == "Ảnh" && !a.LumpSum.Valid || n.chance(45) && a.TextCoefficient.Valid {
		a.PhotoCoefficient, a.Photos = num(n.one("0.3", "0.4", "0.5", "0.5", "0.5", "1")), n.photos(a.Genre)
	}
	if n.chance(3) {
		a.Encouragement = num(n.one("1.1", "1.2", "1.2", "1.3", "1.5", "2"))
	}
	return a
}

// photos of an article: one to five, a gallery now and then.
func (n *newsroom) photos(genre string) decimal.NullDecimal {
	count := 1 + n.IntN(3) + n.IntN(3)
	if genre == "Ảnh" {
		count = 6 + n.IntN(13)
	}
	if n.chance(1.5) {
		count += 5 + n.IntN(12)
	}
	return decimal.NewNullDecimal(decimal.NewFromInt(int64(count)))
}

// Of a year of ordinary months fewer than one article in 200 is an outlier, and hardly any
// blocks closing.
func TestOrdinaryMonthsHaveFewOutliers(t *testing.T) {
	var articles, said, blocking, authors int
	for seed := range uint64(8) {
		n := &newsroom{Rand: rand.New(rand.NewPCG(seed, 1))}
		limits := payroll.Settings{}.OutlierLimits("2026-10")
		past, totals := make(payroll.Usual), make(map[int64][]payroll.Dong)
		for i := range 12 {
			m := payroll.Month("2026-09").Add(i)
			month := n.month(m, i == 4)
			check := payroll.OutlierCheck{Limits: limits, Policy: policy, Rates: noCaps, Past: past}
			sums := make(map[int64]payroll.Dong)
			for _, a := range month {
				check.AddOwn(a)
				r, err := a.Royalty(policy, noCaps)
				if err != nil {
					t.Fatal(err)
				}
				sums[a.Authors[0].Author] += r.Amount + r.Encouragement
			}
			for _, a := range month {
				for _, f := range check.Article(a) {
					said++
					if f.Severity == payroll.Blocking {
						blocking++
					}
				}
			}
			for author, sum := range sums {
				if _, far := limits.FarOver(sum, totals[author]); far {
					authors++
				}
				totals[author] = append(totals[author], sum)
			}
			for _, a := range month {
				past.Add(a, policy, 1)
			}
			articles += len(month)
		}
	}
	t.Logf("%d articles: %d outliers, %d of them block closing; %d totals of authors", articles, said, blocking, authors)
	if (said+authors)*200 >= articles {
		t.Errorf("%d outliers among %d articles and %d totals of authors: one in 200 or more", said, articles, authors)
	}
	if blocking*500 >= articles {
		t.Errorf("%d of %d ordinary articles block closing", blocking, articles)
	}
}
