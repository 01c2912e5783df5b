package ledger

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"nhuanbut/payroll"
)

// Refusals of splitting a cell of people.
const (
	SplitUnclear    payroll.Code = "split-unclear"     // nobody can be read from the cell. Facts: name
	SplitNotAPerson payroll.Code = "split-not-a-name"  // Facts: name
	SplitShares     payroll.Code = "split-shares"      // shares that are not one for each or do not make 100. Facts: sum, people
	NoFigures       payroll.Code = "no-figures"        // no article has figures behind names
	NameTwice       payroll.Code = "split-names-twice" // Facts: name
)

// Split is whom a cell of people was said to name.
type Split struct {
	Cell     string   `json:"cell"`
	People   []string `json:"people"` // each with its share, where it has one
	Photos   []string `json:"photos"` // photographers
	Articles []string `json:"articles"`
	Added    []string `json:"new_authors"`
}

// SplitAuthor says whom a cell of people names, for the articles that have it and those
// that come. Without people they are read from the cell itself, where that is plain.
// Articles of closed months are adjusted as with any change of author.
func (l *Ledger) SplitAuthor(ctx context.Context, act Act, cell string, people, photos []payroll.Person) (done Split, err error) {
	cell = payroll.OneLine(cell)
	if len(people) == 0 && len(photos) == 0 {
		if people, photos, err = readSplit(cell); err != nil {
			return done, err
		}
	}
	if err := checkSplit(people, photos); err != nil {
		return done, err
	}
	err = l.write(ctx, act, func(t *tx) error {
		done, err = splitCell(t, cell, people, photos)
		return err
	})
	return done, err
}

// readSplit reads the people from a cell.
func readSplit(cell string) (people, photos []payroll.Person, err error) {
	if people, ok := payroll.Weighed(cell); ok && !slices.ContainsFunc(people, func(p payroll.Person) bool { return p.Amount != 0 }) {
		return people, nil, nil
	}
	look := payroll.LookAt(cell)
	if len(look.People) == 0 || slices.ContainsFunc(look.People, func(p payroll.Person) bool { return p.Amount != 0 }) {
		return nil, nil, payroll.Refuse(SplitUnclear, "name", cell)
	}
	if look.Photo != "" {
		photos = []payroll.Person{{Name: look.Photo}}
	}
	return look.People, photos, nil
}

// checkSplit refuses people whom a cell cannot name.
func checkSplit(people, photos []payroll.Person) error {
	for _, list := range [][]payroll.Person{people, photos} {
		seen := make(map[string]bool)
		sum, said := decimal.Zero, 0
		for _, p := range list {
			if payroll.LookAt(p.Name).Look == payroll.LooksOdd && !authorCode.MatchString(p.Name) {
				return payroll.Refuse(SplitNotAPerson, "name", p.Name)
			}
			if key := payroll.NameKey(p.Name); seen[key] {
				return payroll.Refuse(NameTwice, "name", p.Name)
			} else {
				seen[key] = true
			}
			if p.Share.Valid {
				said++
				sum = sum.Add(p.Share.Decimal)
			}
		}
		if said != 0 && (said != len(list) || !sum.Equal(decimal.NewFromInt(100))) {
			return payroll.Refuse(SplitShares, "sum", sum.String(), "people", len(list))
		}
	}
	return nil
}

func splitCell(t *tx, cell string, people, photos []payroll.Person) (Split, error) {
	done := Split{Cell: cell, Articles: []string{}, Added: []string{}}
	before, err := readSayings(t)
	if err != nil {
		return done, err
	}
	was := before.read(cell, "")
	gone, err := namedIn(t, append(namesIn(was.people, was.photos), strings.Split(cell, ";")...))
	if err != nil {
		return done, err
	}
	if err := checkUnchanged(t, peopleRows, cellKey(cell)); err != nil {
		return done, err
	}
	if err := t.BeginEvent("author split", cell, said(people)+said(photos)); err != nil {
		return done, err
	}
	for _, list := range [][]payroll.Person{people, photos} {
		for i := range list {
			if list[i].Name, err = splitName(t, list[i].Name, &done); err != nil {
				return done, err
			}
		}
	}
	_, err = t.Exec(`INSERT INTO people_rule (event_id, cell, cell_key, people, photos) VALUES ($1, $2, $3, $4, $5)`,
		t.EventID, cell, cellKey(cell), said(people), said(photos))
	if err != nil {
		return done, err
	}
	t.said = nil
	done.People, done.Photos = spelled(people), spelled(photos)
	done.Articles, err = readCellsAgain(t, gone, func(r *payroll.Record) bool { return hasCell(r, cell) }, "author split "+cell)
	return done, err
}

// splitName returns how a cell names an author: by name, with the code where two bear it. An
// author whom nobody knows is made.
func splitName(t *tx, name string, done *Split) (string, error) {
	a, added, err := findOrAddAuthor(t, name)
	if err != nil {
		return "", err
	}
	if added {
		done.Added = append(done.Added, a.Name)
	}
	bearers, err := authorsNamed(t, a.Name)
	if err == nil && len(bearers) > 1 {
		return a.Name + " (" + a.Code + ")", nil
	}
	return a.Name, err
}

// said are people as a cell names them.
func said(people []payroll.Person) string { return strings.Join(spelled(people), "; ") }

func spelled(people []payroll.Person) []string {
	list := make([]string, len(people))
	for i, p := range people {
		list[i] = p.Name
		if p.Share.Valid {
			list[i] += " (" + p.Share.Decimal.String() + "%)"
		}
	}
	return list
}

// namesIn returns the names of people.
func namesIn(lists ...[]payroll.Person) (names []string) {
	for _, p := range slices.Concat(lists...) {
		names = append(names, p.Name)
	}
	return names
}

// namedIn returns the numbers of the authors that names find.
func namedIn(t *tx, names []string) (map[int64]bool, error) {
	gone := make(map[int64]bool)
	as, err := authorsAsOf(t, payroll.LatestEvent)
	if err != nil {
		return nil, err
	}
	for _, name := range names {
		if said := withCode.FindStringSubmatch(name); said != nil {
			name = said[1]
		}
		bearers, err := authorsNamed(t, name)
		if err != nil {
			return nil, err
		}
		for _, b := range bearers {
			for number, a := range as {
				if a.ID == b.ID {
					gone[number] = true
				}
			}
		}
	}
	return gone, nil
}

// hasCell reports whether a record has a cell of people, whole or as one of its names.
func hasCell(r *payroll.Record, cell string) bool {
	key := cellKey(cell)
	is := func(p payroll.Person) bool { return payroll.NameKey(p.Name) == key }
	for _, c := range []payroll.Column{payroll.Authors, payroll.PhotoAuthors} {
		if cellKey(r[c]) == key || slices.ContainsFunc(payroll.ParsePeople(r[c], ""), is) {
			return true
		}
	}
	return false
}

// readCellsAgain reads the cells of people anew of the articles of which one of some authors has
// a part and that has picks, and returns their refs. Who else is named there stays whom they
// are.
func readCellsAgain(t *tx, gone map[int64]bool, has func(*payroll.Record) bool, reason string) ([]string, error) {
	refs := []string{}
	if len(gone) == 0 {
		return refs, nil
	}
	type article struct {
		id            int64
		source, cmsID string
	}
	found, err := all(t, `SELECT a.id, a.source, COALESCE(a.cms_id, '') FROM article a
WHERE a.version_id IN (SELECT version_id FROM article_payee WHERE author_id IN (`+numbers(sortedKeys(gone))+`)) ORDER BY a.id`,
		nil, func(a *article) []any { return []any{&a.id, &a.source, &a.cmsID} })
	if err != nil {
		return nil, err
	}
	for _, a := range found {
		changed, err := readPeopleAgain(t, a.id, gone, has, reason)
		if err != nil {
			return nil, err
		}
		if changed {
			refs = append(refs, ref(a.source, a.cmsID, a.id))
		}
	}
	return refs, nil
}

func readPeopleAgain(t *tx, article int64, gone map[int64]bool, has func(*payroll.Record) bool, reason string) (changed bool, err error) {
	v, err := articleVersion(t, article)
	if err != nil || !has(&v.Record) {
		return false, err
	}
	known, err := namesOfVersion(t, v.ID, gone)
	if err != nil {
		return false, err
	}
	payees, err := payeesInRecord(t, &v.Record, nil, known)
	if err != nil {
		return false, err
	}
	if _, err := settlePayees(t, payees, known); err != nil {
		return false, err
	}
	return true, addArticleVersion(t, article, v.Set(nil), payees, origin{name: "set", reason: reason})
}

// namesOfVersion returns the authors of a version by the names that it has for them, without
// those who are gone.
func namesOfVersion(t *tx, version int64, gone map[int64]bool) (map[string]int64, error) {
	of, err := readNameCells(t, selectCells(`v.id`, `article_version v`, `v.id = $1`), version)
	known := make(map[string]int64)
	for _, c := range of[version] {
		if !gone[c.author] {
			known[c.name] = cmp.Or(known[c.name], c.author)
		}
	}
	return known, err
}

// SplitByFigures says that figures behind names are shares, where they make 100, 10 or 1
// or are amounts of money: in the articles that have such cells and in those that come.
func (l *Ledger) SplitByFigures(ctx context.Context, act Act) (list []Split, err error) {
	err = l.write(ctx, act, func(t *tx) error {
		cells, err := weighedCells(t)
		if err != nil {
			return err
		}
		if len(cells) == 0 {
			return payroll.Refuse(NoFigures)
		}
		if err := checkUnchanged(t, noteRows, figuresKey); err != nil {
			return err
		}
		if err := t.BeginEvent("author split", figuresKey, ""); err != nil {
			return err
		}
		_, err = t.Exec(`INSERT INTO note_rule (event_id, note, note_key, kind) VALUES ($1, $2, $2, '')`, t.EventID, figuresKey)
		if err != nil {
			return err
		}
		t.said, list = nil, nil
		for _, cell := range cells {
			people, _ := payroll.Weighed(cell)
			done := Split{Cell: cell, People: weights(people), Photos: []string{}, Added: []string{}}
			gone, err := namedIn(t, strings.Split(cell, ";"))
			if err != nil {
				return err
			}
			if done.Articles, err = readCellsAgain(t, gone, func(r *payroll.Record) bool { return hasCell(r, cell) }, "author split "+cell); err != nil {
				return err
			}
			list = append(list, done)
		}
		return nil
	})
	return list, err
}

// weights are people with what a cell says of their parts.
func weights(people []payroll.Person) []string {
	list := spelled(people)
	for i, p := range people {
		if p.Amount != 0 {
			list[i] += " (" + itoa(int64(p.Amount)) + " đ)"
		}
	}
	return list
}

// weighedCells returns the cells of stored articles with figures behind names that are shares.
func weighedCells(t *tx) (cells []string, err error) {
	list, err := all(t, `SELECT DISTINCT v.author FROM article a JOIN article_version v ON v.id = a.version_id
WHERE v.author LIKE '%(%' OR v.author LIKE '%:%' OR v.author LIKE '%-%' OR v.author LIKE '%=%' ORDER BY v.author`, nil, func(s *string) []any { return []any{s} })
	for _, cell := range list {
		people := payroll.ParsePeople(cell, "")
		odd := slices.ContainsFunc(people, func(p payroll.Person) bool { return payroll.LookAt(p.Name).Look == payroll.LooksOdd })
		if _, ok := payroll.Weighed(cell); ok && odd {
			cells = append(cells, cell)
		}
	}
	return cells, err
}
