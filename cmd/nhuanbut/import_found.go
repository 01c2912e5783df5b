package main

import (
	"slices"

	"nhuanbut/ledger"
	"nhuanbut/payroll"
	"nhuanbut/reports/lang"
)

// foundBlocking reports whether something in an import's rows blocks closing.
func foundBlocking(found []ledger.FoundRow) bool {
	return slices.ContainsFunc(found, func(f ledger.FoundRow) bool { return f.Finding.Severity == payroll.Blocking })
}

// foundWarnings are what check says of an import's rows, in the contract of its warnings.
func foundWarnings(a *app, found []ledger.FoundRow) (list []fileWarning) {
	for _, f := range found {
		list = append(list, fileWarning{
			Code: string(f.Finding.Code), Path: f.At.Path, Sheet: f.At.Sheet, Rows: []int{f.At.Row}, Column: f.Finding.Field,
			Message: a.msg().Finding(f.Month, &f.Finding),
		})
	}
	return list
}

// mostFoundShown is how many findings of one kind an import shows one by one.
const mostFoundShown = 3

// sayFound says, beside the data, what check says of an import's rows: a few of a kind one
// by one, more of them as one line.
func sayFound(a *app, found []ledger.FoundRow) {
	type ofMonth struct {
		month payroll.Month
		kind
	}
	var order []ofMonth
	of := make(map[ofMonth][]ledger.FoundRow)
	for _, f := range found {
		k := ofMonth{f.Month, kindOf(f.Finding)}
		if of[k] == nil {
			order = append(order, k)
		}
		of[k] = append(of[k], f)
	}
	for _, k := range order {
		rows := of[k]
		if len(rows) <= mostFoundShown && k.severity == payroll.Blocking {
			for _, f := range rows {
				a.errs.Say(a.msg().Word(lang.Severity(payroll.Blocking)), a.msg().Place(f.At.Path, f.At.Sheet, []int{f.At.Row}, "")+": "+a.msg().Finding(f.Month, &f.Finding))
			}
			continue
		}
		findings := mapped(rows, func(f ledger.FoundRow) payroll.Finding {
			f.Finding.Message = a.msg().Finding(f.Month, &f.Finding)
			return f.Finding
		})
		numbers := mapped(rows, func(f ledger.FoundRow) int { return f.At.Row })
		text := a.msg().Place(rows[0].At.Path, rows[0].At.Sheet, numbers, "") + ": " + a.msg().Kind(k.month, findings)
		a.errs.Say(a.msg().Word(lang.Severity(k.severity)), text)
	}
}
