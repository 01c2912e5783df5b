package ledger_test

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"nhuanbut/ledger"
	"nhuanbut/payroll"
)

// doubles are the suspected ones in short: "maybe A0001 A0002 one-letter".
func doubles(t testing.TB, l *ledger.Ledger) (list []string) {
	t.Helper()
	for _, d := range must(l.Duplicates(context.Background()))(t) {
		one := fmt.Sprint(d.Sureness, " ", d.Authors[0].Code, " ", d.Authors[1].Code)
		for _, r := range d.Reasons {
			one += " " + string(r)
		}
		for _, r := range d.Against {
			one += " -" + string(r)
		}
		list = append(list, one)
	}
	return list
}

func TestDoubles(t *testing.T) {
	ctx := context.Background()
	for name, tt := range map[string]struct {
		authors []string // name, then FIELD=VALUE, joined by "|"
		want    []string
	}{
		"diacritics":         {[]string{"Phượng Khuê", "Phuong Khue"}, []string{"likely A0001 A0002 letters"}},
		"punctuation":        {[]string{"Hoài An", "Hoài-An"}, []string{"likely A0001 A0002 letters"}},
		"one letter":         {[]string{"Phượng Khuê", "Phượng Khuy"}, []string{"maybe A0001 A0002 one-letter"}},
		"a pen name":         {[]string{"Phượng Khuê|alias=Hoa Sim", "Hoa Sin"}, []string{"maybe A0001 A0002 one-letter"}},
		"a legal name":       {[]string{"Phượng Khuê|legal-name=Lê Thị Khuê", "Lê Thị Khuê"}, []string{"likely A0001 A0002 name"}},
		"two of one name":    {[]string{"An", "An"}, []string{"likely A0001 A0002 name"}},
		"too short":          {[]string{"An", "Ân", "Anh"}, []string{"likely A0001 A0002 letters"}},
		"tax code":           {[]string{"An|tax-code=8012345677", "Bình|tax-code=8012345677"}, []string{"sure A0001 A0002 tax-code"}},
		"ID number":          {[]string{"An|id-number=001085012345", "Bình|id-number=001085012345"}, []string{"sure A0001 A0002 id-number"}},
		"a citizen's number": {[]string{"An|id-number=001085012345", "Bình|tax-code=001085012345"}, []string{"sure A0001 A0002 id-number"}},
		"account":            {[]string{"An|account=0123 456", "Bình|account=0123456"}, []string{"likely A0001 A0002 account"}},
		"e-mail":             {[]string{"An|email=a@b.vn", "Bình|email=A@B.VN"}, []string{"likely A0001 A0002 email"}},
		"several things":     {[]string{"An|account=0123456|email=a@b.vn", "Ân|account=0123456|email=a@b.vn"}, []string{"sure A0001 A0002 account email letters"}},
		// numbers that differ tell two of one name apart, and names that are a letter apart altogether
		"told apart":         {[]string{"Lê An|tax-code=8012345677", "Lê Ân|tax-code=0100109106"}, []string{"maybe A0001 A0002 letters -tax-code"}},
		"surely apart":       {[]string{"Lê Hoài|id-number=001085012345", "Lê Hoàn|id-number=001085012346"}, nil},
		"papers of two ages": {[]string{"Lê Hoài|id-number=001085012345", "Lê Hoàn|id-number=123456789"}, []string{"maybe A0001 A0002 one-letter"}},
		"nobody":             {[]string{"An", "Bình", "Chi"}, nil},
		// the surest first; a source, then whoever is confirmed is kept
		"order": {[]string{"Bình Minh", "Binh Minh|kind=staff", "TTXVM|email=x@y.vn", "TTXVN|kind=source", "Khác|email=x@y.vn"},
			[]string{"likely A0003 A0005 email", "likely A0002 A0001 letters", "maybe A0004 A0003 one-letter"}},
	} {
		t.Run(name, func(t *testing.T) {
			l := create(t)
			for _, author := range tt.authors {
				words := strings.Split(author, "|")
				fields := make(map[string]string)
				var alias []string
				for _, word := range words[1:] {
					key, value, _ := strings.Cut(word, "=")
					if key == "alias" {
						alias = append(alias, value)
						continue
					}
					fields[key] = value
				}
				a := must(l.AddAuthor(ctx, clerk, words[0], fields))(t)
				if len(alias) > 0 {
					must(l.AliasAuthor(ctx, clerk, a.Code, alias))(t)
				}
			}
			if got := doubles(t, l); !slices.Equal(got, tt.want) {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}

// Whoever has more articles is kept; those who were merged are one, and those of whom it
// was said that they are two are told no more, also under whom they turned out to be.
func TestDoublesAreSettled(t *testing.T) {
	ctx := context.Background()
	l := create(t)
	take(t, l, ledger.ImportOptions{}, withID, "1,A,05/10/2026,a,Lê An,1,0", "2,B,05/10/2026,b,Lê Ân,1,0", "3,C,05/10/2026,c,Lê Ân; Lê Ấn,1,1")
	list := must(l.Duplicates(ctx))(t)
	if got := doubles(t, l); len(got) != 3 || got[1] != "likely A0002 A0001 letters" || list[1].Authors[0].Articles != 2 {
		t.Fatalf("%q, %+v", got, list)
	}
	must(l.MergeAuthors(ctx, clerk, "Lê Ân", []string{"Lê Ấn"}))(t)
	if list = must(l.Duplicates(ctx))(t); len(list) != 1 || list[0].Authors[0].Articles != 2 { // 3 is one article
		t.Errorf("%+v", list)
	}
	if _, err := l.DistinctAuthors(ctx, clerk, []string{"Lê Ân", "A0003"}, ""); !errors.Is(err, payroll.Refuse(ledger.MergedAlready)) {
		t.Errorf("one and the same: %v", err)
	}
	if _, err := l.DistinctAuthors(ctx, clerk, []string{"Lê Ân", "Ai"}, ""); !errors.Is(err, payroll.Refuse(ledger.NoSuchAuthor)) {
		t.Errorf("nobody: %v", err)
	}
	must(l.DistinctAuthors(ctx, clerk, []string{"Lê Ấn", "Lê An"}, ""))(t)
	if got := doubles(t, l); got != nil {
		t.Errorf("%q", got)
	}
	events := len(must(l.Events(ctx, ""))(t))
	must(l.DistinctAuthors(ctx, clerk, []string{"Lê An", "A0002"}, ""))(t)
	if got := len(must(l.Events(ctx, ""))(t)); got != events {
		t.Error("said again, it is stored again")
	}
	unmerge(t, l, "Lê Ấn") // of A0003 nothing was said: the two were A0001 and A0002
	if got := doubles(t, l); len(got) != 2 {
		t.Errorf("%q", got)
	}
}

// An address that many have is no reason to compare all with all.
func TestDoublesOfAnAddressOfMany(t *testing.T) {
	ctx := context.Background()
	l := create(t)
	for i := range 30 {
		must(l.AddAuthor(ctx, clerk, strings.Repeat(string(rune('a'+i)), 9), map[string]string{"email": "toasoan@example.vn"}))(t)
	}
	if got := doubles(t, l); len(got) != 29 {
		t.Errorf("%d pairs", len(got))
	}
}

func BenchmarkDoubles(b *testing.B) {
	l := create(b)
	family, middle, given := strings.Fields("Nguyễn Trần Lê Phạm Hoàng Phan Vũ Đặng Bùi Đỗ"), strings.Fields("Văn Thị Đức Minh Hữu Ngọc Quang Thanh Xuân Hồng"), strings.Fields("An Bình Châu Dũng Giang Hà Khoa Lan Mai Nam Oanh Phúc Quân Sơn Tâm Uyên Vân Yến Đạt Hùng Kiên Linh Nga Phong Quyên Thảo Trang Tuấn Việt Hiếu Hoa Huy Khánh Loan Long Ly My Nhi Như Quý Sang Tài Thư Tiến Toàn Trâm Trí Tú Tùng Vy")
	var rows []string
	for i := range 5000 {
		name := family[i%10] + " " + middle[i/10%10] + " " + given[i/100%50]
		rows = append(rows, fmt.Sprintf("%d,T%d,05/10/2026,,%s,1,0", i+1, i, name))
	}
	take(b, l, ledger.ImportOptions{}, withID, rows...)
	for b.Loop() {
		list := must(l.Duplicates(context.Background()))(b)
		b.ReportMetric(float64(len(list)), "pairs")
	}
}
