package cms

import (
	"bytes"
	"encoding/json"
	"fmt"

	"nhuanbut/payroll"
)

// record turns the cells under the header into a row. The error refuses the file.
func (r *reading) record(at Position, cells []cell) (Row, error) {
	a := rowAhead{Row: Row{At: at}, parser: parser{order: r.o.Dates, serials: r.serials, dates: r.explained.forms()}}
	for i := range cells {
		if err := r.readCell(&a, i, cells[i].unguarded()); err != nil {
			return a.Row, err
		}
	}
	for _, f := range a.further {
		a.addFurther(f.column, f.names)
		a.mail = ""
	}
	if a.Record[payroll.Email] == "" {
		a.Record[payroll.Email] = a.mail
	}
	r.settleSums(&a.Row, &a.sums)
	a.holdUnknownPhotographer()
	a.Record[payroll.Extra] = extraJSON(a.extra)
	r.o.Map.fill(&a.Record)
	r.weighLetters(&a.Row, cells)
	r.countPay(&a.Row)
	r.countPhotos(&a.Row)
	r.explained.published(&a.Row)
	return a.Row, nil
}

// rowAhead is a row while its cells are read.
type rowAhead struct {
	Row
	parser  parser
	extra   map[string]string // the columns that are kept under their own names
	mail    string            // of the only author
	sums    [payroll.ColumnCount]*sum
	further []furtherPeople
}

// readCell reads the cell of column i into the row. The error refuses the file.
func (r *reading) readCell(a *rowAhead, i int, v cell) error {
	h := &HeaderColumn{}
	if i < len(r.header) {
		h = &r.header[i]
	}
	switch {
	case v.merged != "" && h.Known && quantity[h.Column]:
		r.refuseCell(&a.Row, h, i, &v, payroll.Refuse(MergedCell, v.merged))
		return nil
	case v.blank():
		return nil
	case v.unnamed && h.Known && h.Column.Form() != payroll.Text:
		r.refuseCell(&a.Row, h, i, &v, payroll.Refuse(ObjectUnnamed))
		return nil
	case !h.Known:
		r.explained.see(i, &v, "", nil)
		r.aside(&a.Row, &a.parser, h, i, &v)
		if !h.Out {
			a.extra = keep(a.extra, name(h, i), v.shown())
		}
		return nil
	}
	a.parser.factor = int64(r.unitOf(h))
	value, reason := a.parser.value(h.Column, v.splitBy(h.split))
	if code := a.parser.stop(); code != "" {
		return r.refuse(code, h.Name, a.At.Row, shorten(v.shown()))
	}
	if reason != nil {
		r.refuseCell(&a.Row, h, i, &v, reason)
		return nil
	}
	value = r.judgeCell(&a.Row, h, &v, value)
	a.sums[h.Column] = value.sum
	value.text = r.o.Map.read(h.Column, value.text)
	r.explained.see(i, &v, value.text, nil)
	if h.Further {
		a.further = append(a.further, furtherPeople{h.Column, value.text})
		return nil
	}
	a.Record[h.Column] = value.text
	if h.Column == payroll.Authors {
		a.mail = value.mail
	}
	return nil
}

// refuseCell refuses a row for one of its cells.
func (r *reading) refuseCell(row *Row, h *HeaderColumn, i int, v *cell, reason *payroll.Error) {
	row.refuse(h.Name, v.shown(), reason)
	r.explained.see(i, v, "", reason)
}

// judgeCell gives a value as the whole file has it, and says what is to be said of it.
func (r *reading) judgeCell(row *Row, h *HeaderColumn, v *cell, value canonical) canonical {
	if r.swapBack && h.Column == payroll.Published && value.seen != nil && value.seen.serial {
		if other, ok := swap(value.text); ok {
			r.tell(DatesUnswapped, h.Name, row.At.Row, value.text, other)
			value.text = other
		}
	}
	r.judge.see(h.Column, h.Name, row.At.Row, value.seen)
	r.judgePeople(row, h, v.shown(), value)
	switch value.said {
	case "":
		if r.unitOf(h) > UnitDong && positive(value.text) {
			r.tell(AmountsInThousands, h.Name, row.At.Row, v.shown(), spelled(value.text))
		}
	case NumberForTerm:
		r.tell(value.said, h.Name, row.At.Row, v.shown(), "")
	default:
		r.tell(value.said, h.Name, row.At.Row, v.shown(), spelled(value.text))
	}
	return r.ownStatus(row, h, value)
}

// aside takes a cell of a column that is none of the article's.
func (r *reading) aside(row *Row, p *parser, h *HeaderColumn, i int, v *cell) {
	if h.Rule != UnitPrice {
		r.smelled(h, i, v)
		return
	}
	p.factor = 1
	value, reason := p.value(payroll.CMSAmount, *v)
	if reason != nil {
		r.stopFor(name(h, i), v.shown(), payroll.Extra)
		return
	}
	row.UnitPrice = value.text
}

// refuse keeps the first reason to refuse the row.
func (row *Row) refuse(column, value string, reason *payroll.Error) {
	row.Err = firstError(row.Err, row.At, column, value, reason)
}

func firstError(first *CellError, at Position, column, value string, reason *payroll.Error) *CellError {
	if first != nil {
		return first
	}
	return &CellError{At: at, Column: column, Value: shorten(value), Reason: reason}
}

// unidentified reports whether nothing tells the row's article from others.
func (row *Row) unidentified() bool {
	return row.Record[payroll.ID] == "" && row.Record[payroll.Slug] == "" && row.Record[payroll.Title] == ""
}

// name is the name that column i is kept under where it is not known.
func name(h *HeaderColumn, i int) string {
	if h.Name == "" {
		return columnLetters(i)
	}
	return h.Name
}

func keep(extra map[string]string, name, value string) map[string]string {
	if extra == nil {
		extra = make(map[string]string)
	}
	free := name
	for n := 2; extra[free] != ""; n++ {
		free = fmt.Sprintf("%s (%d)", name, n)
	}
	extra[free] = value
	return extra
}

func extraJSON(extra map[string]string) string {
	if extra == nil {
		return ""
	}
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if e.Encode(extra) != nil {
		return ""
	}
	return string(bytes.TrimSuffix(b.Bytes(), []byte("\n")))
}

// quantity are the columns whose value counts once: in a merge over several rows
// nobody can say whose it is.
var quantity = [payroll.ColumnCount]bool{
	payroll.TextCoefficient: true, payroll.PhotoCoefficient: true, payroll.Photos: true, payroll.Pages: true,
	payroll.LumpSum: true, payroll.CMSAmount: true, payroll.Encouragement: true,
}

// judgePeople says and holds what a row's cells of people leave open. Nobody is paid
// for "?" as an author, since the article then has none; beside other names, or where a
// blank photographer would leave the photos to the text's author, the row is held.
func (r *reading) judgePeople(row *Row, h *HeaderColumn, shown string, value canonical) {
	photographer := h.Column == payroll.PhotoAuthors
	switch {
	case value.nobody == 0:
	case value.text != "":
		row.hold(HeldPerson, h.Name, shorten(shown))
	case photographer && value.nobody == unknown:
		row.photographer = []any{h.Name, shorten(shown)}
	case !photographer:
		r.tell(NoPerson, h.Name, row.At.Row, shown, "")
	}
}

// holdUnknownPhotographer holds a row that pays photos by somebody whose name is missing.
func (row *Row) holdUnknownPhotographer() {
	if c := row.Record[payroll.PhotoCoefficient]; row.photographer != nil && c != "" && c != "0" {
		row.hold(HeldPerson, row.photographer...)
	}
}
