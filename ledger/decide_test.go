package ledger_test

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"

	"nhuanbut/ledger"
	"nhuanbut/ledger/cms"
	"nhuanbut/payroll"
)

// toDecide has an article of every status, 1 × 253,000 to 6 × 253,000, one of them
// another newsroom's word, and a seventh without ID of two categories.
func toDecide(t testing.TB) *ledger.Ledger {
	t.Helper()
	l := create(t)
	const header = "ID,Tiêu đề,Ngày xuất bản,Phân loại,Loại bài viết,Tác giả,Hệ số tin,Approval Status"
	take(t, l, ledger.ImportOptions{}, header,
		"1,Khánh thành cầu,05/10/2026,Thời sự,Tin,An,1,0", "2,Từ chối,06/10/2026,Thời sự,Tin,An,2,1", "3,Chờ,07/10/2026,Văn hóa,Ảnh,Bình,3,2",
		"4,Nháp,08/10/2026,Văn hóa,Tin,Bình,4,3", "5,Hẹn giờ,09/10/2026,Thời sự,Tin,TTXVN,5,4", "6,Lạ,05/11/2026,Thời sự,Tin,An,6,Lên trang")
	take(t, l, ledger.ImportOptions{}, header, ",Không số,10/10/2026,Thời sự;#Văn hóa,Tin,An,7,2")
	must(l.ConfirmAuthors(context.Background(), clerk, []string{"TTXVN"}, payroll.Source))(t)
	return l
}

// weighed is a decision in short: what it changes, what stands so, what it leaves, and
// the money.
func weighed(d ledger.Decision) string {
	left := ""
	for _, s := range d.Left {
		left += fmt.Sprintf(" %s %d", s.Status, s.Articles)
	}
	return fmt.Sprintf("%v %v left%s: %d, %+d", d.Changed, d.Already, left, d.Amount, d.Payable)
}

func named(refs ...string) ledger.Choice {
	var c ledger.Choice
	for _, ref := range refs {
		c.Names = append(c.Names, cms.ListedID{ID: ref})
	}
	return c
}

func TestWeigh(t *testing.T) {
	ctx := context.Background()
	l := toDecide(t)
	filter := func(f ledger.ArticleFilter) ledger.Choice { return ledger.Choice{Filter: f} }
	for name, tt := range map[string]struct {
		choice ledger.Choice
		to     payroll.Status
		want   string
	}{
		// 1 stands; 3 and 7 are pending, 5 is the source's and never paid. 253,000 × (1 + 3 + 7)
		"a month":           {filter(ledger.ArticleFilter{Month: "2026-10"}), payroll.Approved, "[3 5 b7] [1] left rejected 1 draft 1: 2783000, +2530000"},
		"a month, rejected": {filter(ledger.ArticleFilter{Month: "2026-10"}), payroll.Rejected, "[3 5 b7] [2] left approved 1 draft 1: 3036000, +0"},
		"a status":          {filter(ledger.ArticleFilter{Month: "2026-10", Status: payroll.Draft}), payroll.Approved, "[4] [] left: 1012000, +1012000"},
		"take back":         {filter(ledger.ArticleFilter{Status: payroll.Approved}), payroll.Rejected, "[1] [] left: 253000, -253000"},
		"a category":        {filter(ledger.ArticleFilter{Category: "VĂN  HÓA"}), payroll.Approved, "[3 b7] [] left draft 1: 2530000, +2530000"},
		"a genre":           {filter(ledger.ArticleFilter{Genre: "ảnh"}), payroll.Approved, "[3] [] left: 759000, +759000"},
		"an author":         {filter(ledger.ArticleFilter{Author: "an", Month: "2026-11"}), payroll.Approved, "[6] [] left: 1518000, +1518000"},
		"a title":           {filter(ledger.ArticleFilter{Title: "KHÁNH thành"}), payroll.Approved, "[] [1] left: 253000, +0"},
		"nothing":           {filter(ledger.ArticleFilter{Title: "không có"}), payroll.Approved, "[] [] left: 0, +0"},
		// who names an article has chosen it, whatever its status
		"names": {named("2", "4", "2", "b7"), payroll.Approved, "[2 4 b7] [] left: 3289000, +3289000"},
	} {
		d, err := l.Weigh(ctx, tt.choice, tt.to)
		if err != nil || weighed(d) != tt.want {
			t.Errorf("%s: %s, %v; want %s", name, weighed(d), err, tt.want)
		}
		sum := 0
		for _, s := range d.Before {
			sum += s.Articles
		}
		if sum != d.Articles || sum != len(d.Changed)+len(d.Already) {
			t.Errorf("%s: %+v", name, d)
		}
	}
}

func TestDecideWhatWasWeighed(t *testing.T) {
	ctx := context.Background()
	l := toDecide(t)
	d := must(l.Weigh(ctx, ledger.Choice{Filter: ledger.ArticleFilter{Month: "2026-10"}}, payroll.Approved))(t)
	before := gross(t, l, "2026-10")
	must(l.Decide(ctx, clerk, []string{"3"}, payroll.Rejected, "trùng"))(t)
	if err := l.DecideWeighed(ctx, clerk, d, ""); !errors.Is(err, payroll.Refuse(ledger.ChangedSince)) {
		t.Errorf("rejected in the meantime: %v", err)
	}
	if got := gross(t, l, "2026-10"); got != before {
		t.Errorf("refused, and yet %s", got)
	}
	d = must(l.Weigh(ctx, ledger.Choice{Filter: ledger.ArticleFilter{Month: "2026-10"}}, payroll.Approved))(t)
	if err := l.DecideWeighed(ctx, clerk, d, "TBT duyệt"); err != nil {
		t.Fatal(err)
	}
	b := must(l.Book(ctx, "2026-10"))(t)
	// 1 + 7; 5 is the source's
	if got := b.Total(payroll.ByAuthor).Gross; got != 8*253_000 {
		t.Errorf("gross %d", got)
	}
	if past := must(l.History(ctx, "#7"))(t); len(past) != 2 || past[1].Reason != "TBT duyệt" {
		t.Errorf("%+v", past)
	}
}

// A list that names an article nobody has is refused whole, each line with its place.
func TestDecideFromAList(t *testing.T) {
	ctx := context.Background()
	l := toDecide(t)
	weigh := func(text string) (ledger.Decision, error) {
		list, err := cms.ReadIDs(strings.NewReader(text), "a.txt")
		if err != nil {
			t.Fatal(err)
		}
		return l.Weigh(ctx, ledger.Choice{Names: list}, payroll.Approved)
	}
	if d, err := weigh("3\n#7\n3"); err != nil || weighed(d) != "[3 b7] [] left: 2530000, +2530000" {
		t.Errorf("%s, %v", weighed(d), err)
	}
	// #3 is a comment on the article 3 as well as no. 3, #5 the same, and 99 nobody's.
	_, err := weigh("1\n#3\n99\n#5 xong\n2")
	var refused []string
	for _, one := range err.(interface{ Unwrap() []error }).Unwrap() {
		var cell *cms.CellError
		if !errors.As(one, &cell) {
			t.Fatal(one)
		}
		refused = append(refused, fmt.Sprint(cell.At.Row, " ", cell.Reason))
	}
	if got := strings.Join(refused, "; "); got != "2 list-unclear: 3; 3 no-such-article: 99; 4 list-unclear: 5 xong" {
		t.Error(got)
	}
	take(t, l, ledger.ImportOptions{Source: "video"}, withID, "7,V,05/10/2026,v,An,1,2")
	if _, err := weigh("#7"); err == nil {
		t.Error("#7 is the article video/7 too")
	}
}
