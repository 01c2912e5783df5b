package cms

import (
	"fmt"
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
	DayAlone         payroll.Code = "day-alone"          // Args: header, row (int), value
	MonthFromHeading payroll.Code = "month-from-heading" // Args: the months, as people write them
)

// monthContext is what the title and the headings say of the dates below them.
type monthContext struct {
	title   value.Month // of the title block; 0 where it names none or several
	heading value.Month // of the heading above
	read    bool        // a date with its month and year was read
	used    []string    // the months that days were read by
	rows    []int
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

// readTitle takes what stands above the header and the sheet's name says of the dates.
func (t *table) readTitle() {
	if t.hand != nil {
		t.hand.months.readTitle(append(slices.Clone(t.above), t.sheet))
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

// month is the month that the rows stand under; ok is false where its year or itself is
// not said.
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

// dayAlone gives the date of a row, where it has the day alone or without its year, the
// month and year that it stands under. It stops the file where nothing says them.
func (t *table) dayAlone(row int, cells []grid.Cell) error {
	v := t.hand.cell(cells, payroll.Published)
	if v.Blank() || v.Kind != grid.Text && v.Kind != grid.Number || v.Dated {
		return nil
	}
	m := &t.hand.months
	day, month, ok := dayParts(*v)
	if !ok {
		m.read = true
		return nil
	}
	under, known := t.monthOver()
	if !known && (month == 0 || under.Year == 0) {
		if m.read {
			return nil // a slip in one row: it is refused
		}
		return t.refuse(DayAlone, t.header[t.hand.where[payroll.Published]-1].Name, row, grid.Shorten(v.Shown()))
	}
	date, ok := t.dateUnder(under, day, month)
	if !ok {
		return nil
	}
	*v = grid.Cell{Text: date}
	m.use(under, row)
	return nil
}

// monthOver is the month that the rows stand under: of their heading, of the title, or the
// one that the user asks for.
func (t *table) monthOver() (value.Month, bool) {
	under, known := t.hand.months.month()
	if last := t.o.Last; !known && last != "" {
		m := last.CalendarMonth()
		if t.o.First.CalendarMonth() != m && t.newsroomMonth(m)[0] != t.o.First {
			return under, known
		}
		at := last.Time()
		return value.Month{Number: int(at.Month()), Year: at.Year()}, true
	}
	return under, known
}

// newsroomMonth are the first and the last day of a month as the newsroom has it.
func (t *table) newsroomMonth(m payroll.Month) [2]payroll.Date {
	calendar := t.o.Calendar
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

// dateUnder is a day of the month that it stands under, as the newsroom has it; month, where
// it is not 0, is said beside the day: then its year is the one that brings it nearest.
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

// use remembers that a row's date was read by a month.
func (m *monthContext) use(under value.Month, row int) {
	name := strconv.Itoa(under.Year)
	if under.Number > 0 {
		name = strconv.Itoa(under.Number) + "/" + name
	}
	if n := len(m.used); n == 0 || m.used[n-1] != name {
		m.used = append(m.used, name)
	}
	if len(m.rows) < rowsKept {
		m.rows = append(m.rows, row)
	}
}

// sayMonths says of which rows the month was read from above.
func (t *table) sayMonths() {
	m := &t.hand.months
	if len(m.rows) > 0 {
		t.warnRows(MonthFromHeading, t.header[max(0, t.hand.where[payroll.Published]-1)].Name, m.rows, strings.Join(m.used, ", "))
	}
}
