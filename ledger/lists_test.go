package ledger_test

import (
	"context"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"nhuanbut/ledger"
	"nhuanbut/payroll"
)

// grossByAuthor is what October gives each author.
func grossByAuthor(t testing.TB, l *ledger.Ledger) map[string]payroll.Dong {
	t.Helper()
	b, err := l.Book(context.Background(), "2026-10")
	if err != nil {
		t.Fatal(err)
	}
	sums := make(map[string]payroll.Dong)
	for _, row := range b.Total(payroll.ByAuthor).Rows {
		sums[row.Key] = row.Gross
	}
	return sums
}

func grossOfAll(sums map[string]payroll.Dong) (sum payroll.Dong) {
	for _, s := range sums {
		sum += s
	}
	return sum
}

// newLedger is an empty ledger of one case.
func newLedger(t testing.TB) *ledger.Ledger {
	t.Helper()
	dir, err := os.MkdirTemp(t.TempDir(), "")
	if err != nil {
		t.Fatal(err)
	}
	l, err := ledger.Create(context.Background(), clerk, filepath.Join(dir, "so.db"), clock)
	if err != nil {
		t.Fatal(err)
	}
	return l
}

// A list written in any of the ways that are read gives the same to every đồng, and taking
// it in again in another form changes nothing.
func TestAnyFormOfAList(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(rt *rapid.T) {
		list := drawList(rt)
		var want payroll.Dong
		for i := range list {
			want += list[i].worth()
		}
		var first map[string]payroll.Dong
		for range 2 {
			one, other := drawForm(rt), drawForm(rt)
			l := newLedger(t)
			done, err := l.Import(context.Background(), clerk, []string{one.write(t, list)}, ledger.ImportOptions{Source: ledger.MainSource})
			if err != nil || len(done.Refused)+len(done.Held) > 0 || done.Files[0].Added != len(list) {
				rt.Fatalf("%+v: %v, %+v, %v, %v", one, err, done.Files, done.Refused, done.Held)
			}
			sums := grossByAuthor(t, l)
			if grossOfAll(sums) != want || first != nil && !maps.Equal(first, sums) {
				rt.Fatalf("%+v: %v, want %d in all, and before it was %v", one, sums, want, first)
			}
			first = sums
			done, err = l.Import(context.Background(), clerk, []string{other.write(t, list)}, ledger.ImportOptions{Source: ledger.MainSource})
			if err != nil || len(done.Refused)+len(done.Held) > 0 || done.Files[0].Added > 0 || one.says(other) && done.Files[0].Changed > 0 {
				rt.Fatalf("%+v, then %+v: %v, %+v, %v, %v", one, other, err, done.Files, done.Refused, done.Held)
			}
			if again := grossByAuthor(t, l); !maps.Equal(again, sums) {
				rt.Fatalf("%+v, then %+v: was %v, is %v", one, other, sums, again)
			}
			l.Close()
		}
	})
}

// mutations are what happens to lists in offices, each on the rows of a list with its
// header. None of them adds an article.
var mutations = map[string]func(t *rapid.T, rows [][]string) [][]string{
	"a subtotal": func(t *rapid.T, rows [][]string) [][]string {
		row := make([]string, len(rows[0]))
		row[1] = rapid.SampledFrom([]string{"Cộng", "Cộng trang 1", "Mang sang", "Lũy kế", "Tổng cộng: 4 tin"}).Draw(t, "label")
		row[6] = "4.5"
		if rapid.Bool().Draw(t, "with an author") {
			row[4] = "Lam Giang"
		}
		return slices.Insert(rows, rapid.IntRange(2, len(rows)).Draw(t, "at"), row)
	},
	"a heading": func(t *rapid.T, rows [][]string) [][]string {
		row := make([]string, len(rows[0]))
		row[rapid.IntRange(0, 1).Draw(t, "column")] = rapid.SampledFrom([]string{"II. TIN TỨC", "PHÓNG SỰ", "B - BÀI VIẾT"}).Draw(t, "label")
		return slices.Insert(rows, rapid.IntRange(1, len(rows)).Draw(t, "at"), row)
	},
	"the header again": func(t *rapid.T, rows [][]string) [][]string {
		return slices.Insert(rows, rapid.IntRange(1, len(rows)).Draw(t, "at"), slices.Clone(rows[0]))
	},
	"a row again": func(t *rapid.T, rows [][]string) [][]string {
		return append(rows, slices.Clone(rows[rapid.IntRange(1, len(rows)-1).Draw(t, "row")]))
	},
	"marks that nobody sees": func(t *rapid.T, rows [][]string) [][]string {
		row := rows[rapid.IntRange(1, len(rows)-1).Draw(t, "row")]
		i := rapid.IntRange(0, len(row)-1).Draw(t, "column")
		mark := rapid.SampledFrom([]string{"\u200e", "\u00a0", "\u200b", "\ufeff", "\u202a"}).Draw(t, "mark")
		row[i] = mark + row[i] + mark
		return rows
	},
	"a cell that is damaged": func(t *rapid.T, rows [][]string) [][]string {
		row := rows[rapid.IntRange(1, len(rows)-1).Draw(t, "row")]
		i := rapid.SampledFrom([]int{2, 4, 6, 7, 8, 9}).Draw(t, "column")
		row[i] = rapid.SampledFrom([]string{"#REF!", "=1+", "1..5", "-1", "1.500", "x", "Err:502", "31/02/2026", "1/2", "01-May"}).Draw(t, "value")
		return rows
	},
	"columns in another order": func(t *rapid.T, rows [][]string) [][]string {
		i := rapid.IntRange(2, len(rows[0])-1).Draw(t, "column")
		for _, row := range rows {
			row[0], row[i] = row[i], row[0]
		}
		return rows
	},
	"a column more": func(t *rapid.T, rows [][]string) [][]string {
		name := rapid.SampledFrom([]string{"Ghi chú", "Thù lao khác", "Không duyệt", "Chuyên trang phụ"}).Draw(t, "header")
		value := rapid.SampledFrom([]string{"x", "không tính NB", "đã trả tháng 9", "300.000"}).Draw(t, "value")
		for i := range rows {
			rows[i] = append(rows[i], "")
		}
		rows[0][len(rows[0])-1], rows[len(rows)-1][len(rows[0])-1] = name, value
		return rows
	},
}

// mutated says whether a list that something happened to comes to what its articles are
// worth. Where it does not, the import has said so.
func mutated(t testing.TB) func(*rapid.T) {
	return func(rt *rapid.T) {
		list, form := drawList(rt), drawForm(rt)
		form.format, form.odd, form.encoding = "csv", false, "utf-8"
		rows := form.rows(list)
		var names []string
		for range rapid.IntRange(1, 3).Draw(rt, "mutations") {
			name := rapid.SampledFrom(slices.Sorted(maps.Keys(mutations))).Draw(rt, "mutation")
			names, rows = append(names, name), mutations[name](rt, rows)
			if name == "columns in another order" || name == "a column more" {
				break // the others know where a column is
			}
		}
		var want payroll.Dong
		for i := range list {
			want += list[i].worth()
		}
		path := filepath.Join(t.TempDir(), "danh-sach.csv")
		text := delimited(t, form.comma, rows)
		if err := os.WriteFile(path, form.encode(t, text), 0o600); err != nil {
			t.Fatal(err)
		}
		l := newLedger(t)
		defer l.Close()
		done, err := l.Import(context.Background(), clerk, []string{path}, ledger.ImportOptions{Source: ledger.MainSource})
		if err != nil {
			return // the file is stopped
		}
		if sum := grossOfAll(grossByAuthor(t, l)); sum != want && !says(t, l, done) {
			rt.Fatalf("%s: %d, want %d, and nothing is said of\n%s", strings.Join(names, ", "), sum, want, text)
		}
	}
}

// says reports whether an import said anything that somebody has to look at, or the check
// of the month does.
func says(t testing.TB, l *ledger.Ledger, done ledger.Imported) bool {
	t.Helper()
	b, err := l.Book(context.Background(), "2026-10")
	if err != nil {
		t.Fatal(err)
	}
	if len(done.Refused)+len(done.Held)+len(done.Warnings) > 0 {
		return true
	}
	return slices.ContainsFunc(b.Check(), func(f payroll.Finding) bool {
		return f.Code != payroll.AuthorUnknown && f.Code != payroll.BasisUndeclared && f.Code != payroll.NotApproved
	})
}

// What happens to lists in offices never becomes other money in silence.
func TestMutatedLists(t *testing.T) { rapid.Check(t, mutated(t)) }

func FuzzMutatedLists(f *testing.F) {
	f.Add([]byte("a list"))
	f.Fuzz(func(t *testing.T, seed []byte) { rapid.MakeFuzz(mutated(t))(t, seed) })
}
