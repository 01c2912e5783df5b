package cms

import (
	"maps"
	"regexp"
	"slices"
	"strings"

	"nhuanbut/ledger/cms/grid"
	"nhuanbut/ledger/cms/text"
	"nhuanbut/ledger/cms/value"
	"nhuanbut/payroll"
)

// Explained tells how a file was understood.
type Explained struct {
	Path, Sheet string
	Format      string            // csv, xlsx or json
	Encoding    string            // of text and JSON
	Delimiter   string            // of text
	HeaderRow   int               // as Excel numbers it; 0 in JSON
	Columns     []ExplainedColumn // of the file, then the map's constants, then values within JSON
	Dates       value.Dates
	First, Last payroll.Date // the first and the last day of publication; "" without any
}

// ExplainedColumn is a column with the first of its values that could be read, else the first
// that was refused.
type ExplainedColumn struct {
	HeaderColumn
	Sample string         // as in the file, on one line and shortened
	Read   string         // in canonical form; "" if the column is unknown
	Reason *payroll.Error // why the sample is refused
}

// explanation collects what Explained tells while a file is read. A nil one collects nothing.
type explanation struct {
	samples     []ExplainedColumn // by the column's index, without their header
	inside      []ExplainedColumn
	tables      []ExplainedColumn // of the tables above in the sheet
	dates       value.Dates
	first, last payroll.Date
}

// Explained returns how the file was understood. It is complete once Next has returned io.EOF,
// and empty unless Options asked for it.
func (f *File) Explained() Explained {
	x := f.in.explained
	if x == nil {
		return Explained{}
	}
	e := Explained{
		Path: f.in.path, Sheet: f.in.sheet, Format: f.in.info.format, Encoding: f.in.info.encoding, Delimiter: f.in.info.delimiter,
		HeaderRow: f.in.info.headerRow, Dates: x.dates, First: x.first, Last: x.last,
	}
	e.Columns = append(slices.Clone(x.tables), x.columns(f.in.header)...)
	e.Columns = append(e.Columns, f.in.options.Map.explainedConstants()...)
	for _, c := range x.inside {
		if _, mapped := f.in.options.Map.target(c.Name); !mapped {
			e.Columns = append(e.Columns, c)
		}
	}
	return e
}

// endTable takes the columns of a table that ends.
func (x *explanation) endTable(header []HeaderColumn) {
	if x != nil {
		x.tables, x.samples = append(x.tables, x.columns(header)...), nil
	}
}

// columns returns the columns of a header, and those beside it that have values.
func (x *explanation) columns(header []HeaderColumn) (columns []ExplainedColumn) {
	for i := range max(len(header), len(x.samples)) {
		if c := x.column(header, i); c.Name != "" || c.Sample != "" {
			c.Name = columnTitle(&c.HeaderColumn, i)
			columns = append(columns, c)
		}
	}
	return columns
}

// column returns column i, which may stand beside the header.
func (x *explanation) column(header []HeaderColumn, i int) ExplainedColumn {
	c := ExplainedColumn{HeaderColumn: HeaderColumn{Column: payroll.Extra, Rule: NotKnown}}
	if i < len(x.samples) {
		c.Sample, c.Read, c.Reason = x.samples[i].Sample, x.samples[i].Read, x.samples[i].Reason
	}
	if i < len(header) {
		c.HeaderColumn = header[i]
	}
	return c
}

// explainedConstants returns the map's constants as columns.
func (m Map) explainedConstants() (columns []ExplainedColumn) {
	for c := range payroll.Extra {
		if value, ok := m.constants[c]; ok {
			columns = append(columns, ExplainedColumn{
				HeaderColumn: HeaderColumn{Name: `"` + value + `"`, Column: c, Known: true, Rule: ByConstant},
				Sample:       value, Read: m.read(c, value),
			})
		}
	}
	return columns
}

// see takes a cell as the sample of column i, unless it has a better one.
func (x *explanation) see(i int, v *grid.Cell, read string, reason *payroll.Error) {
	if x == nil {
		return
	}
	for len(x.samples) <= i {
		x.samples = append(x.samples, ExplainedColumn{})
	}
	if s := &x.samples[i]; s.Sample == "" || s.Reason != nil && reason == nil {
		s.Sample, s.Read, s.Reason = grid.Shorten(v.Shown()), grid.Shorten(read), reason
	}
}

// published takes the day of a row that is not refused.
func (x *explanation) published(row *Row) {
	day := row.Record.PublishedOn()
	if x == nil || row.Err != nil || day == "" {
		return
	}
	if x.first == "" || day < x.first {
		x.first = day
	}
	x.last = max(x.last, day)
}

// forms returns the counts of the forms of dates; nil if nobody asked.
func (x *explanation) forms() *value.Dates {
	if x == nil {
		return nil
	}
	return &x.dates
}

// maxInside and maxDepth bound the places within JSON that are shown.
const (
	maxInside = 60
	maxDepth  = 6
)

// within takes the members of a value, for whoever has to name one in a map.
func (x *explanation) within(place string, value any, depth int) {
	if depth > maxDepth || len(x.inside) >= maxInside {
		return
	}
	switch v := value.(type) {
	case map[string]any:
		for _, key := range slices.Sorted(maps.Keys(v)) {
			if text.IsPathKey(key) && key[0] != '_' {
				x.within(place+"."+key, v[key], depth+1)
			}
		}
	case []any:
		if len(v) > 0 && (depth > 0 || isNested(v[0])) {
			x.within(place+"[0]", v[0], depth+1)
		}
	default:
		one := grid.FromJSON(v)
		if strings.HasPrefix(place, text.Embedded) {
			one = one.AsHTML()
		}
		if depth == 0 || one.Blank() || address.MatchString(one.Text) ||
			slices.ContainsFunc(x.inside, func(c ExplainedColumn) bool { return c.Name == place }) {
			return
		}
		x.inside = append(x.inside, ExplainedColumn{
			HeaderColumn: HeaderColumn{Name: place, Column: payroll.Extra, Rule: InsideJSON}, Sample: grid.Shorten(one.Shown()),
		})
	}
}

// isNested reports whether a value is an object or a list. A list of plain values is a column
// by itself.
func isNested(value any) bool {
	switch value.(type) {
	case map[string]any, []any:
		return true
	}
	return false
}

// address matches a URL, which nobody needs as a sample.
var address = regexp.MustCompile(`^https?://`)
