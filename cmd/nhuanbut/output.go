package main

import (
	"encoding/csv"
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"github.com/shopspring/decimal"

	"nhuanbut/cmd/nhuanbut/internal/term"
	"nhuanbut/payroll"
)

// table is a result in rows, which people read and --output csv writes.
type table struct {
	title string
	head  []string // keys of the words
	rows  [][]any
	foot  []any
	empty string // key of what is said where there are no rows
}

// alarm is the text of a cell that has to be seen.
type alarm string

// print writes a result: v as JSON, or tables for people, or the first of them as CSV.
func (a *app) print(v any, tables ...table) error {
	switch a.format {
	case "json":
		return writeJSON(a.out, v)
	case "csv":
		return a.csv(tables[0])
	}
	for i, s := range tables {
		if i > 0 {
			fmt.Fprintln(a.out)
		}
		if err := a.table(s); err != nil {
			return err
		}
	}
	return nil
}

// writeJSON writes a result on a line of its own.
func writeJSON(w io.Writer, v any) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	return enc.Encode(v)
}

// table writes s for people: its rows, or the words for a table without any.
func (a *app) table(s table) error {
	if len(s.rows) > 0 {
		return a.out.Table(a.layOut(s))
	}
	var words []string
	if s.title != "" {
		words = append(words, term.Printable(s.title))
	}
	if s.empty != "" {
		words = append(words, a.say(s.empty))
	}
	if len(words) == 0 {
		return nil
	}
	_, err := fmt.Fprintln(a.out, strings.Join(words, "\n"))
	return err
}

// layOut returns s in the words and figures of the app's language.
func (a *app) layOut(s table) term.Table {
	t := term.Table{Title: s.title, Rows: len(s.rows), Foot: s.foot != nil}
	rows := s.rows
	if t.Foot {
		rows = append(slices.Clip(rows), s.foot)
	}
	for i, key := range s.head {
		c := term.Column{Head: a.say("column." + key), Figure: numeric(s.rows, i), Loud: make([]bool, len(rows))}
		for j, row := range rows {
			c.Cells = append(c.Cells, a.msg().Value(row[i]))
			_, c.Loud[j] = row[i].(alarm)
		}
		t.Columns = append(t.Columns, c)
	}
	return t
}

// numeric reports whether a column holds figures, which stand to the right.
func numeric(rows [][]any, column int) bool {
	for _, row := range rows {
		switch row[column].(type) {
		case nil:
			continue
		case payroll.Dong, int, decimal.Decimal, decimal.NullDecimal:
			return true
		}
		return false
	}
	return false
}

func mapped[T, U any](list []T, to func(T) U) []U {
	result := make([]U, len(list))
	for i, v := range list {
		result[i] = to(v)
	}
	return result
}

// csv writes s with exact figures. A stream has one table.
func (a *app) csv(s table) error {
	w := csv.NewWriter(a.out)
	if err := w.Write(s.head); err != nil {
		return err
	}
	for _, row := range s.rows {
		cells := make([]string, len(row))
		for i, c := range row {
			cells[i] = exact(c)
		}
		if err := w.Write(cells); err != nil {
			return err
		}
	}
	w.Flush()
	return w.Error()
}

// exact returns a cell for programs.
func exact(cell any) string {
	switch c := cell.(type) {
	case payroll.Dong:
		return strconv.FormatInt(int64(c), 10)
	case decimal.NullDecimal:
		if !c.Valid {
			return ""
		}
		return c.Decimal.String()
	case nil:
		return ""
	}
	return fmt.Sprint(cell)
}

// note says something that is no data, unless --quiet.
func (a *app) note(key string, args ...any) {
	if !a.quiet {
		fmt.Fprintln(a.errs, a.paint(term.Dim, a.errs.Fold(a.say(key, args...))))
	}
}

// warn says what is done and should be looked at, also with --quiet.
func (a *app) warn(key string, args ...any) { a.errs.Say(a.say("warning"), a.say(key, args...)) }

// hint says, below an error or a warning, what to try.
func (a *app) hint(text string) { a.errs.Say(a.paint(term.Dim, a.say("hint")), text) }

// paint returns text for the error stream in a style, which only tables have for company:
// programs read the other formats.
func (a *app) paint(as term.Style, text string) string {
	if a.format != "table" {
		return text
	}
	return a.errs.Paint(as, text)
}

// instant returns a time of the ledger's, UTC, on Vietnam's clocks.
func (a *app) instant(utc string) string { return a.lang.ScreenTime(utc) }
