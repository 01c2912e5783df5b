package cms

import (
	"errors"
	"io"
	"regexp"
	"slices"
	"strings"

	"nhuanbut/payroll"
)

// spanning are rows of a format in which one cell can reach over several rows.
type spanning interface {
	rows
	spans() *merges
}

// table reads rows under a header and knows what else stands in a sheet.
type table struct {
	*reading
	rows       rows
	exact      bool // rows must be as long as the header: a shorter or longer one has shifted cells
	width      int  // cells of the header, without blank ones behind
	rawWidth   int  // cells of the header's row, with them
	narrow     bool // a row has come that has no cell for those blank ones
	names      []string
	hand       *byHand // nil of payments
	underTitle bool    // the next row is the one right under the header
	afterTotal bool
	folders    map[int]folderMark
	queue      []line // read already, to see where the header ends
	given      int
}

// findHeader reads rows until the header. It refuses the file where there is none.
func (t *table) findHeader() error {
	var best []HeaderColumn
	var candidate []string
	var lossy error // of the candidate
	var last []headerLevel
	if t.subject == &articles {
		t.hand = newByHand()
	}
	for range headerRows {
		l, err := t.readRow()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return err
		}
		if l.broken != nil {
			continue
		}
		names := texts(l.cells)
		if reason := ownTable(names); reason != nil && t.subject == &articles {
			return t.refuse(reason.Code)
		}
		last = append(last, headerLevel{l.number, names})
		levels, header := t.headerRowsOf(last[max(0, len(last)-headerRowsMost):])
		if t.subject.usable(header) {
			t.rawWidth = len(l.cells)
			t.readTitle()
			t.openAbove(last[:len(last)-len(levels)])
			t.noteUnit(t.above)
			return t.take(levels)
		}
		t.above = append(t.above, names...)
		if best == nil && len(names) > 0 || knownIn(header) > knownIn(best) {
			best, candidate = header, names
			lossy = t.judgeHeaderLetters(names, l.number)
		}
	}
	if lossy != nil {
		return lossy
	}
	return t.refuse(HeaderMissing, slices.DeleteFunc(candidate, func(s string) bool { return s == "" }), t.subject.expected())
}

func (t *table) read() (line, error) {
	if len(t.queue) == 0 {
		return t.readRow()
	}
	l := t.queue[0]
	t.queue = t.queue[1:]
	return l, nil
}

// readRow reads the next row of the file.
func (t *table) readRow() (line, error) {
	l, err := t.rows.read()
	return l, t.located(err)
}

func (t *table) next() (Row, error) {
	if t.hand == nil {
		return t.nextRow()
	}
	row, err := t.joinedRow()
	if errors.Is(err, io.EOF) {
		if stop := t.finish(); stop != nil {
			return row, stop
		}
	}
	return row, err
}

// nextRow gives the next row that is no total, heading or the like.
func (t *table) nextRow() (Row, error) {
	for {
		l, err := t.nextLine()
		if err != nil {
			return Row{}, err
		}
		if l.hidden && t.o.SkipHidden {
			t.pass(PassedHidden, l.number)
			continue
		}
		row, skip, err := t.row(l)
		if err != nil || !skip {
			t.given++
			t.mark(l)
			return row, err
		}
	}
}

// nextLine gives the next line that is neither blank nor numbers the columns.
func (t *table) nextLine() (line, error) {
	for {
		l, err := t.read()
		if err != nil {
			return l, err
		}
		first := t.underTitle
		t.underTitle = false
		if l.broken != nil || !blankLine(l.cells) && !(first && numbering(l.cells)) {
			return l, nil
		}
	}
}

// row reads a line that is not blank; skip is for what is no article.
func (t *table) row(l line) (row Row, skip bool, err error) {
	at := Position{t.path, t.sheet, l.number}
	if reason := t.misaligned(l); reason != nil {
		if l.broken == nil && t.footer(l.cells) {
			return row, true, nil
		}
		return t.shifted(at, l, reason), false, nil
	}
	if passed, err := t.passes(l); passed || err != nil {
		return row, passed, err
	}
	if t.footer(l.cells) {
		t.pass(PassedFooter, l.number)
		return row, true, nil
	}
	t.afterTotal = false
	if t.folderLine(l.cells) {
		t.pass(PassedFolder, l.number)
		return row, true, nil
	}
	if t.hand == nil {
		row, err = t.record(at, l.cells)
	} else {
		row, err = t.article(l)
	}
	if err == nil && row.Err == nil && row.unidentified() {
		i := slices.IndexFunc(l.cells, func(v cell) bool { return !v.blank() })
		row.refuse("", l.cells[i].shown(), payroll.Refuse(NoIdentity))
	}
	return row, false, err
}

// misaligned says why the cells of a line do not stand under their headers.
func (t *table) misaligned(l line) *payroll.Error {
	switch {
	case l.broken != nil:
		return l.broken
	case !t.exact:
		return nil
	case t.surplus(l.cells) && !t.total(l.cells):
		return payroll.Refuse(RowTooLong, t.width, len(l.cells))
	case len(l.cells) < t.width && !t.total(l.cells):
		return payroll.Refuse(RowTooShort, t.width, len(l.cells))
	}
	return nil
}

// surplus reports whether cells stand behind those of the header: a comma that is no
// delimiter makes one of a row, and the cells behind it are not what their headers say.
// Blank cells behind are no surplus only where the header's row has as many, and the
// rows before it had them too.
func (t *table) surplus(cells []cell) bool {
	allowed := t.rawWidth
	if t.narrow {
		allowed = t.width
	}
	if n := len(cells); n > allowed || n > t.width && n != t.rawWidth || !blankLine(cells[min(n, t.width):]) {
		return true
	}
	t.narrow = t.narrow || len(cells) == t.width && t.rawWidth > t.width
	return false
}

// shifted is a refused row of which only the cells before the damage mean anything,
// and those only to find the article by. Its dates say nothing of the file's.
func (t *table) shifted(at Position, l line, reason *payroll.Error) Row {
	blind := *t.reading
	blind.o.Dates, blind.explained, blind.judge = DatesDMY, nil, nil
	row, _ := blind.record(at, l.cells)
	shown := ""
	if len(l.cells) > 0 {
		shown = l.cells[0].shown()
	}
	row.Err = nil
	row.refuse("", shown, reason)
	return row
}

func (t *table) close() error { return t.rows.close() }

// footer reports whether cells belong to what follows the totals: signatures, the
// amount in words. An article has an ID, a date or a quantity; without all three
// nothing is lost.
func (t *table) footer(cells []cell) bool {
	if !t.afterTotal {
		return false
	}
	for i := range cells {
		v := &cells[i]
		switch {
		case v.blank():
		case t.under(i, isID) && strings.ContainsAny(v.shown(), "0123456789"):
			return false
		case t.under(i, isDate) && (t.readable(*v) || t.dated(*v) && t.any(cells, named)):
			return false
		}
	}
	return !t.any(cells, payable) || !t.any(cells, named) && !(t.any(cells, isAuthor) && t.paysSomething(cells))
}

// paysSomething reports whether a row has a number above zero that money depends on.
func (t *table) paysSomething(cells []cell) bool {
	for i := range cells {
		if c, ok := t.summed(i); ok && c != payroll.CMSAmount && !cells[i].blank() {
			if n, reason := number(c, cells[i]); reason == nil && n.IsPositive() {
				return true
			}
		}
	}
	return false
}

// readable reports whether a cell is a date in figures: signatures have a day in words.
func (t *table) readable(v cell) bool { return !dayInWords.MatchString(v.text) && t.dated(v) }

var dayInWords = regexp.MustCompile(`(?i)(?:^|[^\pL])(?:ngày|ngay)\s.*(?:tháng|thang)\s`)

// dated reports whether a cell is a date.
func (t *table) dated(v cell) bool {
	p := parser{order: t.o.Dates, serials: t.serials}
	_, reason := p.value(payroll.Published, v)
	return reason == nil || reason.Code != DateUnreadable || p.monthFirst
}

func (t *table) any(cells []cell, in func(payroll.Column) bool) bool {
	for i := range cells {
		if !cells[i].blank() && t.under(i, in) {
			return true
		}
	}
	return false
}

func (t *table) under(i int, in func(payroll.Column) bool) bool {
	return i < len(t.header) && t.header[i].Known && in(t.header[i].Column)
}

func (t *table) identified(i int) bool {
	return i < len(t.header) && t.header[i].Known && t.subject.identifies(&t.header[i])
}

func identifying(h *HeaderColumn) bool {
	c := h.Column
	return c == payroll.ID || c == payroll.Slug || c == payroll.Published || c == payroll.Authors
}

func isID(c payroll.Column) bool { return c == payroll.ID }

func isDate(c payroll.Column) bool { return c == payroll.Published }

func named(c payroll.Column) bool { return c == payroll.Title || c == payroll.Slug }

func payable(c payroll.Column) bool { return quantity[c] && c != payroll.CMSAmount }
