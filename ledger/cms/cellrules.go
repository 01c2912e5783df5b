package cms

import (
	"regexp"
	"strings"

	"github.com/shopspring/decimal"

	"nhuanbut/ledger/cms/grid"
	"nhuanbut/ledger/cms/value"
	"nhuanbut/payroll"
)

// refuseCell refuses a row for one of its cells.
func (r *input) refuseCell(row *Row, h *HeaderColumn, i int, v *grid.Cell, reason *payroll.Error) {
	row.refuse(h.Name, v.Shown(), reason)
	r.explained.see(i, v, "", reason)
}

// judgeCell gives a value as the whole file has it, and says what is to be said of it.
func (r *input) judgeCell(row *Row, h *HeaderColumn, v *grid.Cell, read value.Value) value.Value {
	if r.swapBack && h.Column == payroll.Published && read.Date != nil && read.Date.Serial {
		if other, ok := value.SwapDayMonth(read.Text); ok {
			r.warnCell(datesUnswapped, h.Name, row.At.Row, read.Text, other)
			read.Text = other
		}
	}
	r.judge.see(h.Column, h.Name, row.At.Row, read.Date)
	r.judgePeople(row, h, v.Shown(), read)
	switch read.Warn {
	case "":
		if r.unitOf(h) > UnitDong && isPositive(read.Text) {
			r.warnCell(AmountsInThousands, h.Name, row.At.Row, v.Shown(), value.Vietnamese(read.Text))
		}
	case value.NumberForTerm:
		r.warnCell(read.Warn, h.Name, row.At.Row, v.Shown(), "")
	default:
		r.warnCell(read.Warn, h.Name, row.At.Row, v.Shown(), value.Vietnamese(read.Text))
	}
	return r.ownStatus(row, h, read)
}

// readAside takes a cell of a column that is none of the article's.
func (r *input) readAside(row *Row, p *value.Parser, h *HeaderColumn, i int, v *grid.Cell) {
	if h.Rule != UnitPrice {
		r.noteUnknown(h, i, v)
		return
	}
	p.Factor = 1
	value, reason := p.Read(payroll.CMSAmount, *v)
	if reason != nil {
		r.stopFor(columnTitle(h, i), v.Shown(), payroll.Extra)
		return
	}
	row.UnitPrice = value.Text
}

// judgePeople says and holds what a row's cells of people leave open. Nobody is paid
// for "?" as an author, since the article then has none; beside other names, or where a
// blank photographer would leave the photos to the text's author, the row is held.
func (r *input) judgePeople(row *Row, h *HeaderColumn, shown string, read value.Value) {
	photographer := h.Column == payroll.PhotoAuthors
	switch {
	case read.Nobody == 0:
	case read.Text != "":
		row.hold(heldPerson, "header", h.Name, "text", grid.Shorten(shown))
	case photographer && read.Nobody == value.UnknownPerson:
		row.photographer = []any{"header", h.Name, "text", grid.Shorten(shown)}
	case !photographer:
		r.warnCell(NoPerson, h.Name, row.At.Row, shown, "")
	}
}

// holdUnknownPhotographer holds a row that pays photos by somebody whose name is missing.
func (row *Row) holdUnknownPhotographer() {
	if c := row.Record[payroll.PhotoCoefficient]; row.photographer != nil && c != "" && c != "0" {
		row.hold(heldPerson, row.photographer...)
	}
}

// sharePointStatus are SharePoint's own names of Approval Status, as letters.
var sharePointStatus = map[string]bool{"approvalstatus": true, "moderationstatus": true}

// ownStatus keeps a number from being read as one of SharePoint's where it stands under
// a newsroom's own name: 0 and 1 there mean what the newsroom says. Its name stays with
// it, so that it is the number of that column for a map's word, and none else's.
func (r *input) ownStatus(row *Row, h *HeaderColumn, read value.Value) value.Value {
	number := (h.Column == payroll.ApprovalStatus || h.Column == payroll.NewsroomStatus) && read.Text != "" && value.IsDigits(read.Text)
	if !number || h.Column == payroll.ApprovalStatus && ofSharePoint(h.Name) || r.o.Map.read(h.Column, read.Text) != read.Text {
		return read
	}
	r.warnCell(StatusNumber, h.Name, row.At.Row, read.Text, "")
	if h.Column == payroll.ApprovalStatus {
		read.Text = h.Name + ": " + read.Text
	}
	return read
}

// ofSharePoint reports whether a header, or the last key of a place in JSON, is
// SharePoint's own name of Approval Status.
func ofSharePoint(header string) bool {
	name := header[strings.LastIndexByte(header, '.')+1:]
	name = strings.TrimPrefix(decodeName(strings.TrimPrefix(name, "OData_")), "vti_")
	return sharePointStatus[strings.TrimRight(foldName(name), "0123456789")]
}

// settleSums settles coefficients that were worked out, beside the count that they are
// multiplied by: "3x0,5" under Hệ số ảnh is three photos of 0,5, once.
func (r *input) settleSums(row *Row, sums *[payroll.ColumnCount]*value.Sum) {
	policy := r.policy(row)
	if !policy.PhotoTotal {
		r.settleSum(row, sums[payroll.PhotoCoefficient], payroll.PhotoCoefficient, payroll.Photos)
	}
	if policy.TextByPages {
		r.settleSum(row, sums[payroll.TextCoefficient], payroll.TextCoefficient, payroll.Pages)
	}
}

func (r *input) settleSum(row *Row, s *value.Sum, coefficient, count payroll.Column) {
	said := row.Record[count]
	switch {
	case s == nil:
	case said == "" && s.Product:
		if i := s.WholePart(); i >= 0 {
			row.Record[count], row.Record[coefficient] = s.Parts[i].String(), s.Parts[1-i].String()
			return
		}
		row.Record[count] = "1"
	case said == "":
		row.Record[count] = "1"
	case said == "1" && !s.Product:
	default:
		n := decimal.RequireFromString(said)
		if i := s.PartEqual(n); i >= 0 {
			row.Record[coefficient] = s.Parts[1-i].String()
			return
		}
		row.refuse(r.headerOf(coefficient), s.Text, payroll.Refuse(productAgainstCount, "header", r.headerOf(count), "count", value.Vietnamese(said)))
	}
}

// headerOf is the header in the file of column c.
func (r *input) headerOf(c payroll.Column) string {
	for _, h := range r.header {
		if h.Known && h.Column == c {
			return h.Name
		}
	}
	return c.Header()
}

// furtherPeople are those of a further column.
type furtherPeople struct {
	column payroll.Column
	names  string
}

// addFurther puts the people of a further column, as a cell of people is read, behind
// those of the column's own header. Somebody who is named there already is named once.
func (row *Row) addFurther(c payroll.Column, people string) {
	for name := range strings.SplitSeq(people, ";") {
		if name = payroll.OneLine(name); name == "" || row.names(c, name) {
			continue
		}
		if row.Record[c] != "" {
			row.Record[c] += "; "
		}
		row.Record[c] += name
	}
}

func (row *Row) names(c payroll.Column, name string) bool {
	for other := range strings.SplitSeq(row.Record[c], ";") {
		if payroll.NameKey(other) == payroll.NameKey(name) {
			return true
		}
	}
	return false
}

// What begins the IDs of the rows in which the empty sheet shows how it is filled, in
// Vietnamese and in English. A number follows.
const (
	SamplePrefix        = "MAU-"
	EnglishSamplePrefix = "SAMPLE-"
)

var sampleID = regexp.MustCompile(`^(?i:mau|mẫu|sample)-[0-9]+$`)

// judgeSample marks a row that still is a sample: its ID says so and it is a draft. One
// that is no draft any more is somebody's article under an ID that the next sheet will
// have again, and is refused.
func (f *File) judgeSample(row *Row) {
	if row.Err != nil || !sampleID.MatchString(row.Record[payroll.ID]) {
		return
	}
	var shipped payroll.StatusWords
	if shipped.Resolve(row.Record[payroll.ApprovalStatus], row.Record[payroll.NewsroomStatus]) == payroll.Draft {
		row.Sample = true
		return
	}
	header := payroll.ID.Header()
	for _, h := range f.header {
		if h.Known && h.Column == payroll.ID {
			header = h.Name
		}
	}
	row.refuse(header, row.Record[payroll.ID], payroll.Refuse(sampleFilled))
}

// PhotosUncounted says of rows that they have a coefficient of photos and no count: one is
// paid. It is not said where the coefficient is that of all photos.
const PhotosUncounted payroll.Code = "photos-uncounted"

// countPhotos says of a row that nobody counted its photos.
func (r *input) countPhotos(row *Row) {
	if row.Err == nil && row.Record[payroll.Photos] == "" && isPositive(row.Record[payroll.PhotoCoefficient]) && !r.policy(row).PhotoTotal {
		r.warn(PhotosUncounted, r.columnOf(payroll.PhotoCoefficient).Name, row.At.Row)
	}
}

// policy is the newsroom's rule on the day of a row.
func (r *input) policy(row *Row) (p payroll.Policy) {
	if r.o.Policy != nil {
		p = r.o.Policy(row.Record.PublishedOn())
	}
	return p
}
