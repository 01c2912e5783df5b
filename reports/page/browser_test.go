package page_test

import (
	"bytes"
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"

	"nhuanbut/ledger"
	"nhuanbut/payroll"
	"nhuanbut/reports/booktest"
	"nhuanbut/reports/lang"
	"nhuanbut/reports/paper"
)

// browser is Chromium with one page open.
type browser struct {
	ctx context.Context

	mu       sync.Mutex
	requests []string // that are for no local file
	problems []string // errors and warnings of the console, exceptions, dialogs
}

// drive opens a page in Chromium, without its sandbox, which containers do not have.
func drive(t *testing.T, path string) *browser {
	t.Helper()
	program := ""
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"} {
		if found, err := exec.LookPath(name); err == nil {
			program = found
			break
		}
	}
	if program == "" || testing.Short() {
		t.Skip("Chromium is not installed, or the run is short: the page is not driven in a browser")
	}
	timed, stop := context.WithTimeout(context.Background(), 2*time.Minute)
	t.Cleanup(stop)
	options := append(chromedp.DefaultExecAllocatorOptions[:], // headless, with a profile of its own
		chromedp.ExecPath(program), chromedp.NoSandbox, chromedp.DisableGPU,
		chromedp.Flag("disable-quic", true), chromedp.Flag("disable-component-update", true), chromedp.Flag("lang", "en"))
	started, end := chromedp.NewExecAllocator(timed, options...)
	t.Cleanup(end)
	b := new(browser)
	tab, closeTab := chromedp.NewContext(started, chromedp.WithListener(b.listen))
	t.Cleanup(closeTab)
	b.ctx = tab
	b.do(t, chromedp.EmulateViewport(1280, 900), chromedp.Navigate("file:///"+strings.TrimPrefix(filepath.ToSlash(path), "/")))
	return b
}

// listen keeps what the page asks for and what goes wrong in it.
func (b *browser) listen(event any) {
	b.mu.Lock()
	defer b.mu.Unlock()
	switch e := event.(type) {
	case *network.EventRequestWillBeSent:
		if !strings.HasPrefix(e.Request.URL, "file://") {
			b.requests = append(b.requests, e.Request.URL)
		}
	case *log.EventEntryAdded:
		b.problems = append(b.problems, e.Entry.Text)
	case *runtime.EventConsoleAPICalled:
		b.problems = append(b.problems, fmt.Sprint("console: ", e.Type))
	case *runtime.EventExceptionThrown:
		b.problems = append(b.problems, e.ExceptionDetails.Text)
	}
}

func (b *browser) do(t *testing.T, steps ...chromedp.Action[chromedp.Void]) {
	t.Helper()
	if err := chromedp.Do(b.ctx, steps...); err != nil {
		t.Fatal(err)
	}
}

// search types a query over what was there.
func (b *browser) search(t *testing.T, query string) {
	t.Helper()
	eval[chromedp.Void](t, b, `document.getElementById("search").select()`)
	b.do(t, chromedp.SendKeys(chromedp.CSS("#search"), query))
}

// clean fails where the page asked for anything or said anything.
func (b *browser) clean(t *testing.T) {
	t.Helper()
	b.mu.Lock()
	defer b.mu.Unlock()
	if len(b.requests) > 0 || len(b.problems) > 0 {
		t.Errorf("requests %q, problems %q", b.requests, b.problems)
	}
}

// eval is the value of an expression in the page.
func eval[T any](t *testing.T, b *browser, expression string) T {
	t.Helper()
	v, err := chromedp.Run(b.ctx, chromedp.Evaluate[T](expression))
	if err != nil {
		t.Fatalf("%s: %v", expression, err)
	}
	return v
}

// Expressions of what is to be seen.
const (
	shownAuthors = `[...document.querySelectorAll(".author:not([hidden]) button")].map((b) => b.textContent)`
	shownLines   = `[...document.querySelectorAll(".opened:not([hidden]) .lines tbody tr")].map((tr) => tr.textContent)`
	status       = `document.getElementById("shown").textContent`
	openDetails  = `document.querySelectorAll("details").forEach((d) => d.open = true)`
	pageWidth    = `document.documentElement.scrollWidth`
)

// people is a month of authors whose order and search Vietnamese decides.
func people(t *testing.T) *ledger.Book {
	csv := booktest.Header
	for i, name := range []string{"Phượng Khuê", "Đặng Văn Bình", "Dũng", "Ân", "An", "Nguyễn Hoà"} {
		// Each has one more coefficient of 253,000 than the one before.
		csv += fmt.Sprintf("%d,Bài %d,0%d/10/2026,Thời sự,Tin,%s,,%d,,,,,Approved\n", i+1, i+1, i+1, name, i+1)
	}
	return booktest.Book(t, csv, func(l *ledger.Ledger) {
		if _, err := l.AliasAuthor(t.Context(), booktest.Clerk, "Phượng Khuê", []string{"P.K."}); err != nil {
			t.Fatal(err)
		}
	})
}

func TestBrowserSearches(t *testing.T) {
	path, _ := pageOf(t, people(t), nil, paper.Options{Lang: lang.Vietnamese})
	b := drive(t, path)
	if got := eval[string](t, b, status); got != "6 tác giả" {
		t.Errorf("%q", got)
	}
	for query, want := range map[string][]string{
		"phuong khue": {"Phượng Khuê"},
		"KHUE phuong": {"Phượng Khuê"},
		"Phượng":      {"Phượng Khuê"},
		"p.k.":        {"Phượng Khuê"},
		"a0003":       {"Dũng"},
		"dang":        {"Đặng Văn Bình"},
		"đặng":        {"Đặng Văn Bình"},
		"hoa":         {"Nguyễn Hoà"},
		"hòa":         {"Nguyễn Hoà"},
		"an":          {"An", "Ân", "Đặng Văn Bình"},
		"xyz":         {},
		"  ":          {"An", "Ân", "Dũng", "Đặng Văn Bình", "Nguyễn Hoà", "Phượng Khuê"},
	} {
		b.search(t, query)
		if got := eval[[]string](t, b, shownAuthors); !slices.Equal(got, want) {
			t.Errorf("%q finds %q, want %q", query, got, want)
		}
	}
	// An 5, Ân 4 and Đặng Văn Bình 2 times 253,000: 2,783,000.
	b.search(t, "an")
	if got := eval[string](t, b, status); got != "3 trong 6 tác giả, cộng 2.783.000 đồng" {
		t.Errorf("%q", got)
	}
	b.search(t, "xyz\r") // Enter sends nothing off
	if got := eval[string](t, b, status); got != "Không có tác giả nào khớp" {
		t.Errorf("%q", got)
	}
	b.clean(t)
}

func TestBrowserSorts(t *testing.T) {
	path, _ := pageOf(t, people(t), nil, paper.Options{Lang: lang.English})
	b := drive(t, path)
	vietnamese := []string{"An", "Ân", "Dũng", "Đặng Văn Bình", "Nguyễn Hoà", "Phượng Khuê"}
	byGross := []string{"Nguyễn Hoà", "An", "Ân", "Dũng", "Đặng Văn Bình", "Phượng Khuê"} // 6 to 1 times 253,000
	reversed := func(names []string) []string {
		names = slices.Clone(names)
		slices.Reverse(names)
		return names
	}
	const name, gross = `#author-table thead th:first-child button`, `#author-table thead th:last-child button`
	for i, step := range []struct {
		head string
		want []string
		sort string
	}{
		{gross, byGross, "descending"}, {gross, reversed(byGross), "ascending"}, {gross, byGross, "descending"},
		{name, vietnamese, "ascending"}, {name, reversed(vietnamese), "descending"},
	} {
		b.do(t, chromedp.Click(chromedp.CSS(step.head)))
		if got := eval[[]string](t, b, shownAuthors); !slices.Equal(got, step.want) {
			t.Errorf("step %d: %q, want %q", i, got, step.want)
		}
		marked := eval[[]string](t, b, `[...document.querySelectorAll("[aria-sort]")].map((th) => th.getAttribute("aria-sort"))`)
		if !slices.Equal(marked, []string{step.sort}) {
			t.Errorf("step %d: marked %q, want %s", i, marked, step.sort)
		}
	}
	b.clean(t)
}

func TestBrowserOpensAuthorsByMouseAndKeyboard(t *testing.T) {
	m := booktest.OctoberBook(t)
	path, _ := pageOf(t, m, worded(m), paper.Options{Lang: lang.Vietnamese})
	b := drive(t, path)
	if n := eval[int](t, b, `document.querySelectorAll(".lines").length`); n != 0 {
		t.Errorf("%d lists before anybody asked", n)
	}
	const first = `.author button`
	b.do(t, chromedp.Click(chromedp.CSS(first)))
	got := eval[[]string](t, b, shownLines)
	// An: 1, 2, 8, the unpaid 9, and remuneration.
	if len(got) != 5 {
		t.Fatalf("%d lines: %q", len(got), got)
	}
	for i, words := range [][]string{
		{"05/10/2026", "Mở đầu", "tin 2", "ảnh 0,5 × 3 ảnh", "2 × 253.000 + 0,5 × 3 × 253.000 = 885.500", "506.000", "379.500", "885.500"},
		{"06/10/2026", "Chung tay", "Chia: An 84.334; Bình 84.333; Châu 84.333", "84.334"},
		{"12/10/2026", "=1+1", "An (60%); Bình (40%); Ảnh: Dũng", "151.800"},
		{"13/10/2026", "Chia thiếu", "chưa trả: tỷ lệ chia không đủ 100%", "Chưa được trả: 253.000", "Chặn khóa sổ: thấy shares-not-100"},
		{"Thù lao: QĐ 12", "2.000.000"},
	} {
		for _, word := range words {
			if !strings.Contains(got[i], word) {
				t.Errorf("line %d: no %q in %q", i, word, got[i])
			}
		}
	}
	b.do(t, chromedp.Click(chromedp.CSS(first)))
	if got := eval[[]string](t, b, shownLines); len(got) != 0 {
		t.Errorf("still shown: %q", got)
	}
	// Tab goes from the search over the button and the heads to the authors; Enter opens.
	b.do(t, chromedp.Focus(chromedp.CSS("#search")))
	for range 20 {
		b.do(t, chromedp.KeyEvent("\t"))
		if eval[bool](t, b, `document.activeElement.closest(".author") !== null`) {
			break
		}
	}
	b.do(t, chromedp.KeyEvent("\r"))
	if got := eval[[]string](t, b, shownLines); len(got) != 5 {
		t.Errorf("by keyboard: %q", got)
	}
	if got := eval[string](t, b, `document.activeElement.getAttribute("aria-expanded")`); got != "true" {
		t.Errorf("aria-expanded %q", got)
	}
	// Searching hides what is open with its author, sorting moves it with them.
	b.search(t, "binh")
	if got := eval[[]string](t, b, shownLines); len(got) != 0 {
		t.Errorf("of a hidden author: %q", got)
	}
	b.search(t, " ")
	b.do(t, chromedp.Click(chromedp.CSS(`#author-table thead th button`)))
	if !eval[bool](t, b, `document.querySelector(".opened").previousElementSibling.textContent.startsWith("An")`) {
		t.Error("the lines are another author's")
	}
	b.clean(t)
}

func TestBrowserLeadsFromFindingsToArticles(t *testing.T) {
	m := booktest.OctoberBook(t)
	path, _ := pageOf(t, m, worded(m), paper.Options{Lang: lang.Vietnamese})
	b := drive(t, path)
	b.search(t, "nobody")
	for ref, title := range map[string]string{"3": "Chờ", "1": "Mở đầu"} { // one that is not paid, one that is
		link := fmt.Sprintf(`[...document.querySelectorAll("[data-article]")].find((a) => a.textContent === %q)`, ref)
		eval[chromedp.Void](t, b, link+`.click()`)
		got := eval[string](t, b, `document.activeElement.textContent`)
		if !strings.Contains(got, title) {
			t.Errorf("%s leads to %q", ref, got)
		}
		if !eval[bool](t, b, `(({ top, bottom }) => top >= 0 && bottom <= innerHeight)(document.activeElement.getBoundingClientRect())`) {
			t.Errorf("%s is out of sight", ref)
		}
	}
	b.clean(t)
}

// What would run, or break the page's width, is text; nothing that the page is made to
// do gets out of it.
func TestBrowserShowsTextAsText(t *testing.T) {
	m, found := fouled(t)
	long := strings.Repeat("Dài", 100)
	m.MonthArticles[1].Title, m.Lines[0].Amount = long, 999_999_999_999
	found = append(found, payroll.Finding{Code: "x", Severity: payroll.Warning, Subject: payroll.OfArticle, Articles: []string{m.MonthArticles[1].Ref}, Message: long})
	path, _ := pageOf(t, m, found, paper.Options{Lang: lang.Vietnamese})
	b := drive(t, path)
	b.do(t, chromedp.Click(chromedp.CSS("#open-all")))
	eval[chromedp.Void](t, b, openDetails)
	if got := eval[int](t, b, pageWidth); got > 1280 {
		t.Errorf("%d wide", got)
	}
	titles := eval[[]string](t, b, `[...document.querySelectorAll(".lines .title")].map((p) => p.textContent)`)
	for _, e := range m.MonthArticles[:2] {
		if !slices.Contains(titles, e.Title) {
			t.Errorf("no %q among %q", e.Title, titles)
		}
	}
	if n := eval[int](t, b, `document.querySelectorAll("img, iframe, body svg [onload], [onfocus], [onerror], body script:not(#data):not(:last-of-type)").length`); n != 0 {
		t.Errorf("%d elements that are no text", n)
	}
	for _, width := range []int64{768, 360} {
		b.do(t, chromedp.EmulateViewport(width, 740, chromedp.EmulateMobile), chromedp.Reload(), chromedp.Click(chromedp.CSS("#open-all")))
		eval[chromedp.Void](t, b, openDetails)
		if got := eval[int64](t, b, pageWidth); got > width {
			t.Errorf("%d wide at %d", got, width)
		}
	}
	b.clean(t)

	var asked atomic.Int32
	server := httptest.NewServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) { asked.Add(1) }))
	defer server.Close()
	eval[chromedp.Void](t, b, fmt.Sprintf(`(() => {
		const url = %q;
		fetch(url).catch(() => {});
		navigator.sendBeacon(url);
		document.body.append(Object.assign(new Image(), { src: url }), Object.assign(document.createElement("iframe"), { src: url }));
		document.head.append(Object.assign(document.createElement("link"), { rel: "stylesheet", href: url }));
	})()`, server.URL))
	b.do(t, chromedp.Sleep(300*time.Millisecond))
	if n := asked.Load(); n != 0 {
		t.Errorf("%d requests got out of the page", n)
	}
}

func TestBrowserBuildsManyArticlesWhenAsked(t *testing.T) {
	path, _ := pageOf(t, booktest.Book(t, booktest.ManyArticles(1_300), nil), nil, paper.Options{Lang: lang.English})
	b := drive(t, path)
	if n := eval[int](t, b, `document.querySelectorAll("tr").length`); n > 300 { // 201 authors, the charts, head and foot
		t.Errorf("%d rows before anybody asked", n)
	}
	const lines = `document.querySelectorAll(".lines tbody tr").length`
	next := chromedp.Click(chromedp.CSS(".next"))
	b.do(t, chromedp.Click(chromedp.CSS(".author button"))) // the one who is in all of them
	if n := eval[int](t, b, lines); n != 200 {
		t.Errorf("%d articles at once", n)
	}
	if got := eval[string](t, b, `document.querySelector(".next").textContent`); got != "Show 200 more (1,100 left)" {
		t.Errorf("%q", got)
	}
	b.do(t, next)
	if n := eval[int](t, b, lines); n != 400 {
		t.Errorf("%d articles after asking for more", n)
	}
	if _, err := chromedp.Run(b.ctx, chromedp.PrintToPDF()); err != nil {
		t.Fatal(err)
	}
	if n := eval[int](t, b, lines); n != 1_300 {
		t.Errorf("%d articles are printed", n)
	}
	b.clean(t)
}

func TestBrowserPrintsA4(t *testing.T) {
	m := booktest.OctoberBook(t)
	path, _ := pageOf(t, m, worded(m), paper.Options{Lang: lang.Vietnamese})
	b := drive(t, path)
	b.do(t, chromedp.Click(chromedp.CSS("#open-all")))
	pdf, err := chromedp.Run(b.ctx, chromedp.PrintToPDF(chromedp.PDFPreferCSSPageSize()))
	if err != nil {
		t.Fatal(err)
	}
	sizes := regexp.MustCompile(`/MediaBox \[0 0 ([0-9.]+) ([0-9.]+)\]`).FindAllSubmatch(pdf, -1)
	if len(sizes) == 0 {
		t.Fatal("no pages")
	}
	for _, size := range sizes { // 210 × 297 mm in points
		if !bytes.HasPrefix(size[1], []byte("59")) || !bytes.HasPrefix(size[2], []byte("84")) {
			t.Errorf("%s", size[0])
		}
	}
	b.clean(t)
}
