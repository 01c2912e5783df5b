package value

import (
	"regexp"
	"strconv"
	"strings"
	"time"

	"github.com/shopspring/decimal"

	"nhuanbut/ledger/cms/grid"
	"nhuanbut/payroll"
)

// monthName matches a month in words, or as Excel shortens it in Vietnamese: "tháng 1", "thg
// 1", "Th1", "T1", "tháng Một", "Jan". Its groups are the number and the words.
const monthName = `(?:(?:thang|thg|th|t)\.?\s?(\d{1,2})|thang\s?(mot|hai|ba|tu|bon|nam|sau|bay|tam|chin|muoi mot|muoi hai|muoi)` +
	`|(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?)`

// monthWords gives the months by their words, English ones by three letters.
var monthWords = map[string]int{
	"mot": 1, "hai": 2, "ba": 3, "tu": 4, "bon": 4, "nam": 5, "sau": 6, "bay": 7, "tam": 8, "chin": 9, "muoi": 10, "muoi mot": 11, "muoi hai": 12,
	"jan": 1, "feb": 2, "mar": 3, "apr": 4, "may": 5, "jun": 6, "jul": 7, "aug": 8, "sep": 9, "oct": 10, "nov": 11, "dec": 12,
}

// These expressions match the parts of a date written out, in small letters without
// diacritics.
var (
	clockColons = regexp.MustCompile(`(?:^|[^0-9:])((\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d{1,9})?)?)(?:$|[^0-9:])`)
	clockHours  = regexp.MustCompile(`(?:^|[^0-9])((\d{1,2})\s?(?:h|g|gio)(\d{2})(?:\s?(?:phut|ph|p|')|(?:m|:|p|ph)(\d{2})s?)?)(?:$|[^0-9a-z])`)
	clockSaid   = regexp.MustCompile(`(?:^|[^0-9])((\d{1,2})\s?(?:h|g|gio)\s?(\d{1,2})(?:\s?(?:phut|ph|p|')(?:\s?(\d{1,2})\s?(?:giay|s))?)?)(?:$|,|\s?-\s|\s(?:ngay|buoi|sang|trua|chieu|toi|dem))`)
	clockHour   = regexp.MustCompile(`(?:^|[^0-9])((\d{1,2})\s?(?:h|g|gio)()())(?:$|[^0-9a-z])`)
	clockHalf   = regexp.MustCompile(`^\s?(sa|ch|am|pm|a\.m\.?|p\.m\.?|(?:buoi )?(?:sang|trua|chieu|toi|dem))(?:$|[^a-z])`)
	zoneBehind  = regexp.MustCompile(`^\s?\(?\s?(?:(?:gmt|utc|z)\s?(?:([+-])\s?(\d{1,2})(?::?(\d{2}))?)?|([+-])(\d{2}):?(\d{2})|(ict|gio viet nam|gio vn))\s?\)?(?:$|[^0-9a-z])`)
	wholeHours  = regexp.MustCompile(`^\s?[+-]\d{2}$`)
	zoneNames   = regexp.MustCompile(`\(?(?:indochina time|se asia standard time|gio dong duong)\)?$`)

	vietnameseDay = regexp.MustCompile(`(?:^|[\s(,])(thu\s?(?:hai|ba|tu|nam|sau|bay|[2-7])|chu nhat|cn)(?:[),:\s]|$)|^(t[2-7])[),:\s]`)
	englishDay    = regexp.MustCompile(`(?:^|[\s(,])(mon(?:day)?|tue(?:s(?:day)?)?|wed(?:nesday)?|thu(?:rs(?:day)?)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?)\.?(?:[),:\s]|$)`)
	fillers       = regexp.MustCompile(`^(?:ngay dang|ngay xuat ban|xuat ban|dang|published on|published|posted on|ngay|vao|luc|hoi)\b[:\s]*|[\s,.|-]*\b(?:vao|luc|hoi|ngay|t)$`)

	spokenParts  = regexp.MustCompile(`^(\d{1,2})\s?([-/.])\s?(\d{1,2})\s?([-/.])\s?(\d{4}|\d{2})$`)
	yearParts    = regexp.MustCompile(`^(\d{4})\s?([-/.])\s?(\d{1,2})\s?([-/.])\s?(\d{1,2})$`)
	dayMonthYear = regexp.MustCompile(`^(\d{1,2})(?:st|nd|rd|th)?\s?[-/.,]?\s?` + monthName + `(?:\s?[-/.,]\s?|\s)(?:nam\s?)?(\d{4}|\d{2})$`)
	monthDayYear = regexp.MustCompile(`^` + monthName + `\s?[-/.]?\s?(\d{1,2})(?:st|nd|rd|th)?[\s,/.-]\s?(\d{4})$`)
	packedDate   = regexp.MustCompile(`^(\d{4})(\d{2})(\d{2})(?:t?(\d{2})(\d{2})(\d{2})?(z)?)?$`)
	packedSpoken = regexp.MustCompile(`^(\d{2})(\d{2})(\d{4})$`)

	withoutDay  = regexp.MustCompile(`^(?:\d{1,2}\s?[-/.]\s?\d{4}|` + monthName + `\s?[-/.,]?\s?(?:nam\s?)?\d{4})$`)
	withoutYear = regexp.MustCompile(`^(?:\d{1,2}\s?[-/]\s?\d{1,2}|\d{1,2}\s?[-/.]?\s?` + monthName + `|(?:thang|thg|th)\.?\s?\d{1,2}\s?[-/.]\s?\d{1,2}|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*[-/. ]\d{1,2})$`)
)

// writtenTime reads a date as portals and people write it out: "Thứ 2, Ngày 06/01/2025, 16:00
// (GMT+7)", "ngày 6 tháng 1 năm 2025", "16h30 ngày 6/1/2025", "Mon, 06 Jan 2025 09:00:00
// +0000", "20250106".
func (p *Parser) writtenTime(text string) (Value, *payroll.Error) {
	if len(text) > maxDateText {
		return Value{}, payroll.Refuse(DateUnreadable)
	}
	var s orderedDate
	s.text = text
	rest := strings.ToLower(payroll.Unaccented(text))
	rest = s.takeWeekday(zoneNames.ReplaceAllString(rest, ""))
	rest, ok := s.takeClock(rest)
	if !ok {
		return Value{}, payroll.Refuse(DateUnreadable)
	}
	return p.writtenDay(s, s.takeFillers(rest))
}

// maxDateText is the number of bytes that a date may have. The longest that portals write has
// under 80.
const maxDateText = 128

// takeWeekday takes the day of the week and returns the rest of the text.
func (s *orderedDate) takeWeekday(text string) string {
	if m := vietnameseDay.FindStringSubmatchIndex(text); m != nil {
		from, to := max(m[2], m[4]), max(m[3], m[5])
		word := text[from:to]
		s.vietnamese, s.onWeekday = true, true
		for i, names := range []string{"chu nhat cn", "hai 2", "ba 3", "tu 4", "nam 5", "sau 6", "bay 7"} {
			for name := range strings.FieldsSeq(names) {
				if strings.HasSuffix(word, name) {
					s.weekday = time.Weekday(i)
				}
			}
		}
		return text[:from] + " " + text[to:]
	}
	if m := englishDay.FindStringSubmatchIndex(text); m != nil {
		s.onWeekday = true
		for d := time.Sunday; d <= time.Saturday; d++ {
			if strings.ToLower(d.String())[:3] == text[m[2]:m[2]+3] {
				s.weekday = d
			}
		}
		return text[:m[2]] + " " + text[m[3]:]
	}
	return text
}

// takeClock takes the time of day with its half and its zone, and returns the rest of the
// text; ok is false if they cannot be read.
func (s *orderedDate) takeClock(text string) (rest string, ok bool) {
	for _, form := range []*regexp.Regexp{clockColons, clockHours, clockSaid, clockHour} {
		m := form.FindStringSubmatchIndex(text)
		if m == nil {
			continue
		}
		for i := range 3 {
			if from := m[2*i+4]; from >= 0 {
				s.clock[i] = text[from:m[2*i+5]]
			}
		}
		before, behind := text[:m[2]], text[m[3]:]
		if h := clockHalf.FindStringSubmatchIndex(behind); h != nil {
			if !s.takeHalf(behind[h[2]:h[3]]) {
				return "", false
			}
			behind = behind[h[3]:]
		}
		if wholeHours.MatchString(behind) {
			behind += "00"
		}
		if z := zoneBehind.FindStringSubmatchIndex(behind); z != nil {
			if !s.takeZone(zoneBehind.FindStringSubmatch(behind)) {
				return "", false
			}
			behind = behind[z[1]:]
		}
		return before + " " + behind, true
	}
	return text, true
}

// takeHalf reads the half of the day. It refuses midnight, whose day people do not agree on.
func (s *orderedDate) takeHalf(word string) bool {
	hour, _ := strconv.Atoi(s.clock[0])
	switch word = strings.TrimPrefix(strings.ReplaceAll(word, ".", ""), "buoi "); word {
	case "sa", "sang":
		s.clock[3] = "SA"
	case "ch", "chieu", "toi":
		s.clock[3] = "CH"
	case "am", "pm":
		s.clock[3] = strings.ToUpper(word)
	case "trua":
		if hour < 10 {
			s.clock[3] = "CH"
		}
	case "dem":
		switch {
		case hour == 12:
			return false
		case hour > 5:
			s.clock[3] = "CH"
		}
	}
	if (word == "sang" || word == "sa") && hour == 0 {
		s.clock[3] = "" // 0:30 sáng
	}
	return true
}

// takeZone reads the groups of zoneBehind.
func (s *orderedDate) takeZone(m []string) bool {
	if m[7] != "" {
		return true
	}
	sign, hours, minutes := m[1]+m[4], m[2]+m[5], m[3]+m[6]
	h, _ := strconv.Atoi(hours)
	n, _ := strconv.Atoi(minutes)
	offset := time.Duration(h)*time.Hour + time.Duration(n)*time.Minute
	if sign == "-" {
		offset = -offset
	}
	s.zone = &offset
	return h <= 14 && n < 60
}

// takeFillers removes the words around a date and returns the rest.
func (s *orderedDate) takeFillers(text string) string {
	text = strings.NewReplacer("(", " ", ")", " ", "|", " ").Replace(text)
	for {
		before := text
		text = strings.Trim(strings.Join(strings.Fields(text), " "), " ,.-/;")
		bare := fillers.ReplaceAllString(text, "")
		s.vietnamese = s.vietnamese || bare != text
		if text = bare; text == before {
			return text
		}
	}
}

// writtenDay reads the day that is left of a date, in small letters without diacritics.
func (p *Parser) writtenDay(s orderedDate, day string) (Value, *payroll.Error) {
	if m := spokenParts.FindStringSubmatch(day); m != nil && m[2] == m[4] {
		s.day, s.month, s.year = m[1], m[3], m[5]
		return p.orderedTime(s)
	}
	switch m := []string(nil); {
	case find(yearParts, day, &m) && m[2] == m[4]:
		p.Dates.count(isoDate)
		return givenTime(s, m[1], m[3], m[5])
	case find(packedDate, day, &m) && (m[4] == "" || s.clock[0] == "") && isDay(m[1], m[2], m[3]):
		if m[4] != "" {
			copy(s.clock[:], m[4:7])
		}
		if m[7] != "" {
			s.zone = new(time.Duration)
		}
		p.Dates.count(isoDate)
		return givenTime(s, m[1], m[2], m[3])
	case find(packedSpoken, day, &m):
		s.day, s.month, s.year = m[1], m[2], m[3]
		return p.orderedTime(s)
	case find(dayMonthYear, day, &m):
		year := m[5]
		if len(year) == 2 {
			if year = "20" + year; year > twoDigitsUpTo {
				return Value{}, payroll.Refuse(DateAmbiguous)
			}
		}
		p.Dates.count(namedDate)
		return givenTime(s, year, monthNumber(m[2:5]), m[1])
	case find(monthDayYear, day, &m):
		p.Dates.count(namedDate)
		return givenTime(s, m[5], monthNumber(m[1:4]), m[4])
	case withoutDay.MatchString(day):
		return Value{}, payroll.Refuse(dateWithoutDay)
	case withoutYear.MatchString(day):
		return Value{}, payroll.Refuse(dateWithoutYear)
	}
	return Value{}, payroll.Refuse(DateUnreadable)
}

func isDay(year, month, day string) bool {
	t, ok := Moment(year, month, day, [4]string{})
	return ok && t.Year() >= firstYear && t.Year() <= lastYear
}

// twoDigitsUpTo is the last year that a year of two digits is read as in Excel's short dates,
// 06-Jan-25.
const twoDigitsUpTo = "2069"

func find(form *regexp.Regexp, text string, m *[]string) bool {
	*m = form.FindStringSubmatch(text)
	return *m != nil
}

// monthNumber returns the number of the month in the groups of monthName.
func monthNumber(groups []string) string {
	word := groups[1] + groups[2]
	if groups[0] != "" {
		return groups[0]
	}
	if n, ok := monthWords[word]; ok {
		return strconv.Itoa(n)
	}
	return strconv.Itoa(monthWords[word[:3]])
}

// givenTime returns a date whose parts need no order.
func givenTime(s orderedDate, year, month, day string) (Value, *payroll.Error) {
	t, ok := Moment(year, month, day, s.clock)
	if !ok {
		return Value{}, payroll.Refuse(DateUnreadable)
	}
	text, reason := canonicalTime(inZone(t, s.zone))
	return Value{Text: text}, reason
}

// excelDay returns the day, as people write it, of a text that is a date and may have been
// typed as a number: "01/05/2026", "01-May", "1-Thg5".
func excelDay(text string) (string, bool) {
	p := Parser{Order: DatesDMY}
	named := monthNamed.MatchString(strings.ToLower(payroll.Unaccented(text)))
	value, reason := p.time(grid.Cell{Text: text})
	switch {
	case reason == nil && !serialOne.MatchString(text):
		day := payroll.Date(value.Text[:len("2006-01-02")]).Time()
		return day.Format("02/01/2006"), true
	case reason != nil && (reason.Code == DateAmbiguous || named && reason.Code != DateUnreadable):
		return text, true
	}
	return "", false
}

var monthNamed = regexp.MustCompile(`(?:^|[^a-z])` + monthName + `(?:$|[^a-z])`)

// serialDay returns the day of a date serial that stands in a column of coefficients or
// counts.
func (p *Parser) serialDay(n decimal.Decimal) (string, bool) {
	if text, reason := serialTime(n.String(), max(p.Serials, Since1900)); reason == nil {
		return payroll.Date(text[:len("2006-01-02")]).Time().Format("02/01/2006"), true
	}
	return "", false
}

// shownDay returns the day that a workbook shows for a number formatted as a date.
func (p *Parser) shownDay(n decimal.Decimal) string {
	start := time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC)
	days := int(n.IntPart())
	switch {
	case p.Serials == Since1904:
		start = time.Date(1904, 1, 1, 0, 0, 0, 0, time.UTC)
	case days < 60:
		days++ // before the day that Excel invented, 29/02/1900
	}
	return start.AddDate(0, 0, max(0, min(days, 200_000))).Format("02/01/2006")
}
