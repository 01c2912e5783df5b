package cms

import (
	"errors"
	"io"
	"regexp"
	"strconv"
	"strings"

	"nhuanbut/ledger/cms/value"
	"nhuanbut/payroll"
)

// How many dates it takes to judge how a file's are written.
const (
	datesToJudge  = 3 // of a kind; with fewer, chance explains what is seen
	monthsToDoubt = 3 // dates that all could be month-first and lie in so many months may be
)

// dateJudge collects the publication dates of a file, for what no single one shows.
type dateJudge struct {
	real, text dateGroup // real dates; those in figures that an order is read by
	proof      bool      // a date that no other order fits, in any column
	header     string    // of the column
	rows       []int     // of the dates as text that could be month-first
}

// dateGroup are dates that are written alike.
type dateGroup struct {
	count, early    int    // early ones have a day up to 12: day and month may be swapped
	first           string // as it is written
	months, swapped map[payroll.Month]bool
	days, otherDays [2]payroll.Date // first and last
	differently     bool            // the other order gives another day
}

func (g *dateGroup) see(d *value.WrittenDate) {
	if g.count++; g.count == 1 {
		g.first, g.months, g.swapped = d.Text, make(map[payroll.Month]bool), make(map[payroll.Month]bool)
	}
	g.months[d.Day.CalendarMonth()] = true
	widen(&g.days, d.Day)
	if d.Swapped == "" {
		return
	}
	g.early++
	g.swapped[d.Swapped.CalendarMonth()] = true
	widen(&g.otherDays, d.Swapped)
	g.differently = g.differently || d.Swapped != d.Day
}

func widen(days *[2]payroll.Date, d payroll.Date) {
	if days[0] == "" || d < days[0] {
		days[0] = d
	}
	days[1] = max(days[1], d)
}

// see takes a date of column c.
func (j *dateJudge) see(c payroll.Column, header string, row int, d *value.WrittenDate) {
	if j == nil || d == nil {
		return
	}
	j.proof = j.proof || d.Ordered && (d.Proof || d.Swapped == "")
	if c != payroll.Published {
		return
	}
	j.header = header
	if d.Serial {
		j.real.see(d)
		return
	}
	j.text.see(d)
	if len(j.rows) < rowsKept {
		j.rows = append(j.rows, row)
	}
}

// swapped reports whether Excel swapped day and month of the real dates, where it could,
// and left the others as text: the real ones all have a day up to 12, the texts one
// beyond, and they lie in other months.
func (j *dateJudge) swapped() bool {
	return j.real.count >= datesToJudge && j.real.early == j.real.count &&
		j.text.count >= datesToJudge && j.text.early == 0 && !within(j.real.months, j.text.months)
}

// restorable reports whether the real dates lie in the texts' months once day and month
// are swapped back: they were meant so.
func (j *dateJudge) restorable() bool { return j.swapped() && within(j.real.swapped, j.text.months) }

func within(months, others map[payroll.Month]bool) bool {
	for m := range months {
		if !others[m] {
			return false
		}
	}
	return true
}

// judgeDates says what the dates of the file show together, and refuses it where Excel
// swapped some.
func (r *reading) judgeDates() error {
	j := r.judge
	if j == nil || r.o.Dates != value.DatesUnsaid {
		return nil
	}
	if j.swapped() && !r.expected(j.real.days) {
		return r.refuse(DatesSwapped, j.header, j.real.count, shownDate(j.real.days[0]), j.text.count, j.text.first)
	}
	if t := &j.text; !j.proof && t.early == t.count && t.differently && len(t.months) >= monthsToDoubt && len(t.swapped) <= len(t.months) {
		for _, row := range j.rows {
			r.warn(DatesAmbiguous, j.header, row, len(t.months), t.first)
		}
	}
	return nil
}

func shownDate(d payroll.Date) string { return d.Time().Format("02/01/2006") }

// expected reports whether days lie in the month that was asked for, or that the title
// or the sheet's name says.
func (r *reading) expected(days [2]payroll.Date) bool {
	if r.o.First != "" {
		return days[0] >= r.o.First && days[1] <= r.o.Last
	}
	calendar := r.o.Calendar
	if calendar == nil {
		calendar = func(payroll.Month) int { return 1 }
	}
	for _, text := range append([]string{r.sheet}, r.above...) {
		if m, ok := monthIn(text); ok {
			first, last := calendar.Dates(m)
			return days[0] >= first && days[1] <= last
		}
	}
	return false
}

var titleMonth = regexp.MustCompile(`(?:thang|thg|\bt)[\s.]?(\d{1,2})\s?(?:nam|[-/.,_]|\s)\s?(\d{4})\b`)

// monthIn is the month that a title names: "THÁNG 10 NĂM 2026", "T10/2026".
func monthIn(text string) (payroll.Month, bool) {
	m := titleMonth.FindStringSubmatch(strings.ToLower(payroll.Unaccented(value.Figures(text))))
	if m == nil {
		return "", false
	}
	number, _ := strconv.Atoi(m[1])
	month, err := payroll.ParseMonth(m[2] + "-" + twoDigits(number))
	return month, err == nil
}

func twoDigits(n int) string {
	if n < 10 {
		return "0" + strconv.Itoa(n)
	}
	return strconv.Itoa(n)
}

// swapBack finds out whether the real dates of a workbook are to be swapped back, where
// the user says that its dates begin with the day: it reads the file once before.
func swapBack(path string, o Options) bool {
	o.Dates, o.Explain = value.DatesUnsaid, false
	f, err := Open(path, o)
	if err != nil {
		return false
	}
	defer f.Close()
	for err == nil {
		_, err = f.Next()
	}
	var stop *FileError
	return (errors.Is(err, io.EOF) || errors.As(err, &stop) && stop.Reason.Code == DatesSwapped) && f.judge.restorable()
}
