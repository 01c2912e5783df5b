package msg

import (
	"cmp"
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"nhuanbut/ledger"
	"nhuanbut/ledger/cms"
	"nhuanbut/payroll"
	"nhuanbut/reports/lang"
)

// held returns why a row is held: what stands beside it.
func (p Printer) held(e *payroll.Error) string {
	why := e.Fact("why")
	if why == nil {
		return p.Say("finding."+string(e.Code), nil, nil, "", "", "")
	}
	return p.FindFacts("held."+fmt.Sprint(why), e.Facts)
}

// HeldHint returns the commands that decide about the held article ref; "" where the
// refusal holds nothing.
func (p Printer) HeldHint(e *payroll.Error, ref string) string {
	why := e.Fact("why")
	if e.Code != payroll.RowHeld || why == nil || ref == "" {
		return ""
	}
	facts := payroll.Pairs("article", Quoted(ref), "photos", e.Fact("photos"))
	if s := p.FindFacts("held.hint."+fmt.Sprint(why), facts); s != "" {
		return s
	}
	return p.FindFacts("held.hint", facts)
}

// withHint returns a sentence with a hint behind it, if there is one.
func (p Printer) withHint(sentence, hint string) string {
	if hint == "" {
		return sentence
	}
	if !strings.HasPrefix(hint, "nhuanbut ") {
		first, size := utf8.DecodeRuneInString(hint)
		hint = string(unicode.ToUpper(first)) + hint[size:]
	}
	return sentence + ". " + hint
}

// line returns which line a refused row is: kind, amount and author.
func (p Printer) line(e *payroll.Error) string {
	kind := p.Word(lang.Kind(payroll.Kind(fmt.Sprint(e.Fact("kind")))))
	amount, known := e.Fact("amount").(int)
	if !known {
		return p.Say("line.row", kind, "", "")
	}
	return p.Say("line.row", kind, payroll.Dong(amount), e.Fact("author"))
}

// LineHint returns the command that enters a refused row as a line; "" where it is none.
func (p Printer) LineHint(e *payroll.Error, row string) string {
	amount, known := e.Fact("amount").(int)
	if e.Code != cms.RowIsLine || !known || row == "" {
		return ""
	}
	month, author := orValue(e.Fact("month"), p.Say("arg.month")), orValue(e.Fact("author"), p.Say("arg.author"))
	return p.Say("line.row.hint", row, Quoted(month), Quoted(author), e.Fact("kind"), fmt.Sprint(amount))
}

func orValue(fact any, otherwise string) string {
	if s := fmt.Sprint(fact); s != "" {
		return s
	}
	return otherwise
}

// doubtful returns which stored article a held one may be, both with title and day. names
// are the held article and those that it may be.
func (p Printer) doubtful(reason *payroll.Error, names []string) string {
	if reason.Fact("other-title") == nil || len(names) < 2 {
		return p.Refusal(reason)
	}
	day := func(fact any) string { return cmp.Or(fmt.Sprint(fact), p.Say("doubt.no-day")) }
	return p.Say("doubt."+string(reason.Code), names[0], reason.Fact("title"), day(reason.Fact("day")),
		strings.Join(names[1:], ", "), reason.Fact("other-title"), day(reason.Fact("other-day")))
}

// DoubtHint returns the commands that say which article a held one is.
func (p Printer) DoubtHint(held, other string, others int) string {
	if others > 1 {
		return p.Say("hint.doubts", held)
	}
	return p.Say("hint.doubt", held, other)
}

// HeldRow returns which row is held, as which article, and why.
func (p Printer) HeldRow(h ledger.HeldRow) string {
	place := p.Place(h.At.Path, h.At.Sheet, []int{h.At.Row}, "")
	if len(h.Others) > 0 {
		return place + ": " + p.HeldReason(h)
	}
	return place + " (" + h.Article + "): " + p.withHint(p.HeldReason(h), p.HeldHint(h.Reason, h.Article))
}

// HeldReason returns why a row is held; if it may be another article, both are shown.
func (p Printer) HeldReason(h ledger.HeldRow) string {
	if len(h.Others) == 0 {
		return p.Refusal(h.Reason)
	}
	name := h.Article
	if name == "" {
		name = p.Say("doubt.new")
	}
	return p.doubtful(h.Reason, append([]string{name}, h.Others...))
}
