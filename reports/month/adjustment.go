package month

import (
	"nhuanbut/reports/lang"
	"nhuanbut/reports/xlsx"
)

// adjustments writes the lines that correct months which are closed.
func (r *report) adjustments() error {
	columns := []xlsx.Column{
		xlsx.Col(r.Say(lang.RowNumber), 5, xlsx.Word), xlsx.Col(r.Say(lang.LineID), 15, xlsx.Code), xlsx.Col(r.Say(lang.Code), 8, xlsx.Code), xlsx.Col(r.Say(lang.Author), 22, xlsx.Text),
		xlsx.Col(r.Say(lang.Subject), 42, xlsx.Text), xlsx.Col(r.Say(lang.AdjustedLine), 12, xlsx.Code), xlsx.Col(r.Say(lang.AdjustedMonth), 10, xlsx.Code),
		xlsx.Col(r.Say(lang.AdjustedKind), 13, xlsx.Text), xlsx.Col(r.Say(lang.AmountHead), xlsx.WidthFor(r.mass), xlsx.Money),
	}
	s, err := r.NewTable(r.Say(adjustmentSheet), columns, r.HeadRow(), 0)
	if err != nil {
		return err
	}
	if err := r.Cover(s, r.Titled(adjustmentTitle, r.Month), r.below(ofClosedMonths)); err != nil {
		return err
	}
	first := s.Row + 1
	for i, a := range r.Adjustments {
		if err := s.Put(xlsx.Body, i+1, a.ID, a.Payee.Code, a.Payee.Name, a.Subject, a.Adjusts, string(a.OfMonth), a.Of, a.Amount); err != nil {
			return err
		}
	}
	last := len(columns) - 1
	if err := s.Put(xlsx.Sum, nil, nil, nil, r.Say(lang.Total), nil, nil, nil, nil, xlsx.Calc(xlsx.SumOf(last, first, s.Row), r.Adjusted)); err != nil {
		return err
	}
	if len(r.Adjustments) == 0 {
		s.Skip()
		if err := s.Notes(r.Say(noAdjustments)); err != nil {
			return err
		}
	}
	return s.Close()
}
