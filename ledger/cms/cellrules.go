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

// judgeCell returns a value as the whole file has it, and warns of how it was read.
func (r *input) judgeCell(row *Row, h *HeaderColumn, v *grid.Cell, read value.Value) value.Value {
	if r.restoreDates && h.Column == payroll.Published && read.Date != nil && read.Date.Serial {
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

// readAside reads a cell of a column that is none of an article's.
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

// judgePeople warns of a cell of people that names nobody, or holds its row. An article
// without an author pays nobody; but beside other names, or for photos that would go to the
// text's author, a missing name holds the row.
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

// sharePointStatus are SharePoint's own names of Approval Status, folded.
var sharePointStatus = map[string]bool{"approvalstatus": true, "moderationstatus": true}

// ownStatus keeps a number under a newsroom's own name of a status from being read as one of
// SharePoint's: 0 and 1 mean there what the newsroom says. It puts the header before the
// number, so that a map can name it.
func (r *input) ownStatus(row *Row, h *HeaderColumn, read value.Value) value.Value {
	number := (h.Column == payroll.ApprovalStatus || h.Column == payroll.NewsroomStatus) && read.Text != "" && value.IsDigits(read.Text)
	if !number || h.Column == payroll.ApprovalStatus && ofSharePoint(h.Name) || r.options.Map.read(h.Column, read.Text) != read.Text {
		return read
	}
	r.warnCell(StatusNumber, h.Name, row.At.Row, read.Text, "")
	if h.Column == payroll.ApprovalStatus {
		read.Text = h.Name + ": " + read.Text
	}
	return read
}

// ofSharePoint reports whether a header, or the last key of a path, is SharePoint's own name
// of Approval Status.
func ofSharePoint(header string) bool {
	name := header[strings.LastIndexByte(header, '.')+1:]
	name = strings.TrimPrefix(decodeName(strings.TrimPrefix(name, "OData_")), "vti_")
	return sharePointStatus[strings.TrimRight(foldName(name), "0123456789")]
}

// settleSums settles coefficients that stand as calculations with the count that multiplies
// them: "3x0,5" under Hệ số ảnh is three photos of 0.5, once.
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

// headerOf returns the file's header of column c.
func (r *input) headerOf(c payroll.Column) string {
	for _, h := range r.header {
		if h.Known && h.Column == c {
			return h.Name
		}
	}
	return c.Header()
}

// furtherPeople are the people of a column of co-authors.
type furtherPeople struct {
	column payroll.Column
	names  string
}

// addFurther adds the people of a column of co-authors behind those of the column itself, each
// once.
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

// These prefixes begin the IDs of the rows that show how the empty sheet is filled, in
// Vietnamese and in English. A number follows.
const (
	SamplePrefix        = "MAU-"
	EnglishSamplePrefix = "SAMPLE-"
)

var sampleID = regexp.MustCompile(`^(?i:mau|mẫu|sample)-[0-9]+$`)

// judgeSample marks a sample row that is still a draft. It refuses one that is no draft any
// more: the next sheet will have an article with the same ID.
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
	for _, h := range f.in.header {
		if h.Known && h.Column == payroll.ID {
			header = h.Name
		}
	}
	row.refuse(header, row.Record[payroll.ID], payroll.Refuse(sampleFilled))
}

// PhotosUncounted warns of rows with a coefficient of photos and no count: they pay one photo.
const PhotosUncounted payroll.Code = "photos-uncounted"

// countPhotos warns of a row whose photos nobody counted, unless the coefficient is that of
// all photos.
func (r *input) countPhotos(row *Row) {
	if row.Err == nil && row.Record[payroll.Photos] == "" && isPositive(row.Record[payroll.PhotoCoefficient]) && !r.policy(row).PhotoTotal {
		r.warn(PhotosUncounted, r.columnOf(payroll.PhotoCoefficient).Name, row.At.Row)
	}
}

// policy returns the newsroom's rule on the day of a row.
func (r *input) policy(row *Row) (p payroll.Policy) {
	if r.options.Policy != nil {
		p = r.options.Policy(row.Record.PublishedOn())
	}
	return p
}
