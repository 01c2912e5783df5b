package ledger

import (
	"slices"
	"strconv"
	"strings"

	"nhuanbut/payroll"
)

// rules are what articles are worked out by: the settings and rates of all months as
// each month knows them, and who the authors are.
type rules struct {
	payroll.Settings
	rates    payroll.RateHistory
	standing payroll.Rates     // of all that is set, whichever months are closed: payments go by their day
	authors  map[int64]Author  // those merged under the numbers of all they were
	distinct map[[2]int64]bool // authors of whom somebody said that they are two, in either order
	asOf     int64             // the last event that is seen
	begins   payroll.Month     // the ledger's first month: what is older is none of its money, unless it was posted
	calendar payroll.Calendar
	months   map[payroll.Month]*inMonth
	held     map[int64][]hold     // by article, also what was settled
	same     map[int64][]sameness // what articles turned out to be
	refs     map[int64]string     // of the articles that others are held for
	accepted map[acceptance]string
}

// readRules returns those of now.
func readRules(t *tx) (rules, error) { return rulesAt(t, payroll.LatestEvent, payroll.LatestMonth) }

// rulesAt returns those after an event, while only the months before a month were closed.
func rulesAt(t *tx, asOf int64, before payroll.Month) (r rules, err error) {
	r.asOf, r.months = asOf, make(map[payroll.Month]*inMonth)
	if r.Settings, err = readSettings(t, asOf, before); err != nil {
		return r, err
	}
	r.calendar, r.begins = r.Settings.Calendar(), r.Settings.FirstMonth()
	if r.rates, err = readRates(t, asOf); err != nil {
		return r, err
	}
	r.standing = payroll.NewRates(r.rates.AsOf(payroll.LatestEvent))
	if r.authors, err = authorsAsOf(t, asOf); err != nil {
		return r, err
	}
	if r.distinct, err = distinctPairs(t, r.authors); err != nil {
		return r, err
	}
	return r, addDoubts(t, &r)
}

// addDoubts reads what articles are held for and what was decided of findings.
func addDoubts(t *tx, r *rules) (err error) {
	if r.held, err = readHolds(t, `1 = 1`); err != nil {
		return err
	}
	if r.same, err = readSames(t); err != nil {
		return err
	}
	if r.accepted, err = readAcceptances(t, r.asOf); err != nil {
		return err
	}
	r.refs = make(map[int64]string)
	for _, article := range r.heldNow() {
		for _, h := range r.heldFor(article, r.asOf) {
			if h.other == 0 {
				continue
			}
			if r.refs[h.other], err = refOf(t, r.root(h.other)); err != nil {
				return err
			}
		}
	}
	return nil
}

// root is the article that an article is in the eyes of r.
func (r rules) root(article int64) int64 {
	for range r.same {
		as := sameAs(r.same, article, r.asOf)
		if as == 0 {
			break
		}
		article = as
	}
	return article
}

// inMonth are the rules of one month, made once for all its articles.
type inMonth struct {
	policy payroll.Policy
	words  payroll.StatusWords
	rates  payroll.Rates
}

func (r rules) inMonth(m payroll.Month) *inMonth {
	in, ok := r.months[m]
	if !ok {
		in = &inMonth{r.Policy(m), r.StatusWords(m), payroll.UnderRegulation(r.rates.AsOf(r.Closed.Seen(m)), r.InMonth(payroll.Regulation, m))}
		r.months[m] = in
	}
	return in
}

// dates are the publication dates of a month: of a closed one as it closed.
func (r rules) dates(m payroll.Month) (first, last payroll.Date) {
	if c, ok := r.Closed.Of(m); ok {
		return c.First, c.Last
	}
	return r.calendar.Dates(m)
}

// due are the lines that an article gives in its month as it stands, where nothing was
// posted for it yet.
func (r rules) due(e *Entry) []payroll.Line {
	if e.Published == "" || r.calendar.MonthOf(e.Published) < r.begins {
		return nil
	}
	return r.worth(e)
}

// worth are the lines that an article gives in its month, however old it is.
func (r rules) worth(e *Entry) []payroll.Line {
	if e.Published == "" || e.Err != nil {
		return nil
	}
	m := r.calendar.MonthOf(e.Published)
	return e.Lines(m, r.inMonth(m).policy, e.Royalty)
}

// payable is the account that a payee's royalty is credited to.
func (r rules) payable(payee int64, m payroll.Month) payable {
	return payable{r.PayableAccount(r.authors[payee].Kind, m), payee}
}

// numbersOf are the numbers that articles may know an author by.
func (r rules) numbersOf(author int64) []int64 {
	ids := []int64{author}
	for id, kept := range r.authors {
		if kept.ID == author && id != author {
			ids = append(ids, id)
		}
	}
	slices.Sort(ids)
	return ids
}

// numbers are the ledger's own numbers as a list of SQL.
func numbers(ids []int64) string {
	words := make([]string, len(ids))
	for i, id := range ids {
		words[i] = itoa(id)
	}
	return strings.Join(words, ", ")
}

func itoa(n int64) string { return strconv.FormatInt(n, 10) }
