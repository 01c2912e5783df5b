package ledger

import (
	"slices"
	"strings"

	"nhuanbut/ledger/cms"
	"nhuanbut/payroll"
)

// oddRows are the rows of a file whose payees have names that are not one person's.
type oddRows struct {
	rows  []oddRow
	looks map[string]bool // names that are one person's, or not
}

type oddRow struct {
	at     cms.Position
	day    payroll.Date
	author int64
}

// see takes in the payees of a row that was stored.
func (o *oddRows) see(row *cms.Row, payees []payee) {
	if o.looks == nil {
		o.looks = make(map[string]bool)
	}
	for _, p := range payees {
		odd, ok := o.looks[p.name]
		if !ok {
			odd = payroll.LookAt(p.name).Look != payroll.LooksPerson
			o.looks[p.name] = odd
		}
		if odd {
			o.rows = append(o.rows, oddRow{row.At, row.Record.PublishedOn(), p.author})
		}
	}
}

// shownNames is how many names a sentence has room for.
const shownNames = 8

// said is what an import says of them: one warning of each kind and sheet, with all its
// rows, and the month in whose check the questions stand.
func (o *oddRows) said(t *tx, calendar payroll.Calendar) (list []*cms.Warning, err error) {
	if len(o.rows) == 0 {
		return nil, nil
	}
	as, err := authorsAsOf(t, payroll.LatestEvent)
	if err != nil {
		return nil, err
	}
	type kind struct {
		sheet string
		code  payroll.Code
	}
	names, months, place := make(map[kind][]string), make(map[kind]payroll.Month), make(map[kind]*cms.Warning)
	for _, row := range o.rows {
		a := as[row.author]
		if !a.odd() {
			continue
		}
		k := kind{row.at.Sheet, payroll.AuthorSuspicious}
		if payroll.LookAt(a.Name).Look.NotAPerson() {
			k.code = payroll.AuthorNotAPerson
		}
		if place[k] == nil {
			place[k] = &cms.Warning{Path: row.at.Path, Sheet: row.at.Sheet, Column: payroll.Authors.Header()}
			list = append(list, place[k])
		}
		place[k].Rows = append(place[k].Rows, row.at.Row)
		if !slices.Contains(names[k], a.Name) {
			names[k] = append(names[k], a.Name)
		}
		if row.day != "" && (months[k] == "" || calendar.MonthOf(row.day) < months[k]) {
			months[k] = calendar.MonthOf(row.day)
		}
		shown := "“" + strings.Join(names[k][:min(len(names[k]), shownNames)], "”, “") + "”"
		if len(names[k]) > shownNames {
			shown += ", …"
		}
		place[k].Reason = payroll.Refuse(k.code, "names", shown, "count", len(names[k]), "month", string(months[k]))
	}
	for _, w := range list {
		w.Rows = slices.Compact(w.Rows)
	}
	o.rows = nil
	return list, nil
}
