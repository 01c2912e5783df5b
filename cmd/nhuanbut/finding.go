package main

import (
	"slices"
	"strings"

	"nhuanbut/cmd/nhuanbut/internal/msg"
	"nhuanbut/payroll"
	"nhuanbut/reports/lang"
)

// mostBlocking is how many blocking findings of one code are shown one by one. Of
// warnings, two already share a line.
const mostBlocking = 20

// kindTable returns a table of findings for people: those of one kind share a row.
func kindTable(a *app, m payroll.Month, found []payroll.Finding) table {
	if a.format != "table" {
		return findingTable(a, m, found)
	}
	return findingTableOf(a, m, kindsOf(found))
}

// findingTable returns a table of findings, one row each.
func findingTable(a *app, m payroll.Month, found []payroll.Finding) table {
	return findingTableOf(a, m, mapped(found, func(f payroll.Finding) []payroll.Finding { return []payroll.Finding{f} }))
}

func findingTableOf(a *app, m payroll.Month, kinds [][]payroll.Finding) table {
	s := table{title: a.say("check.title", m), head: []string{"severity", "code", "articles.ids", "finding"}, empty: "check.none"}
	for _, kind := range kinds {
		var severity any = a.msg().Word(lang.Severity(kind[0].Severity))
		if kind[0].Severity == payroll.Blocking {
			severity = alarm(a.msg().Word(lang.Severity(kind[0].Severity)))
		}
		s.rows = append(s.rows, []any{severity, string(kind[0].Code), msg.List(refsOf(kind), 6), a.msg().Kind(m, kind)})
	}
	return s
}

// kind is what findings have in common that share a row.
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

// kindsOf groups findings that share a row. A group stands where its first finding
// does.
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
func knownCode(a *app, code string) error {
	if a.msg().Find("error."+code) != "" || slices.Contains(findingCodes(), code) {
		return nil
	}
	return a.misuse("usage.code", code, strings.Join(findingCodes(), ", "))
}

// ofCodes returns the findings that have one of codes, all where codes is empty.
func ofCodes(a *app, found []payroll.Finding, codes []string) ([]payroll.Finding, error) {
	if len(codes) == 0 {
		return found, nil
	}
	for _, code := range codes {
		if err := knownCode(a, code); err != nil {
			return nil, err
		}
	}
	return slices.DeleteFunc(found, func(f payroll.Finding) bool { return !slices.Contains(codes, string(f.Code)) }), nil
}
