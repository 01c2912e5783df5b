package ledger

import (
	"context"

	"nhuanbut/payroll"
)

// ArticleChange is what setting fields of an article did.
type ArticleChange struct {
	Before, After Shown
	Changed       bool // false: all was so already, and there is no new version
}

// SetArticle sets fields, in canonical form, against whatever files say now and later,
// for a reason that stays in the history. What has the value already is left as it is.
func (l *Ledger) SetArticle(ctx context.Context, name string, fields map[payroll.Column]string, reason string) (ArticleChange, error) {
	for c := range fields {
		if !settable(c) {
			return ArticleChange{}, payroll.Refuse(FieldFixed, "column", c.Header())
		}
	}
	return l.changeArticle(ctx, name, "article set", reason, func(v *version) (version, bool) {
		changed := v.unlike(fields)
		return v.set(changed), len(changed) > 0
	})
}

// ResetArticle lets the file's values stand again.
func (l *Ledger) ResetArticle(ctx context.Context, name string, columns []payroll.Column, reason string) (ArticleChange, error) {
	return l.changeArticle(ctx, name, "article reset", reason, func(v *version) (version, bool) {
		for _, c := range columns {
			if _, set := v.override[c.Key()]; set {
				return v.reset(columns), true
			}
		}
		return version{}, false
	})
}

// changeArticle makes the version that change gives, where it says that there is one.
func (l *Ledger) changeArticle(ctx context.Context, name, action, reason string, change func(*version) (version, bool)) (done ArticleChange, err error) {
	err = l.write(ctx, func(t *tx) error {
		if done.Before, err = showArticle(t, name); err != nil {
			return err
		}
		id := done.Before.Number
		v, err := articleVersion(t, id)
		if err != nil {
			return err
		}
		next, changed := change(&v)
		if !changed {
			done.After = done.Before
			return nil
		}
		if err := t.BeginEvent(action, name, reason); err != nil {
			return err
		}
		if err := changeVersion(t, id, v, next, reason); err != nil {
			return err
		}
		done.Changed = true
		done.After, err = showArticle(t, "b"+itoa(id))
		return err
	})
	return done, err
}

func changeArticle(t *tx, id int64, reason string, change func(*version) version) error {
	v, err := articleVersion(t, id)
	if err != nil {
		return err
	}
	return changeVersion(t, id, v, change(&v), reason)
}

// changeVersion stores what an article is from now on.
func changeVersion(t *tx, id int64, v, next version, reason string) error {
	cache := make(map[string]int64)
	payees, err := payeesInRecord(t, &next.record, &v, cache)
	if err != nil {
		return err
	}
	if _, err := settlePayees(t, payees, cache); err != nil {
		return err
	}
	return addArticleVersion(t, id, next, payees, origin{name: "set", reason: payroll.OneLine(reason)})
}

// unlike are the fields that would change something: those with another value, and those
// that were set in the tool to theirs while the file has come to say otherwise.
func (v *version) unlike(fields map[payroll.Column]string) map[payroll.Column]string {
	file := v.imported()
	changed := make(map[payroll.Column]string)
	for c, value := range fields {
		o, set := v.override[c.Key()]
		if v.record[c] != value || set && o.Base != file[c] {
			changed[c] = value
		}
	}
	return changed
}

// royaltyFromFile is what a version would earn by the last file's values; nil where
// nothing was set in the tool, or where that gives none.
func (r rules) royaltyFromFile(v *version) (*payroll.Royalty, error) {
	if len(v.override) == 0 {
		return nil, nil
	}
	record := v.imported()
	a, err := payroll.NewArticle(&record)
	if err != nil {
		return nil, err
	}
	var m payroll.Month
	if a.Published != "" {
		m = r.calendar.MonthOf(a.Published)
	}
	in := r.inMonth(m)
	royalty, refused := a.Royalty(in.policy, in.rates)
	if refused != nil {
		return nil, nil
	}
	return &royalty, nil
}
