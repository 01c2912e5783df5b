// Package msg says what the program says, in Vietnamese and in English: the words of its
// helps and messages, and errors, findings and refusals as sentences. Domain words,
// numbers and dates come from reports/lang.
//
// Begin at Printer.
package msg

import (
	"regexp"
	"strconv"
	"strings"

	"nhuanbut/cmd/nhuanbut/internal/term"
	"nhuanbut/payroll"
	"nhuanbut/reports/lang"
)

// Printer says things in one language.
type Printer struct{ Lang lang.Language }

// words are one message in both languages. A refusal's facts stand in it by name, {path};
// what commands fill in stands by number, {1}. English has {1|article|articles} where a
// word goes with a number.
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
	return p.fill(key, func(number string) any {
		n, err := strconv.Atoi(number)
		if err != nil || n > len(args) {
			return nil
		}
		return args[n-1]
	})
}

// FindFacts returns the message of a key with facts filled in by their names, "" where
// the key has none.
func (p Printer) FindFacts(key string, facts payroll.Facts) string { return p.fill(key, facts.Fact) }

// blank is what a message leaves blank: {path} is the fact "path", {1} the first arg, and
// {1|article|articles} the word that goes with the number that {1} is.
var blank = regexp.MustCompile(`\{([a-z0-9-]+)(?:\|([^|{}]*)\|([^|{}]*))?\}`)

func (p Printer) fill(key string, value func(name string) any) string {
	message := p.message(key)
	var b strings.Builder
	end := 0
	for _, at := range blank.FindAllStringSubmatchIndex(message, -1) {
		b.WriteString(message[end:at[0]])
		end = at[1]
		shown := term.Printable(p.Value(value(message[at[2]:at[3]])))
		switch {
		case at[4] < 0:
			b.WriteString(shown)
		case shown == "1":
			b.WriteString(message[at[4]:at[5]])
		default:
			b.WriteString(message[at[6]:at[7]])
		}
	}
	return b.String() + message[end:]
}

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
