package reports

import (
	"strings"

	"nhuanbut/payroll"
	"nhuanbut/reports/lang"
)

// findings writes what a check found in the month, in the words that it came with.
func (r *report) findings() error {
	columns := []column{
		{r.say(place), 5, asWord}, {r.say(severity), 14, asText}, {r.say(code), 24, asText}, {r.say(articleIDs), 16, asText},
		{r.say(author), 22, asText}, {r.say(finding), 66, asText},
	}
	s, err := r.open(r.say(findingSheet), columns, r.headRow(), 0)
	if err != nil {
		return err
	}
	if err := r.cover(s, r.titled(findingTitle, r.Month), r.below(beforeClosing)); err != nil {
		return err
	}
	for i, f := range r.Findings {
		look := body
		if f.Severity == payroll.Blocking {
			look = alert
		}
		if err := s.put(look, i+1, r.say(lang.Severity(f.Severity).Cell), string(f.Code), strings.Join(f.Articles, ", "), f.Author, f.Message); err != nil {
			return err
		}
	}
	if len(r.Findings) == 0 {
		s.skip()
		if err := s.notes(r.say(noFindings)); err != nil {
			return err
		}
	}
	return s.close()
}
