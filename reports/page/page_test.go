package page_test

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"errors"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"nhuanbut/ledger"
	"nhuanbut/ledger/store"
	"nhuanbut/payroll"
	"nhuanbut/reports/booktest"
	"nhuanbut/reports/lang"
	"nhuanbut/reports/month"
	"nhuanbut/reports/page"
	"nhuanbut/reports/paper"
)

// pageOf writes the page of b and gives its path and its bytes.
func pageOf(t testing.TB, b *ledger.Book, found []payroll.Finding, o paper.Options) (path string, written []byte) {
	t.Helper()
	path = filepath.Join(t.TempDir(), "a.html")
	if err := page.Write(t.Context(), month.NewView(b, found, o), path); err != nil {
		t.Fatal(err)
	}
	written, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return path, written
}

// worded are the findings of b with words as the command gives them some.
func worded(b *ledger.Book) []payroll.Finding {
	found := b.Check()
	for i := range found {
		found[i].Message = "thấy " + string(found[i].Code)
	}
	return found
}

// document is a page that was parsed, with what its script reads.
type document struct {
	root *html.Node
	data pageData
}

type pageData struct {
	Say      map[string]string
	Articles []struct {
		ID, Date, Title, Under, By, Text, Photo, Count, Note, Held string
		How                                                        []string
		Found                                                      []int
	}
	Authors []struct {
		Names, Figures []string
		Lines          []pageLine
	}
	Unpaid []int
	Found  []struct {
		Blocking bool
		Text     string
	}
}

type pageLine struct {
	Article                                        int
	ID, About, Note, Text, Photo, More, Other, Sum string
}

func parse(t testing.TB, written []byte) document {
	t.Helper()
	root, err := html.Parse(bytes.NewReader(written))
	if err != nil {
		t.Fatal(err)
	}
	d := document{root: root}
	if err := json.Unmarshal([]byte(textOf(d.all("script")[0])), &d.data); err != nil {
		t.Fatal(err)
	}
	return d
}

// all are the elements of a name.
func (d document) all(name string) []*html.Node { return within(d.root, name) }

func within(n *html.Node, name string) []*html.Node {
	var found []*html.Node
	for c := range n.Descendants() {
		if c.Type == html.ElementNode && c.Data == name {
			found = append(found, c)
		}
	}
	return found
}

func textOf(n *html.Node) string {
	var text strings.Builder
	for c := range n.Descendants() {
		if c.Type == html.TextNode {
			text.WriteString(c.Data)
		}
	}
	return strings.TrimSpace(text.String())
}

func attribute(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

// byID is the element with an id.
func (d document) byID(t testing.TB, id string) *html.Node {
	t.Helper()
	for n := range d.root.Descendants() {
		if attribute(n, "id") == id {
			return n
		}
	}
	t.Fatalf("no element %s", id)
	return nil
}

// rows are the texts of a table's cells.
func rows(table *html.Node) [][]string {
	var rows [][]string
	for _, tr := range within(table, "tr") {
		var cells []string
		for c := range tr.ChildNodes() {
			if c.Type == html.ElementNode {
				cells = append(cells, textOf(c))
			}
		}
		rows = append(rows, cells)
	}
	return rows
}

// grouped writes whole numbers as the languages do.
func grouped(n int64, separator string) string {
	s := strconv.FormatInt(n, 10)
	for i := len(s) - 3; i > 0 && s[i-1] != '-'; i -= 3 {
		s = s[:i] + separator + s[i:]
	}
	return s
}

func TestPageHasTheFiguresOfTheTotals(t *testing.T) {
	b := booktest.OctoberBook(t)
	for spoken, separator := range map[lang.Language]string{lang.Vietnamese: ".", lang.English: ","} {
		_, written := pageOf(t, b, worded(b), paper.Options{Lang: spoken})
		d := parse(t, written)
		total := b.Total(payroll.ByAuthor)
		table := rows(d.byID(t, "author-table"))
		if len(table) != len(total.Rows)+2 {
			t.Fatalf("%s: %d rows for %d authors", spoken, len(table), len(total.Rows))
		}
		figures := func(articles, photos int, text, photo, encouragement, other, gross payroll.Dong, sparse bool) []string {
			cells := []string{strconv.Itoa(articles), strconv.Itoa(photos)}
			for _, amount := range []payroll.Dong{text, photo, text + photo} {
				cells = append(cells, grouped(int64(amount), separator))
			}
			for _, amount := range []payroll.Dong{encouragement, other} {
				if cells = append(cells, grouped(int64(amount), separator)); sparse && amount == 0 {
					cells[len(cells)-1] = ""
				}
			}
			return append(cells, grouped(int64(gross), separator))
		}
		for i, row := range total.Rows {
			got := table[i+1]
			want := figures(row.Articles, row.Photos, row.Text, row.Photo, row.Encouragement, row.Other-row.Encouragement, row.Gross, true)
			if !strings.HasPrefix(got[0], row.Key+" "+row.Code) || !slices.Equal(got[1:], want) {
				t.Errorf("%s: %q, want %s and %q", spoken, got, row.Key, want)
			}
			// What opens below the row adds up to it.
			sum := int64(0)
			for _, line := range d.data.Authors[i].Lines {
				sum += number(t, line.Sum)
				if number(t, line.Text)+number(t, line.Photo)+number(t, line.More)+number(t, line.Other) != number(t, line.Sum) {
					t.Errorf("%s: %+v does not add up", row.Key, line)
				}
			}
			if sum != int64(row.Gross) {
				t.Errorf("%s: lines of %d, want %d", row.Key, sum, row.Gross)
			}
			if plain := d.data.Authors[i].Figures; plain[len(plain)-1] != strconv.FormatInt(int64(row.Gross), 10) {
				t.Errorf("%s is sorted by %q", row.Key, plain)
			}
		}
		want := figures(5, 4, booktest.Text, booktest.Photo, booktest.Encouragement, booktest.Other, booktest.Gross, false)
		if got := table[len(table)-1][1:]; !slices.Equal(got, want) {
			t.Errorf("%s: sums %q, want %q", spoken, got, want)
		}
		var bars []string
		for _, row := range rows(within(d.byID(t, "charts"), "table")[0]) {
			bars = append(bars, row[1])
		}
		slices.Sort(bars)
		var categories []string
		for _, row := range b.Total(payroll.ByCategory).Rows {
			categories = append(categories, grouped(int64(row.Gross), separator))
		}
		slices.Sort(categories)
		if !slices.Equal(bars, categories) {
			t.Errorf("%s: bars %q, want %q", spoken, bars, categories)
		}
		heads := textOf(within(d.root, "dl")[0])
		for _, figure := range []string{grouped(booktest.Gross, separator), grouped(booktest.Held, separator), strconv.Itoa(len(b.Check()))} {
			if !strings.Contains(heads, figure) {
				t.Errorf("%s: no %s in %q", spoken, figure, heads)
			}
		}
	}
}

// number reads an amount as the page has it.
func number(t testing.TB, text string) int64 {
	t.Helper()
	if text == "" {
		return 0
	}
	n, err := strconv.ParseInt(strings.NewReplacer(".", "", ",", "").Replace(text), 10, 64)
	if err != nil {
		t.Fatal(err)
	}
	return n
}

func TestPageSaysHowAmountsComeAbout(t *testing.T) {
	for name, c := range map[string]struct {
		row      string
		settings map[string]string
		how      []string
	}{
		// (2 + 0.5 × 3) × 253,000
		"text and photos": {"1,A,05/10/2026,,,An,,2,0.5,3,,,Approved", nil, []string{
			"2 × 253.000 + 0,5 × 3 × 253.000 = 885.500", "Đơn giá: 0,1 × 2.530.000 = 253.000"}},
		"photos alone, of which none is counted": {"1,A,05/10/2026,,,An,,,0.5,,,,Approved", nil, []string{
			"0,5 × 1 × 253.000 = 126.500", "Đơn giá: 0,1 × 2.530.000 = 253.000"}},
		"shared by three": {"1,A,05/10/2026,,,An; Bình; Châu,,1,,,,,Approved", nil, []string{
			"1 × 253.000 = 253.000", "Đơn giá: 0,1 × 2.530.000 = 253.000", "Chia: An 84.334; Bình 84.333; Châu 84.333"}},
		"a photographer": {"1,A,05/10/2026,,,An,Dũng,1,1,,,,Approved", nil, []string{
			"1 × 253.000 + 1 × 1 × 253.000 = 506.000", "Đơn giá: 0,1 × 2.530.000 = 253.000", "Chia: An 253.000; ảnh Dũng 253.000"}},
		"a lump sum": {"1,A,05/10/2026,,,An,,,,,,500000,Approved", nil, []string{"Tiền khoán: 500.000"}},
		// 0.2 × 253,000
		"encouragement": {"1,A,05/10/2026,,,An,,1,,,1.2,,Approved", nil, []string{
			"1 × 253.000 = 253.000", "Đơn giá: 0,1 × 2.530.000 = 253.000", "Khuyến khích: (1,2 − 1) × 253.000 = 50.600"}},
		// 1.0001 × 253,000 = 253,025.3
		"a fraction": {"1,A,05/10/2026,,,An,,1.0001,,,,,Approved", nil, []string{
			"1,0001 × 253.000 = 253.025,3, làm tròn 253.025", "Đơn giá: 0,1 × 2.530.000 = 253.000"}},
		"rounded to 1,000": {"1,A,05/10/2026,,,An,,1.5,,,,,Approved", map[string]string{payroll.RoundTo: "1000"}, []string{
			"1,5 × 253.000 = 379.500, làm tròn 380.000", "Đơn giá: 0,1 × 2.530.000 = 253.000"}},
		"photos in all": {"1,A,05/10/2026,,,An,,,0.5,3,,,Approved", map[string]string{payroll.PhotoCoefficients: "total"}, []string{
			"0,5 × 253.000 = 126.500", "Đơn giá: 0,1 × 2.530.000 = 253.000"}},
		"by pages, of which none is counted": {"1,A,05/10/2026,,,An,,2,,,,,Approved", map[string]string{payroll.TextByPages: "yes"}, []string{
			"2 × 1 × 253.000 = 506.000", "Đơn giá: 0,1 × 2.530.000 = 253.000"}},
		"nothing": {"1,A,05/10/2026,,,An,,,,,,,Approved", nil, nil},
	} {
		t.Run(name, func(t *testing.T) {
			b := booktest.Book(t, booktest.Header+c.row+"\n", func(l *ledger.Ledger) {
				for key, value := range c.settings {
					if _, err := l.SetSetting(t.Context(), booktest.Clerk, key, value, ""); err != nil {
						t.Fatal(err)
					}
				}
			})
			_, written := pageOf(t, b, nil, paper.Options{Lang: lang.Vietnamese})
			if got := parse(t, written).data.Articles[0].How; !slices.Equal(got, c.how) {
				t.Errorf("%q, want %q", got, c.how)
			}
		})
	}
}

func TestPageMarksWhatIsFoundAndUnpaid(t *testing.T) {
	b := booktest.OctoberBook(t)
	_, written := pageOf(t, b, worded(b), paper.Options{Lang: lang.Vietnamese})
	d := parse(t, written)
	codes := make(map[string][]string) // by article
	for _, a := range d.data.Articles {
		for _, n := range a.Found {
			codes[a.ID] = append(codes[a.ID], d.data.Found[n].Text)
		}
	}
	want := map[string][]string{
		"3": {"thấy not-approved"}, "4": {"thấy no-author"}, "9": {"thấy shares-not-100"},
	}
	if !maps.EqualFunc(codes, want, slices.Equal[[]string]) {
		t.Errorf("%q, want %q", codes, want)
	}
	var unpaid []string
	for _, i := range d.data.Unpaid {
		a := d.data.Articles[i]
		unpaid = append(unpaid, a.ID+" "+a.Held+" "+a.Note)
	}
	if want := []string{
		"3 253.000 chưa trả: chờ duyệt", "4 379.500 chưa trả: chưa có tác giả", "7  không trả cho nguồn tin TTXVN (253.000)",
		"9 253.000 chưa trả: tỷ lệ chia không đủ 100%",
	}; !slices.Equal(unpaid, want) {
		t.Errorf("%q, want %q", unpaid, want)
	}
	// Bình's: 2 and 8 shared, 5; not paid 3 and 9; a quota last.
	var binh []string
	for _, line := range d.data.Authors[1].Lines {
		if line.Article >= 0 {
			binh = append(binh, d.data.Articles[line.Article].ID+" "+line.Sum)
		} else {
			binh = append(binh, line.About+" "+line.Sum)
		}
	}
	if want := []string{"2 84.333", "3 ", "5 500.000", "0008 101.200", "9 ", "Khấu trừ định mức: Định mức -1.000.000"}; !slices.Equal(binh, want) {
		t.Errorf("%q, want %q", binh, want)
	}
	// All but the source are unconfirmed, which blocks; Bình has 3 and 9 besides.
	table := rows(d.byID(t, "author-table"))
	if got := table[2][0]; got != "Bình A0002 Chặn khóa sổ: 2 Lưu ý: 1" {
		t.Errorf("%q", got)
	}
	if got := table[4][0]; got != "Dũng A0005 Chặn khóa sổ: 1" {
		t.Errorf("%q", got)
	}
	// Every finding is listed, with a way to its articles.
	findings := d.byID(t, "findings")
	if n := len(within(findings, "li")); n != len(b.Check()) {
		t.Errorf("%d listed, want %d", n, len(b.Check()))
	}
	for _, a := range within(findings, "a") {
		place, err := strconv.Atoi(attribute(a, "data-article"))
		if err != nil || d.data.Articles[place].ID != textOf(a) {
			t.Errorf("%s leads to %d: %v", textOf(a), place, err)
		}
	}
}

func TestPageOfAMonthThatAdjusts(t *testing.T) {
	ctx := context.Background()
	csv := booktest.Header +
		"1,Cũ,05/09/2026,Thời sự,Tin,An,,2,,,,,Approved\n" +
		"2,Mới,05/10/2026,Thời sự,Tin,An,,3,,,,,Approved\n"
	b := booktest.Book(t, csv, func(l *ledger.Ledger) {
		if _, err := l.ConfirmAuthors(ctx, booktest.Clerk, nil, payroll.Contributor); err != nil {
			t.Fatal(err)
		}
		if _, err := l.ClosePeriod(ctx, booktest.Clerk, "2026-09", ledger.CloseOptions{Early: true}); err != nil {
			t.Fatal(err)
		}
		// (1.5 − 2) × 253,000 = −126,500
		if _, err := l.SetArticle(ctx, booktest.Clerk, "1", map[payroll.Column]string{payroll.TextCoefficient: "1.5"}, ""); err != nil {
			t.Fatal(err)
		}
	})
	_, written := pageOf(t, b, nil, paper.Options{Lang: lang.English})
	d := parse(t, written)
	got := rows(within(d.byID(t, "adjustments"), "table")[0])
	if want := []string{"J1-1/2026-10", "An", "article 1 “Cũ”", "R1-1", "2026-09", "Royalty", "-126,500"}; len(got) != 3 || !slices.Equal(got[1], want) {
		t.Errorf("%q, want %q", got, want)
	}
	if got[2][1] != "-126,500" {
		t.Errorf("sum %q", got[2])
	}
	want := pageLine{Article: -1, ID: "J1-1/2026-10", About: "Adjustment: article 1 “Cũ”", Note: "Adjusts line R1-1 of 2026-09", Other: "-126,500", Sum: "-126,500"}
	if lines := d.data.Authors[0].Lines; len(lines) != 2 || lines[1] != want {
		t.Errorf("%+v, want %+v", lines, want)
	}
	// 3 × 253,000 − 126,500 = 632,500 against 506,000: 126,500 more, 25%.
	heads := textOf(within(d.root, "dl")[0])
	if !strings.Contains(heads, "Against 09/2026+126,500+25%") {
		t.Errorf("%q", heads)
	}
	columns := textOf(d.byID(t, "months-text"))
	if columns != "09/26: 506,000 đồng; 10/26: 632,500 đồng" {
		t.Errorf("%q", columns)
	}
}

func TestPageOfAMonthWithoutLines(t *testing.T) {
	for _, spoken := range []lang.Language{lang.Vietnamese, lang.English} {
		_, written := pageOf(t, booktest.Book(t, booktest.Header, nil), nil, paper.Options{Lang: spoken})
		d := parse(t, written)
		if strings.Contains(textOf(d.all("script")[0]), "null") || len(within(d.byID(t, "authors"), "table")) != 0 {
			t.Errorf("%s: %s", spoken, textOf(d.byID(t, "authors")))
		}
	}
}

// unsafe is text that would run, or turn what stands around it, where it is not escaped.
var unsafe = []string{
	`</script><img src=x onerror=alert(1)>`, `<!--<script>alert(2)</script>`, `"><svg onload=alert(3)>`, `' onfocus='alert(4)' x='`,
	`{{.}} ${alert(5)} \u003cimg\u003e`, "\u202egnirts \u2028 עברית 😀 𠀋", `javascript:alert(6)`, `</title></style></textarea>]]>`,
}

// fouled is a month in which every text is one of unsafe, and what was found in it.
func fouled(t testing.TB) (*ledger.Book, []payroll.Finding) {
	b := booktest.OctoberBook(t)
	next := 0
	foul := func() string {
		next++
		return unsafe[next%len(unsafe)] + strconv.Itoa(next)
	}
	for _, text := range []*string{&b.Unit, &b.Parent, &b.Place, &b.Head} {
		*text = foul()
	}
	for _, id := range slices.Sorted(maps.Keys(b.Authors)) {
		a := b.Authors[id]
		a.Name, a.PenNames = foul(), ledger.Names{foul(), foul()}
		b.Authors[id] = a
	}
	for i := range b.Bases {
		b.Bases[i] = foul()
	}
	for i := range b.Lines {
		b.Lines[i].Bases = payroll.Bases{foul()}
		if b.Lines[i].Article == 0 {
			b.Lines[i].ID, b.Lines[i].Kind, b.Lines[i].Adjusts = foul(), payroll.AdjustmentKind, foul()
		}
	}
	for _, e := range b.MonthArticles {
		e.Title, e.Category, e.Genre = foul(), foul(), foul()
		for _, c := range []payroll.Column{payroll.Category, payroll.Genre, payroll.Authors, payroll.PhotoAuthors, payroll.Shares} {
			e.Record[c] = foul()
		}
		for i := range e.Royalty.Cells {
			e.Royalty.Cells[i].Payee.Name = foul()
		}
	}
	found := b.Check()
	for i := range found {
		found[i].Message, found[i].Author = foul(), foul()
	}
	return b, found
}

func TestPageEscapesEveryValue(t *testing.T) {
	b, found := fouled(t)
	for _, spoken := range []lang.Language{lang.Vietnamese, lang.English} {
		_, written := pageOf(t, b, found, paper.Options{Lang: spoken})
		d := parse(t, written)
		known := strings.Fields(`html head meta title style body header p bdi h1 span nav a main dl div dt dd small section h2
			figure figcaption svg desc g rect text line table tbody tr th td noscript form label input button thead tfoot
			details summary ul li script`)
		for n := range d.root.Descendants() {
			if n.Type == html.CommentNode {
				t.Errorf("a comment: %q", n.Data)
			}
			if n.Type != html.ElementNode {
				continue
			}
			if !slices.Contains(known, n.Data) {
				t.Errorf("an element %s", n.Data)
			}
			for _, a := range n.Attr {
				if strings.HasPrefix(a.Key, "on") || a.Key == "style" || a.Key == "src" || (a.Key == "href" && !regexp.MustCompile(`^#[a-z]+$`).MatchString(a.Val)) {
					t.Errorf("%s has %s=%q", n.Data, a.Key, a.Val)
				}
			}
		}
		if n := len(d.all("script")); n != 2 {
			t.Errorf("%d scripts", n)
		}
		// Each text is there as it is.
		seen := textOf(d.root)
		for i, e := range b.MonthArticles {
			if got := d.data.Articles[i]; got.Title != e.Title || !strings.Contains(got.Under, e.Record[payroll.Category]) {
				t.Errorf("%+v, want %s", got, e.Title)
			}
		}
		for i, f := range found {
			if d.data.Found[i].Text != f.Message || !strings.Contains(seen, f.Message) {
				t.Errorf("%q, want %q", d.data.Found[i].Text, f.Message)
			}
		}
		for _, text := range append(slices.Clone(b.Bases), b.Unit, b.Place, b.Head, b.Total(payroll.ByAuthor).Rows[0].Key) {
			if !strings.Contains(seen, text) {
				t.Errorf("no %q", text)
			}
		}
	}
}

// The page may run its own script and style and load nothing.
func TestPageAllowsItselfAlone(t *testing.T) {
	_, written := pageOf(t, booktest.OctoberBook(t), nil, paper.Options{Lang: lang.Vietnamese})
	d := parse(t, written)
	hash := func(n *html.Node) string {
		sum := sha256.Sum256([]byte(n.FirstChild.Data))
		return "'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'"
	}
	want := "default-src 'none'; style-src " + hash(d.all("style")[0]) + "; script-src " + hash(d.all("script")[1]) +
		"; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; trusted-types 'none'"
	if got := attribute(d.all("meta")[1], "content"); got != want {
		t.Errorf("%q, want %q", got, want)
	}
	if i := bytes.Index(written, []byte("://")); i >= 0 {
		t.Errorf("an address: %s", written[max(0, i-20):i+20])
	}
}

// The script has words for all that it says, and says all that it has words for.
func TestPageScriptHasItsWords(t *testing.T) {
	_, written := pageOf(t, booktest.OctoberBook(t), nil, paper.Options{Lang: lang.English})
	d := parse(t, written)
	said := make(map[string]bool)
	for _, m := range regexp.MustCompile(`\bsay\.([a-zA-Z]+)`).FindAllStringSubmatch(textOf(d.all("script")[1]), -1) {
		said[m[1]] = true
		if d.data.Say[m[1]] == "" {
			t.Errorf("no word %s", m[1])
		}
	}
	for key := range d.data.Say {
		if !said[key] {
			t.Errorf("nobody says %s", key)
		}
	}
}

func TestSameBookGivesTheSamePage(t *testing.T) {
	b := booktest.OctoberBook(t)
	_, first := pageOf(t, b, worded(b), paper.Options{Lang: lang.Vietnamese})
	for range 4 {
		if _, again := pageOf(t, b, worded(b), paper.Options{Lang: lang.Vietnamese}); !bytes.Equal(first, again) {
			t.Fatal("other bytes")
		}
	}
	_, dated := pageOf(t, b, worded(b), paper.Options{Lang: lang.Vietnamese, Day: "2026-11-05"})
	if got := textOf(parse(t, dated).byID(t, "about")); !strings.Contains(got, "Ngày 05 tháng 11 năm 2026") {
		t.Errorf("%q", got)
	}
}

func TestPageThatFailsLeavesWhatWasThere(t *testing.T) {
	b := booktest.OctoberBook(t)
	dir := t.TempDir()
	path := filepath.Join(dir, "a.html")
	if err := os.WriteFile(path, []byte("old"), 0o600); err != nil {
		t.Fatal(err)
	}
	checks := 0
	for ; ; checks++ {
		err := page.Write(booktest.CancelledAfter(t, checks), month.NewView(b, nil, paper.Options{}), path)
		if err == nil {
			break
		}
		if got, read := os.ReadFile(path); !errors.Is(err, context.Canceled) || read != nil || string(got) != "old" {
			t.Fatalf("after %d checks: %v, %d bytes, %v", checks, err, len(got), read)
		}
	}
	if checks < len(b.MonthArticles) {
		t.Errorf("asked only %d times whether to stop", checks)
	}
	if names, err := os.ReadDir(dir); err != nil || len(names) != 1 {
		t.Error(names, err)
	}
	if err := page.Write(t.Context(), month.NewView(b, nil, paper.Options{}), filepath.Join(dir, "none", "a.html")); !errors.Is(err, payroll.Refuse(store.NoSuchFolder)) {
		t.Error(err)
	}
}

func BenchmarkHTML10000(b *testing.B) {
	large := booktest.Book(b, booktest.ManyArticles(10_000), nil)
	path := filepath.Join(b.TempDir(), "a.html")
	for b.Loop() {
		if err := page.Write(b.Context(), month.NewView(large, nil, paper.Options{Lang: lang.Vietnamese}), path); err != nil {
			b.Fatal(err)
		}
	}
	info, err := os.Stat(path)
	if err != nil {
		b.Fatal(err)
	}
	b.ReportMetric(float64(info.Size()), "bytes")
}
