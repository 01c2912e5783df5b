package value

import (
	"regexp"
	"strconv"
	"strings"

	"nhuanbut/payroll"
)

// Month is a month that a title or a heading names. Number or Year is 0 if it names none.
type Month struct {
	Number int // 1 to 12
	Year   int
}

var (
	// monthPhrase matches a month in figures, Roman numerals or words in folded text, with its
	// year if there is one. "ngày 5 tháng 10" is a day: of a signature, or of a decree.
	monthPhrase = regexp.MustCompile(`(ngay[^\pL]*)?\b(?:thang|thg\.?|month)\s*[:.]?\s*(\d{1,2}|muoi mot|muoi hai|muoi|mot|gieng|hai|ba|tu|bon|nam|sau|bay|tam|chin|chap|[ivx]{1,4})\b(?:\s*(?:[/.,-]|,?\s*nam\s)?\s*(\d{4})\b)?`)
	shortMonth  = regexp.MustCompile(`^t\.?\s?(\d{1,2})(?:\s*[/.-]\s*(\d{4}))?$|^(\d{1,2})\s*[/-]\s*(\d{4})$`)
	yearPhrase  = regexp.MustCompile(`\b(?:(?:nam|year)\s*[:.]?|(?:quy|q)\s?(?:[1-4]|i{1,3}|iv)\s*[/.,-])\s*(\d{4})\b`)
	englishName = regexp.MustCompile(`\b(january|february|march|april|may|june|july|august|september|october|november|december)\s*,?\s*(\d{4})?\b`)

	wordMonths = map[string]int{"mot": 1, "gieng": 1, "hai": 2, "ba": 3, "tu": 4, "bon": 4, "nam": 5, "sau": 6, "bay": 7, "tam": 8,
		"chin": 9, "muoi": 10, "muoi mot": 11, "muoi hai": 12, "chap": 12,
		"january": 1, "february": 2, "march": 3, "april": 4, "may": 5, "june": 6, "july": 7, "august": 8, "september": 9, "october": 10, "november": 11, "december": 12}
	romanMonths = []string{"", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii"}
)

// plainKey returns a text in small letters without diacritics, on one line.
func plainKey(text string) string {
	return strings.ToLower(payroll.Unaccented(payroll.OneLine(text)))
}

// HeadedMonth returns the month that is the whole of a text: "THÁNG X", "Tháng 10/2026",
// "T10", "10/2026", "October 2026".
func HeadedMonth(text string) Month {
	key := strings.Trim(plainKey(text), " .:-")
	if m := shortMonth.FindStringSubmatch(key); m != nil {
		return asMonth(m[1]+m[3], m[2]+m[4])
	}
	if m := monthPhrase.FindStringSubmatchIndex(key); m != nil && m[0] == 0 && m[1] == len(key) {
		return MonthsIn(key)[0]
	}
	if m := englishName.FindStringSubmatch(key); m != nil && len(m[0]) == len(key) {
		return asMonth(m[1], m[2])
	}
	return Month{}
}

// MonthsIn returns the months that a text names, without those of days.
func MonthsIn(text string) (found []Month) {
	for _, m := range monthPhrase.FindAllStringSubmatch(plainKey(text), -1) {
		if one := asMonth(m[2], m[3]); one.Number > 0 && m[1] == "" {
			found = append(found, one)
		}
	}
	return found
}

// YearsIn returns the years that a text names, such as "NĂM 2026", without those of days.
func YearsIn(text string) (found []int) {
	key := monthPhrase.ReplaceAllStringFunc(plainKey(text), func(s string) string {
		if strings.HasPrefix(s, "ngay") {
			return ""
		}
		return s
	})
	key = dayPhrase.ReplaceAllString(key, "")
	for _, m := range yearPhrase.FindAllStringSubmatch(key, -1) {
		if year, _ := strconv.Atoi(m[1]); year >= firstYear && year <= lastYear {
			found = append(found, year)
		}
	}
	return found
}

// dayPhrase matches a day written out, or left open for a signature.
var dayPhrase = regexp.MustCompile(`ngay[^\pL]*(?:thang[^\pL]*)?nam\s*\d{4}`)

func asMonth(month, year string) (m Month) {
	m.Number, _ = strconv.Atoi(month)
	if n, ok := wordMonths[month]; ok {
		m.Number = n
	}
	for i, roman := range romanMonths {
		if roman == month && i > 0 {
			m.Number = i
		}
	}
	if m.Number < 1 || m.Number > 12 {
		return Month{}
	}
	if m.Year, _ = strconv.Atoi(year); m.Year < firstYear || m.Year > lastYear {
		m.Year = 0
	}
	return m
}
