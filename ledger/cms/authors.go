package cms

import (
	"errors"
	"io"
	"os"
	"regexp"
	"slices"
	"strings"

	"nhuanbut/ledger/cms/grid"
	"nhuanbut/ledger/cms/value"
	"nhuanbut/payroll"
)

// AuthorField is a datum of an author, named as the command "author set" names it.
type AuthorField string

// The fields of an author stand in the order of a list's columns.
const (
	AuthorCode        AuthorField = "code" // the ledger's own
	AuthorName        AuthorField = "name"
	AuthorPenNames    AuthorField = "pen-names" // joined by "; "
	AuthorKind        AuthorField = "kind"
	AuthorLegalName   AuthorField = "legal-name"
	AuthorTaxCode     AuthorField = "tax-code"
	AuthorIDNumber    AuthorField = "id-number"
	AuthorBank        AuthorField = "bank"
	AuthorBranch      AuthorField = "branch"
	AuthorAccount     AuthorField = "account"
	AuthorAccountName AuthorField = "account-name"
	AuthorEmail       AuthorField = "email"
	AuthorPhone       AuthorField = "phone"
	AuthorAddress     AuthorField = "address"
	AuthorNationality AuthorField = "nationality"
	AuthorCommitments AuthorField = "commitments" // years of 08/CK-TNCN
)

// PrivateFields are the fields that a ledger can forget and that no message repeats.
var PrivateFields = []AuthorField{AuthorTaxCode, AuthorIDNumber, AuthorAccount, AuthorEmail, AuthorPhone, AuthorAddress}

// Private reports whether a field is one of PrivateFields.
func (f AuthorField) Private() bool { return slices.Contains(PrivateFields, f) }

// AuthorColumn is a column of a list of authors.
type AuthorColumn struct {
	Field  AuthorField
	VI, EN string   // its header
	others []string // other headers that people write
}

// AuthorColumns are the columns of a list of authors, in their order.
var AuthorColumns = []AuthorColumn{
	{AuthorCode, "Mã tác giả", "Author code", []string{"Mã", "Mã CTV", "Mã số tác giả", "Mã số CTV", "Code"}},
	{AuthorName, "Tác giả", "Author", []string{"Tên", "Tên tác giả", "Họ tên", "Họ và tên", "Họ tên tác giả", "Họ và tên tác giả", "Cộng tác viên", "Tên CTV", "Name", "Full name", "Author name"}},
	{AuthorPenNames, "Bút danh", "Pen names", []string{"Các bút danh", "Tên khác", "Bút hiệu", "Pen name", "Alias", "Aliases"}},
	{AuthorKind, "Diện", "Kind", []string{"Loại", "Loại tác giả", "Diện tác giả", "Đối tượng", "Type", "Author kind"}},
	{AuthorLegalName, "Tên thật", "Legal name", []string{"Họ tên thật", "Họ và tên thật", "Họ tên khai sinh", "Họ và tên khai sinh", "Tên pháp lý", "Tên đầy đủ", "Họ tên đầy đủ", "Họ tên theo CCCD", "Tên theo CCCD", "Real name"}},
	{AuthorTaxCode, "Mã số thuế", "Tax code", []string{"MST", "MST cá nhân", "Mã số thuế cá nhân", "MST TNCN", "Mã thuế", "Tax number", "Tax ID", "TIN"}},
	{AuthorIDNumber, "Số CCCD", "ID number", []string{"CCCD", "CMND", "CMND/CCCD", "CCCD/CMND", "Số CMND", "Số CMND/CCCD", "Số CCCD/CMND", "Số CCCD/Hộ chiếu", "Căn cước", "Căn cước công dân", "Số căn cước", "Số căn cước công dân", "Số định danh", "Số định danh cá nhân",
		"Hộ chiếu", "Số hộ chiếu", "Giấy tờ", "Số giấy tờ", "Passport", "ID card", "Citizen ID", "National ID"}},
	{AuthorBank, "Ngân hàng", "Bank", []string{"Tên ngân hàng", "NH", "Tại ngân hàng", "Ngân hàng thụ hưởng", "Bank name", "Beneficiary bank"}},
	{AuthorBranch, "Chi nhánh", "Branch", []string{"Chi nhánh ngân hàng", "CN", "CN ngân hàng", "Tên chi nhánh", "Bank branch"}},
	{AuthorAccount, "Số tài khoản", "Account", []string{"STK", "Tài khoản", "Số TK", "TK", "Số tài khoản ngân hàng", "TK ngân hàng", "Tài khoản ngân hàng", "Account number", "Account no", "Bank account"}},
	{AuthorAccountName, "Chủ tài khoản", "Account name", []string{"Tên chủ tài khoản", "Tên tài khoản", "Chủ TK", "Tên TK", "Người thụ hưởng", "Tên người thụ hưởng", "Account holder", "Beneficiary"}},
	{AuthorEmail, "Email", "E-mail", []string{"Thư điện tử", "Địa chỉ email", "Mail", "Hộp thư"}},
	{AuthorPhone, "Điện thoại", "Phone", []string{"Số điện thoại", "SĐT", "ĐT", "Di động", "Số di động", "Điện thoại di động", "Phone number", "Mobile", "Telephone"}},
	{AuthorAddress, "Địa chỉ", "Address", []string{"Nơi ở", "Chỗ ở", "Chỗ ở hiện nay", "Địa chỉ thường trú", "Địa chỉ liên hệ", "Nơi cư trú", "Home address"}},
	{AuthorNationality, "Quốc tịch", "Nationality", []string{"Nước", "Country"}},
	{AuthorCommitments, "Cam kết 08", "Commitments", []string{"Cam kết", "Năm cam kết", "Cam kết 08/CK-TNCN", "08/CK-TNCN", "Bản cam kết", "Commitment", "Commitment years"}},
}

var authorFields = func() map[string]AuthorField {
	names := make(map[string]AuthorField)
	for _, c := range AuthorColumns {
		for _, name := range append([]string{c.VI, c.EN, string(c.Field)}, c.others...) {
			names[foldName(name)] = c.Field
		}
	}
	return names
}()

// AuthorRow is one row of a list of authors.
type AuthorRow struct {
	At      Position
	Values  map[AuthorField]string // the values of the row, on one line, without blank ones
	Headers map[AuthorField]string // as in the file
	Err     *CellError             // why the row is refused, by its first bad value
}

// AuthorList is a list of authors as read.
type AuthorList struct {
	Rows     []AuthorRow
	Unknown  []string // unknown headers, whose columns are left out
	AsNumber []int    // rows whose account is a number cell, which loses a zero at its front
}

// Refusals of a value of a list of authors.
const (
	NumberDamaged payroll.Code = "number-damaged" // digits that a spreadsheet has changed. Facts: digits
	KindUnknown   payroll.Code = "kind-unknown"   // Facts: kind

)

// ReadAuthors reads a list of authors from delimited text, XLSX or HTML; its columns may stand
// in any order. A *FileError refuses the whole file: it lacks a column of names or codes, or
// another column of an author's, or two headers mean one column.
func ReadAuthors(path string, o Options) (AuthorList, error) {
	r := &input{path: path, options: o, kind: &authorLists}
	opened, err := r.open()
	if err != nil {
		return AuthorList{}, err
	}
	defer opened.close()
	t := newAuthorTable(tableOf(opened))
	for {
		l, err := t.nextLine()
		if errors.Is(err, io.EOF) {
			return t.list, nil
		}
		if err != nil {
			return AuthorList{}, err
		}
		t.read(l)
	}
}

var authorLists = tableKind{
	understand: understandAuthors,
	usable:     usableAuthors,
	expected:   func() []string { return []string{AuthorColumns[1].VI, AuthorColumns[5].VI} },
	identifies: func(h *HeaderColumn) bool { return true }, // no figure of an author is a sum
	json: func(r *input, _ *os.File) (rowReader, error) {
		return nil, r.refuse(HeaderMissing, "found", []string(nil), "expected", []string{AuthorColumns[1].VI, AuthorColumns[5].VI})
	},
}

func lookupAuthor(name string) (AuthorField, bool) {
	f, ok := authorFields[foldName(name)]
	return f, ok
}

// understandAuthors returns the header of a row of names. It refuses two columns of one field:
// nobody can say which of two accounts is the right one.
func understandAuthors(_ *input, names []string) (header []HeaderColumn, twice *payroll.Error) {
	header = make([]HeaderColumn, len(names))
	owner := make(map[AuthorField]string)
	for i, name := range names {
		h := &header[i]
		h.Name, h.Column = payroll.OneLine(name), payroll.Extra
		if h.ofAuthor, _, h.Known = matchName(h.Name, lookupAuthor); !h.Known {
			continue
		}
		if first, ok := owner[h.ofAuthor]; ok && twice == nil {
			twice = payroll.Refuse(HeaderDuplicate, "header", first, "other", h.Name, "column", h.Name)
		}
		owner[h.ofAuthor] = h.Name
	}
	return header, twice
}

// usableAuthors reports whether a header has a name, a pen name or a code, and one column
// more.
func usableAuthors(header []HeaderColumn) bool {
	known, named := 0, false
	for i := range header {
		if h := &header[i]; h.Known {
			known++
			named = named || h.ofAuthor == AuthorName || h.ofAuthor == AuthorCode || h.ofAuthor == AuthorPenNames
		}
	}
	return named && known > 1
}

type authorTable struct {
	*table
	list    AuthorList
	headers map[AuthorField]string
}

func newAuthorTable(t *table) *authorTable {
	a := &authorTable{table: t, headers: make(map[AuthorField]string)}
	for _, h := range t.in.header {
		switch {
		case h.Known:
			a.headers[h.ofAuthor] = h.Name
		case h.Name != "" && !ordinal.MatchString(payroll.TextKey(h.Name)):
			a.list.Unknown = append(a.list.Unknown, h.Name)
		}
	}
	return a
}

// ordinal matches the header of a column of row numbers.
var ordinal = regexp.MustCompile(`^(stt|tt|số tt|số thứ tự|no\.?|#)$`)

// read takes a row. It leaves out totals and rows without any value, which are signatures or
// headings.
func (t *authorTable) read(l grid.Row) {
	row := AuthorRow{At: Position{t.in.path, t.in.sheet, l.Number}, Values: make(map[AuthorField]string), Headers: t.headers}
	if reason := t.misaligned(l); reason != nil {
		row.refuse("", "", reason)
		t.list.Rows = append(t.list.Rows, row)
		return
	}
	if t.looksLikeTotal(l.Cells) {
		return
	}
	for i := range l.Cells {
		if i >= len(t.in.header) || !t.in.header[i].Known || l.Cells[i].Blank() {
			continue
		}
		h := &t.in.header[i]
		value, reason := authorValue(h.ofAuthor, &l.Cells[i])
		if reason != nil {
			first := row.Err == nil
			row.refuse(h.Name, l.Cells[i].Shown(), reason)
			row.Err.Private = first && h.ofAuthor.Private() || row.Err.Private
		}
		if value != "" {
			row.Values[h.ofAuthor] = value
		}
		if h.ofAuthor == AuthorAccount && l.Cells[i].Kind == grid.Number && reason == nil {
			t.list.AsNumber = append(t.list.AsNumber, l.Number)
		}
	}
	if len(row.Values) == 0 && row.Err == nil {
		return
	}
	t.list.Rows = append(t.list.Rows, row)
}

func (row *AuthorRow) refuse(column, value string, reason *payroll.Error) {
	row.Err = firstError(row.Err, row.At, column, value, reason)
}

// authorValue returns a cell's value for a field, on one line.
func authorValue(f AuthorField, v *grid.Cell) (string, *payroll.Error) {
	text := payroll.OneLine(value.WithoutType(value.Single(*v).Text))
	switch {
	case v.Merged != "" && f != AuthorBank && f != AuthorBranch && f != AuthorKind:
		return "", payroll.Refuse(MergedCell, "range", v.Merged)
	case v.Kind == grid.Error || value.IsError(text):
		return "", payroll.Refuse(value.ErrorValue)
	case v.Kind == grid.Formula:
		return "", payroll.Refuse(value.FormulaWithoutValue)
	}
	switch f {
	case AuthorTaxCode, AuthorIDNumber, AuthorAccount, AuthorPhone:
		return digitsOf(f, v, text)
	case AuthorKind:
		return kindOf(text)
	case AuthorPenNames:
		return penNames(text), nil
	case AuthorCommitments:
		if v.Kind == grid.Number {
			return value.PlainNumber(text), nil
		}
		return strings.Join(years.FindAllString(text, -1), ","), commitmentsUnclear(text)
	case AuthorCode:
		return strings.ToUpper(text), nil
	case AuthorName, AuthorLegalName:
		return payroll.CleanName(text), nil
	}
	if v.Kind == grid.Number {
		return value.PlainNumber(text), nil
	}
	return text, nil
}

var years = regexp.MustCompile(`\b20[0-9]{2}\b`)

// commitmentsUnclear refuses a commitment that names no year: each holds for one.
func commitmentsUnclear(text string) *payroll.Error {
	left := strings.Trim(years.ReplaceAllString(text, ""), " ,;/-và&năm")
	if left != "" || !years.MatchString(text) {
		return payroll.Refuse(CommitmentUnclear, "value", text)
	}
	return nil
}

// CommitmentUnclear refuses a commitment that does not say for which year. Facts: value.
const CommitmentUnclear payroll.Code = "commitment-unclear"

// exponent matches a long number as a spreadsheet shows it: 1,23E+11.
var exponent = regexp.MustCompile(`(?i)^[0-9]+(?:[.,][0-9]+)?\s*e\s*\+?[0-9]+$`)

// mostSureDigits is the number of digits that a spreadsheet keeps of a number.
const mostSureDigits = 15

// digitsOf returns a number that a person is known or paid by. It refuses one that a
// spreadsheet has changed: an exponent, more than 15 digits, or a lost zero at the front.
func digitsOf(f AuthorField, v *grid.Cell, text string) (string, *payroll.Error) {
	if v.Kind == grid.Number {
		text = value.PlainNumber(text)
		if len(text) > mostSureDigits || !value.IsDigits(text) {
			return "", payroll.Refuse(NumberDamaged, "digits", payroll.Masked(text))
		}
	}
	if exponent.MatchString(text) || lostZero(f, bareDigits(text)) {
		return "", payroll.Refuse(NumberDamaged, "digits", payroll.Masked(text))
	}
	switch f {
	case AuthorPhone:
		if v.Kind == grid.Number && len(text) == 9 {
			return "0" + text, nil // nobody is paid by it
		}
		return text, nil
	case AuthorIDNumber:
		number, err := payroll.ParseIDNumber(bareDigits(text))
		return number, asRefusal(err)
	case AuthorTaxCode:
		number, err := payroll.ParseTaxCode(strings.NewReplacer(".", "", "'", "").Replace(text))
		return number, asRefusal(err)
	}
	return bareDigits(text), nil
}

// bareDigits returns a number without the separators of its digits.
func bareDigits(text string) string {
	return strings.NewReplacer(" ", "", ".", "", "-", "", "'", "").Replace(text)
}

// lostZero reports whether a number is one digit short: of a citizen's 12 digits, an old
// identity card's 9, or a tax code's 10 or 12.
func lostZero(f AuthorField, number string) bool {
	if !value.IsDigits(number) {
		return false
	}
	switch f {
	case AuthorIDNumber:
		return len(number) == 8 || len(number) == 10 || len(number) == 11
	case AuthorTaxCode:
		return len(number) == 9 || len(number) == 11
	}
	return false
}

func asRefusal(err error) *payroll.Error {
	var refusal *payroll.Error
	errors.As(err, &refusal)
	return refusal
}

// kindWords gives the kinds of authors by the words for them, folded.
var kindWords = func() map[string]payroll.AuthorKind {
	words := make(map[string]payroll.AuthorKind)
	for kind, list := range map[payroll.AuthorKind][]string{
		payroll.Unconfirmed:  {"chưa xác nhận", "not confirmed"},
		payroll.Contributor:  {"CTV", "Cộng tác viên", "Cộng tác", "Ngoài biên chế", "Vãng lai"},
		payroll.Staff:        {"PV", "BTV", "Phóng viên", "Biên tập viên", "Phóng viên, biên tập viên", "PV, BTV", "Nhân viên", "Biên chế", "Cán bộ", "Viên chức", "Trong biên chế", "Cơ hữu", "Hợp đồng lao động"},
		payroll.Nonresident:  {"Không cư trú", "Cá nhân không cư trú", "Người nước ngoài không cư trú", "Non-resident"},
		payroll.Organisation: {"Tổ chức", "Cơ quan", "Đơn vị", "Tập thể", "Tổ chức (có chứng từ)", "Organization", "Organisation (receipt)", "Company"},
		payroll.Source:       {"Nguồn", "Nguồn tin", "Nguồn tin (không trả)", "Không trả", "Source (not paid)", "Agency"},
	} {
		for _, w := range append(list, string(kind)) {
			words[foldName(w)] = kind
		}
	}
	return words
}()

func kindOf(text string) (string, *payroll.Error) {
	kind, ok := kindWords[foldName(text)]
	if !ok {
		return "", payroll.Refuse(KindUnknown, "kind", text)
	}
	return string(kind), nil
}

// penNames returns the names of a cell, joined by "; ".
func penNames(text string) string {
	names := strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune(";,/|", r) })
	for i, n := range names {
		names[i] = payroll.CleanName(n)
	}
	return strings.Join(slices.DeleteFunc(names, func(n string) bool { return n == "" }), "; ")
}
