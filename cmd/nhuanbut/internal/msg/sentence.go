package msg

import (
	"errors"
	"fmt"
	"io/fs"
	"strings"
	"syscall"

	"nhuanbut/ledger"
	"nhuanbut/ledger/cms"
	"nhuanbut/payroll"
)

// Sentence returns an error in words: of a refusal the message of its code, else what the
// operating system says.
func (p Printer) Sentence(err error) string {
	var cell *cms.CellError
	var file *cms.FileError
	var warning *cms.Warning
	var refusal *payroll.Error
	switch {
	case errors.As(err, &cell):
		return p.cell(cell)
	case errors.As(err, &warning):
		return p.warning(warning)
	case errors.As(err, &file) && errors.As(err, &refusal):
		return file.Path + ": " + p.Refusal(refusal)
	case errors.As(err, &refusal):
		return p.Refusal(refusal)
	case errors.Is(err, fs.ErrNotExist):
		return p.FindFacts("error.not-exist", payroll.Pairs("path", pathOf(err)))
	case errors.Is(err, fs.ErrPermission):
		return p.FindFacts("error.permission", payroll.Pairs("path", pathOf(err)))
	case errors.Is(err, syscall.EISDIR):
		return p.FindFacts("error.is-folder", payroll.Pairs("path", pathOf(err)))
	case errors.Is(err, syscall.ENOTDIR):
		return p.FindFacts("error.is-not-folder", payroll.Pairs("path", pathOf(err)))
	case errors.Is(err, syscall.ENOSPC):
		return p.FindFacts("error.disk-full", payroll.Pairs("path", pathOf(err)))
	}
	return err.Error()
}

// Refusal returns the sentence of a refusal, without a place in a file.
func (p Printer) Refusal(e *payroll.Error) string {
	if e.Code == payroll.RowHeld {
		return p.held(e)
	}
	if e.Code == cms.RowIsLine {
		return p.line(e)
	}
	if e.Code == payroll.NoRate && e.Fact("date") == payroll.Date("") {
		return p.FindFacts("error.no-rate-undated", e.Facts)
	}
	if s := p.FindFacts("error."+string(e.Code), e.Facts); s != "" {
		return s
	}
	return e.Error()
}

// Hint returns what to do about a refusal, "" where nothing is known.
func (p Printer) Hint(e *payroll.Error) string {
	if e.Code == ledger.PeriodBlocked && e.Fact("acceptable") != "" {
		return p.FindFacts("hint.period-acceptable", e.Facts)
	}
	return p.FindFacts("hint."+string(e.Code), e.Facts)
}

// cell says where a cell is, what it holds and why that is refused.
func (p Printer) cell(e *cms.CellError) string {
	s := p.Place(e.At.Path, e.At.Sheet, []int{e.At.Row}, e.Column) + ": "
	reason := p.Refusal(e.Reason)
	if value := e.Shown(); value != "" && !strings.HasPrefix(reason, "“"+value+"”") {
		s += fmt.Sprintf("%q ", value)
	}
	return s + reason
}

// warning says what a file is said of, and of which of its rows.
func (p Printer) warning(w *cms.Warning) string {
	s := p.Refusal(w.Reason)
	if len(w.Rows) == 0 && w.Column == "" || w.Reason.Fact("path") == w.Path {
		return s // its words name the place
	}
	return p.Place(w.Path, w.Sheet, w.Rows, w.Column) + ": " + s
}

// rowsShown is how many rows of a file one sentence names.
const rowsShown = 8

// Place returns where in a file something stands: file, sheet, rows and column.
func (p Printer) Place(path, sheet string, rows []int, column string) string {
	where := []string{path}
	if sheet != "" {
		where = append(where, p.Say("at.sheet", sheet))
	}
	numbers := make([]string, len(rows))
	for i, row := range rows {
		numbers[i] = fmt.Sprint(row)
	}
	switch {
	case len(rows) > rowsShown:
		where = append(where, p.Say("at.rows", List(numbers, rowsShown), len(rows)))
	case len(rows) > 0:
		where = append(where, p.Say("at.row", strings.Join(numbers, ", ")))
	}
	if column != "" {
		where = append(where, p.Say("at.column", column))
	}
	return strings.Join(where, ", ")
}

func pathOf(err error) string {
	var path *fs.PathError
	if errors.As(err, &path) {
		return path.Path
	}
	return ""
}
