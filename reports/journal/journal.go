// Package journal prints the journal for hledger, Beancount and programs that read CSV.
// Begin at Write.
package journal

import (
	"bufio"
	"cmp"
	"encoding/csv"
	"fmt"
	"io"
	"maps"
	"slices"
	"strconv"
	"strings"

	"nhuanbut/ledger"
	"nhuanbut/payroll"
	"nhuanbut/reports/plain"
)

// Format is the program that a journal is written for.
type Format string

// The formats. Their account names, tags, metadata keys and columns are contracts.
const (
	HLedger   Format = "hledger"
	Beancount Format = "beancount"
	CSV       Format = "csv"
)

// BadFormat refuses a word that is no format of a journal. Facts: format.
const BadFormat payroll.Code = "bad-format"

// ParseFormat reads a format as the command line names it.
func ParseFormat(s string) (Format, error) {
	switch f := Format(s); f {
	case HLedger, Beancount, CSV:
		return f, nil
	}
	return "", payroll.Refuse(BadFormat, "format", s)
}

// Write writes entries, which come in the order of their numbers, by date and
// number, for the newsroom named unit. The same entries give the same bytes.
func Write(w io.Writer, entries []ledger.JournalEntry, unit string, f Format) error {
	for _, e := range entries {
		if _, err := payroll.ParseDate(string(e.Date)); err != nil {
			return fmt.Errorf("entry %d: %w", e.ID, err)
		}
	}
	accounts := newChart(entries, f) // before sorting: see names
	entries = slices.Clone(entries)
	slices.SortStableFunc(entries, func(a, b ledger.JournalEntry) int {
		return cmp.Or(cmp.Compare(a.Date, b.Date), cmp.Compare(a.ID, b.ID))
	})
	b := bufio.NewWriter(w) // keeps the first error for Flush
	switch f {
	case HLedger:
		writeHLedger(b, entries, unit, accounts)
	case Beancount:
		writeBeancount(b, entries, unit, accounts)
	case CSV:
		if err := writeRows(b, entries); err != nil {
			return err
		}
	default:
		return payroll.Refuse(BadFormat, "format", f)
	}
	return b.Flush()
}

// writeHLedger has the number of an entry as its code and what else is known of it
// as tags. VND is shown without separators: a 1.000 that hledger prints would be
// read as 1 by a program that does not know the format.
func writeHLedger(w io.Writer, entries []ledger.JournalEntry, unit string, c *chart) {
	fmt.Fprintf(w, "; %s\n\ncommodity 1000. VND\n\n", headed(unit))
	for _, a := range c.sorted() {
		_, letter := class(a.purpose)
		fmt.Fprintf(w, "account %s  ; %s\n", a.name, tags([]fact{
			{"type", letter}, {"purpose", string(a.purpose)}, {"author", a.author}}))
	}
	for _, e := range entries {
		description := wide(oneLine(e.Description), ";|")
		fmt.Fprintln(w)
		fmt.Fprintln(w, strings.TrimSpace(fmt.Sprintf("%s * (%d) %s", e.Date, e.ID, description)))
		fmt.Fprintf(w, "    ; %s\n    ; %s\n", tags(subject(e)), tags(seal(e)))
		for _, p := range e.Postings {
			fmt.Fprintf(w, "    %-24s  %16d VND", c.name(p), p.Debit-p.Credit)
			if author := tags([]fact{{"author", p.AuthorName}}); author != "" {
				fmt.Fprintf(w, "  ; %s", author)
			}
			fmt.Fprintln(w)
		}
	}
}

// tags are facts as a comment of hledger's. A tag's value runs to the comma, and a
// date in brackets would become the date of the posting: there is no escaping them.
func tags(facts []fact) string {
	var list []string
	for _, f := range facts {
		if value := oneLine(f.value); value != "" {
			list = append(list, f.name+":"+wide(value, ",[]"))
		}
	}
	return strings.Join(list, ", ")
}

// wide writes the characters that hledger would take for its own in their full-width
// forms, which people read as the same.
func wide(s, special string) string {
	return strings.Map(func(r rune) rune {
		if strings.ContainsRune(special, r) {
			return r - '!' + '！' // Unicode has the two blocks in one order
		}
		return r
	}, s)
}

// writeBeancount writes entries for Beancount, with what is known of each as metadata. An
// account is open from the day of its first posting.
func writeBeancount(w io.Writer, entries []ledger.JournalEntry, unit string, c *chart) {
	fmt.Fprintf(w, "option \"title\" %s\noption \"operating_currency\" \"VND\"\n\n", quote(headed(unit)))
	for _, a := range c.sorted() {
		fmt.Fprintf(w, "%s open %s VND\n", a.since, a.name)
		metadata(w, "  ", []fact{{"purpose", string(a.purpose)}, {"author", a.author}})
	}
	for _, e := range entries {
		fmt.Fprintf(w, "\n%s * %s\n", e.Date, quote(e.Description))
		metadata(w, "  ", []fact{{"entry", plain.Number(e.ID)}})
		metadata(w, "  ", subject(e))
		metadata(w, "  ", seal(e))
		for _, p := range e.Postings {
			fmt.Fprintf(w, "  %-36s  %16d VND\n", c.name(p), p.Debit-p.Credit)
			metadata(w, "    ", []fact{{"author", p.AuthorName}})
		}
	}
}

func metadata(w io.Writer, indent string, facts []fact) {
	for _, f := range facts {
		if f.value != "" {
			fmt.Fprintf(w, "%s%s: %s\n", indent, f.name, quote(f.value))
		}
	}
}

var beancountEscapes = strings.NewReplacer(`\`, `\\`, `"`, `\"`)

func quote(s string) string { return `"` + beancountEscapes.Replace(oneLine(s)) + `"` }

// headed returns the journal's title, with the newsroom's name if there is one.
func headed(unit string) string {
	if unit = oneLine(unit); unit == "" {
		return "Nhuận bút"
	}
	return "Nhuận bút — " + unit
}

// fact is one thing known of an entry, by the name of its tag or metadata key.
type fact struct{ name, value string }

// subject says what an entry is about.
func subject(e ledger.JournalEntry) []fact {
	return []fact{
		{"kind", string(e.Kind)}, {"period", string(e.Period)}, {"article", e.Article}, {"line", e.Line},
		{"payment", plain.Number(e.Payment)}, {"reverses", plain.Number(e.Reverses)},
	}
}

// seal says who posted an entry, when, and what verify knows it by.
func seal(e ledger.JournalEntry) []fact {
	return []fact{{"by", e.By}, {"at", e.At}, {"hash", e.Hash}}
}

// oneLine is text that ends no line, without the characters that turn the direction
// of writing: after one the figures on a line would be shown in another order.
func oneLine(s string) string {
	return payroll.OneLine(strings.Map(func(r rune) rune {
		switch {
		case r == '\u061c', r == '\u200e', r == '\u200f', r >= '\u202a' && r <= '\u202e', r >= '\u2066' && r <= '\u2069':
			return -1
		}
		return r
	}, s))
}

// journalColumns are the columns of the CSV, one row for every posting.
var journalColumns = []string{
	"entry_id", "date", "period", "kind", "article_id", "line_id", "payment_id", "reverses",
	"account", "purpose", "author_code", "author_name", "debit", "credit", "description", "at", "by", "hash",
}

// writeRows has no byte order mark: the rows are for programs.
func writeRows(w io.Writer, entries []ledger.JournalEntry) error {
	rows := csv.NewWriter(w) // keeps the first error for Error
	rows.Write(journalColumns)
	for _, e := range entries {
		for _, p := range e.Postings {
			rows.Write([]string{
				plain.Number(e.ID), string(e.Date), plain.Inert(string(e.Period)), plain.Inert(string(e.Kind)),
				plain.Inert(e.Article), plain.Inert(e.Line), plain.Number(e.Payment), plain.Number(e.Reverses),
				plain.Inert(p.Account), plain.Inert(string(p.Purpose)), plain.Inert(p.AuthorCode), plain.Inert(p.AuthorName),
				plain.Digits(p.Debit), plain.Digits(p.Credit),
				plain.Inert(e.Description), plain.Inert(e.At), plain.Inert(e.By), plain.Inert(e.Hash),
			})
		}
	}
	rows.Flush()
	return rows.Error()
}

// chart is the accounts of a journal: a number, where it is the salary of staff its
// branch, and the author: 611, 331:A0007, 334:Salary:A0003. Beancount has its own
// roots before them.
type chart struct {
	format   Format
	numbers  names
	codes    names
	accounts map[string]*chartAccount // by name
}

type chartAccount struct {
	name    string
	purpose ledger.Purpose
	author  string
	since   payroll.Date // of the first posting
}

// salaryBranch keeps the salary of staff apart from the royalty payable to them, as
// both may bear one number.
const salaryBranch = "Salary"

func newChart(entries []ledger.JournalEntry, f Format) *chart {
	c := &chart{
		format: f, numbers: newNames(), codes: newNames(salaryBranch),
		accounts: make(map[string]*chartAccount),
	}
	for _, e := range entries {
		for _, p := range e.Postings {
			name := c.name(p)
			a := c.accounts[name]
			if a == nil {
				a = &chartAccount{name: name, purpose: p.Purpose, author: p.AuthorName, since: e.Date}
				c.accounts[name] = a
			}
			a.since = min(a.since, e.Date)
		}
	}
	return c
}

func (c *chart) name(p ledger.Posting) string {
	var parts []string
	if c.format == Beancount {
		root, _ := class(p.Purpose)
		parts = append(parts, root)
	}
	parts = append(parts, c.numbers.name(p.Account, c.format))
	if p.Purpose == ledger.ForSalary {
		parts = append(parts, salaryBranch)
	}
	if p.AuthorCode != "" {
		parts = append(parts, c.codes.name(p.AuthorCode, c.format))
	}
	return strings.Join(parts, ":")
}

func (c *chart) sorted() []*chartAccount {
	return slices.SortedFunc(maps.Values(c.accounts), func(a, b *chartAccount) int { return strings.Compare(a.name, b.name) })
}

// class returns the root of Beancount's and the type of hledger's that an account has.
func class(p ledger.Purpose) (root, letter string) {
	switch p {
	case ledger.ForExpense:
		return "Expenses", "X"
	case ledger.ForCash, ledger.ForBank:
		return "Assets", "C"
	}
	return "Liabilities", "L"
}

// names gives every text a name that stands in an account, the same one each time and
// none twice. Where two would have one name the later text is given another, so that
// names stay as they are when entries are added behind the last.
type names struct {
	of    map[string]string
	taken map[string]bool
}

func newNames(reserved ...string) names {
	n := names{make(map[string]string), make(map[string]bool)}
	for _, name := range reserved {
		n.taken[name] = true
	}
	return n
}

func (n names) name(text string, f Format) string {
	if name, ok := n.of[text]; ok {
		return name
	}
	plain := component(text, f)
	name := plain
	for i := 2; n.taken[name]; i++ {
		name = plain + "-" + strconv.Itoa(i)
	}
	n.of[text], n.taken[name] = name, true
	return name
}

// component is text with the characters that a part of an account may have: in
// Beancount letters, digits and "-", with a capital letter or a digit first.
func component(text string, f Format) string {
	s := strings.Map(func(r rune) rune {
		if alphanumeric(r) || f == HLedger && strings.ContainsRune("._", r) {
			return r
		}
		return '-'
	}, text)
	if s == "" || !alphanumeric(rune(s[0])) {
		return "X" + s
	}
	if f == Beancount {
		return strings.ToUpper(s[:1]) + s[1:]
	}
	return s
}

func alphanumeric(r rune) bool {
	return r >= '0' && r <= '9' || r >= 'A' && r <= 'Z' || r >= 'a' && r <= 'z'
}
