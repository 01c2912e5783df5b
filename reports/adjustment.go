package reports

import (
	"nhuanbut/payroll"
	"nhuanbut/reports/lang"
)

// adjustments writes the lines that correct months which are closed.
func (r *report) adjustments() error {
	columns := []column{
		{r.say(place), 5, asWord}, {r.say(lineID), 15, asCode}, {r.say(code), 8, asCode}, {r.say(author), 22, asText},
		{r.say(matter), 42, asText}, {r.say(adjustedLine), 12, asCode}, {r.say(adjustedMonth), 10, asCode},
		{r.say(adjustedKind), 13, asText}, {r.say(amountHead), widthFor(r.mass), asMoney},
	}
	s, err := r.open(r.say(adjustmentSheet), columns, r.headRow(), 0)
	if err != nil {
		return err
	}
	if err := s.cover(r.titled(adjustmentTitle, r.Month), r.below(ofClosedMonths)); err != nil {
		return err
	}
	first, n := s.row+1, 0
	var gross payroll.Dong
	for _, line := range r.Lines {
		if line.Kind != payroll.AdjustmentKind {
			continue
		}
		n++
		gross += line.Amount
		payee := r.Authors[line.Payee]
		if err := s.put(body, n, line.ID, payee.Code, payee.Name, r.subject(line), line.Adjusts, string(line.OfMonth), r.say(lang.Kind(line.Of).Cell), line.Amount); err != nil {
			return err
		}
	}
	last := len(columns) - 1
	if err := s.put(sum, nil, nil, nil, r.say(total), nil, nil, nil, nil, formula{sumOf(last, first, s.row), gross}); err != nil {
		return err
	}
	if n == 0 {
		s.row++
		if err := s.notes(r.say(noAdjustments)); err != nil {
			return err
		}
	}
	return s.close()
}

// subject is what a line is about: its article, or its basis.
func (r *report) subject(line payroll.Line) string {
	if e := r.Article(line.Article); e != nil {
		return r.say(ofArticle, e.Ref, e.Title)
	}
	return line.Bases.String()
}
