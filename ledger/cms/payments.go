package cms

import (
	"errors"
	"io"
	"os"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"nhuanbut/ledger/cms/grid"
	"nhuanbut/ledger/cms/value"
	"nhuanbut/payroll"
)

// PaymentRow is a payment made before the program was adopted.
type PaymentRow struct {
	At        Position
	Author    string       // one name or code, as in the file
	Date      payroll.Date // the date of payment in Vietnam
	Gross     payroll.Dong // in đồng, from 1 to payroll.MaxAmount
	Tax       payroll.Dong // withheld from Gross, at most Gross; 0 if the cell is blank
	Reference string       // the voucher, on one line; "" if there is none
	Note      string       // on one line; "" if there is none
	Err       *CellError   // why the row is refused, by its first bad value

	AuthorHeader, DateHeader string // as in the file
}

// ReadPayments reads a table of payments from delimited text, XLSX or HTML, in the order of
// its rows. A *FileError refuses the whole file: it lacks a column for author, date, gross or
// tax, two headers mean one column, or its dates are month-first and o.Dates does not say so.
// It ignores o.Map.
func ReadPayments(path string, o Options) ([]PaymentRow, error) {
	r := &input{path: path, options: o, kind: &paymentLists}
	opened, err := r.open()
	if err != nil {
		return nil, err
	}
	defer opened.close()
	p := newPaymentTable(tableOf(opened))
	var rows []PaymentRow
	for {
		row, err := p.next()
		if errors.Is(err, io.EOF) {
			return rows, nil
		}
		if err != nil {
			return nil, err
		}
		rows = append(rows, row)
	}
}

// paymentField is a column of a table of payments.
type paymentField int

// The fields stand in the order in which the values of a row are judged.
const (
	payee paymentField = iota
	paidOn
	paidGross
	paidTax
	paymentReference
	paymentNote
	paymentFields
)

// paymentColumn describes a field.
type paymentColumn struct {
	names    []string       // the first is shown in messages
	like     payroll.Column // the column of articles whose values are written alike
	inHeader bool           // a table without the column is refused
	inRow    bool           // a row without a value is refused
}

// paymentColumns requires a column of tax: without it, a header that is not known would make
// every payment one without tax.
var paymentColumns = [paymentFields]paymentColumn{
	payee: {[]string{"Tác giả", "Họ tên", "Họ và tên", "Tên tác giả", "Họ tên tác giả", "Họ và tên tác giả", "Mã tác giả",
		"Cộng tác viên", "Người nhận", "Người nhận tiền", "Người hưởng", "Author", "Author name", "Author code", "Payee", "Payee code", "Name", "Full name"},
		payroll.Authors, true, true},
	paidOn: {[]string{"Ngày trả", "Ngày chi", "Ngày chi trả", "Ngày chi tiền", "Ngày trả tiền", "Ngày thanh toán", "Ngày",
		"Date", "Paid", "Paid on", "Paid date", "Date paid", "Pay date", "Payment date", "Date of payment"},
		payroll.Published, true, true},
	paidGross: {[]string{"Tổng tiền", "Số tiền", "Tổng số tiền", "Thu nhập", "Tổng thu nhập", "Số tiền trả", "Số tiền chi trả",
		"Số tiền trước thuế", "Tiền trước thuế", "Thu nhập trước thuế", "Gross", "Gross amount", "Gross income", "Amount", "Income"},
		payroll.LumpSum, true, true},
	paidTax: {[]string{"Thuế", "Thuế TNCN", "Thuế đã khấu trừ", "Thuế TNCN đã khấu trừ", "Thuế khấu trừ", "Thuế TNCN khấu trừ", "Khấu trừ thuế",
		"Thuế thu nhập cá nhân", "Thuế thu nhập cá nhân đã khấu trừ", "Số thuế", "Số thuế TNCN", "Số thuế đã khấu trừ", "Số thuế TNCN đã khấu trừ",
		"Tiền thuế", "Tax", "Tax withheld", "Withheld tax", "Withholding tax", "PIT"},
		payroll.LumpSum, true, false},
	paymentReference: {[]string{"Số chứng từ", "Chứng từ", "Số CT", "Phiếu chi", "Số phiếu chi", "Reference", "Ref", "Voucher", "Voucher no", "Voucher number"},
		payroll.Slug, false, false},
	paymentNote: {[]string{"Ghi chú", "Nội dung", "Nội dung chi", "Note", "Notes", "Remark", "Remarks", "Description"},
		payroll.Content, false, false},
}

// paymentNames gives the fields by their folded names.
var paymentNames = func() map[string]paymentField {
	names := make(map[string]paymentField)
	for f, c := range paymentColumns {
		for _, name := range c.names {
			names[foldName(name)] = paymentField(f)
		}
	}
	return names
}()

// atRate matches the rate in a header of tax: "Thuế TNCN (10%)".
var atRate = regexp.MustCompile(`\s*\(?\s*[0-9]{1,2}\s*%\s*\)?\s*$`)

func lookupPayment(name string) (paymentField, bool) {
	f, ok := paymentNames[foldName(name)]
	if !ok {
		f, ok = paymentNames[foldName(atRate.ReplaceAllString(name, ""))]
		ok = ok && f == paidTax
	}
	return f, ok
}

var paymentLists = tableKind{
	understand: understandPayments,
	usable:     usablePayments,
	expected:   expectedOfPayments,
	identifies: func(h *HeaderColumn) bool { return h.field == payee || h.field == paidOn },
	json: func(r *input, _ *os.File) (rowReader, error) {
		return nil, r.refuse(HeaderMissing, "found", []string(nil), "expected", expectedOfPayments())
	},
}

// understandPayments returns the header of a row of names. It refuses two columns of one
// field: nobody can say which of them was paid.
func understandPayments(_ *input, names []string) (header []HeaderColumn, twice *payroll.Error) {
	header = make([]HeaderColumn, len(names))
	var owner [paymentFields]*HeaderColumn
	for i, name := range names {
		h := &header[i]
		h.Name, h.Column = payroll.OneLine(name), payroll.Extra
		if h.field, _, h.Known = matchName(h.Name, lookupPayment); !h.Known {
			continue
		}
		first := owner[h.field]
		if first != nil && twice == nil {
			twice = payroll.Refuse(HeaderDuplicate, "header", first.Name, "other", h.Name, "column", paymentColumns[h.field].names[0])
		}
		owner[h.field] = h
	}
	return header, twice
}

func usablePayments(header []HeaderColumn) bool {
	for f, c := range paymentColumns {
		has := func(h HeaderColumn) bool { return h.Known && h.field == paymentField(f) }
		if c.inHeader && !slices.ContainsFunc(header, has) {
			return false
		}
	}
	return true
}

func expectedOfPayments() []string {
	var names []string
	for _, c := range paymentColumns {
		if c.inHeader {
			names = append(names, c.names[0])
		}
	}
	return names
}

// paymentTable reads payments under a header.
type paymentTable struct {
	*table
	at [paymentFields]int // the index of each field's column; -1 if there is none
}

func newPaymentTable(t *table) *paymentTable {
	p := &paymentTable{table: t}
	for f := range p.at {
		p.at[f] = slices.IndexFunc(t.in.header, func(h HeaderColumn) bool { return h.Known && h.field == paymentField(f) })
	}
	return p
}

func (p *paymentTable) next() (PaymentRow, error) {
	for {
		l, err := p.nextLine()
		if err != nil {
			return PaymentRow{}, err
		}
		if row, skip, err := p.row(l); err != nil || !skip {
			return row, err
		}
	}
}

// row reads a row; skip is set for totals and what stands under them.
func (p *paymentTable) row(l grid.Row) (row PaymentRow, skip bool, err error) {
	row.At = Position{p.in.path, p.in.sheet, l.Number}
	reason := p.misaligned(l)
	switch {
	case l.Broken == nil && p.footer(l.Cells):
		return row, true, nil
	case reason != nil:
		shown := ""
		if len(l.Cells) > 0 {
			shown = l.Cells[0].Shown()
		}
		row.refuse("", shown, reason)
		return row, false, nil
	case p.looksLikeTotal(l.Cells):
		p.afterTotal = true
		return row, true, nil
	}
	p.afterTotal = false
	return row, false, p.fill(&row, l.Cells)
}

// footer reports whether cells stand under the totals: signatures, the amount in words.
// Without a date and a figure of money no payment is lost.
func (p *paymentTable) footer(cells []grid.Cell) bool {
	return p.afterTotal && !p.figure(paidGross, cells) && !p.figure(paidTax, cells) &&
		(p.cell(paidOn, cells).Blank() || !p.readable(*p.cell(paidOn, cells)))
}

func (p *paymentTable) figure(f paymentField, cells []grid.Cell) bool {
	v := p.cell(f, cells)
	return v.Kind == grid.Error || v.Kind == grid.Formula || strings.ContainsAny(v.Text, "0123456789")
}

// cell returns the cell of a field; a blank one if the row ends before it.
func (p *paymentTable) cell(f paymentField, cells []grid.Cell) *grid.Cell {
	if i := p.at[f]; i >= 0 && i < len(cells) {
		return &cells[i]
	}
	return &grid.Cell{}
}

// fill sets the values of a row, or the reason to refuse it. An error refuses the file.
func (p *paymentTable) fill(row *PaymentRow, cells []grid.Cell) error {
	values := value.Parser{Order: p.in.options.Dates, Serials: p.in.serials}
	row.AuthorHeader, row.DateHeader = p.in.header[p.at[payee]].Name, p.in.header[p.at[paidOn]].Name
	for f := range paymentFields {
		if p.at[f] < 0 {
			continue
		}
		v := p.cell(f, cells)
		header := p.in.header[p.at[f]].Name
		read, reason := paymentValue(&values, f, v)
		if values.MonthFirst {
			return p.in.refuse(value.DateMonthFirst, "header", header, "row", row.At.Row, "value", grid.Shorten(v.Shown()))
		}
		if reason == nil {
			reason = row.set(f, read)
		}
		if reason != nil {
			row.refuse(header, v.Shown(), reason)
		}
	}
	return nil
}

// paymentValue returns the value of a field, read as the column of articles that it is like.
// It refuses a calculation: what was paid stands there as a figure.
func paymentValue(p *value.Parser, f paymentField, v *grid.Cell) (string, *payroll.Error) {
	if v.Merged != "" && (f == paidGross || f == paidTax) {
		return "", payroll.Refuse(MergedCell, "range", v.Merged)
	}
	read, reason := p.Read(paymentColumns[f].like, *v)
	if read.Sum != nil || read.Warn != "" { // what was paid stands there as a figure
		return "", payroll.Refuse(value.NumberUnreadable)
	}
	if reason == nil && read.Text == "" && paymentColumns[f].inRow {
		reason = payroll.Refuse(CellMissing)
	}
	return read.Text, reason
}

// set sets a field. Those before it are set.
func (row *PaymentRow) set(f paymentField, read string) *payroll.Error {
	switch f {
	case payee:
		row.Author = read
		if strings.Contains(read, ";") {
			return payroll.Refuse(SeveralPayees)
		}
	case paidOn:
		day, _, _ := strings.Cut(read, "T")
		row.Date = payroll.Date(day)
	case paidGross:
		row.Gross = wholeDong(read)
		if row.Gross == 0 {
			return payroll.Refuse(PaymentZero)
		}
	case paidTax:
		row.Tax = wholeDong(read)
		if row.Tax > row.Gross {
			return payroll.Refuse(TaxOverGross, "gross", value.Vietnamese(strconv.FormatInt(int64(row.Gross), 10)))
		}
	case paymentReference:
		row.Reference = read
	case paymentNote:
		row.Note = payroll.OneLine(read)
	}
	return nil
}

// wholeDong returns a canonical amount in đồng; 0 if blank.
func wholeDong(value string) payroll.Dong {
	n, _ := strconv.ParseInt(value, 10, 64)
	return payroll.Dong(n)
}

// refuse keeps the first reason to refuse the row.
func (row *PaymentRow) refuse(column, value string, reason *payroll.Error) {
	row.Err = firstError(row.Err, row.At, column, value, reason)
}

// tableOf returns the table that a reader reads; nil for JSON.
func tableOf(r rowReader) *table {
	switch r := r.(type) {
	case *delimited:
		return &r.table
	case *sheetTable:
		return &r.table
	case *webPage:
		return &r.table
	}
	return nil
}
