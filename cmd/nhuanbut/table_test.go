package main

import (
	"bytes"
	"strings"
	"testing"

	"github.com/jedib0t/go-pretty/v6/text"

	"nhuanbut/payroll"
)

// laid is a table in a width, without the spaces at the ends of its lines.
func laid(t *testing.T, width int, rows ...[]any) string {
	t.Helper()
	a := &app{lang: vietnamese, format: "table"}
	list := a.layOut(sheet{head: []string{"code", "author", "gross", "note"}, rows: rows})
	list.fit(width)
	var b strings.Builder
	list.row(&b, mapped(list, func(c column) string { return c.head }), nil)
	for i := range rows {
		list.row(&b, mapped(list, func(c column) string { return c.cells[i] }), nil)
		b.WriteString(list.below(i, width, func(s string) string { return s }))
	}
	return "\n" + b.String()
}

func TestTableLayout(t *testing.T) {
	rows := [][]any{
		{"A0001", "Phượng Khuê", payroll.Dong(1_170_000), ""},
		{"A0002", "Nguyễn Thị Thanh Hương", payroll.Dong(-82_492_900), "điều chỉnh khoản R47-1 của tháng 2026-09"},
	}
	for width, want := range map[int]string{
		0: `
Mã     Tác giả                   Tổng cộng  Ghi chú
A0001  Phượng Khuê               1.170.000
A0002  Nguyễn Thị Thanh Hương  -82.492.900  điều chỉnh khoản R47-1 của tháng 2026-09
`,
		64: `
Mã     Tác giả                  Tổng cộng  Ghi chú
A0001  Phượng Khuê              1.170.000
A0002  Nguyễn Thị Thanh       -82.492.900  điều chỉnh khoản
       Hương                               R47-1 của tháng
                                           2026-09
`,
		44: `
Mã     Tác giả                   Tổng cộng
A0001  Phượng Khuê               1.170.000
A0002  Nguyễn Thị Thanh Hương  -82.492.900
    điều chỉnh khoản R47-1 của tháng 2026-09
`,
		10: `
Mã       Tổng cộng
A0001    1.170.000
    Tác
    giả:
    Phượng
    Khuê
A0002  -82.492.900
    Tác
    giả:
    Nguyễn
    Thị
    Thanh
    Hương
    · Ghi
    chú:
    điều
    chỉnh
    khoản
    R47-1
    của
    tháng
    2026-0
    9
`,
	} {
		if got := laid(t, width, rows...); got != want {
			t.Errorf("%d columns: got%swant%s", width, got, want)
		}
	}
}

// Letters that are composed of several characters, and those that are twice as wide,
// stand in line; nothing of a title steers the terminal.
func TestTableLinesUp(t *testing.T) {
	nfd := "Phu\u031bo\u031b\u0323ng Khue\u0302" // Phượng Khuê, a mark at a time
	got := laid(t, 0,
		[]any{"1", nfd, payroll.Dong(5), ""},
		[]any{"2", "Phượng Khuê", payroll.Dong(50), ""},
		[]any{"3", "新聞 Châu", payroll.Dong(500), "\x1b[31mđỏ\x1b[0m\tvà\u202e ngược\x07"},
		[]any{"4", "x\u0301", payroll.Dong(5000), ""}, // no letter is composed of these
	)
	want := `
Mã  Tác giả      Tổng cộng  Ghi chú
1   Phượng Khuê          5
2   Phượng Khuê         50
3   新聞 Châu          500  [31mđỏ[0m và ngược
4   x́                5.000
`
	if got != want {
		t.Errorf("got%swant%s", got, want)
	}
	lines := strings.Split(strings.Trim(got, "\n"), "\n")
	for _, line := range lines[1:] {
		if at := strings.IndexAny(line, "5"); text.StringWidth(line[:at]) < 16 {
			t.Errorf("%q", line)
		}
	}
}

// A hash is longer than any column would be, and is whole.
func TestHashesAreNotBroken(t *testing.T) {
	hash := strings.Repeat("0123456789abcdef", 4)
	a := &app{lang: english, format: "table"}
	list := a.layOut(sheet{head: []string{"field", "value"}, rows: [][]any{{"Published from the first day", "2026-09-01"}, {"Head", hash}}})
	list.fit(80)
	if list[1].under || list[1].width < len(hash) || list[0].width+gap+list[1].width > 80 {
		t.Errorf("%+v", list)
	}
}

// Whoever reads the output by a program gets neither colours nor the words of people.
func TestAlarmsAreWordsInCSV(t *testing.T) {
	var out bytes.Buffer
	a := &app{out: &out, lang: vietnamese, format: "csv", ansi: true}
	if err := a.print(nil, sheet{head: []string{"severity"}, rows: [][]any{{alarm("chặn khóa sổ")}}}); err != nil || out.String() != "severity\nchặn khóa sổ\n" {
		t.Errorf("%v, %q", err, out.String())
	}
}

func TestNear(t *testing.T) {
	words := []string{"table", "json", "csv", "contributor", "base-salary"}
	for word, want := range map[string]string{
		"tabel": "table", "jsno": "json", "JSON": "json", "cvs": "csv", "contrib": "contributor", "base-salry": "base-salary",
		"xml": "", "yaml": "", "x": "", "": "",
	} {
		if got := near(word, words); got != want {
			t.Errorf("%q: got %q, want %q", word, got, want)
		}
	}
}
