// Package msg says what the program says, in Vietnamese and in English: the words of its
// helps and messages, and errors, findings and refusals as sentences. Domain words,
// numbers and dates come from reports/lang.
//
// Begin at Printer.
package msg

import (
	"fmt"
	"regexp"
	"strings"

	"nhuanbut/cmd/nhuanbut/internal/term"
	"nhuanbut/payroll"
	"nhuanbut/reports/lang"
)

// Printer says things in one language.
type Printer struct{ Lang lang.Language }

// words are one message in both languages. The facts of a refusal stand in it by name,
// {path}; what commands fill in stands by number, %[1]s.
type words struct{ vi, en string }

// catalogues are all messages. No key stands in two of them.
var catalogues = []map[string]words{
	columnWords, correctionWords, decisionWords, formatWords, helpWords, identityWords, ledgerHelpWords, ledgerWords,
	commandWords, outlierWords, pageWords, peopleWords, reportWords, reviewWords, rowWords, templateWords,
	terminalWords, valueWords,
}

// Say returns the message of a key with args filled in.
func (p Printer) Say(key string, args ...any) string {
	if s := p.Find(key, args...); s != "" {
		return s
	}
	return "!" + key // a test finds every key that has no message
}

// Find returns the message of a key with args filled in, "" where the key has none.
func (p Printer) Find(key string, args ...any) string {
	s := p.message(key)
	if !strings.Contains(s, "%[") {
		return s
	}
	values := make([]any, len(args))
	for i, arg := range args {
		values[i] = term.Printable(p.Value(arg))
	}
	return fmt.Sprintf(s, values...)
}

// FindFacts returns the message of a key with facts filled in by their names, "" where
// the key has none.
func (p Printer) FindFacts(key string, facts payroll.Facts) string {
	return factName.ReplaceAllStringFunc(p.message(key), func(name string) string {
		return term.Printable(p.Value(facts.Fact(strings.Trim(name, "{}"))))
	})
}

var factName = regexp.MustCompile(`\{[a-z-]+\}`)

func (p Printer) message(key string) string {
	for _, catalogue := range catalogues {
		if w, ok := catalogue[key]; ok {
			if p.Lang == lang.English {
				return w.en
			}
			return w.vi
		}
	}
	return ""
}
