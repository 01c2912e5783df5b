package msg

import (
	"fmt"
	"strings"

	"github.com/shopspring/decimal"

	"nhuanbut/ledger"
	"nhuanbut/ledger/cms"
	"nhuanbut/payroll"
	"nhuanbut/reports/lang"
)

// Findings returns the findings of a month, each with its message.
func (p Printer) Findings(b *ledger.Book) []payroll.Finding {
	found := b.Check()
	if found == nil {
		found = []payroll.Finding{}
	}
	exceeded := b.Exceeded()
	for i := range found {
		f := &found[i]
		if f.Code == payroll.OverBudget {
			f.Message = p.Say("finding.over-budget", f.Expected, f.Found, f.Author, p.Budget(exceeded[0].Budget), f.Title)
			exceeded = exceeded[1:]
			continue
		}
		f.Message = p.Finding(b.Month, f)
	}
	return found
}

// Finding returns the message of a finding of month m.
func (p Printer) Finding(m payroll.Month, f *payroll.Finding) string {
	switch {
	case f.Reason != nil:
		return p.Doubt(f)
	case f.Code == payroll.Outlier:
		return p.outlier(m, f)
	case f.Code == payroll.AmountsRounded:
		return p.Say("finding.amounts-rounded", len(f.Articles), f.Found, f.Expected, f.Setting, m)
	}
	return p.Say("finding."+string(f.Code), p.found(f.Expected), p.found(f.Found), f.Author, f.Field, f.Title)
}

// Doubt returns why a row is held or refused, or what is to be known of a file.
func (p Printer) Doubt(f *payroll.Finding) string {
	switch f.Subject {
	case payroll.OfRow:
		row := &cms.CellError{At: cms.Position{Path: f.Path, Sheet: f.Sheet, Row: f.Rows[0]}, Column: f.Field, Value: fmt.Sprint(f.Found), Reason: f.Reason}
		return p.withHint(p.Sentence(row), p.LineHint(f.Reason, f.Articles[0]))
	case payroll.OfFile:
		return p.warning(&cms.Warning{Path: f.Path, Sheet: f.Sheet, Rows: f.Rows, Column: f.Field, Reason: f.Reason})
	}
	if f.Title == "" {
		return p.Refusal(f.Reason)
	}
	if len(f.Articles) > 1 {
		return p.withHint(p.doubtful(f.Reason, f.Articles), p.Say("hint.doubt", Quoted(f.Articles[0]), Quoted(f.Articles[1])))
	}
	return p.withHint(p.Refusal(f.Reason)+" (“"+f.Title+"”)", p.HeldHint(f.Reason, f.Articles[0]))
}

// found is the expected or found value of a finding in words.
func (p Printer) found(v any) any {
	if s, ok := v.(string); ok {
		if d, err := decimal.NewFromString(s); err == nil {
			return d
		}
		if status, err := payroll.ParseStatus(s); err == nil {
			return p.Word(lang.Status(status))
		}
	}
	return v
}

// outlier says what is far from usual, what is usual, and what it may have been meant as.
func (p Printer) outlier(m payroll.Month, f *payroll.Finding) string {
	if f.Subject == payroll.OfAuthor {
		return p.Say("finding.outlier.author", f.Author, f.Found, f.Expected)
	}
	meant := ""
	if f.Likely != nil {
		meant = p.Say("finding.outlier.likely", p.found(f.Likely))
	}
	said := p.Say("finding.outlier", p.found(f.Found), p.usual(f), f.Field, f.Title, meant)
	if f.Severity == payroll.Blocking {
		said += p.Say("finding.outlier.accept", m, f.Articles[0], p.correction(f))
	}
	return said
}

// correction is how a value is set to what it was meant to be, as article set takes it.
func (p Printer) correction(f *payroll.Finding) string {
	c, _ := cms.LookupColumn(f.Field)
	value := "…"
	if f.Likely != nil {
		value = fmt.Sprint(f.Likely)
	}
	return strings.ReplaceAll(c.Key(), "_", "-") + "=" + value
}

// usual is the range of an outlier, or the limit where there is no range.
func (p Printer) usual(f *payroll.Finding) string {
	low, high := p.Value(p.found(f.UsualLow)), p.Value(p.found(f.UsualHigh))
	switch {
	case f.UsualLow == nil:
		return p.Say("outlier.most", high)
	case f.UsualHigh == nil:
		return p.Say("outlier.least", low)
	case low == high:
		return p.Say("outlier.usual", low)
	}
	return p.Say("outlier.usual", low+"–"+high)
}

// Kind returns one message for all findings of a kind, with the command that lists them.
func (p Printer) Kind(m payroll.Month, kind []payroll.Finding) string {
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
	said := p.Find("findings."+code, len(kind), m, expected, found)
	if said == "" {
		said = p.Say("findings.other", len(kind), kind[0].Message)
	}
	return said + p.Say("findings.list", fmt.Sprintf("nhuanbut check %s --code %s", m, code))
}

// List joins the first items with commas; "…" stands for those after most.
func List(items []string, most int) string {
	if len(items) > most {
		return strings.Join(items[:most], ", ") + ", …"
	}
	return strings.Join(items, ", ")
}
