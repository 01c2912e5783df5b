package cms

import (
	"bytes"
	"encoding/json"
	"fmt"

	"nhuanbut/payroll"
)

// record turns the cells under the header into a row. The error refuses the file.
func (r *reading) record(at Position, cells []cell) (Row, error) {
	row := Row{At: at}
	p := parser{order: r.o.Dates, serials: r.serials, dates: r.explained.forms()}
	var extra map[string]string
	var mail string
	var sums [payroll.ColumnCount]*sum
	var further []furtherPeople
	for i, v := range cells {
		v = v.unguarded()
		h := &HeaderColumn{}
		if i < len(r.header) {
			h = &r.header[i]
		}
		switch {
		case v.merged != "" && h.Known && quantity[h.Column]:
			reason := payroll.Refuse(MergedCell, v.merged)
			row.refuse(h.Name, v.shown(), reason)
			r.explained.see(i, &v, "", reason)
			continue
		case v.blank():
			continue
		case v.unnamed && h.Known && h.Column.Form() != payroll.Text:
			reason := payroll.Refuse(ObjectUnnamed)
			row.refuse(h.Name, v.shown(), reason)
			r.explained.see(i, &v, "", reason)
			continue
		case !h.Known:
			r.explained.see(i, &v, "", nil)
			r.aside(&row, &p, h, i, &v)
			if !h.Out {
				extra = keep(extra, name(h, i), v.shown())
			}
			continue
		}
		p.unit = r.unitOf(h)
		value, reason := p.value(h.Column, v.splitBy(h.split))
		if code := p.stop(); code != "" {
			return row, r.refuse(code, h.Name, at.Row, shorten(v.shown()))
		}
		if reason == nil {
			value = r.judgeCell(&row, h, &v, value)
			sums[h.Column] = value.sum
		}
		value.text = r.o.Map.read(h.Column, value.text)
		r.explained.see(i, &v, value.text, reason)
		if reason != nil {
			row.refuse(h.Name, v.shown(), reason)
			continue
		}
		if h.Further {
			further = append(further, furtherPeople{h.Column, value.text})
			continue
		}
		row.Record[h.Column] = value.text
		if h.Column == payroll.Authors {
			mail = value.mail
		}
	}
	for _, f := range further {
		row.addFurther(f.column, f.names)
		mail = ""
	}
	if row.Record[payroll.Email] == "" {
		row.Record[payroll.Email] = mail
	}
	r.settleSums(&row, &sums)
	row.holdUnknownPhotographer()
	row.Record[payroll.Extra] = extraJSON(extra)
	r.o.Map.fill(&row.Record)
	r.weighLetters(&row, cells)
	r.countPay(&row)
	r.countPhotos(&row)
	r.explained.published(&row)
	return row, nil
}

// stop is why an ID or a date refuses the whole file, "" where none does.
func (p *parser) stop() payroll.Code {
	switch {
	case p.monthFirst:
		return DateMonthFirst
	case p.damaged:
		return IDDamaged
	}
	return ""
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
	p.unit = UnitDong
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

// columnLetters names column i, from 0, as Excel does: A, Z, AA.
func columnLetters(i int) string {
	s := ""
	for i++; i > 0; i = (i - 1) / 26 {
		s = string(rune('A'+(i-1)%26)) + s
	}
	return s
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
