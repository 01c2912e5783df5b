package ledger

import (
	"context"
	"errors"
	"slices"
	"strconv"
	"strings"

	"nhuanbut/ledger/cms"
	"nhuanbut/payroll"
)

// Refusals of decisions.
const (
	ListUnclear payroll.Code = "list-unclear" // a line that could be a comment or an article without ID. Facts: number
)

// Choice says which articles a decision is about: those that are named, else those that
// the filter picks.
type Choice struct {
	Names  []cms.ListedID // without a position where they were typed
	Filter ArticleFilter
}

// Decision is what approving or rejecting articles does, or would do. Its JSON is a
// contract; amounts are đồng.
type Decision struct {
	Status   payroll.Status `json:"status"` // that they get
	Articles int            `json:"articles"`
	Amount   payroll.Dong   `json:"amount"`  // that the articles come to where they are paid
	Before   []StatusSum    `json:"before"`  // how they stand
	Left     []StatusSum    `json:"left"`    // what the filter picks and somebody has settled otherwise: its status has to be named
	Changed  []string       `json:"changed"` // refs
	Already  []string       `json:"already"` // refs of those that stand so
	Payable  payroll.Dong   `json:"payable"` // that becomes payable; below zero: no longer is

	numbers []int64          // of Changed
	pinned  []int64          // of Already, where articles were named: the decision is kept
	held    map[int64][]hold // why articles of Changed are held: the decision settles it
	seen    int64            // the last event when it was weighed, as Act.Seen
}

// StatusSum adds articles of one status up.
type StatusSum struct {
	Status   payroll.Status `json:"status"`
	Articles int            `json:"articles"`
	Amount   payroll.Dong   `json:"amount"`
}

// Weigh says what approving or rejecting the articles of a choice would do.
func (l *Ledger) Weigh(ctx context.Context, c Choice, to payroll.Status) (d Decision, err error) {
	err = l.look(ctx, func(t *tx, r rules) error {
		d, err = weighDecision(t, r, c, to)
		return err
	})
	return d, err
}

// DecideWeighed approves or rejects what was weighed, all of it or nothing. It refuses with
// ChangedSince where one of the articles has changed since.
func (l *Ledger) DecideWeighed(ctx context.Context, act Act, d Decision, reason string) error {
	return l.write(ctx, act, func(t *tx) error {
		if err := checkWeighed(t, d); err != nil {
			return err
		}
		return storeDecision(t, d, reason)
	})
}

// Decide approves or rejects the articles that refs name, all or none of them.
func (l *Ledger) Decide(ctx context.Context, act Act, refs []string, to payroll.Status, reason string) (d Decision, err error) {
	err = l.write(ctx, act, func(t *tx) error {
		r, err := readRules(t)
		if err != nil {
			return err
		}
		var c Choice
		for _, ref := range refs {
			c.Names = append(c.Names, cms.ListedID{ID: ref})
		}
		if d, err = weighDecision(t, r, c, to); err != nil {
			return err
		}
		return storeDecision(t, d, reason)
	})
	return d, err
}

func weighDecision(t *tx, r rules, c Choice, to payroll.Status) (Decision, error) {
	worked(t, "decision")
	d := Decision{Status: to, Before: []StatusSum{}, Left: []StatusSum{}, Changed: []string{}, Already: []string{}, held: make(map[int64][]hold)}
	if err := t.Get(`SELECT MAX(id) FROM event`, nil, &d.seen); err != nil {
		return d, err
	}
	articles, err := chosenArticles(t, r, c)
	for _, e := range articles {
		if e.Status == payroll.Same {
			continue // the article that it is stands for it
		}
		worth := r.whenApproved(e)
		left, err := r.leaves(c, e, to)
		if err != nil {
			return d, err
		}
		if left {
			d.Left = addStatus(d.Left, e.Status, worth)
			continue
		}
		d.Articles++
		d.Amount += worth
		d.Before = addStatus(d.Before, e.Status, worth)
		if e.Status == to {
			d.Already = append(d.Already, e.Ref)
			if len(c.Names) > 0 { // what is decided of an article stands, whatever a later file says
				d.pinned = append(d.pinned, e.Number)
			}
			continue
		}
		d.Changed = append(d.Changed, e.Ref)
		d.numbers = append(d.numbers, e.Number)
		if holds := r.heldFor(e.Number, r.asOf); len(holds) > 0 {
			d.held[e.Number] = holds
		}
		switch payroll.Approved {
		case to:
			d.Payable += worth
		case e.Status:
			d.Payable -= worth
		}
	}
	return d, err
}

// leaves reports whether a decision about articles that a filter picks leaves one out:
// somebody settled it otherwise, or it is held and no filter asks for those. It refuses to
// approve one that is held because it could be another.
func (r rules) leaves(c Choice, e *MonthArticle, to payroll.Status) (bool, error) {
	var others []string
	for _, h := range r.heldFor(e.Number, r.asOf) {
		if h.ofIdentity() {
			others = append(others, r.refs[h.other])
		}
	}
	named := len(c.Names) > 0
	switch {
	case len(others) > 0 && to == payroll.Approved && named:
		return false, payroll.Refuse(HeldForOthers, "article", e.Ref, "other", others)
	case named:
		return false, nil
	case e.Status == payroll.Held:
		return len(others) > 0 || c.Filter.Status != payroll.Held, nil
	}
	return c.Filter.Status == "" && e.Status.DecidedOtherwise(to), nil
}

func addStatus(sums []StatusSum, status payroll.Status, amount payroll.Dong) []StatusSum {
	i := slices.IndexFunc(sums, func(s StatusSum) bool { return s.Status == status })
	if i < 0 {
		return append(sums, StatusSum{status, 1, amount})
	}
	sums[i].Articles++
	sums[i].Amount += amount
	return sums
}

// whenApproved returns what an article comes to where it is approved, as it stands.
func (r rules) whenApproved(e *MonthArticle) payroll.Dong {
	paid, article := *e, *e.Article
	article.Status, paid.Article = payroll.Approved, &article
	var worth payroll.Dong
	for _, line := range r.due(&paid) {
		worth += line.Amount
	}
	return worth
}

// chosenArticles returns the articles of a choice, each once: named ones in the order in which they
// are named, others by date of publication.
func chosenArticles(t *tx, r rules, c Choice) (list []*MonthArticle, err error) {
	if len(c.Names) == 0 {
		err = eachPickedArticle(t, r, c.Filter, listed, func(e *MonthArticle) error {
			list = append(list, e)
			return nil
		})
		return list, err
	}
	ids, err := findAllListed(t, c.Names)
	if err != nil {
		return nil, err
	}
	place := make(map[int64]int, len(ids))
	for i, id := range ids {
		place[id] = i
	}
	list = make([]*MonthArticle, len(ids))
	for some := range slices.Chunk(ids, 1000) { // a statement has an end
		articles, err := monthArticles(t, r, payroll.LatestEvent, `a.id IN (`+numbers(some)+`)`)
		if err != nil {
			return nil, err
		}
		for _, e := range articles {
			list[place[e.Number]] = e
		}
	}
	return list, nil
}

// findAllListed returns the articles that names name, each once. Those of a file that name none
// are refused together, each as a *cms.CellError.
func findAllListed(t *tx, names []cms.ListedID) (ids []int64, err error) {
	seen := make(map[int64]bool)
	var refused []error
	for _, name := range names {
		id, err := findListed(t, name)
		var refusal *payroll.Error
		switch {
		case errors.As(err, &refusal) && name.At.Path != "":
			refused = append(refused, &cms.CellError{At: name.At, Reason: refusal})
		case err != nil:
			return nil, err
		case !seen[id]:
			seen[id] = true
			ids = append(ids, id)
		}
	}
	return ids, errors.Join(refused...)
}

// findListed finds the article of a name of a file, where # begins a comment too: "#17" is the
// article without ID that bears this number only where no article has the ID 17.
func findListed(t *tx, name cms.ListedID) (int64, error) {
	number, ok := strings.CutPrefix(name.ID, "#")
	if !ok || name.At.Path == "" {
		return findArticle(t, name.ID)
	}
	n, err := strconv.ParseInt(number, 10, 64)
	if err != nil {
		return 0, payroll.Refuse(ListUnclear, "number", number)
	}
	var id int64
	err = t.Get(`SELECT id FROM article WHERE id = $1 AND cms_id IS NULL AND NOT EXISTS (SELECT 1 FROM article WHERE cms_id = $2)`,
		[]any{n, number}, &id)
	if isNoRow(err) {
		return 0, payroll.Refuse(ListUnclear, "number", number)
	}
	return id, err
}

// checkWeighed refuses a decision about articles of which one has changed since.
func checkWeighed(t *tx, d Decision) error {
	for some := range slices.Chunk(slices.Concat(d.numbers, d.pinned), 1000) {
		if err := checkSince(t, d.seen, articleRows(some...)); err != nil {
			return err
		}
	}
	return nil
}

func storeDecision(t *tx, d Decision, reason string) error {
	for i, id := range d.numbers {
		if err := setDecision(t, id, d.Changed[i], d.Status, reason); err != nil {
			return err
		}
		if err := settleHeldRow(t, d.held[id], d.Status, payroll.OneLine(reason)); err != nil {
			return err
		}
	}
	for i, id := range d.pinned {
		v, err := articleVersion(t, id)
		if err != nil {
			return err
		}
		if words, _ := d.Status.Decision(); v.HasSet(words) {
			continue
		}
		if err := setDecision(t, id, d.Already[i], d.Status, reason); err != nil {
			return err
		}
	}
	return nil
}

func setDecision(t *tx, id int64, ref string, to payroll.Status, reason string) error {
	if err := t.BeginEvent("article "+string(to), ref, reason); err != nil {
		return err
	}
	words, _ := to.Decision()
	return changeArticle(t, id, reason, func(v *payroll.Version) payroll.Version { return v.Set(words) })
}

// settleHeldRow settles the holds of an article that ask whether it is paid.
func settleHeldRow(t *tx, holds []hold, to payroll.Status, reason string) error {
	how := "unpaid"
	if to == payroll.Approved {
		how = "paid"
	}
	for _, h := range holds {
		if h.ofIdentity() {
			continue
		}
		if err := settleHold(t, h.id, how, reason); err != nil {
			return err
		}
	}
	return nil
}
