package reports

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
	if err := r.cover(s, r.titled(adjustmentTitle, r.Month), r.below(ofClosedMonths)); err != nil {
		return err
	}
	first := s.row + 1
	for i, a := range r.Adjustments {
		if err := s.put(body, i+1, a.ID, a.Payee.Code, a.Payee.Name, a.Subject, a.Adjusts, string(a.OfMonth), a.Of, a.Amount); err != nil {
			return err
		}
	}
	last := len(columns) - 1
	if err := s.put(sum, nil, nil, nil, r.say(total), nil, nil, nil, nil, formula{sumOf(last, first, s.row), r.Adjusted}); err != nil {
		return err
	}
	if len(r.Adjustments) == 0 {
		s.skip()
		if err := s.notes(r.say(noAdjustments)); err != nil {
			return err
		}
	}
	return s.close()
}
