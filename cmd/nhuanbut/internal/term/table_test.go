package term

import (
	"strings"
	"testing"

	"github.com/jedib0t/go-pretty/v6/text"
)

// laid returns a table of four columns in a width, without the blanks at the ends of its
// lines. The third column holds figures.
func laid(t *testing.T, width int, rows ...[]string) string {
	t.Helper()
	table := Table{Rows: len(rows)}
	for i, head := range []string{"Mã", "Tác giả", "Tổng cộng", "Ghi chú"} {
		c := Column{Head: head, Figure: i == 2}
		for _, row := range rows {
			c.Cells = append(c.Cells, row[i])
		}
		table.Columns = append(table.Columns, c)
	}
	list := layOut(table)
	list.fit(width)
	var b strings.Builder
	list.row(&b, func(c column) string { return c.Head }, nil)
	for i := range rows {
		list.row(&b, func(c column) string { return c.Cells[i] }, nil)
		b.WriteString(list.below(i, width, func(s string) string { return s }))
	}
	return "\n" + b.String()
}

func TestTableLayout(t *testing.T) {
	rows := [][]string{
		{"A0001", "Phượng Khuê", "1.170.000", ""},
		{"A0002", "Nguyễn Thị Thanh Hương", "-82.492.900", "điều chỉnh khoản R47-1 của tháng 2026-09"},
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
		[]string{"1", nfd, "5", ""},
		[]string{"2", "Phượng Khuê", "50", ""},
		[]string{"3", "新聞 Châu", "500", "\x1b[31mđỏ\x1b[0m\tvà\u202e ngược\x07"},
		[]string{"4", "x\u0301", "5.000", ""}, // no letter is composed of these
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
	list := layOut(Table{Rows: 2, Columns: []Column{
		{Head: "Field", Cells: []string{"Published from the first day", "Head"}},
		{Head: "Value", Cells: []string{"2026-09-01", hash}},
	}})
	list.fit(80)
	if list[1].under || list[1].width < len(hash) || list[0].width+gap+list[1].width > 80 {
		t.Errorf("%+v", list)
	}
}
