// Package blank prints the sheets that people fill and the program imports: an empty list of
// articles, and authors. Begin at WriteArticles and WriteAuthors.
package blank

import (
	"cmp"
	"context"
	"strconv"
	"strings"

	"nhuanbut/ledger"
	"nhuanbut/ledger/cms"
	"nhuanbut/payroll"
	"nhuanbut/reports/lang"
	"nhuanbut/reports/paper"
	"nhuanbut/reports/xlsx"
)

// WriteArticles writes an empty article list to path, for people to fill and import without
// a map: drop-down lists of what c knows, a note on each column, and sample rows that
// cms passes over. The zero Choices offer what is common. The file is whole or not there; the same choices and options give the same bytes.
func WriteArticles(ctx context.Context, c ledger.Choices, path string, o paper.Options) error {
	o.Day = cmp.Or(o.Day, c.First)
	if o.Day == "" && c.At.IsZero() {
		o.Day = undatedList
	}
	w, err := paper.New(ctx, c.ReportHeader, o, emptyTitle)
	if err != nil {
		return err
	}
	defer w.Close()
	t := emptyList{Workbook: w, Choices: c}
	if err := t.write(); err != nil {
		return err
	}
	return w.Save(path)
}

const (
	// undatedList is the day of an empty sheet of no month and no ledger.
	undatedList = payroll.Date("2026-10-05")

	// offered is how many rows the sheet offers its lists and checks in: many times what
	// a newsroom publishes in a month. Those below are imported all the same.
	offered = 10_000

	// listSheet is the hidden sheet of the drop-down lists: one that stands in the list
	// of a cell's check has at most 255 characters, and no comma in a word.
	listSheet = "_lists"
)

type emptyList struct {
	*paper.Workbook
	ledger.Choices
	columns []fillColumn
	sheet   *xlsx.Sheet
	first   int // row below the head
}

func (t *emptyList) write() error {
	t.columns = t.fillColumns()
	head := len(t.above()) + 4 // behind them the title, and two lines of what to do
	t.first = head + 1
	columns := make([]xlsx.Column, len(t.columns))
	for i, c := range t.columns {
		columns[i] = xlsx.Col(t.Say(c.head), c.width, c.form)
	}
	const frozen = 2 // ID and title
	var err error
	if t.sheet, err = t.NewTable(t.Say(emptySheetName), columns, head, frozen); err != nil {
		return err
	}
	for _, write := range []func() error{t.sheet.StyleColumns, t.cover, t.samples, t.checks, t.notes, t.markSamples} {
		if err := write(); err != nil {
			return err
		}
	}
	// Not close: what people fill is printed too.
	if err := t.sheet.CloseInput(); err != nil {
		return err
	}
	return t.lists()
}

// above returns the lines of who fills the sheet, where the ledger knows it.
func (t *emptyList) above() []string {
	if t.Header.Unit == "" {
		return nil
	}
	return t.Letterhead()
}

// cover writes what stands above the table, and the head.
func (t *emptyList) cover() error {
	for _, text := range t.above() {
		if err := t.sheet.Line(xlsx.UnitBlock, text, 18); err != nil {
			return err
		}
	}
	title := strings.ToUpper(t.Say(emptyTitle))
	if t.Month != "" {
		title = t.Titled(emptyTitle, t.Month)
	}
	if err := t.sheet.Line(xlsx.TitleBlock, title, 26); err != nil {
		return err
	}
	prefix := t.samplePrefix()
	if err := t.sheet.Notes(t.Say(emptyHowTo), t.Say(emptySamples, prefix, prefix)); err != nil {
		return err
	}
	return t.sheet.Head()
}

// samplePrefix begins the IDs of the sample rows.
func (t *emptyList) samplePrefix() string {
	if t.Lang == lang.English {
		return cms.EnglishSamplePrefix
	}
	return cms.SamplePrefix
}

// samples writes two rows that show how the sheet is filled.
func (t *emptyList) samples() error {
	for n := range 2 {
		values := make([]any, len(t.columns))
		for i, c := range t.columns {
			values[i] = c.samples[n]
		}
		if err := t.sheet.PutInput(2, values...); err != nil {
			return err
		}
	}
	return nil
}

// markSamples shows a row in grey as long as its ID is that of a sample.
func (t *emptyList) markSamples() error {
	id := "$" + xlsx.At(t.of(payroll.ID), t.first)
	prefix := t.samplePrefix()
	holds := `LEFT(` + id + `,` + strconv.Itoa(len(prefix)) + `)="` + prefix + `"`
	return t.sheet.GreyWhere(t.rows(0, len(t.columns)-1), holds)
}
