package cms

import (
	"regexp"
	"slices"
	"strings"

	"nhuanbut/ledger/cms/grid"
	"nhuanbut/ledger/cms/value"
	"nhuanbut/payroll"
)

// ColumnsNotUnderstood stops a file: columns that smell of money, are none that is known
// and have values in rows of articles. Args: each header with a value of it ([]string),
// the flags that leave them aside, the lines of a map that say what the first is.
const ColumnsNotUnderstood payroll.Code = "columns-not-understood"

// AmountsOnly stops a file: most of its rows have an amount that nothing on them makes,
// neither coefficients nor a lump sum. Args: the header of the amounts, a value of it, the
// line of a map that makes it the lump sum, the line that says that it pays nothing.
const AmountsOnly payroll.Code = "amounts-only"

// unknownColumn is a column that smells of money, is not understood and has a value.
type unknownColumn struct {
	name, sample string
	is           payroll.Column // that it may be, Extra where nothing is proposed
}

// unknownKept is how many of them one stop names.
const unknownKept = 40

// smelled takes a value of a column that is not understood.
func (r *reading) smelled(h *HeaderColumn, i int, v *grid.Cell) {
	if h.smell == noSmell || !h.smell.holds(v) {
		return
	}
	r.stopFor(name(h, i), v.Shown(), h.proposed())
}

var itemNumber = regexp.MustCompile(`[0-9]+`)

// proposed is the column that an unknown header may be: a bare "Hệ số" that of texts, and
// within a post what its last key is the name of. Of others nothing is proposed, since a
// wrong guess would be paid.
func (h *HeaderColumn) proposed() payroll.Column {
	if h.isBareCoefficient() {
		return payroll.TextCoefficient
	}
	if last := lastKey.FindString(h.Name); last != h.Name {
		if c, _, ok := matchWhole(itemNumber.ReplaceAllString(last, ""), LookupColumn); ok {
			return c
		}
	}
	return payroll.Extra
}

func (r *reading) stopFor(name, sample string, is payroll.Column) {
	if len(r.unknown) < unknownKept && !slices.ContainsFunc(r.unknown, func(u unknownColumn) bool { return u.name == name }) {
		r.unknown = append(r.unknown, unknownColumn{name, grid.ShortenTo(sample, 30), is})
	}
}

// holds reports whether a cell says anything: a dash, a no and, where amounts are added,
// a 0 do not.
func (s moneySmell) holds(v *grid.Cell) bool {
	text := payroll.TextKey(v.Shown())
	switch strings.Trim(text, " -–—−_./") {
	case "", "false", "no", "không", "khong", "sai", "n", "null":
		return false
	}
	n, reason := (&value.Parser{}).Decimal(payroll.CMSAmount, *v)
	switch s {
	case smellsCount:
		return reason == nil && n.IsPositive()
	case smellsAdded:
		return reason != nil || !n.IsZero()
	}
	return true
}

// judgeColumns stops a file for columns that nobody has said the meaning of.
func (f *File) judgeColumns() *FileError {
	switch {
	case len(f.unknown) > 0:
		return f.columnsStop()
	case f.pays.mostlyAmounts() && f.pays.header.guessed():
		h := f.pays.header
		return f.refuse(AmountsOnly, h.Name, f.pays.sample, mapLine(h.Name, payroll.LumpSum), mapLine(h.Name, payroll.CMSAmount))
	}
	return nil
}

func (f *File) columnsStop() *FileError {
	var quoted, flags, lines []string
	for _, u := range f.unknown {
		quoted = append(quoted, "“"+u.name+"” (“"+u.sample+"”)")
		flags = append(flags, `--ignore-column "`+u.name+`"`)
		if u.is != payroll.Extra {
			lines = append(lines, `--map "`+mapLine(u.name, u.is)+`"`)
		}
	}
	if len(lines) == 0 {
		lines = append(lines, `--map "`+f.unknown[0].name+` = …"`)
	}
	return f.refuse(ColumnsNotUnderstood, quoted, strings.Join(flags, " "), strings.Join(lines, " "))
}

func mapLine(header string, c payroll.Column) string { return header + " = " + c.Header() }

// guessed reports whether nobody said what the header is.
func (h *HeaderColumn) guessed() bool { return h.Rule != ByMap && h.Rule != Remembered }

// paying counts what makes the amounts of a file's rows.
type paying struct {
	made   int // rows with a coefficient or a lump sum
	only   int // rows with an amount alone
	sample string
	header *HeaderColumn // of the amounts
}

func (p *paying) mostlyAmounts() bool { return p.only > p.made }

// countPay takes a row that is not refused.
func (r *reading) countPay(row *Row) {
	switch {
	case row.Err != nil:
	case positive(row.Record[payroll.TextCoefficient]), positive(row.Record[payroll.PhotoCoefficient]), positive(row.Record[payroll.LumpSum]):
		r.pays.made++
	case positive(row.Record[payroll.CMSAmount]):
		p := &r.pays
		if p.only++; p.only == 1 {
			p.sample, p.header = value.Spell(row.Record[payroll.CMSAmount]), r.columnOf(payroll.CMSAmount)
		}
	}
}

// positive reports whether a canonical number is above zero.
func positive(canonical string) bool { return canonical != "" && canonical != "0" }

// columnOf is the header that a column is read from. It is one that says nothing where
// there is none.
func (r *reading) columnOf(c payroll.Column) *HeaderColumn {
	for i := range r.header {
		if h := &r.header[i]; h.Known && !h.Further && h.Column == c {
			return h
		}
	}
	return &HeaderColumn{Name: c.Header(), Column: c}
}
