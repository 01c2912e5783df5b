package ledger

import (
	"regexp"
	"slices"
	"strings"

	"nhuanbut/payroll"
)

// authorsNamed returns the authors that a name finds.
func authorsNamed(t *tx, name string) ([]Author, error) {
	found, err := readAuthors(t, ` WHERE a.id IN (SELECT author_id FROM author_name WHERE key = $2) ORDER BY a.id`, payroll.NameKey(name))
	if err != nil {
		return nil, err
	}
	var bearers []Author
	for _, a := range found {
		if a, err = survivorOf(t, a); err != nil {
			return nil, err
		}
		if !slices.ContainsFunc(bearers, func(b Author) bool { return b.ID == a.ID }) {
			bearers = append(bearers, a)
		}
	}
	return bearers, nil
}

// survivorOf returns the author that a turned out to be, itself where it was not merged.
func survivorOf(t *tx, a Author) (Author, error) {
	if a.mergedInto == 0 {
		return a, nil
	}
	as, err := authorsAsOf(t, payroll.LatestEvent)
	return as[a.ID], err
}

// authorCode is a code, or ends in one.
var authorCode = regexp.MustCompile(`(?:^|\()\s*[Aa][0-9]{4,}\s*\)?$`)

// withCode is a name with the code that tells its bearer from others: "An (A0007)".
var withCode = regexp.MustCompile(`^(.*\S)\s*\(\s*([Aa][0-9]{4,})\s*\)$`)

// findAuthor finds one author by code, by name, or by a name with a code.
func findAuthor(t *tx, name string) (Author, error) {
	code := name
	said := withCode.FindStringSubmatch(name)
	if said != nil {
		code = said[2]
	}
	found, err := readAuthors(t, ` WHERE a.code = $2`, strings.ToUpper(strings.TrimSpace(code)))
	if err != nil {
		return Author{}, err
	}
	if len(found) == 1 {
		a, err := survivorOf(t, found[0])
		if err == nil && said != nil && !a.bears(said[1]) {
			return Author{}, payroll.Refuse(CodeNotTheirs, "name", name)
		}
		return a, err
	}
	if said != nil {
		return Author{}, payroll.Refuse(CodeNotTheirs, "name", name)
	}
	found, err = authorsNamed(t, name)
	switch {
	case err != nil:
		return Author{}, err
	case len(found) == 0:
		return Author{}, payroll.Refuse(NoSuchAuthor, "name", name)
	case len(found) > 1:
		return Author{}, payroll.Refuse(AuthorAmbiguous, "name", name, "codes", codes(found))
	}
	return found[0], nil
}

// nameAuthor lets a name find a, unless it is somebody else's.
func nameAuthor(t *tx, a Author, name string) error {
	if name == "" {
		return payroll.Refuse(NameEmpty)
	}
	if err := checkName(name); err != nil {
		return err
	}
	bearers, err := authorsNamed(t, name)
	if err != nil {
		return err
	}
	for _, b := range bearers {
		if b.ID == a.ID {
			return nil
		}
	}
	if len(bearers) > 0 {
		return payroll.Refuse(NameTaken, "name", name, "code", bearers[0].Code)
	}
	return indexName(t, name, a.ID)
}

// checkName refuses a name that a cell of people could not say: one with the mark
// between two names, or one that reads as a code.
func checkName(name string) error {
	if strings.Contains(name, ";") {
		return payroll.Refuse(NameHasList, "name", name)
	}
	if authorCode.MatchString(name) {
		return payroll.Refuse(CodeNotTheirs, "name", name)
	}
	return nil
}

func indexName(t *tx, name string, author int64) error {
	_, err := t.Exec(`INSERT INTO author_name (key, author_id) VALUES ($1, $2)`, payroll.NameKey(name), author)
	return err
}
