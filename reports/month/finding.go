package month

import (
	"strings"

	"nhuanbut/payroll"
	"nhuanbut/reports/lang"
	"nhuanbut/reports/xlsx"
)

// findings writes what a check found in the month, in the words that it came with.
func (r *report) findings() error {
	columns := []xlsx.Column{
		xlsx.Col(r.Say(lang.RowNumber), 5, xlsx.Word), xlsx.Col(r.Say(severity), 14, xlsx.Text), xlsx.Col(r.Say(lang.Code), 24, xlsx.Text), xlsx.Col(r.Say(articleIDs), 16, xlsx.Text),
		xlsx.Col(r.Say(lang.Author), 22, xlsx.Text), xlsx.Col(r.Say(finding), 66, xlsx.Text),
	}
	s, err := r.NewTable(r.Say(findingSheet), columns, r.HeadRow(), 0)
	if err != nil {
		return err
	}
	if err := r.Cover(s, r.Titled(lang.FindingTitle, r.Month), r.below(beforeClosing)); err != nil {
		return err
	}
	for i, f := range r.Findings {
		look := xlsx.Body
		if f.Severity == payroll.Blocking {
			look = xlsx.Alert
		}
		if err := s.Put(look, i+1, r.Say(lang.Severity(f.Severity).Cell), string(f.Code), strings.Join(f.Articles, ", "), f.Author, f.Message); err != nil {
			return err
		}
	}
	if len(r.Findings) == 0 {
		s.Skip()
		if err := s.Notes(r.Say(lang.NoFindings)); err != nil {
			return err
		}
	}
	return s.Close()
}
