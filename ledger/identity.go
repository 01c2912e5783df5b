package ledger

import (
	"slices"
	"strings"

	"nhuanbut/payroll"
)

// Refusals of a row because of whose row it is.
const (
	CouldBeTwo   payroll.Code = "could-be-two"   // Args: title and date of the row; what it meets, shown
	TwiceInFile  payroll.Code = "twice-in-file"  // Args: the row that it repeats
	NameTellsNot payroll.Code = "name-tells-not" // two people bear the name. Args: name, their codes
)

// known is a stored article as identity sees it.
type known struct {
	id          int64
	cmsID       string
	slug, title string // keys
	published   payroll.Date
	missing     bool
}

// same says how two articles stand to one another that no ID tells apart.
type same int

const (
	other same = iota
	equal
	doubtful
)

// compare compares a row with a stored article where at least one has no ID.
// FriendlyName comes first, then title and date of publication. It is doubtful
// where one of them says yes and another no: a slug that is used again for
// another title on another day, one title and day under two slugs, one title
// with and without a date.
func (k known) compare(slug, title string, published payroll.Date) same {
	sameTitle := title != "" && k.title == title
	sameDate := k.published == published
	switch {
	case slug != "" && k.slug == slug:
		if !sameTitle && !sameDate {
			return doubtful
		}
		return equal
	case !sameTitle:
		return other
	case sameDate && (slug == "" || k.slug == ""):
		return equal
	case sameDate || k.published == "" || published == "":
		return doubtful
	}
	return other
}

// identify finds the stored article that a row of a source is about; ok is false
// where it is a new one. The key is the source with the CMS's ID. A row without ID
// is found by FriendlyName, then by title and date; a row with an ID joins a
// stored article without one in the same way. What could be two articles is
// refused with CouldBeTwo: nobody is paid twice because a later file had another column.
func (t *tx) identify(source string, r *payroll.Record) (found known, ok bool, err error) {
	slug, title := payroll.TextKey(r[payroll.Slug]), payroll.TextKey(r[payroll.Title])
	byID, ok, err := t.byCMSID(source, r[payroll.ID])
	if err != nil {
		return known{}, false, err
	}
	near, err := t.near(source, slug, title, r)
	if err != nil {
		return known{}, false, err
	}
	var same, doubts []known
	for _, k := range near {
		switch k.compare(slug, title, r.PublishedOn()) {
		case equal:
			same = append(same, k)
		case doubtful:
			doubts = append(doubts, k)
		}
	}
	if ok {
		same = append([]known{byID}, same...)
	}
	if len(same) > 1 || len(doubts) > 0 {
		shown, err := t.show(slices.Concat(same, doubts))
		if err != nil {
			return known{}, false, err
		}
		return known{}, false, payroll.Refuse(CouldBeTwo, describe(r[payroll.Title], r[payroll.Published]), shown)
	}
	if len(same) == 0 {
		return known{}, false, nil
	}
	return same[0], true, nil
}

func (t *tx) byCMSID(source, id string) (known, bool, error) {
	if id == "" {
		return known{}, false, nil
	}
	var k known
	err := t.get(selectKnown+` WHERE source = $1 AND cms_id = $2`, []any{source, id}, k.fields()...)
	if isNoRow(err) {
		return known{}, false, nil
	}
	return k, err == nil, err
}

// near are stored articles that the row could be, but for its ID: those with its
// slug, or with its title and either its date or none. Where the row has an ID only
// those without one are. A few are enough: more than one refuses the row.
func (t *tx) near(source, slug, title string, r *payroll.Record) ([]known, error) {
	published := r.PublishedOn()
	which, dates := "", `IN ($4, '')`
	if published == "" {
		dates = `>= $4` // any date
	}
	if r[payroll.ID] != "" {
		which = ` AND cms_id IS NULL`
	}
	// Two searches, each by its own index: OR would make SQLite read the whole list.
	where := ` WHERE id IN (
  SELECT id FROM article WHERE source = $1 AND slug_key = $2 AND slug_key <> ''` + which + `
  UNION
  SELECT id FROM article WHERE source = $1 AND title_key = $3 AND title_key <> '' AND published_on ` + dates + which + `)`
	return all(t, selectKnown+where+` ORDER BY id LIMIT 9`, []any{source, slug, title, published}, (*known).fields)
}

const selectKnown = `SELECT a.id, COALESCE(a.cms_id, ''), a.slug_key, a.title_key, a.published_on, ` + isMissing + ` FROM article a`

// isMissing is whether a whole list lacked article a, and none has had it since.
const isMissing = `COALESCE((SELECT m.missing FROM article_missing m WHERE m.article_id = a.id ORDER BY m.id DESC LIMIT 1), 0)`

func (k *known) fields() []any {
	return []any{&k.id, &k.cmsID, &k.slug, &k.title, &k.published, &k.missing}
}

// show describes stored articles to the person who has to tell them apart.
func (t *tx) show(articles []known) (string, error) {
	var shown []string
	for _, k := range articles {
		v, err := t.version(k.id)
		if err != nil {
			return "", err
		}
		name := "b" + itoa(k.id)
		if k.cmsID != "" {
			name = "ID " + k.cmsID
		}
		shown = append(shown, name+" "+describe(v.record[payroll.Title], v.record[payroll.Published]))
	}
	return strings.Join(shown, "; "), nil
}

func describe(title, published string) string {
	if published == "" {
		return "“" + title + "”"
	}
	return "“" + title + "” (" + published + ")"
}
