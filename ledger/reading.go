package ledger

import (
	"nhuanbut/ledger/cms"
	"nhuanbut/payroll"
)

// withSettings returns the options of a list with what the newsroom's settings say of it: its
// calendar, the days of month m ("" is all days), and the policy of each day.
func withSettings(o cms.Options, s payroll.Settings, m payroll.Month) cms.Options {
	calendar := s.Calendar()
	o.Calendar = calendar
	if m != "" {
		o.First, o.Last = calendar.Dates(m)
	}
	policies := make(map[payroll.Month]payroll.Policy)
	o.Policy = func(d payroll.Date) payroll.Policy {
		m := payroll.LatestMonth
		if d != "" {
			m = calendar.MonthOf(d)
		}
		if _, ok := policies[m]; !ok {
			policies[m] = s.Policy(m)
		}
		return policies[m]
	}
	return o
}
