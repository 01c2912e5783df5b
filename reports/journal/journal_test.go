package journal_test

import (
	"bytes"
	"cmp"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"maps"
	"math/rand"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"

	"nhuanbut/ledger"
	"nhuanbut/payroll"
	"nhuanbut/reports/journal"
)

const newsroom = `Báo "Bắc Bộ"`

// debit and credit are postings without an author, or with one by name, whose code
// is the name's.
func debit(account string, p ledger.Purpose, amount payroll.Dong, author ...string) ledger.Posting {
	posting := credit(account, p, 0, author...)
	posting.Debit = amount
	return posting
}

func credit(account string, p ledger.Purpose, amount payroll.Dong, author ...string) ledger.Posting {
	posting := ledger.Posting{Account: account, Purpose: p, Credit: amount}
	if author != nil {
		posting.AuthorName = author[0]
		posting.AuthorCode = map[string]string{"An": "A0001", "Bình": "A0002", "Châu": "A0003", hostile: "A0004"}[author[0]]
	}
	return posting
}

// hostile is a name with what the formats have for their own use.
const hostile = "An; rm -rf, date:2020-01-01 [2020-01-02] | \"\\\" \u202e😀\tמִלָּה\n=1+1"

// story has every kind of entry; Châu is staff. Entries 7 and 8 have dates before
// that of entry 6.
func story() []ledger.JournalEntry {
	entries := []ledger.JournalEntry{
		{Date: "2026-10-31", Period: "2026-10", Kind: ledger.ArticleEntry, Article: "1", Description: "Mở đầu: ngày mới", Postings: []ledger.Posting{
			debit("611", ledger.ForExpense, 8_855_000), credit("331", ledger.ForPayable, 8_855_000, "An")}},
		{Date: "2026-10-31", Period: "2026-10", Kind: ledger.ArticleEntry, Article: "báo-in/2", Description: "Chung tay", Postings: []ledger.Posting{
			debit("611", ledger.ForExpense, 253_000), credit("331", ledger.ForPayable, 151_800, "Bình"), credit("334", ledger.ForPayable, 101_200, "Châu")}},
		{Date: "2026-10-31", Period: "2026-10", Kind: ledger.LineEntry, Line: "L0003", Description: "định mức tháng 10", Postings: []ledger.Posting{
			credit("611", ledger.ForExpense, 200_000), debit("331", ledger.ForPayable, 200_000, "Bình")}},
		{Date: "2026-11-05", Kind: ledger.PaymentEntry, Payment: 1, Description: "An", Postings: []ledger.Posting{
			debit("331", ledger.ForPayable, 8_855_000, "An"), credit("3335", ledger.ForTax, 885_500), credit("112", ledger.ForBank, 7_969_500)}},
		{Date: "2026-11-05", Kind: ledger.HandoverEntry, Payment: 2, Description: "Châu", Postings: []ledger.Posting{
			debit("334", ledger.ForPayable, 101_200, "Châu"), credit("334", ledger.ForSalary, 101_200, "Châu")}},
		{Date: "2026-11-25", Kind: ledger.ReversalEntry, Payment: 1, Reverses: 4, Description: "An trả nhầm", Postings: []ledger.Posting{
			credit("331", ledger.ForPayable, 8_855_000, "An"), debit("3335", ledger.ForTax, 885_500), debit("112", ledger.ForBank, 7_969_500)}},
		{Date: "2026-11-20", Kind: ledger.RemittanceEntry, Payment: 3, Postings: []ledger.Posting{
			debit("3335", ledger.ForTax, 885_500), credit("111", ledger.ForCash, 885_500)}},
		{Date: "2026-11-21", Kind: ledger.CollectionEntry, Payment: 4, Description: "Bình", Postings: []ledger.Posting{
			debit("111", ledger.ForCash, 48_200), credit("331", ledger.ForPayable, 48_200, "Bình")}},
		{Date: "2026-11-30", Period: "2026-11", Kind: ledger.ArticleEntry, Article: hostile, Line: hostile, Description: hostile, Postings: []ledger.Posting{
			debit("611", ledger.ForExpense, 1), credit("331", ledger.ForPayable, 1, hostile)}},
	}
	for i := range entries {
		e := &entries[i]
		e.ID, e.At, e.By, e.Hash = int64(i+1), "2026-12-01T02:03:04Z", "Lan", strings.Repeat(strconv.Itoa(i), 64)
	}
	return entries
}

// What the story leaves. 611: 8,855,000 + 253,000 − 200,000 + 1; 331 of Bình:
// −151,800 + 200,000 − 48,200 = 0; 111: −885,500 + 48,200; 3335 was remitted before
// the payment was reversed.
var (
	storyInHLedger = map[string]int64{
		"611": 8_908_001, "331:A0001": -8_855_000, "331:A0002": 0, "331:A0004": -1, "334:A0003": 0, "334:Salary:A0003": -101_200,
		"3335": 885_500, "112": 0, "111": -837_300,
	}
	storyInBeancount = map[string]int64{
		"Expenses:611": 8_908_001, "Liabilities:331:A0001": -8_855_000, "Liabilities:331:A0002": 0, "Liabilities:331:A0004": -1,
		"Liabilities:334:A0003": 0, "Liabilities:334:Salary:A0003": -101_200,
		"Liabilities:3335": 885_500, "Assets:112": 0, "Assets:111": -837_300,
	}
)

// nasty are what texts of the hostile journal are made of.
var nasty = []string{
	"", " ", "  ", "\t", "\n", "\r\n", "\u0085", "\u2028", "\u00a0", "\x00", "\x1b[31m", "\xff", ";", "; rm", "|", "\"", `\`, `\"`, "'",
	"=", "=1+1", "+", "-", "@", "*", "!", "(", ")", "[2020-01-01]", "[", "]", "[=2020-01-01]", "date:2020-01-01", "date2:x", "date:", "type:R",
	",", ", ", ":", "#tag", "^link", "{", "}", "999 VND", "@@ 1 USD", "P 2020-01-01 VND 1 USD", "2020-01-01", "include /etc/passwd",
	"Phượng Khuê", "Nguyễn", "\u202e", "\u2066", "עברית", "العربية", "👩‍👩‍👧", "e\u0301", strings.Repeat("dài ", 50),
}

// hostileJournal has texts, account numbers and codes that are as bad as they can be.
// The same seed gives the same journal.
func hostileJournal(n int) []ledger.JournalEntry {
	random := rand.New(rand.NewSource(1))
	text := func() string {
		var b strings.Builder
		for range random.Intn(5) {
			b.WriteString(nasty[random.Intn(len(nasty))])
		}
		return b.String()
	}
	number := func() string {
		numbers := []string{"331", "331.1", "331-1", "331_1", "331 1", "331  1", "331-1-2", "nb", "Nb", "-", "", "Lương", "(331)", "331;x", "A:B", "A-B", "*", "Salary", "\n"}
		return numbers[random.Intn(len(numbers))]
	}
	entries := make([]ledger.JournalEntry, n)
	for i := range entries {
		entries[i] = ledger.JournalEntry{
			ID: int64(i + 1), Date: payroll.Date(fmt.Sprintf("2026-%02d-%02d", 1+random.Intn(12), 1+random.Intn(28))),
			Period: payroll.Month(text()), Kind: ledger.EntryKind(text()), Article: text(), Line: text(), Payment: int64(random.Intn(3)),
			Description: text(), At: text(), By: text(), Hash: text(),
		}
		var sum payroll.Dong
		for range 1 + random.Intn(3) {
			amount := payroll.Dong(random.Int63n(int64(payroll.MaxAmount)))
			sum += amount
			purpose := []ledger.Purpose{ledger.ForPayable, ledger.ForSalary}[random.Intn(2)]
			entries[i].Postings = append(entries[i].Postings, ledger.Posting{
				Account: number(), Purpose: purpose, AuthorCode: number(), AuthorName: text(), Credit: amount})
		}
		entries[i].Postings = append(entries[i].Postings, ledger.Posting{
			Account: "6" + number(), Purpose: ledger.ForExpense, AuthorName: text(), Debit: sum})
	}
	return entries
}

func journalOf(t testing.TB, entries []ledger.JournalEntry, f journal.Format) string {
	t.Helper()
	var b bytes.Buffer
	if err := journal.Write(&b, entries, newsroom, f); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestJournalIsWrittenAsAgreed(t *testing.T) {
	for f, file := range map[journal.Format]string{
		journal.HLedger: "story.journal", journal.Beancount: "story.beancount", journal.CSV: "story.csv",
	} {
		want, err := os.ReadFile(filepath.Join("testdata", file))
		if err != nil {
			t.Error(err)
		}
		if got := journalOf(t, story(), f); got != string(want) {
			t.Errorf("testdata/%s is not what is written:\n%s", file, got)
		}
	}
}

func TestParseJournalFormat(t *testing.T) {
	for _, f := range []journal.Format{journal.HLedger, journal.Beancount, journal.CSV} {
		if got, err := journal.ParseFormat(string(f)); got != f || err != nil {
			t.Errorf("%s: %q, %v", f, got, err)
		}
	}
	for _, s := range []string{"", "HLedger", "xlsx"} {
		_, err := journal.ParseFormat(s)
		if !errors.Is(err, payroll.Refuse(journal.BadFormat)) {
			t.Errorf("%q: %v", s, err)
		}
		if err := journal.Write(io.Discard, nil, newsroom, journal.Format(s)); !errors.Is(err, payroll.Refuse(journal.BadFormat)) {
			t.Errorf("a journal as %q: %v", s, err)
		}
	}
}

// A date is no text that could be escaped: a wrong one is an entry that was tampered with.
func TestJournalRefusesADateThatIsNone(t *testing.T) {
	entries := story()
	entries[2].Date = "2026-10-31 open"
	for _, f := range []journal.Format{journal.HLedger, journal.Beancount, journal.CSV} {
		err := journal.Write(io.Discard, entries, newsroom, f)
		if !errors.Is(err, payroll.Refuse(payroll.BadDate)) || !strings.Contains(err.Error(), "entry 3") {
			t.Errorf("%s: %v", f, err)
		}
	}
}

func TestJournalSaysWhatTheWriterSaid(t *testing.T) {
	for _, f := range []journal.Format{journal.HLedger, journal.Beancount, journal.CSV} {
		r, w := io.Pipe()
		r.CloseWithError(os.ErrPermission)
		if err := journal.Write(w, hostileJournal(100), newsroom, f); !errors.Is(err, os.ErrPermission) {
			t.Errorf("%s: %v", f, err)
		}
	}
}

// Names stay as they are when entries are added, also those of accounts that would
// have one name.
func TestAccountsKeepTheirNames(t *testing.T) {
	entries := hostileJournal(200)
	declared := func(entries []ledger.JournalEntry) (accounts []string) {
		for line := range strings.Lines(journalOf(t, entries, journal.HLedger)) {
			if account, ok := strings.CutPrefix(line, "account "); ok {
				name, _, _ := strings.Cut(account, "  ;")
				accounts = append(accounts, name)
			}
		}
		return accounts
	}
	all := declared(entries)
	for _, name := range declared(entries[:40]) {
		if !slices.Contains(all, name) {
			t.Errorf("%s has another name when there are more entries", name)
		}
	}
}

func TestJournalCSVHoldsEveryPosting(t *testing.T) {
	entries := hostileJournal(300)
	written := journalOf(t, entries, journal.CSV)
	if strings.HasPrefix(written, "\ufeff") || !utf8.ValidString(written) {
		t.Error("not UTF-8 without a mark")
	}
	rows := rowsOf(t, written)
	for i, p := range inOrder(entries) {
		row := rows[i+1]
		want := []string{p.entry, p.date, strconv.FormatInt(int64(p.Debit), 10), strconv.FormatInt(int64(p.Credit), 10)}
		if got := []string{row[0], row[1], row[12], row[13]}; !slices.Equal(got, want) {
			t.Fatalf("posting %d is %q, not %q", i, got, want)
		}
		for _, cell := range row {
			if cell != "" && strings.ContainsRune("=+-@\t\r", rune(cell[0])) {
				t.Errorf("a spreadsheet takes %q for a formula", cell)
			}
		}
	}
	if len(rows)-1 != len(inOrder(entries)) {
		t.Errorf("%d rows", len(rows))
	}
}

// posting is a posting with the date and the number of its entry.
type posting struct {
	date, entry string
	ledger.Posting
}

func (p posting) amount() string { return strconv.FormatInt(int64(p.Debit-p.Credit), 10) }

// inOrder are the postings by date and number.
func inOrder(entries []ledger.JournalEntry) (list []posting) {
	for _, e := range slices.SortedStableFunc(slices.Values(entries), func(a, b ledger.JournalEntry) int { return cmp.Compare(a.Date, b.Date) }) {
		for _, p := range e.Postings {
			list = append(list, posting{string(e.Date), strconv.FormatInt(e.ID, 10), p})
		}
	}
	return list
}

func TestHLedgerAcceptsTheJournal(t *testing.T) {
	hledger := tool(t, "hledger", "the journal is not checked with it")
	for name, entries := range journals() {
		path := filepath.Join(t.TempDir(), "a.journal")
		write(t, path, journalOf(t, entries, journal.HLedger))
		hledger("-f", path, "check", "--strict", "ordereddates")
		register := rowsOf(t, hledger("-f", path, "register", "-O", "csv"))
		samePostings(t, name, inOrder(entries), register[1:], func(row []string) found {
			return found{row[1], row[2], row[4], strings.TrimSuffix(row[5], " VND")}
		})
		for _, tag := range strings.Fields(hledger("-f", path, "tags")) {
			if !slices.Contains([]string{"article", "at", "author", "by", "hash", "kind", "line", "payment", "period", "purpose", "reverses", "type"}, tag) {
				t.Errorf("%s: a text became the tag %q", name, tag)
			}
		}
	}
}

func TestHLedgerHasTheSameBalances(t *testing.T) {
	hledger := tool(t, "hledger", "balances are not compared with it")
	path := filepath.Join(t.TempDir(), "a.journal")
	write(t, path, journalOf(t, story(), journal.HLedger))
	got := make(map[string]int64)
	for _, row := range rowsOf(t, hledger("-f", path, "balance", "-N", "-E", "--flat", "-O", "csv"))[1:] {
		got[row[0]] = integer(t, strings.TrimSuffix(row[1], " VND"))
	}
	if !maps.Equal(got, storyInHLedger) {
		t.Errorf("hledger has %v, not %v", got, storyInHLedger)
	}
}

func TestBeancountAcceptsTheJournal(t *testing.T) {
	check := tool(t, "bean-check", "the journal is not checked with it")
	query := tool(t, "bean-query", "postings are not compared with it")
	for name, entries := range journals() {
		path := filepath.Join(t.TempDir(), "a.beancount")
		write(t, path, journalOf(t, entries, journal.Beancount))
		if said := check(path); said != "" {
			t.Errorf("%s: %s", name, said)
		}
		if len(entries) == 0 {
			continue // bean-query writes no table
		}
		rows := rowsOf(t, query("-f", "csv", path, "SELECT date, entry_meta('entry'), account, number"))
		samePostings(t, name, inOrder(entries), rows[1:], func(row []string) found {
			return found{row[0], row[1], row[2], row[3]}
		})
	}
}

func TestBeancountHasTheSameBalances(t *testing.T) {
	query := tool(t, "bean-query", "balances are not compared with it")
	path := filepath.Join(t.TempDir(), "a.beancount")
	write(t, path, journalOf(t, story(), journal.Beancount))
	got := make(map[string]int64)
	for _, row := range rowsOf(t, query("-f", "csv", path, "SELECT account, sum(number) GROUP BY account"))[1:] {
		got[strings.TrimSpace(row[0])] = integer(t, row[1])
	}
	if !maps.Equal(got, storyInBeancount) {
		t.Errorf("Beancount has %v, not %v", got, storyInBeancount)
	}
}

func journals() map[string][]ledger.JournalEntry {
	return map[string][]ledger.JournalEntry{"story": story(), "nothing": nil, "hostile": hostileJournal(1000)}
}

// found is a posting as another program read it.
type found struct{ date, entry, account, amount string }

// samePostings reports postings that are not as they were, accounts that became one
// and an account that became two.
func samePostings(t *testing.T, name string, want []posting, rows [][]string, read func([]string) found) {
	t.Helper()
	if len(rows) != len(want) {
		t.Fatalf("%s: %d postings, not %d", name, len(rows), len(want))
	}
	type key struct {
		account string
		purpose ledger.Purpose
		author  string
	}
	accounts, keys := make(map[key]string), make(map[string]key)
	for i, p := range want {
		row := slices.Clone(rows[i])
		for j := range row {
			row[j] = strings.TrimSpace(row[j])
		}
		got := read(row)
		if got.date != p.date || got.entry != p.entry || got.amount != p.amount() {
			t.Fatalf("%s: posting %d is %v, not %+v", name, i, got, p)
		}
		k := key{p.Account, p.Purpose, p.AuthorCode}
		if account, ok := accounts[k]; ok && account != got.account {
			t.Fatalf("%s: %q is %s and %s", name, k, account, got.account)
		}
		if other, ok := keys[got.account]; ok && other != k {
			t.Fatalf("%s: %s is %q and %q", name, got.account, other, k)
		}
		accounts[k], keys[got.account] = got.account, k
	}
}

// tool runs a program that need not be there.
func tool(t *testing.T, program, without string) func(args ...string) string {
	t.Helper()
	path, err := exec.LookPath(program)
	if err != nil {
		t.Skipf("%s is not installed: %s", program, without)
	}
	return func(args ...string) string {
		t.Helper()
		var said bytes.Buffer
		cmd := exec.Command(path, args...)
		cmd.Env = append(os.Environ(), "LC_ALL=C.UTF-8") // hledger reads in the locale's encoding
		cmd.Stderr = &said
		out, err := cmd.Output()
		if err != nil {
			t.Fatalf("%s %q: %v\n%s%s", program, args, err, out, &said)
		}
		return string(out)
	}
}

func write(t *testing.T, path, text string) {
	t.Helper()
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
}

func rowsOf(t *testing.T, text string) [][]string {
	t.Helper()
	rows, err := csv.NewReader(strings.NewReader(text)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	return rows
}

func integer(t *testing.T, s string) int64 {
	t.Helper()
	n, err := strconv.ParseInt(strings.TrimSpace(s), 10, 64)
	if err != nil {
		t.Fatal(err)
	}
	return n
}
