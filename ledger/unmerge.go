package ledger

import (
	"cmp"
	"context"
	"database/sql"
	"slices"
	"strings"

	"nhuanbut/payroll"
)

// Refusals of taking a merge back.
const (
	NotMerged    payroll.Code = "not-merged"     // Facts: name
	NameLent     payroll.Code = "name-lent"      // who was kept is shown under a name of the other. Facts: code, name, owner
	UnmergeInRun payroll.Code = "unmerge-in-run" // a payment that is not settled pays both. Facts: author, run
)

// Unmerged is what taking a merge back did. Its JSON is a contract; amounts are đồng.
type Unmerged struct {
	Author   Author       `json:"author"`   // who is an author of their own again
	From     Author       `json:"from"`     // whom they were merged into
	Articles []string     `json:"articles"` // refs of those that came while they were merged and name the author
	Unsure   []string     `json:"unsure"`   // refs of those whose name both bear: they stay with whom they are
	Unpaid   payroll.Dong `json:"unpaid"`   // what the author has to get of closed months now
	Paid     payroll.Dong `json:"paid"`     // what was the author's and was paid to the other meanwhile: it stays so
}

// UnmergeAuthor takes back that an author was merged, who is found by code or by a name of
// theirs: they are who they were before. What was paid meanwhile stays as it was posted;
// what is unpaid goes to whom the article names again. It is refused while the other is
// shown under one of their names, and while a payment of both is under way.
func (l *Ledger) UnmergeAuthor(ctx context.Context, act Act, name string) (done Unmerged, err error) {
	err = l.write(ctx, act, func(t *tx) error {
		u, err := beginUnmerge(t, name)
		if err != nil {
			return err
		}
		lines, err := u.lines()
		if err != nil {
			return err
		}
		if err := u.settled(lines); err != nil {
			return err
		}
		if err := t.BeginEvent("author unmerge", u.survivor.Code+", "+u.restored.Code, ""); err != nil {
			return err
		}
		for _, step := range []func() error{
			u.authors, u.articles, func() error { return u.give(lines) }, u.unsettled, u.finish,
		} {
			if err := step(); err != nil {
				return err
			}
		}
		done = u.done
		return nil
	})
	return done, err
}

// unmerging is a merge that is taken back.
type unmerging struct {
	tx          *tx
	restored    Author           // who is an author of their own again
	survivor    Author           // whom they are known as until then
	mergeChain  []int64          // whom gone was merged into, and those whom these were, kept last
	since       int64            // the event that merged gone
	otherMerged []Author         // who else was merged into them, and stays so
	restoredIDs map[int64]bool   // the numbers that are gone's again: with gone all that were merged into them
	survivorIDs map[int64]bool   // the numbers that stay kept's
	codes       map[string]int64 // of both

	restoredKeys map[string]int64 // names that find gone again, by NameKey, with one of the numbers
	survivorKeys map[string]bool
	done         Unmerged
}

func beginUnmerge(t *tx, name string) (*unmerging, error) {
	gone, err := mergedAuthor(t, name)
	if err != nil {
		return nil, err
	}
	u := &unmerging{
		tx: t, restored: gone, codes: make(map[string]int64), restoredIDs: make(map[int64]bool), survivorIDs: make(map[int64]bool),
		restoredKeys: make(map[string]int64), survivorKeys: make(map[string]bool),
		done: Unmerged{Articles: []string{}, Unsure: []string{}},
	}
	all, err := readAuthors(t, ``)
	if err != nil {
		return nil, err
	}
	as, err := authorsAsOf(t, payroll.LatestEvent)
	if err != nil {
		return nil, err
	}
	u.survivor = as[gone.ID]
	into := make(map[int64]int64, len(all))
	for _, a := range all {
		into[a.ID] = a.mergedInto
	}
	for n := gone.mergedInto; n != 0; n = into[n] {
		u.mergeChain = append(u.mergeChain, n)
	}
	for _, a := range all {
		if as[a.ID].ID != u.survivor.ID {
			continue
		}
		u.codes[a.Code] = a.ID
		n := a.ID
		for n != 0 && n != gone.ID {
			n = into[n]
		}
		switch {
		case n != 0:
			u.restoredIDs[a.ID] = true
		case slices.Contains(u.mergeChain, a.ID):
			u.survivorIDs[a.ID] = true
		default:
			u.survivorIDs[a.ID], u.otherMerged = true, append(u.otherMerged, a)
		}
	}
	if err := u.nameKeys(); err != nil {
		return nil, err
	}
	u.since, err = mergedSince(t, gone.ID)
	return u, err
}

// mergedSince returns the event that merged an author.
func mergedSince(t *tx, author int64) (event int64, err error) {
	err = t.Get(`SELECT MIN(event_id) FROM author_version WHERE author_id = $1
AND id > (SELECT COALESCE(MAX(id), 0) FROM author_version WHERE author_id = $1 AND merged_into IS NULL)`, []any{author}, &event)
	return event, err
}

// mergedAuthor returns the merged author that a code or name finds.
func mergedAuthor(t *tx, name string) (Author, error) {
	found, err := readAuthors(t, ` WHERE a.code = $1`, strings.ToUpper(strings.TrimSpace(name)))
	if err == nil && len(found) == 0 {
		found, err = readAuthors(t, ` WHERE v.merged_into IS NOT NULL AND a.id IN (SELECT author_id FROM author_name WHERE key = $1) ORDER BY a.id`, payroll.NameKey(name))
	}
	switch {
	case err != nil:
		return Author{}, err
	case len(found) > 1:
		return Author{}, payroll.Refuse(AuthorAmbiguous, "name", name, "codes", codes(found))
	case len(found) == 1 && found[0].mergedInto != 0:
		return found[0], nil
	}
	if _, err := findAuthor(t, name); err != nil { // nobody at all
		return Author{}, err
	}
	return Author{}, payroll.Refuse(NotMerged, "name", name)
}

func (u *unmerging) nameKeys() error {
	return u.tx.Each(`SELECT key, author_id FROM author_name ORDER BY author_id DESC`, nil, func(rows *sql.Rows) error {
		var key string
		var author int64
		err := rows.Scan(&key, &author)
		if u.restoredIDs[author] {
			u.restoredKeys[key] = author
		}
		if u.survivorIDs[author] {
			u.survivorKeys[key] = true
		}
		return err
	})
}

// ownerOf returns the author ID for a name that the article stored as number; 0 if it is
// neither's any more. unsure says that both bear the name.
func (u *unmerging) ownerOf(name string, number int64) (owner int64, unsure bool) {
	switch {
	case u.restoredIDs[number]:
		return number, false
	case !u.survivorIDs[number]:
		return 0, false
	}
	code := strings.ToUpper(name)
	if said := withCode.FindStringSubmatch(name); said != nil {
		code = strings.ToUpper(said[2])
	}
	key := payroll.NameKey(name)
	owner, isBack := u.restoredKeys[key]
	switch coded, ok := u.codes[code]; {
	case ok && u.restoredIDs[coded]:
		return coded, false
	case ok:
		return number, false
	case u.survivorKeys[key]:
		return number, isBack
	}
	return owner, false
}

// authors stores who the two are from now on, each with the names that are theirs, and
// without what the merge gave them of the other.
func (u *unmerging) authors() error {
	if key := payroll.NameKey(u.survivor.Name); !u.survivorKeys[key] {
		return payroll.Refuse(NameLent, "code", u.survivor.Code, "name", u.survivor.Name, "owner", u.restored.Code)
	}
	for i, n := range u.mergeChain {
		from := u.restored.ID
		if i > 0 {
			from = u.mergeChain[i-1]
		}
		a, err := u.withoutGone(n, from)
		if err != nil {
			return err
		}
		a.PenNames = slices.DeleteFunc(a.PenNames, func(n string) bool { return !u.survivorKeys[payroll.NameKey(n)] })
		if err := addAuthorVersion(u.tx, a); err != nil {
			return err
		}
		u.survivor = a
	}
	u.restored.PenNames = slices.DeleteFunc(u.restored.PenNames, func(n string) bool { return u.restoredKeys[payroll.NameKey(n)] == 0 })
	u.restored.mergedInto = 0
	u.done.Author, u.done.From = u.restored, u.survivor
	return addAuthorVersion(u.tx, u.restored)
}

// withoutGone returns the author of a number without what the merge of another into them gave
// them of gone's and nobody has changed since.
func (u *unmerging) withoutGone(number, from int64) (Author, error) {
	since, err := mergedSince(u.tx, from)
	if err != nil {
		return Author{}, err
	}
	var merged int64 // the event that has what the merge gave
	if err := u.tx.Get(`SELECT MIN(event_id) FROM author_version WHERE author_id = $1 AND event_id >= $2`, []any{number, since}, &merged); err != nil {
		return Author{}, err
	}
	var at [3]Author
	for i, event := range []int64{since - 1, merged, payroll.LatestEvent} {
		found, err := all(u.tx, authorsAt(event)+` WHERE a.id = $1`, []any{number}, (*Author).fields)
		if err != nil {
			return Author{}, err
		}
		at[i] = found[0]
	}
	now := at[2]
	now.giveBack(&u.restored, &at[0], &at[1], u.otherMerged)
	return now, nil
}

// settled refuses where a payment to kept that is not settled pays a line of gone's: it
// would be made with a tax on both.
func (u *unmerging) settled(lines []givenLine) error {
	owners := make(map[int64]int64, len(lines))
	for _, g := range lines {
		owners[g.id] = g.owner
	}
	type waiting struct{ line, owner, run int64 }
	list, err := all(u.tx, `SELECT l.id, l.owner_id, p.run_id
FROM payment p JOIN payment_line k ON k.payment_id = p.id JOIN posted_line_now l ON l.id = k.posted_line_id
WHERE p.author_id IN (`+numbers(sortedKeys(u.survivorIDs))+`) AND NOT EXISTS (SELECT 1 FROM payment_step s WHERE s.payment_id = p.id) ORDER BY p.id, k.id`,
		nil, func(w *waiting) []any { return []any{&w.line, &w.owner, &w.run} })
	if err != nil {
		return err
	}
	for _, w := range list {
		if u.restoredIDs[cmp.Or(owners[w.line], w.owner)] {
			return payroll.Refuse(UnmergeInRun, "author", u.survivor.Name, "run", w.run)
		}
	}
	return nil
}

// give stores whose the lines are from now on, also of those that were posted to gone and
// paid to kept: as long as that payment stands they are shown where it is.
func (u *unmerging) give(lines []givenLine) error {
	type paid struct{ id, owner int64 }
	together, err := all(u.tx, `SELECT l.id, l.author_id FROM posted_line_now l JOIN payment_line_now k ON k.posted_line_id = l.id
WHERE k.author_id IN (`+numbers(sortedKeys(u.survivorIDs))+`) AND l.author_id IN (`+numbers(sortedKeys(u.restoredIDs))+`) AND l.given_to IS NULL ORDER BY l.id`,
		nil, func(p *paid) []any { return []any{&p.id, &p.owner} })
	if err != nil {
		return err
	}
	for _, p := range together {
		if err := setLineOwner(u.tx, p.id, p.owner); err != nil {
			return err
		}
	}
	for _, g := range lines {
		if err := setLineOwner(u.tx, g.id, g.owner); err != nil {
			return err
		}
	}
	return nil
}

// finish adds up what is paid and what is not.
func (u *unmerging) finish() error {
	r, err := readRules(u.tx)
	if err != nil {
		return err
	}
	b, err := balanceOf(u.tx, r, u.restored)
	if err != nil {
		return err
	}
	u.done.Unpaid = b.sum
	return u.tx.Get(`SELECT COALESCE(SUM(l.amount), 0) FROM posted_line_now l JOIN payment_line_now k ON k.posted_line_id = l.id
WHERE k.event_id > $1 AND k.confirmed AND k.author_id IN (`+numbers(sortedKeys(u.survivorIDs))+`)
AND l.owner_id IN (`+numbers(sortedKeys(u.restoredIDs))+`)`, []any{u.since}, &u.done.Paid)
}

func sortedKeys[V any](m map[int64]V) []int64 {
	keys := make([]int64, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}

// given is what a merge gives whoever is kept of the other, where nothing was known of it.
// An account comes and goes whole.
var given = []struct {
	of   func(*Author) string
	none func(*Author)
}{
	{func(a *Author) string { return string(a.Kind) }, func(a *Author) { a.Kind = payroll.Unconfirmed }},
	{func(a *Author) string { return a.LegalName }, func(a *Author) { a.LegalName = "" }},
	{func(a *Author) string { return a.TaxCode }, func(a *Author) { a.TaxCode = "" }},
	{func(a *Author) string { return a.IDNumber }, func(a *Author) { a.IDNumber = "" }},
	{func(a *Author) string {
		return strings.Trim(strings.Join([]string{a.Bank, a.Branch, a.Account, a.AccountName}, "\n"), "\n")
	},
		func(a *Author) { a.Bank, a.Branch, a.Account, a.AccountName = "", "", "", "" }},
	{func(a *Author) string { return a.Email }, func(a *Author) { a.Email = "" }},
	{func(a *Author) string { return a.Phone }, func(a *Author) { a.Phone = "" }},
	{func(a *Author) string { return a.Address }, func(a *Author) { a.Address = "" }},
	{func(a *Author) string { return a.Nationality }, func(a *Author) { a.Nationality = "" }},
}

// giveBack takes from a what they have of gone's by a merge: what they did not have before
// it, had after it, and have still. What others have too who were merged into them stays.
func (a *Author) giveBack(gone, before, after *Author, others []Author) {
	for _, g := range given {
		theirs := g.of(gone)
		if theirs != "" && g.of(before) == "" && g.of(after) == theirs && g.of(a) == theirs &&
			!slices.ContainsFunc(others, func(o Author) bool { return g.of(&o) == theirs }) {
			g.none(a)
		}
	}
	a.Commitments = slices.DeleteFunc(slices.Clone(a.Commitments), func(year int) bool {
		return slices.Contains(gone.Commitments, year) && !slices.Contains(before.Commitments, year) && slices.Contains(after.Commitments, year) &&
			!slices.ContainsFunc(others, func(o Author) bool { return slices.Contains(o.Commitments, year) })
	})
	if gone.WithholdBelow && !before.WithholdBelow && after.WithholdBelow && !slices.ContainsFunc(others, func(o Author) bool { return o.WithholdBelow }) {
		a.WithholdBelow = false
	}
}
