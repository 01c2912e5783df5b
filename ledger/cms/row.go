package cms

import (
	"bytes"
	"encoding/json"
	"fmt"

	"nhuanbut/ledger/cms/grid"
	"nhuanbut/ledger/cms/value"
	"nhuanbut/payroll"
)

// Row is one row of a list.
type Row struct {
	At     Position
	Record payroll.Record   // if Err is set, what could be read nevertheless
	Err    *CellError       // why the row is refused: its first bad cell
	Held   []*payroll.Error // why the row pays nothing until somebody decides
	Line   *ProposedLine    // the line to enter instead, if Err is RowIsLine
	Sample bool             // a row that shows how the empty sheet is filled; no article

	photographer []any // the facts of a hold, if the row pays photos
	continuation bool  // it continues the article above, and is held

	UnitPrice string // what a coefficient of 1 pays, in đồng, if the row says so
}

// record reads the cells under the header as a row. An error refuses the file.
func (r *input) record(at Position, cells []grid.Cell) (Row, error) {
	a := rowDraft{Row: Row{At: at}, parser: value.Parser{Order: r.options.Dates, Serials: r.serials, Dates: r.explained.forms()}}
	for i := range cells {
		if err := r.readCell(&a, i, cells[i].Unguarded()); err != nil {
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
	r.options.Map.fill(&a.Record)
	r.checkLetters(&a.Row, cells)
	r.countPay(&a.Row)
	r.countPhotos(&a.Row)
	r.explained.published(&a.Row)
	return a.Row, nil
}

// rowDraft is a row while its cells are read.
type rowDraft struct {
	Row
	parser  value.Parser
	extra   map[string]string // the columns that are kept under their own names
	mail    string            // of the only author
	sums    [payroll.ColumnCount]*value.Sum
	further []furtherPeople
}

// readCell reads the cell of column i into the row. An error refuses the file.
func (r *input) readCell(a *rowDraft, i int, v grid.Cell) error {
	h := &HeaderColumn{}
	if i < len(r.header) {
		h = &r.header[i]
	}
	switch {
	case v.Merged != "" && h.Known && countsOnce[h.Column]:
		r.refuseCell(&a.Row, h, i, &v, payroll.Refuse(MergedCell, "range", v.Merged))
		return nil
	case v.Blank():
		return nil
	case v.Unnamed && h.Known && h.Column.Form() != payroll.Text:
		r.refuseCell(&a.Row, h, i, &v, payroll.Refuse(objectUnnamed))
		return nil
	case !h.Known:
		r.explained.see(i, &v, "", nil)
		r.readAside(&a.Row, &a.parser, h, i, &v)
		if !h.Omitted {
			a.extra = addExtra(a.extra, columnTitle(h, i), v.Shown())
		}
		return nil
	}
	a.parser.Factor = int64(r.unitOf(h))
	value, reason := a.parser.Read(h.Column, v.SplitBy(h.split))
	if code := a.parser.Stop(); code != "" {
		return r.refuse(code, "header", h.Name, "row", a.At.Row, "value", grid.Shorten(v.Shown()))
	}
	if reason != nil {
		r.refuseCell(&a.Row, h, i, &v, reason)
		return nil
	}
	value = r.judgeCell(&a.Row, h, &v, value)
	a.sums[h.Column] = value.Sum
	value.Text = r.options.Map.read(h.Column, value.Text)
	r.explained.see(i, &v, value.Text, nil)
	if h.Further {
		a.further = append(a.further, furtherPeople{h.Column, value.Text})
		return nil
	}
	a.Record[h.Column] = value.Text
	if h.Column == payroll.Authors {
		a.mail = value.Mail
	}
	return nil
}

// refuse keeps the first reason to refuse the row.
func (row *Row) refuse(column, value string, reason *payroll.Error) {
	row.Err = firstError(row.Err, row.At, column, value, reason)
}

func firstError(first *CellError, at Position, column, value string, reason *payroll.Error) *CellError {
	if first != nil {
		return first
	}
	return &CellError{At: at, Column: column, Value: grid.Shorten(value), Reason: reason}
}

// unidentified reports whether a row has neither ID nor slug nor title.
func (row *Row) unidentified() bool {
	return row.Record[payroll.ID] == "" && row.Record[payroll.Slug] == "" && row.Record[payroll.Title] == ""
}

// columnTitle returns the name under which an unknown column i is kept.
func columnTitle(h *HeaderColumn, i int) string {
	if h.Name == "" {
		return grid.ColumnName(i)
	}
	return h.Name
}

func addExtra(extra map[string]string, name, value string) map[string]string {
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

// countsOnce are the columns whose value counts once: in a merge over several rows nobody can
// say whose it is.
var countsOnce = [payroll.ColumnCount]bool{
	payroll.TextCoefficient: true, payroll.PhotoCoefficient: true, payroll.Photos: true, payroll.Pages: true,
	payroll.LumpSum: true, payroll.CMSAmount: true, payroll.Encouragement: true,
}
