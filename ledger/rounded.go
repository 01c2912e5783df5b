package ledger

import (
	"slices"

	"nhuanbut/payroll"
)

// sayRounding puts one finding in the place of all that are explained by how a list
// rounds its amounts.
func (b *Book) sayRounding(found []payroll.Finding, entries []*Entry) []payroll.Finding {
	var list []payroll.Compared
	for _, e := range entries {
		if c, ok := e.Compared(e.Royalty, e.Err); ok {
			list = append(list, c)
		}
	}
	unit, explained := payroll.RoundedTo(list, b.Policy.RoundTo)
	if unit == 0 {
		return found
	}
	var ours, theirs payroll.Dong
	refs := make([]string, len(explained))
	for i, c := range explained {
		refs[i] = c.Ref
		ours += c.Ours
		theirs += payroll.Round(c.CMS, 1)
	}
	found = slices.DeleteFunc(found, func(f payroll.Finding) bool {
		return f.Code == payroll.AmountDiffers && slices.Contains(refs, f.Articles[0])
	})
	return append(found, payroll.Finding{
		Code: payroll.AmountsRounded, Severity: payroll.SeverityOf(payroll.AmountsRounded), Subject: payroll.OfMonth,
		Articles: refs, Field: payroll.CMSAmount.Header(), Expected: ours, Found: theirs, Setting: payroll.RoundTo + " " + itoa(int64(unit)),
	})
}
