package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"nhuanbut/ledger"
	"nhuanbut/ledger/cms"
	"nhuanbut/payroll"
	"nhuanbut/reports/lang"
)

// findings are the month's findings in words.
func (a *app) findings(b *ledger.Book) []payroll.Finding {
	found := b.Check()
	if found == nil {
		found = []payroll.Finding{}
	}
	exceeded := b.Exceeded()
	for i := range found {
		f := &found[i]
		if f.Code == payroll.OverBudget {
			f.Message = a.say("finding.over-budget", f.Expected, f.Found, f.Author, a.budgetOf(exceeded[0].Budget), f.Title)
			exceeded = exceeded[1:]
			continue
		}
		f.Message = a.finding(b.Month, f)
	}
	return found
}

// finding is what was found in a month in words.
func (a *app) finding(m payroll.Month, f *payroll.Finding) string {
	switch {
	case f.Reason != nil:
		return a.doubt(f)
	case f.Code == payroll.Outlier:
		return a.outlier(m, f)
	case f.Code == payroll.AmountsRounded:
		return a.say("finding.amounts-rounded", len(f.Articles), f.Found, f.Expected, f.Setting, m)
	}
	return a.say("finding."+string(f.Code), a.found(f.Expected), a.found(f.Found), f.Author, f.Field, f.Title)
}

// doubt says why a row is held or refused, or what is said of a file.
func (a *app) doubt(f *payroll.Finding) string {
	switch f.Subject {
	case payroll.OfRow:
		row := &cms.CellError{At: cms.Position{Path: f.Path, Sheet: f.Sheet, Row: f.Rows[0]}, Column: f.Field, Value: fmt.Sprint(f.Found), Reason: f.Reason}
		return a.withHint(a.sentence(row), a.lineHint(f.Reason, f.Articles[0]))
	case payroll.OfFile:
		return a.warningSentence(&cms.Warning{Path: f.Path, Sheet: f.Sheet, Rows: f.Rows, Column: f.Field, Reason: f.Reason})
	}
	if f.Title == "" {
		return a.refusal(f.Reason)
	}
	if len(f.Articles) > 1 {
		return a.withHint(a.doubtSentence(f.Reason, f.Articles), a.say("hint.doubt", quotedWord(f.Articles[0]), quotedWord(f.Articles[1])))
	}
	return a.withHint(a.refusal(f.Reason)+" (“"+f.Title+"”)", a.heldHint(f.Reason, f.Articles[0]))
}

// found is the expected or found value of a finding in words.
func (a *app) found(v any) any {
	if s, ok := v.(string); ok {
		if d, err := decimal.NewFromString(s); err == nil {
			return d
		}
		if status, err := payroll.ParseStatus(s); err == nil {
			return a.word(lang.Status(status))
		}
	}
	return v
}

// outlier says what is far from usual, what is usual, and what it may have been meant as.
func (a *app) outlier(m payroll.Month, f *payroll.Finding) string {
	if f.Subject == payroll.OfAuthor {
		return a.say("finding.outlier.author", f.Author, f.Found, f.Expected)
	}
	meant := ""
	if f.Likely != nil {
		meant = a.say("finding.outlier.likely", a.found(f.Likely))
	}
	said := a.say("finding.outlier", a.found(f.Found), a.usual(f), f.Field, f.Title, meant)
	if f.Severity == payroll.Blocking {
		said += a.say("finding.outlier.accept", m, f.Articles[0], a.correction(f))
	}
	return said
}

// correction is how a value is set to what it was meant to be, as article set takes it.
func (a *app) correction(f *payroll.Finding) string {
	c, _ := cms.LookupColumn(f.Field)
	value := "…"
	if f.Likely != nil {
		value = fmt.Sprint(f.Likely)
	}
	return strings.ReplaceAll(c.Key(), "_", "-") + "=" + value
}

// usual is the range of an outlier, or the limit where there is no range.
func (a *app) usual(f *payroll.Finding) string {
	low, high := a.cell(a.found(f.UsualLow)), a.cell(a.found(f.UsualHigh))
	switch {
	case f.UsualLow == nil:
		return a.say("outlier.most", high)
	case f.UsualHigh == nil:
		return a.say("outlier.least", low)
	case low == high:
		return a.say("outlier.usual", low)
	}
	return a.say("outlier.usual", low+"–"+high)
}

// mostBlocking is how many findings of one code that block closing are shown one by one.
// Of those that do not, two are one line already: what is only odd is not read row by row.
const mostBlocking = 20

// kindSheet is what was found for people to read: findings that are one to them are one
// row.
func (a *app) kindSheet(m payroll.Month, found []payroll.Finding) sheet {
	if a.format != "table" {
		return a.findingSheet(m, found)
	}
	return a.sheetOf(m, kindsOf(found))
}

// findingSheet is what was found, one row each.
func (a *app) findingSheet(m payroll.Month, found []payroll.Finding) sheet {
	return a.sheetOf(m, mapped(found, func(f payroll.Finding) []payroll.Finding { return []payroll.Finding{f} }))
}

func (a *app) sheetOf(m payroll.Month, kinds [][]payroll.Finding) sheet {
	s := sheet{title: a.say("check.title", m), head: []string{"severity", "code", "articles.ids", "finding"}, empty: "check.none"}
	for _, kind := range kinds {
		var severity any = a.word(lang.Severity(kind[0].Severity))
		if kind[0].Severity == payroll.Blocking {
			severity = alarm(a.word(lang.Severity(kind[0].Severity)))
		}
		s.rows = append(s.rows, []any{severity, string(kind[0].Code), list(refsOf(kind), 6), a.ofKind(m, kind)})
	}
	return s
}

// kind is what findings have in common that people read as one.
type kind struct {
	code     payroll.Code
	severity payroll.Severity
	subject  payroll.Subject
}

func kindOf(f payroll.Finding) kind { return kind{f.Code, f.Severity, f.Subject} }

// together reports whether so many findings of a kind are one to people: where they do
// not block closing, or are very many. What is found of a month or a file stands alone.
func (k kind) together(count int) bool {
	if k.subject == payroll.OfMonth || k.subject == payroll.OfFile {
		return false
	}
	return k.severity == payroll.Warning || count > mostBlocking
}

// kindsOf puts findings together by kind. Each kind stands where its first finding does.
func kindsOf(found []payroll.Finding) (kinds [][]payroll.Finding) {
	count, place := make(map[kind]int), make(map[kind]int)
	for _, f := range found {
		count[kindOf(f)]++
	}
	for _, f := range found {
		of := kindOf(f)
		at, begun := place[of]
		if begun {
			kinds[at] = append(kinds[at], f)
			continue
		}
		if of.together(count[of]) {
			place[of] = len(kinds)
		}
		kinds = append(kinds, []payroll.Finding{f})
	}
	return kinds
}

// ofKind is what findings of one kind come to, with the command that lists them.
func (a *app) ofKind(m payroll.Month, kind []payroll.Finding) string {
	if len(kind) == 1 {
		return kind[0].Message
	}
	code := string(kind[0].Code)
	var expected, found payroll.Dong
	for _, f := range kind {
		e, _ := f.Expected.(payroll.Dong)
		d, _ := f.Found.(payroll.Dong)
		expected, found = expected+e, found+d
	}
	said := a.sayIfAny("findings."+code, len(kind), m, expected, found)
	if said == "" {
		said = a.say("findings.other", len(kind), kind[0].Message)
	}
	return said + a.say("findings.list", fmt.Sprintf("nhuanbut check %s --code %s", m, code))
}

func refsOf(found []payroll.Finding) (refs []string) {
	seen := make(map[string]bool)
	for _, f := range found {
		for _, ref := range f.Articles {
			if !seen[ref] {
				seen[ref] = true
				refs = append(refs, ref)
			}
		}
	}
	return refs
}

// findingCodes returns the codes of findings in the order of the alphabet.
func findingCodes() []string {
	return slices.Sorted(slices.Values(wordsFor(payroll.FindingCodes()...)))
}

// knownCode refuses a code that no check can find with: one that has no words, neither of a
// finding nor of what is said of a file.
func (a *app) knownCode(code string) error {
	for _, catalogue := range catalogues {
		if _, ok := catalogue["error."+code]; ok {
			return nil
		}
	}
	if slices.Contains(findingCodes(), code) {
		return nil
	}
	return a.misuse("usage.code", code, strings.Join(findingCodes(), ", "))
}

// ofCodes are the findings that have one of some codes; all where none is named.
func (a *app) ofCodes(found []payroll.Finding, codes []string) ([]payroll.Finding, error) {
	if len(codes) == 0 {
		return found, nil
	}
	for _, code := range codes {
		if err := a.knownCode(code); err != nil {
			return nil, err
		}
	}
	return slices.DeleteFunc(found, func(f payroll.Finding) bool { return !slices.Contains(codes, string(f.Code)) }), nil
}

// list joins what fits in a line and counts the rest.
func list(items []string, most int) string {
	if len(items) > most {
		return strings.Join(items[:most], ", ") + ", …"
	}
	return strings.Join(items, ", ")
}
