package ledger

import (
	"context"
	"database/sql"
	"slices"
	"strconv"
	"strings"

	"nhuanbut/ledger/cms"
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

// readRules returns the rules of now.
func readRules(t *tx) (rules, error) { return rulesAt(t, payroll.LatestEvent, payroll.LatestMonth) }

// rulesAt returns the rules after an event, while only the months before a month were
// closed.
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

// root returns the article that an article is in the eyes of r.
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

// dates returns the publication dates of a month: of a closed one as it closed.
func (r rules) dates(m payroll.Month) (first, last payroll.Date) {
	if c, ok := r.Closed.Of(m); ok {
		return c.First, c.Last
	}
	return r.calendar.Dates(m)
}

// due returns the lines that an article gives in its month as it stands, where nothing was
// posted for it yet.
func (r rules) due(e *MonthArticle) []payroll.Line {
	if e.Published == "" || r.calendar.MonthOf(e.Published) < r.begins {
		return nil
	}
	return r.worth(e)
}

// worth returns the lines that an article gives in its month, however old it is.
func (r rules) worth(e *MonthArticle) []payroll.Line {
	if e.Published == "" || e.Err != nil {
		return nil
	}
	m := r.calendar.MonthOf(e.Published)
	return e.Lines(m, r.inMonth(m).policy, e.Royalty)
}

// payable returns the account that a payee's royalty is credited to.
func (r rules) payable(payee int64, m payroll.Month) payroll.Payable {
	return payroll.Payable{Account: r.PayableAccount(r.authors[payee].Kind, m), Author: payee}
}

// numbersOf returns the numbers that articles may know an author by.
func (r rules) numbersOf(author int64) []int64 {
	ids := []int64{author}
	for id, survivor := range r.authors {
		if survivor.ID == author && id != author {
			ids = append(ids, id)
		}
	}
	slices.Sort(ids)
	return ids
}

// numbers returns the ledger's own numbers as a list of SQL.
func numbers(ids []int64) string {
	words := make([]string, len(ids))
	for i, id := range ids {
		words[i] = itoa(id)
	}
	return strings.Join(words, ", ")
}

func itoa(n int64) string { return strconv.FormatInt(n, 10) }

// withSettings returns the options of a list with what the newsroom's settings say of it: its
// calendar, the days of month m ("" is all days), and the policy of each day.
func withSettings(o cms.Options, s payroll.Settings, m payroll.Month) cms.Options {
	calendar := s.Calendar()
	o.Calendar = calendar
	if m != "" {
		o.First, o.Last = calendar.Dates(m)
	}
	policies := make(map[payroll.Month]payroll.Policy)
	o.Policy = func(d payroll.Date) payroll.Policy {
		m := payroll.LatestMonth
		if d != "" {
			m = calendar.MonthOf(d)
		}
		if _, ok := policies[m]; !ok {
			policies[m] = s.Policy(m)
		}
		return policies[m]
	}
	return o
}

// Rates returns all rates, seeded and set, by name, genre and date.
func (l *Ledger) Rates(ctx context.Context) (rates []payroll.Rate, err error) {
	err = l.read(ctx, func(t *tx) error {
		rows, err := readRates(t, payroll.LatestEvent)
		rates = rows.AsOf(payroll.LatestEvent)
		return err
	})
	return rates, err
}

// SetRate sets a rate from a day on; without a value nothing is set from that
// day on. A rate of the same day is replaced.
func (l *Ledger) SetRate(ctx context.Context, act Act, r payroll.Rate) error {
	r, err := r.Checked()
	if err != nil {
		return err
	}
	return l.write(ctx, act, func(t *tx) error {
		if err := checkUnchanged(t, rateRows, r.Name, r.Genre); err != nil {
			return err
		}
		if err := t.BeginEvent("rate set", strings.TrimSpace(string(r.Name)+" "+r.Genre), ""); err != nil {
			return err
		}
		value := sql.NullString{String: r.Value.Decimal.String(), Valid: r.Value.Valid}
		_, err := t.Exec(`INSERT INTO rate (event_id, name, genre, from_date, value, basis) VALUES ($1, $2, $3, $4, $5, $6)`,
			t.EventID, r.Name, r.Genre, r.From, value, r.Basis)
		return err
	})
}

// readRates returns all that was set until an event, in the order in which it was set.
func readRates(t *tx, asOf int64) (payroll.RateHistory, error) {
	return all(t, `SELECT name, genre, from_date, value, basis, event_id FROM rate WHERE event_id <= $1 ORDER BY id`, []any{asOf},
		func(r *payroll.SetRate) []any { return []any{&r.Name, &r.Genre, &r.From, &r.Value, &r.Basis, &r.Event} })
}

// Settings returns all settings: initial values that nothing has replaced first, then what
// is set, by key and month.
func (l *Ledger) Settings(ctx context.Context) (list []payroll.Setting, err error) {
	err = l.read(ctx, func(t *tx) error {
		s, err := readSettings(t, payroll.LatestEvent, payroll.LatestMonth)
		list = s.List()
		return err
	})
	return list, err
}

// UnitName returns the newsroom's name as it is now.
func (l *Ledger) UnitName(ctx context.Context) (name string, err error) {
	err = l.read(ctx, func(t *tx) error {
		s, err := readSettings(t, payroll.LatestEvent, payroll.LatestMonth)
		name = s.Current(payroll.UnitName, payroll.LatestMonth)
		return err
	})
	return name, err
}

// SetSetting sets a value from a month on and returns it as it was stored. Without a month
// it holds for all months, whatever was set for single ones. The first month of the ledger
// is one for all, and never after a closed one.
func (l *Ledger) SetSetting(ctx context.Context, act Act, key, value string, from payroll.Month) (payroll.Setting, error) {
	set, err := payroll.ParseSetting(key, payroll.OneLine(value))
	if err != nil {
		return payroll.Setting{}, err
	}
	set.From = from
	if set.Key == payroll.FirstMonth && from != "" {
		return payroll.Setting{}, payroll.Refuse(payroll.SettingOfAll, "key", set.Key)
	}
	err = l.write(ctx, act, func(t *tx) error {
		if err := checkUnchanged(t, settingRows, set.Key); err != nil {
			return err
		}
		if set.Key == payroll.FirstMonth {
			closed, err := readClosings(t, payroll.LatestMonth)
			if err != nil {
				return err
			}
			if len(closed) > 0 && payroll.Month(set.Value) > closed[0].Month {
				return payroll.Refuse(payroll.FirstMonthLate, "month", set.Value, "closed", closed[0].Month)
			}
		}
		if err := t.BeginEvent("setting set", set.Key, ""); err != nil {
			return err
		}
		_, err := t.Exec(`INSERT INTO setting (event_id, key, from_month, value) VALUES ($1, $2, $3, $4)`, t.EventID, set.Key, from, set.Value)
		return err
	})
	return set, err
}

// readSettings returns what was set up to an event, with the months closed before a month.
func readSettings(t *tx, asOf int64, before payroll.Month) (s payroll.Settings, err error) {
	if s.Closed, err = readClosings(t, before); err != nil {
		return s, err
	}
	s.Values, err = all(t, `SELECT key, value, from_month, event_id FROM setting WHERE event_id <= $1 ORDER BY id`, []any{asOf},
		func(v *payroll.SetValue) []any { return []any{&v.Key, &v.Value, &v.From, &v.Event} })
	return s, err
}

// readClosings returns the months closed before a month, in order.
func readClosings(t *tx, before payroll.Month) (payroll.Closings, error) {
	return all(t, `SELECT p.month, p.event_id, p.first_day, p.last_day, p.articles, p.gross, p.accepted, e.made_at, COALESCE(s.hash, '')
FROM period p JOIN event e ON e.id = p.event_id LEFT JOIN seal s ON s.event_id = p.event_id
WHERE p.month < $1 ORDER BY p.month`, []any{before}, func(c *payroll.Closing) []any {
		return []any{&c.Month, &c.Event, &c.First, &c.Last, &c.Articles, &c.Gross, &c.Accepted, &c.At, &c.Head}
	})
}
