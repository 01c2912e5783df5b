package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"nhuanbut/ledger"
	"nhuanbut/ledger/cms"
	"nhuanbut/ledger/cms/value"
	"nhuanbut/payroll"
)

// runImportExplain says how each column of the files is understood, and stores nothing.
// Without a ledger it says what a new one would make of them.
func runImportExplain(ctx context.Context, a *app, paths []string, o ledger.ImportOptions) error {
	o.Explain, o.DryRun = true, true
	return a.withAny(ctx, func(l *ledger.Ledger) error {
		done, err := l.Import(ctx, a.act(), paths, o)
		if err != nil {
			return err
		}
		if err := a.print(explainJSON(a, done), explainTables(a, done)...); err != nil {
			return err
		}
		sayImported(a, done)
		if len(done.Stopped) > 0 {
			return done.Stopped[0]
		}
		if toSettle(done) {
			return errFound
		}
		return nil
	})
}

// withAny runs act on the ledger; where there is none, on an empty one that is removed
// afterwards.
func (a *app) withAny(ctx context.Context, act func(*ledger.Ledger) error) error {
	if !a.ledgerless() {
		return a.with(ctx, act)
	}
	dir, err := os.MkdirTemp("", "nhuanbut-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	l, err := ledger.Create(ctx, a.act(), filepath.Join(dir, defaultLedger), a.now)
	if err != nil {
		return err
	}
	return errors.Join(act(l), l.Close())
}

// explainedFile is a file in the JSON of import --explain.
type explainedFile struct {
	Path      string            `json:"path"`
	Format    string            `json:"format"`
	Encoding  string            `json:"encoding"`
	Delimiter string            `json:"delimiter"`
	Sheet     string            `json:"sheet"`
	HeaderRow int               `json:"header_row"`
	Rows      int               `json:"rows"`
	Refused   int               `json:"refused"`
	Skipped   int               `json:"skipped"`
	FirstDay  payroll.Date      `json:"first_day"`
	LastDay   payroll.Date      `json:"last_day"`
	Dates     explainedDates    `json:"dates"`
	Columns   []explainedColumn `json:"columns"`
	Absent    []absentColumn    `json:"absent"`
}

type explainedDates struct {
	ISO     int    `json:"iso"`
	Serial  int    `json:"serial"`
	Spoken  int    `json:"spoken"`
	Order   string `json:"order"`           // dmy or mdy
	Certain bool   `json:"certain"`         // no spoken date, or one that no other order can read, or --dates
	Example string `json:"example"`         // that one
	Named   int    `json:"named,omitempty"` // with the month in words
}

type explainedColumn struct {
	Header string   `json:"header"`
	Use    string   `json:"use"`    // column, extra, out, inside
	Column string   `json:"column"` // the key of ours; "" where Use is not column
	Rule   cms.Rule `json:"rule"`
	Sample string   `json:"sample"`
	Read   string   `json:"read"` // in canonical form
	Code   string   `json:"code"` // why the sample is refused
	Reason string   `json:"reason"`

	of payroll.Column
}

type absentColumn struct {
	Column  string         `json:"column"`
	Rates   []payroll.Rate `json:"rates"`
	Message string         `json:"message"`

	of payroll.Column
}

// explainJSON returns what import --explain prints with --output json.
func explainJSON(a *app, done ledger.Imported) any {
	return struct {
		Files []explainedFile `json:"files"`
		importProblems
		Understood understoodJSON `json:"understood"`
	}{explainedFiles(a, done), problemsOf(a, done), understood(done)}
}

func explainedFiles(a *app, done ledger.Imported) []explainedFile {
	files := make([]explainedFile, len(done.Explained))
	for i, e := range done.Explained {
		count := done.Files[i]
		files[i] = explainedFile{
			Path: e.Path, Format: e.Format, Encoding: e.Encoding, Delimiter: e.Delimiter, Sheet: e.Sheet, HeaderRow: e.HeaderRow,
			Rows: count.Rows, Refused: count.Refused, Skipped: count.Skipped, FirstDay: e.First, LastDay: e.Last,
			Dates: datesOf(e.Dates), Columns: []explainedColumn{}, Absent: []absentColumn{},
		}
		for _, c := range e.Columns {
			files[i].Columns = append(files[i].Columns, explainColumn(a, c))
		}
		for _, c := range e.Absent {
			files[i].Absent = append(files[i].Absent, absentOf(a, e, c))
		}
	}
	return files
}

func datesOf(d value.Dates) explainedDates {
	e := explainedDates{ISO: d.ISO, Serial: d.Serial, Spoken: d.ByOrder, Order: "dmy", Certain: true, Example: d.Proof, Named: d.Named}
	if d.Order == value.DatesMDY {
		e.Order = "mdy"
	}
	if d.Order == value.DatesUnspecified {
		e.Certain = d.ByOrder == 0 || d.Proof != ""
	}
	return e
}

func explainColumn(a *app, c cms.ExplainedColumn) explainedColumn {
	e := explainedColumn{Header: c.Name, Use: "extra", Rule: c.Rule, Sample: c.Sample, Read: c.Read, of: c.Column}
	switch {
	case c.Known:
		e.Use, e.Column = "column", c.Column.Key()
	case c.Omitted:
		e.Use = "out"
	case c.Rule == cms.InsideJSON:
		e.Use = "inside"
	}
	if c.Reason != nil {
		e.Code, e.Reason = string(c.Reason.Code), a.msg().Refusal(c.Reason)
	}
	return e
}

// absentOf says what stands in for a column that a file does not have.
func absentOf(a *app, e ledger.Explained, c ledger.AbsentColumn) absentColumn {
	absent := absentColumn{Column: c.Column.Key(), Rates: c.Rates, Message: a.say("absent." + c.Column.Key()), of: c.Column}
	if absent.Rates == nil {
		absent.Rates = []payroll.Rate{}
	}
	noApproval := slices.ContainsFunc(e.Absent, func(o ledger.AbsentColumn) bool { return o.Column == payroll.ApprovalStatus })
	if c.Column == payroll.NewsroomStatus && noApproval {
		absent.Message = a.say("absent.status")
	}
	var rates []string
	for _, rate := range c.Rates {
		rates = append(rates, a.say("absent.rate", rate.Value, rate.From, rate.Basis))
	}
	if len(rates) > 0 {
		absent.Message += ": " + strings.Join(rates, "; ")
	}
	return absent
}

// explainTables returns the tables of every file; for CSV one table with the columns
// of all files.
func explainTables(a *app, done ledger.Imported) []table {
	all := table{head: []string{"file", "header", "use", "column", "rule", "sample", "read", "reason"}}
	var tables []table
	for _, f := range explainedFiles(a, done) {
		for _, c := range f.Columns {
			all.rows = append(all.rows, []any{f.Path, c.Header, c.Use, c.Column, string(c.Rule), c.Sample, c.Read, c.Reason})
		}
		tables = append(tables, columnTable(a, f), absentTable(a, f))
		if inside := insideTable(a, f); len(inside.rows) > 0 {
			tables = append(tables, inside)
		}
	}
	if a.format == "csv" {
		return []table{all}
	}
	return tables
}

func columnTable(a *app, f explainedFile) table {
	s := table{title: aboutFile(a, f), head: []string{"header", "understood", "rule", "sample", "read"}}
	for _, c := range f.Columns {
		understood, read := a.say("explain."+c.Use), short(shownValue(a, c.of, c.Read))
		switch {
		case c.Use == "inside":
			continue
		case c.Use == "column":
			understood = c.of.Header()
		}
		if c.Read == "" {
			read = c.Reason
		}
		s.rows = append(s.rows, []any{c.Header, understood, a.say("rule." + string(c.Rule)), short(c.Sample), read})
	}
	return s
}

// short returns the beginning of a sample, for a line among others.
func short(sample string) string {
	const most = 28
	if text := []rune(sample); len(text) > most {
		return string(text[:most-1]) + "…"
	}
	return sample
}

func absentTable(a *app, f explainedFile) table {
	s := table{title: a.say("explain.absent.title"), head: []string{"absent", "stands-in"}, empty: "explain.absent.none"}
	for _, c := range f.Absent {
		s.rows = append(s.rows, []any{c.of.Header(), c.Message})
	}
	return s
}

func insideTable(a *app, f explainedFile) table {
	s := table{title: a.say("explain.inside.title"), head: []string{"place", "sample"}}
	for _, c := range f.Columns {
		if c.Use == "inside" {
			s.rows = append(s.rows, []any{c.Header, short(c.Sample)})
		}
	}
	return s
}

// aboutFile says what a file is, and how its dates are written.
func aboutFile(a *app, f explainedFile) string {
	facts := []string{strings.ToUpper(f.Format)}
	if f.Encoding != "" {
		facts = append(facts, f.Encoding)
	}
	if f.Delimiter != "" {
		facts = append(facts, a.say("explain.delimiter", delimiterShown(f.Delimiter)))
	}
	if f.Sheet != "" {
		facts = append(facts, a.say("at.sheet", f.Sheet))
	}
	if f.HeaderRow > 0 {
		facts = append(facts, a.say("explain.header-row", fmt.Sprint(f.HeaderRow)))
	}
	facts = append(facts, a.say("explain.rows", f.Rows, f.Refused))
	lines := []string{f.Path + ": " + strings.Join(facts, ", ")}
	if f.FirstDay != "" {
		lines = append(lines, a.say("explain.days", f.FirstDay, f.LastDay))
	}
	return strings.Join(append(lines, aboutDates(a, f.Dates)...), "\n")
}

func delimiterShown(delimiter string) string {
	if delimiter == "\t" {
		return "Tab"
	}
	return "“" + delimiter + "”"
}

func aboutDates(a *app, d explainedDates) (lines []string) {
	if d.Serial > 0 {
		lines = append(lines, a.say("explain.dates.serial", d.Serial))
	}
	if d.ISO > 0 {
		lines = append(lines, a.say("explain.dates.iso", d.ISO))
	}
	if d.Named > 0 {
		lines = append(lines, a.say("explain.dates.named", d.Named))
	}
	switch {
	case d.Spoken == 0:
	case !d.Certain:
		lines = append(lines, a.say("explain.dates.assumed", d.Spoken))
	case d.Example == "":
		lines = append(lines, a.say("explain.dates.said", d.Spoken, d.Order))
	default:
		lines = append(lines, a.say("explain.dates."+d.Order, d.Spoken, d.Example))
	}
	return lines
}
