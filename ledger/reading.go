package ledger

import (
	"nhuanbut/ledger/cms"
	"nhuanbut/payroll"
)

// reading adds to the options of a list what the newsroom's settings say of it: its
// months, the days of the month that is wanted ("" is all), and its rule of a day.
func (s settings) reading(o cms.Options, m payroll.Month) cms.Options {
	calendar := s.calendar()
	o.Calendar = calendar
	if m != "" {
		o.First, o.Last = calendar.Dates(m)
	}
	policies := make(map[payroll.Month]payroll.Policy)
	o.Policy = func(d payroll.Date) payroll.Policy {
		m := latestMonth
		if d != "" {
			m = calendar.MonthOf(d)
		}
		if _, ok := policies[m]; !ok {
			policies[m] = s.policy(m)
		}
		return policies[m]
	}
	return o
}
