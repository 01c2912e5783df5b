package cms

import (
	"errors"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"nhuanbut/ledger/cms/grid"
	"nhuanbut/ledger/cms/value"
	"nhuanbut/payroll"
)

// Why dates without their month or year stop a file, and what is said where the month of a
// heading or a title stands for it.
const (
	dayAlone         payroll.Code = "day-alone"          // Facts: header, row, value
	monthFromHeading payroll.Code = "month-from-heading" // Facts: months
)

// monthContext is what the title and the headings say of the dates below them.
type monthContext struct {
	title      value.Month // the month that the title block names; 0 if it names none or several
	heading    value.Month // the month of the heading above
	dated      bool        // set once a date with its month and year was read
	usedMonths []string    // the months by which days were completed
	rows       []int
}

// readTitle takes the month and the year of the title block.
func (m *monthContext) readTitle(texts []string) {
	var months []value.Month
	if one := value.HeadedMonth(texts[len(texts)-1]); one.Number > 0 { // of the sheet's name: "T10"
		months = append(months, one)
	}
	years := make(map[int]bool)
	for _, text := range texts {
		months = append(months, value.MonthsIn(text)...)
		for _, year := range value.YearsIn(text) {
			years[year] = true
		}
	}
	for _, one := range months {
		if one.Year > 0 {
			years[one.Year] = true
		}
	}
	if len(years) == 1 {
		for year := range years {
			m.title.Year = year
		}
	}
	for _, one := range months {
		if one.Number != months[0].Number {
			return // several: nobody can say which is meant
		}
		m.title.Number = one.Number
	}
}

// readTitle takes what stands above the header, and the sheet's name.
func (t *table) readTitle() {
	if t.manual != nil {
		t.manual.months.readTitle(append(slices.Clone(t.in.titleTexts), t.in.sheet))
	}
}

// open takes the heading of a month.
func (m *monthContext) open(heading string) {
	if one := value.HeadedMonth(heading); one.Number > 0 {
		m.heading = one
		return
	}
	if all := value.MonthsIn(heading); len(all) == 1 {
		m.heading = all[0]
	}
}

// month returns the month that the rows stand under; ok is false if nothing names it with its
// year.
func (m *monthContext) month() (value.Month, bool) {
	found := m.heading
	if found.Number == 0 {
		found = m.title
	}
	if found.Year == 0 {
		found.Year = m.title.Year
	}
	return found, found.Number > 0 && found.Year > 0
}

var (
	dayOnly     = regexp.MustCompile(`^(?:(?i:ngày)\s*)?(\d{1,2})$`)
	dayAndMonth = regexp.MustCompile(`^(?:(?i:ngày)\s*)?(\d{1,2})\s*[/-]\s*(\d{1,2})$`)
)

// completeDay completes a date that is a day alone, or lacks its year, by the month that the
// row stands under. It stops the file if nothing names that.
func (t *table) completeDay(row int, cells []grid.Cell) error {
	v := t.manual.cell(cells, payroll.Published)
	if v.Blank() || v.Kind != grid.Text && v.Kind != grid.Number || v.Dated {
		return nil
	}
	m := &t.manual.months
	day, month, ok := dayParts(*v)
	if !ok {
		m.dated = true
		return nil
	}
	under, known := t.monthOver()
	if !known && (month == 0 || under.Year == 0) {
		if m.dated {
			return nil // a slip in one row, which is refused for it
		}
		return t.in.refuse(dayAlone, "header", t.in.header[t.manual.places[payroll.Published]-1].Name, "row", row, "value", grid.Shorten(v.Shown()))
	}
	date, ok := t.dateUnder(under, day, month)
	if !ok {
		return nil
	}
	*v = grid.Cell{Text: date}
	m.record(under, row)
	return nil
}

// monthOver returns the month that the rows stand under: of their heading, of the title, or
// the one that Options ask for.
func (t *table) monthOver() (value.Month, bool) {
	under, known := t.manual.months.month()
	if last := t.in.options.Last; !known && last != "" {
		m := last.CalendarMonth()
		if t.in.options.First.CalendarMonth() != m && t.newsroomMonth(m)[0] != t.in.options.First {
			return under, known
		}
		at := last.Time()
		return value.Month{Number: int(at.Month()), Year: at.Year()}, true
	}
	return under, known
}

// newsroomMonth returns the first and the last day of a month of the newsroom's.
func (t *table) newsroomMonth(m payroll.Month) [2]payroll.Date {
	calendar := t.in.options.Calendar
	if calendar == nil {
		calendar = func(payroll.Month) int { return 1 }
	}
	first, last := calendar.Dates(m)
	return [2]payroll.Date{first, last}
}

func dayParts(v grid.Cell) (day, month int, ok bool) {
	text := payroll.OneLine(v.Text)
	if m := dayOnly.FindStringSubmatch(text); m != nil {
		day, _ = strconv.Atoi(m[1])
	} else if m := dayAndMonth.FindStringSubmatch(text); m != nil && v.Kind == grid.Text {
		day, _ = strconv.Atoi(m[1])
		month, _ = strconv.Atoi(m[2])
		return day, month, day >= 1 && day <= 31 && month >= 1 && month <= 12
	}
	return day, 0, day >= 1 && day <= 31
}

// dateUnder returns the date of a day within a month of the newsroom's. If the cell names a
// month, the year is the one that brings it nearest.
func (t *table) dateUnder(under value.Month, day, month int) (string, bool) {
	if month == 0 {
		days := t.newsroomMonth(payroll.Month(fmt.Sprintf("%04d-%02d", under.Year, under.Number)))
		for at := days[0]; at <= days[1]; at = at.AddDays(1) {
			if at.Time().Day() == day {
				return string(at), true
			}
		}
		return "", false
	}
	switch distance := month - under.Number; {
	case under.Number == 0:
	case distance > 6:
		under.Year--
	case distance < -6:
		under.Year++
	}
	at, ok := value.Moment(strconv.Itoa(under.Year), strconv.Itoa(month), strconv.Itoa(day), [4]string{})
	if !ok {
		return "", false
	}
	return at.Format("2006-01-02"), true
}

// record notes that a row's date was completed by a month.
func (m *monthContext) record(under value.Month, row int) {
	name := strconv.Itoa(under.Year)
	if under.Number > 0 {
		name = strconv.Itoa(under.Number) + "/" + name
	}
	if n := len(m.usedMonths); n == 0 || m.usedMonths[n-1] != name {
		m.usedMonths = append(m.usedMonths, name)
	}
	if len(m.rows) < maxRowsNamed {
		m.rows = append(m.rows, row)
	}
}

// warnMonths warns of the rows whose month was taken from above.
func (t *table) warnMonths() {
	m := &t.manual.months
	if len(m.rows) > 0 {
		t.in.warnRows(monthFromHeading, t.in.header[max(0, t.manual.places[payroll.Published]-1)].Name, m.rows, "months", strings.Join(m.usedMonths, ", "))
	}
}

// These are the numbers of dates that it takes to judge how a file's dates are written.
const (
	datesToJudge  = 3 // of one kind; fewer may agree by chance
	monthsToDoubt = 3 // dates in so many months that all could be month-first may be
)

// dateJudge collects the publication dates of a file, for what no single date shows.
type dateJudge struct {
	real, text dateGroup // real dates; texts in figures, which need an order
	proof      bool      // set if a date in any column fits no other order
	header     string    // of the column
	rows       []int     // rows of texts that could be month-first
}

// dateGroup holds dates that are written alike.
type dateGroup struct {
	count, early    int    // early ones have a day up to 12, which could be a month
	first           string // the first date, as written
	months, swapped map[payroll.Month]bool
	days, otherDays [2]payroll.Date // first and last
	differs         bool            // set if the other order gives another day
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
	g.differs = g.differs || d.Swapped != d.Day
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
	if len(j.rows) < maxRowsNamed {
		j.rows = append(j.rows, row)
	}
}

// swapped reports whether Excel swapped day and month of the real dates and left the others as
// text: all real dates have a day up to 12, all texts one beyond, and they lie in other
// months.
func (j *dateJudge) swapped() bool {
	return j.real.count >= datesToJudge && j.real.early == j.real.count &&
		j.text.count >= datesToJudge && j.text.early == 0 && !within(j.real.months, j.text.months)
}

// restorable reports whether the real dates lie in the texts' months once day and month are
// swapped back.
func (j *dateJudge) restorable() bool { return j.swapped() && within(j.real.swapped, j.text.months) }

func within(months, others map[payroll.Month]bool) bool {
	for m := range months {
		if !others[m] {
			return false
		}
	}
	return true
}

// judgeDates warns if all dates of the file could be month-first, and refuses the file if
// Excel swapped some.
func (r *input) judgeDates() error {
	j := r.judge
	if j == nil || r.options.Dates != value.DatesUnspecified {
		return nil
	}
	if j.swapped() && !r.expected(j.real.days) {
		return r.refuse(datesSwapped, "header", j.header, "count", j.real.count, "date", shownDate(j.real.days[0]), "text-count", j.text.count, "text", j.text.first)
	}
	if t := &j.text; !j.proof && t.early == t.count && t.differs && len(t.months) >= monthsToDoubt && len(t.swapped) <= len(t.months) {
		for _, row := range j.rows {
			r.warn(DatesAmbiguous, j.header, row, "months", len(t.months), "date", t.first)
		}
	}
	return nil
}

func shownDate(d payroll.Date) string { return d.Time().Format("02/01/2006") }

// expected reports whether days lie in the month that Options ask for, or that the title or
// the sheet's name gives.
func (r *input) expected(days [2]payroll.Date) bool {
	if r.options.First != "" {
		return days[0] >= r.options.First && days[1] <= r.options.Last
	}
	calendar := r.options.Calendar
	if calendar == nil {
		calendar = func(payroll.Month) int { return 1 }
	}
	for _, text := range append([]string{r.sheet}, r.titleTexts...) {
		if m, ok := monthIn(text); ok {
			first, last := calendar.Dates(m)
			return days[0] >= first && days[1] <= last
		}
	}
	return false
}

var titleMonth = regexp.MustCompile(`(?:thang|thg|\bt)[\s.]?(\d{1,2})\s?(?:nam|[-/.,_]|\s)\s?(\d{4})\b`)

// monthIn returns the month that a title names: "THÁNG 10 NĂM 2026", "T10/2026".
func monthIn(text string) (payroll.Month, bool) {
	m := titleMonth.FindStringSubmatch(strings.ToLower(payroll.Unaccented(value.PlainFigures(text))))
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

// datesRestorable reports whether the real dates of a workbook must be swapped back, if the user says
// that its dates begin with the day. It reads the whole file.
func datesRestorable(path string, o Options) bool {
	o.Dates, o.Explain = value.DatesUnspecified, false
	f, err := Open(path, o)
	if err != nil {
		return false
	}
	defer f.Close()
	for err == nil {
		_, err = f.Next()
	}
	var stop *FileError
	return (errors.Is(err, io.EOF) || errors.As(err, &stop) && stop.Reason.Code == datesSwapped) && f.in.judge.restorable()
}
