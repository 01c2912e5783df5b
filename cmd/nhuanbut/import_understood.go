package main

import (
	"fmt"
	"slices"
	"strings"

	"nhuanbut/cmd/nhuanbut/internal/msg"
	"nhuanbut/ledger"
	"nhuanbut/ledger/cms"
	"nhuanbut/payroll"
	"nhuanbut/reports/lang"
)

// understoodJSON is what an import made of its files, in the JSON of import.
type understoodJSON struct {
	Files []ledger.Understood `json:"files"`
}

func understood(done ledger.Imported) understoodJSON {
	return understoodJSON{append([]ledger.Understood{}, done.Understood...)}
}

// sayUnderstood says in a few lines what was made of each file.
func sayUnderstood(a *app, done ledger.Imported) {
	for i := range done.Understood {
		for _, line := range understoodLines(a, &done.Understood[i]) {
			if !a.quiet {
				fmt.Fprintln(a.errs, a.errs.Fold(line))
			}
		}
	}
}

func understoodLines(a *app, u *ledger.Understood) []string {
	lines := []string{a.msg().Place(u.Path, u.Sheet, nil, "") + ": " + a.say("understood.articles", u.Articles, u.Gross)}
	var months []string
	for _, m := range u.Months {
		if m.Period == "" {
			months = append(months, a.say("understood.undated", m.Articles, m.Gross))
		} else {
			months = append(months, a.say("understood.month", m.Period, m.Articles, m.Gross))
		}
	}
	if len(months) > 1 {
		if len(months) > monthsShown {
			months = append(months[:monthsShown], "…")
		}
		lines = append(lines, "  "+strings.Join(months, "; "))
	} else if len(months) == 1 {
		lines[0] = a.msg().Place(u.Path, u.Sheet, nil, "") + ": " + months[0]
	}
	lines = append(lines, "  "+statusLine(a, u))
	lines = append(lines, columnLines(a, &u.Columns)...)
	if passed := passedWords(a, u.Passed); passed != "" {
		lines = append(lines, "  "+a.say("understood.passed", passed))
	}
	for _, t := range totalsShown(u.Totals) {
		lines = append(lines, "  "+totalLine(a, &t))
	}
	return lines
}

// monthsShown, columnsShown and totalRowsShown are how many of each a line names.
const (
	monthsShown    = 12
	columnsShown   = 16
	totalRowsShown = 6
)

func statusLine(a *app, u *ledger.Understood) string {
	s := a.say("understood.to-pay", u.ToPay.Articles, u.ToPay.Gross)
	if u.Waiting.Articles > 0 {
		s += "; " + a.say("understood.waiting", u.Waiting.Articles, u.Waiting.Gross)
	}
	if u.NotPaid > 0 {
		s += "; " + a.say("understood.not-paid", u.NotPaid)
	}
	var others []string
	for _, status := range []payroll.Status{payroll.Pending, payroll.Scheduled, payroll.Unknown, payroll.Conflict, payroll.Held, payroll.Rejected, payroll.Draft} {
		if n := u.Statuses[status]; n > 0 {
			others = append(others, fmt.Sprintf("%s %d", a.msg().Word(lang.Status(status)), n))
		}
	}
	if len(others) > 0 {
		s += " (" + strings.Join(others, ", ") + ")"
	}
	if u.Statuses[payroll.Pending] > 0 && len(u.Months) == 1 && u.Months[0].Period != "" {
		s += "; " + a.say("understood.approve", string(u.Months[0].Period))
	}
	return s
}

func columnLines(a *app, c *ledger.UnderstoodColumns) (lines []string) {
	used := make([]string, len(c.Used))
	for i, u := range c.Used {
		used[i] = u.Header
		if column, ok := cms.LookupColumn(u.Column); ok && payroll.TextKey(column.Header()) != payroll.TextKey(u.Header) {
			used[i] += " = " + column.Header()
		}
	}
	for _, kind := range []struct {
		key   string
		names []string
	}{{"used", used}, {"kept", c.Kept}, {"not-used", c.NotUsed}, {"left-out", c.LeftOut}} {
		if len(kind.names) > 0 {
			lines = append(lines, "  "+a.say("understood.columns."+kind.key, msg.List(kind.names, columnsShown)))
		}
	}
	return lines
}

func passedWords(a *app, passed []ledger.UnderstoodPassed) string {
	var words []string
	for _, p := range passed {
		s := a.say("passed."+string(p.Kind), p.Count)
		if len(p.Rows) <= totalRowsShown && len(p.Rows) > 0 {
			s += " (" + rowList(p.Rows) + ")"
		}
		words = append(words, s)
	}
	return strings.Join(words, ", ")
}

func rowList(rows []int) string {
	numbers := make([]string, len(rows))
	for i, row := range rows {
		numbers[i] = fmt.Sprint(row)
	}
	return msg.List(numbers, totalRowsShown)
}

// totalsShown returns the totals of the file's last row of totals.
func totalsShown(totals []ledger.UnderstoodTotal) []ledger.UnderstoodTotal {
	if len(totals) == 0 {
		return nil
	}
	last := totals[len(totals)-1]
	return slices.DeleteFunc(slices.Clone(totals), func(t ledger.UnderstoodTotal) bool { return t.Row != last.Row })
}

func totalLine(a *app, t *ledger.UnderstoodTotal) string {
	s := a.say("understood.total", t.Column, fmt.Sprint(t.Row), t.File)
	if t.Difference == 0 {
		return s + a.say("understood.total.same")
	}
	s += a.say("understood.total.ours", t.Ours)
	for _, e := range t.Explained {
		s += " " + a.say("understood.total.part", signedAmount(a, e.Amount), a.say("difference."+string(e.Reason)), rowList(e.Rows))
	}
	if t.Left != 0 {
		s += " " + a.say("understood.total.left", signedAmount(a, t.Left))
	}
	return s
}

// signedAmount returns an amount as a term of a sum: "+ 5", "− 5".
func signedAmount(a *app, n payroll.Dong) string {
	if n < 0 {
		return "− " + a.msg().Value(-n)
	}
	return "+ " + a.msg().Value(n)
}

// foundBlocking reports whether something in an import's rows blocks closing.
func foundBlocking(found []ledger.FoundRow) bool {
	return slices.ContainsFunc(found, func(f ledger.FoundRow) bool { return f.Finding.Severity == payroll.Blocking })
}

// foundWarnings returns the findings about an import's rows as warnings.
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
