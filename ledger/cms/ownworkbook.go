package cms

import (
	"errors"
	"io"
	"iter"
	"maps"
	"os"
	"slices"
	"strconv"
	"strings"

	"nhuanbut/ledger/cms/grid"
	"nhuanbut/ledger/cms/xlsx"
	"nhuanbut/payroll"
)

// Schema names a kind of workbook of this program.
type Schema string

// The schemas.
const (
	SchemaMonth     Schema = "nhuanbut.month"
	SchemaPayment   Schema = "nhuanbut.payment"
	SchemaStatement Schema = "nhuanbut.statement"
	SchemaYear      Schema = "nhuanbut.year"

	ourSchemas = "nhuanbut."
)

// Refusals of what this program wrote itself, where a list is expected.
const (
	ownMonth     payroll.Code = "own-month"      // a month's workbook beside other files, or where no corrections are taken
	ownPayment   payroll.Code = "own-payment"    // a payment's workbook
	ownStatement payroll.Code = "own-statement"  // an author's
	ownYear      payroll.Code = "own-year"       // a year's
	ownOther     payroll.Code = "own-other"      // of a kind that this version does not know. Facts: schema
	ownData      payroll.Code = "own-data"       // the sheet of data by itself
	ownArticles  payroll.Code = "own-articles"   // the sheet of articles without the hidden sheet
	ownOld       payroll.Code = "own-old"        // of an earlier version, which takes no corrections. Facts: month
	ownNew       payroll.Code = "own-new"        // of a later version. Facts: month
	OwnDamaged   payroll.Code = "own-damaged"    // the hidden sheet is not as it was written. Facts: key
	ownSheetGone payroll.Code = "own-sheet-gone" // Facts: sheet
	ownHeader    payroll.Code = "own-header"     // Facts: cell, header, now
)

// Refusal returns why a workbook of this program is not read as a list.
func (m *Meta) Refusal() *payroll.Error {
	switch m.Schema {
	case SchemaMonth:
		return payroll.Refuse(ownMonth)
	case SchemaPayment:
		return payroll.Refuse(ownPayment)
	case SchemaStatement:
		return payroll.Refuse(ownStatement)
	case SchemaYear:
		return payroll.Refuse(ownYear)
	}
	return payroll.Refuse(ownOther, "schema", string(m.Schema))
}

// ReadMeta returns what a workbook of this program says of itself; nil for another file, also
// for one that cannot be read: Open says why.
func ReadMeta(path string) (*Meta, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	r := &input{path: path, kind: &articleLists}
	if _, err := r.format(f); err != nil || r.info.format != "xlsx" {
		return nil, f.Close()
	}
	w := &workbook{in: r, file: f}
	defer w.close()
	if err := w.unpack(); err != nil {
		return nil, nil
	}
	return w.meta()
}

// notOwn refuses a workbook of this program as a list of articles.
func (w *workbook) notOwn() error {
	if w.in.kind != &articleLists {
		return nil
	}
	m, err := w.meta()
	if err != nil || m == nil {
		return err
	}
	reason := m.Refusal()
	return w.in.refused(reason)
}

// MetaSheet is the hidden sheet that tells what a workbook of this program is. Its name
// and keys are a contract, the same in every language:
//
//	A, B     a key and its value, one a row
//	D, E, F  of the sheet of articles: a column's key, its letters, its header as written
//	H to K   an article: what it is called in the sheet, the ledger's number of it, the
//	         number of its version, and what the program itself wrote in its note
//	M        the ID of a line that is no article's own
//
// The first row of D to M says what stands below it.
const MetaSheet = "_meta"

// These are the columns of MetaSheet, counted from 0.
const (
	keyColumn     = 0
	detailsColumn = 3
	articleColumn = 7
	lineColumn    = 12
	metaWidth     = 13
)

// These are the keys of MetaSheet that are read back.
const (
	schemaKey    = "schema"
	periodKey    = "period"
	unitKey      = "unit"
	headKey      = "ledger_head"
	languageKey  = "language"
	versionKey   = "corrections_version"
	sheetKey     = "articles_sheet"
	headerRowKey = "articles_header_row"
	totalKey     = "articles_total"
	sectionKey   = "articles_section"
	photosByKey  = "photos_by"
	sharesAreKey = "shares_are"
	statusKey    = "status." // + a status
)

// correctionsVersion is the version of MetaSheet's account of the sheet of articles. Raise it
// if a key goes or changes its meaning.
const correctionsVersion = 1

// Meta is what a workbook of this program says of itself. A month's workbook also describes
// its sheet of articles, so that corrections can be read from it.
type Meta struct {
	Schema   Schema
	Month    payroll.Month // "" if the workbook is of no month
	Unit     string        // the newsroom's name
	Language string        // vi or en
	Head     string        // the last seal of the ledger that it was written from
	More     [][2]any      // further keys and values, which are not read back

	Sheet     string // the sheet of articles; "" if it takes no corrections
	HeaderRow int
	Total     string // the title of the row of totals
	Section   string // the heading above the lines that are no article's
	PhotosBy  string // the word before the photographers
	SharesAre string // the word before the shares
	Statuses  map[payroll.Status]string
	Columns   []MetaColumn
	Articles  []MetaArticle
	Lines     []string // IDs of lines that are no article's own

	version int // the corrections version that was read
}

// MetaColumn is a column of the sheet of articles as it was written.
type MetaColumn struct {
	Detail Detail
	Column int // from 0
	Header string
}

// MetaArticle is an article of the sheet as it was written.
type MetaArticle struct {
	Ref     string // its name in the sheet
	Number  int64  // the ledger's number of it
	Version int
	Remark  string // the program's own text in the note
}

// Rows returns the rows of MetaSheet.
func (m *Meta) Rows() iter.Seq[[]any] {
	pairs := m.pairs()
	return func(yield func([]any) bool) {
		head := make([]any, metaWidth)
		copy(head[detailsColumn:], []any{"column_key", "column", "header"})
		copy(head[articleColumn:], []any{"article", "number", "version", "remark"})
		head[lineColumn] = "line"
		for i := range max(len(pairs), len(m.Columns)+1, len(m.Articles)+1, len(m.Lines)+1) {
			row := make([]any, metaWidth)
			if i == 0 && m.Sheet != "" {
				row = head
			}
			if i < len(pairs) {
				copy(row[keyColumn:], pairs[i][:])
			}
			if n := i - 1; n >= 0 && n < len(m.Columns) {
				c := m.Columns[n]
				copy(row[detailsColumn:], []any{c.Detail.Key(), grid.ColumnName(c.Column), c.Header})
			}
			if n := i - 1; n >= 0 && n < len(m.Articles) {
				a := m.Articles[n]
				copy(row[articleColumn:], []any{a.Ref, a.Number, a.Version, a.Remark})
			}
			if n := i - 1; n >= 0 && n < len(m.Lines) {
				row[lineColumn] = m.Lines[n]
			}
			if !yield(row) {
				return
			}
		}
	}
}

// pairs returns the keys with their values.
func (m *Meta) pairs() [][2]any {
	pairs := append([][2]any{{schemaKey, string(m.Schema)}, {unitKey, m.Unit}, {languageKey, m.Language}, {headKey, m.Head}}, m.More...)
	if m.Month != "" {
		pairs = append(pairs, [2]any{periodKey, string(m.Month)})
	}
	if m.Sheet == "" {
		return pairs
	}
	pairs = append(pairs,
		[2]any{versionKey, correctionsVersion}, [2]any{sheetKey, m.Sheet}, [2]any{headerRowKey, m.HeaderRow},
		[2]any{totalKey, m.Total}, [2]any{sectionKey, m.Section},
		[2]any{photosByKey, m.PhotosBy}, [2]any{sharesAreKey, m.SharesAre})
	for _, s := range slices.Sorted(maps.Keys(m.Statuses)) {
		pairs = append(pairs, [2]any{statusKey + string(s), m.Statuses[s]})
	}
	return pairs
}

// meta reads MetaSheet; nil if the workbook has none of this program's.
func (w *workbook) meta() (*Meta, error) {
	i := slices.IndexFunc(w.book.Sheets, func(s xlsx.SheetInfo) bool { return s.Name == MetaSheet })
	if i < 0 {
		return nil, nil
	}
	rows, err := w.openSheet(w.book.Sheets[i])
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	m := Meta{Statuses: make(map[payroll.Status]string)}
	damaged := ""
	for first := true; ; first = false {
		l, err := rows.Next()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return nil, w.in.located(err)
		}
		m.pair(textAt(l, keyColumn), textAt(l, keyColumn+1))
		if first { // the others' heads
			continue
		}
		if bad := m.lists(l); damaged == "" {
			damaged = bad
		}
	}
	switch {
	case !strings.HasPrefix(string(m.Schema), ourSchemas):
		return nil, nil
	case damaged != "":
		return nil, w.in.refuse(OwnDamaged, "key", damaged)
	}
	return &m, nil
}

func textAt(l grid.Row, column int) string {
	if column >= len(l.Cells) {
		return ""
	}
	return l.Cells[column].Text
}

// pair takes a key with its value.
func (m *Meta) pair(key, value string) {
	switch key {
	case schemaKey:
		m.Schema = Schema(value)
	case periodKey:
		m.Month = payroll.Month(value)
	case unitKey:
		m.Unit = value
	case headKey:
		m.Head = value
	case languageKey:
		m.Language = value
	case versionKey:
		m.version, _ = strconv.Atoi(value)
	case sheetKey:
		m.Sheet = value
	case headerRowKey:
		m.HeaderRow, _ = strconv.Atoi(value)
	case totalKey:
		m.Total = value
	case sectionKey:
		m.Section = value
	case photosByKey:
		m.PhotosBy = value
	case sharesAreKey:
		m.SharesAre = value
	default:
		if status, ok := strings.CutPrefix(key, statusKey); ok {
			m.Statuses[payroll.Status(status)] = value
		}
	}
}

// lists takes what a row has beside its key; bad is the entry that is not as written.
func (m *Meta) lists(l grid.Row) (bad string) {
	if key := textAt(l, detailsColumn); key != "" {
		d, known := detailOf(key)
		column, _, ok := grid.ParseName(textAt(l, detailsColumn+1))
		if !ok {
			return key
		}
		if known {
			m.Columns = append(m.Columns, MetaColumn{d, column, textAt(l, detailsColumn+2)})
		}
	}
	if ref := textAt(l, articleColumn); ref != "" {
		number, err := strconv.ParseInt(textAt(l, articleColumn+1), 10, 64)
		version, failed := strconv.Atoi(textAt(l, articleColumn+2))
		if err != nil || failed != nil {
			return ref
		}
		m.Articles = append(m.Articles, MetaArticle{ref, number, version, textAt(l, articleColumn+3)})
	}
	if id := textAt(l, lineColumn); id != "" {
		m.Lines = append(m.Lines, id)
	}
	return ""
}
