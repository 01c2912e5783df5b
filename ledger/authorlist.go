package ledger

import (
	"context"
	"errors"
	"fmt"
	"reflect"
	"slices"
	"strings"

	"nhuanbut/ledger/cms"
	"nhuanbut/ledger/store"
	"nhuanbut/payroll"
)

// What an import of authors refuses and says.
const (
	RowWithoutName  payroll.Code = "row-without-name"  // refuses a row that names nobody
	TwoAuthorsInRow payroll.Code = "two-authors"       // refuses a row whose names are two authors'. Facts: code, other-code
	AuthorTwice     payroll.Code = "author-twice"      // refuses a row whose author the file has before. Facts: row
	NameUnsettled   payroll.Code = "name-unsettled"    // refuses a row whose name is not a person's, or of more than one. Facts: name
	CodesUnused     payroll.Code = "codes-unused"      // says that the codes of a file are the newsroom's own. Facts: path, header
	ColumnsUnused   payroll.Code = "columns-unused"    // says which columns are left out. Facts: path, headers
	AccountAsNumber payroll.Code = "account-as-number" // says that accounts are numbers, which lose a zero. Facts: path, count, row
	AuthorsSince    payroll.Code = "authors-since"     // the lists changed while they were shown
)

// AuthorChange is a field of an author that a list says otherwise. Its JSON is a contract.
type AuthorChange struct {
	Path   string `json:"path"`
	Sheet  string `json:"sheet"`
	Row    int    `json:"row"`
	Author string `json:"author"`
	Code   string `json:"author_code"`
	Field  string `json:"field"`
	Old    string `json:"old"`
	New    string `json:"new"`
}

// AuthorsImported is what lists of authors did, or would do.
type AuthorsImported struct {
	Files    []ImportedFile
	Added    []string       // names of new authors
	Changes  []AuthorChange // of authors there were
	Refused  []*cms.CellError
	Warnings []*payroll.Error
	DryRun   bool

	seen int64 // the last event when it was weighed
}

// WeighAuthors says what lists of authors would change. Nothing is stored.
func (l *Ledger) WeighAuthors(ctx context.Context, paths []string, o cms.Options) (done AuthorsImported, err error) {
	err = l.write(ctx, Act{}, func(t *tx) error {
		if done, err = importAuthors(t, paths, o); err != nil {
			return err
		}
		done.DryRun = true
		if done.seen, _, err = t.Head(); err != nil {
			return err
		}
		return store.ErrDiscard
	})
	return done, err
}

// ImportAuthors takes in lists of authors. A blank cell leaves what is known; a row that
// cannot be taken is refused whole. Where the lists were weighed before, exactly that is
// done, or nothing, with ChangedSince or AuthorsSince.
func (l *Ledger) ImportAuthors(ctx context.Context, act Act, paths []string, o cms.Options, weighed *AuthorsImported) (AuthorsImported, error) {
	values := []any{"import authors", listValues(o), contentsOf(paths)}
	return once(ctx, l, act, rememberedAuthors, values, func(t *tx) (AuthorsImported, error) {
		done, err := importAuthors(t, paths, o)
		if err != nil || weighed == nil {
			return done, err
		}
		was := *weighed
		was.DryRun, was.seen = done.DryRun, done.seen
		if !reflect.DeepEqual(was, done) {
			return done, refuseSince(t, weighed.seen, payroll.Refuse(AuthorsSince))
		}
		return done, nil
	})
}

// rememberedAuthors keeps what an import of authors counted.
var rememberedAuthors = rememberedJSON(func(done *AuthorsImported) any { return &done.Files })

func importAuthors(t *tx, paths []string, o cms.Options) (AuthorsImported, error) {
	im := authorImporter{tx: t, done: AuthorsImported{Files: []ImportedFile{}}, seen: make(map[int64]int), cache: make(map[string]int64)}
	for _, path := range paths {
		if err := im.file(path, o); err != nil {
			return im.done, err
		}
	}
	return im.done, nil
}

type authorImporter struct {
	tx    *tx
	done  AuthorsImported
	count ImportedFile
	begun bool
	seen  map[int64]int    // the row that a file has an author on
	cache map[string]int64 // authors by name
	codes bool             // the file's codes are the ledger's
}

func (im *authorImporter) file(path string, o cms.Options) error {
	list, err := cms.ReadAuthors(path, o)
	if err != nil {
		return err
	}
	im.count, im.begun = ImportedFile{Path: path}, false
	clear(im.seen)
	im.codes = slices.ContainsFunc(list.Rows, func(r cms.AuthorRow) bool { return authorCode.MatchString(r.Values[cms.AuthorCode]) })
	for _, row := range list.Rows {
		im.count.Rows++
		reason := row.Err
		if reason == nil {
			if reason, err = im.row(row); err != nil {
				return fmt.Errorf("%s, %d: %w", path, row.At.Row, err)
			}
		}
		if reason != nil {
			im.count.Refused++
			im.done.Refused = append(im.done.Refused, reason)
		}
	}
	im.say(path, list)
	im.done.Files = append(im.done.Files, im.count)
	return nil
}

// say adds what is said of a file.
func (im *authorImporter) say(path string, list cms.AuthorList) {
	say := func(code payroll.Code, facts ...any) {
		im.done.Warnings = append(im.done.Warnings, payroll.Refuse(code, facts...))
	}
	if len(list.Rows) == 0 {
		say(NoRows, "path", path)
		return
	}
	coded := slices.IndexFunc(list.Rows, func(r cms.AuthorRow) bool { return r.Values[cms.AuthorCode] != "" })
	if coded >= 0 && !im.codes {
		say(CodesUnused, "path", path, "header", list.Rows[coded].Headers[cms.AuthorCode])
	}
	if len(list.Unknown) > 0 {
		say(ColumnsUnused, "path", path, "headers", list.Unknown)
	}
	if n := len(list.AsNumber); n > 0 {
		say(AccountAsNumber, "path", path, "count", n, "row", list.AsNumber[0])
	}
}

// row takes in one author. What is wrong with the row refuses it; an error is a failure of
// the database.
func (im *authorImporter) row(row cms.AuthorRow) (*cms.CellError, error) {
	refused := func(field cms.AuthorField, reason *payroll.Error) *cms.CellError {
		return &cms.CellError{At: row.At, Column: row.Headers[field], Value: row.Values[field], Reason: reason, Private: field.Private()}
	}
	a, isNew, err := im.whose(&row)
	var refusal *payroll.Error
	if errors.As(err, &refusal) && refusal.Code != store.LedgerBusy {
		field := cms.AuthorName
		if row.Values[field] == "" {
			field = cms.AuthorCode
		}
		return refused(field, refusal), nil
	}
	if err != nil {
		return nil, err
	}
	if first, twice := im.seen[a.ID]; twice && !isNew {
		return refused(cms.AuthorName, payroll.Refuse(AuthorTwice, "row", first)), nil
	}
	before := a
	before.PenNames = slices.Clone(a.PenNames)
	for _, c := range cms.AuthorColumns {
		value := row.Values[c.Field]
		if value == "" || !listedField(c.Field) {
			continue
		}
		if err := setAuthorField(im.tx, &a, string(c.Field), value); errors.As(err, &refusal) {
			return refused(c.Field, refusal), nil
		} else if err != nil {
			return nil, err
		}
	}
	a.Named = before.Named // by somebody who looked at the name, not by a column of kinds
	if a.Kind != before.Kind && !a.takesKind() {
		return refused(cms.AuthorName, payroll.Refuse(NameUnsettled, "name", a.Name)), nil
	}
	a.Named = a.Named || a.Kind != before.Kind && payroll.LookAt(a.Name).Look.NotAPerson()
	names, reason, err := im.newNames(&a, &row)
	if err != nil || reason != nil {
		return refused(cms.AuthorPenNames, reason), err
	}
	return nil, im.store(&row, a, before, names, isNew)
}

// listedField reports whether a field of a list is set as it stands: a code and names are
// whom the row is about.
func listedField(f cms.AuthorField) bool {
	return f != cms.AuthorCode && f != cms.AuthorName && f != cms.AuthorPenNames
}

// takesKind reports whether a list may say the author's kind. Of a name that is not one
// person's it says nothing but that it is an organisation or a source.
func (a *Author) takesKind() bool {
	look := payroll.LookAt(a.Name).Look
	return look == payroll.LooksPerson || a.Named || a.Kind == payroll.Unconfirmed ||
		look.NotAPerson() && (a.Kind == payroll.Source || a.Kind == payroll.Organisation)
}

// whose returns the author that a row is about: by code, by name, by pen name; a new one where
// nobody bears any of its names.
func (im *authorImporter) whose(row *cms.AuthorRow) (a Author, isNew bool, err error) {
	if code := row.Values[cms.AuthorCode]; code != "" && im.codes {
		a, err = findAuthor(im.tx, code)
		return a, false, err
	}
	names := namesOfRow(row)
	if len(names) == 0 {
		return a, false, payroll.Refuse(RowWithoutName)
	}
	for _, name := range names {
		found, err := findAuthor(im.tx, name)
		switch {
		case errors.Is(err, payroll.Refuse(NoSuchAuthor)):
			continue
		case errors.Is(err, payroll.Refuse(AuthorAmbiguous)):
			return a, false, payroll.Refuse(NameTellsNot, "name", name, "codes", err.(*payroll.Error).Fact("codes"))
		case err != nil:
			return a, false, err
		case a.ID != 0 && a.ID != found.ID:
			return a, false, payroll.Refuse(TwoAuthorsInRow, "code", a.Code, "other-code", found.Code)
		}
		a = found
	}
	if a.ID != 0 {
		return a, false, nil
	}
	if payroll.LookAt(names[0]).Look == payroll.LooksOdd {
		return a, false, payroll.Refuse(NameUnsettled, "name", names[0])
	}
	return Author{Name: names[0], PenNames: Names{}, Commitments: Years{}}, true, checkName(names[0])
}

// namesOfRow returns the names that articles may know a row's author by, the one shown first.
func namesOfRow(row *cms.AuthorRow) (names []string) {
	if name := row.Values[cms.AuthorName]; name != "" {
		names = append(names, name)
	}
	if pen := row.Values[cms.AuthorPenNames]; pen != "" {
		names = append(names, strings.Split(pen, "; ")...)
	}
	return names
}

// newNames are names of a row that do not find its author yet.
func (im *authorImporter) newNames(a *Author, row *cms.AuthorRow) (names []string, reason *payroll.Error, err error) {
	for _, name := range namesOfRow(row) {
		if a.bears(name) {
			continue
		}
		if err := checkName(name); err != nil {
			return nil, err.(*payroll.Error), nil
		}
		bearers, err := authorsNamed(im.tx, name)
		if err != nil {
			return nil, nil, err
		}
		if len(bearers) > 0 {
			return nil, payroll.Refuse(NameTaken, "name", name, "code", bearers[0].Code), nil
		}
		names = append(names, name)
	}
	return names, nil, nil
}

// store keeps what a row says, if it says anything new.
func (im *authorImporter) store(row *cms.AuthorRow, a, before Author, names []string, isNew bool) error {
	renamed := row.Values[cms.AuthorCode] != "" && im.codes && row.Values[cms.AuthorName] != "" &&
		payroll.NameKey(row.Values[cms.AuthorName]) != payroll.NameKey(a.Name)
	if renamed {
		a.PenNames = append(slices.DeleteFunc(a.PenNames, func(n string) bool { return payroll.NameKey(n) == payroll.NameKey(row.Values[cms.AuthorName]) }), a.Name)
		a.Name = row.Values[cms.AuthorName]
	}
	for _, name := range names {
		if !a.bears(name) {
			a.PenNames = append(a.PenNames, name)
		}
	}
	changes := authorChanges(&before, &a)
	if !isNew && len(changes) == 0 {
		im.seen[a.ID] = row.At.Row
		im.count.Unchanged++
		return nil
	}
	if err := im.begin(); err != nil {
		return err
	}
	if isNew {
		made, err := addAuthor(im.tx, a.Name)
		if err != nil {
			return err
		}
		a.ID, a.Code = made.ID, made.Code
		im.done.Added = append(im.done.Added, a.Name)
		im.count.Added++
	} else {
		im.count.Changed++
	}
	for _, name := range names {
		if err := indexName(im.tx, name, a.ID); err != nil {
			return err
		}
	}
	im.seen[a.ID] = row.At.Row
	for _, c := range changes {
		if isNew {
			break
		}
		c.Path, c.Sheet, c.Row, c.Author, c.Code = row.At.Path, row.At.Sheet, row.At.Row, before.Name, a.Code
		im.done.Changes = append(im.done.Changes, c)
	}
	return addAuthorVersion(im.tx, a)
}

// begin begins the event of a file with the first row that changes something.
func (im *authorImporter) begin() error {
	if im.begun {
		return nil
	}
	im.begun = true
	return im.tx.BeginEvent("import authors", im.count.Path, "")
}

// authorChanges returns the fields that differ.
func authorChanges(before, after *Author) (changes []AuthorChange) {
	was, is := before.Listed(), after.Listed()
	for _, c := range cms.AuthorColumns {
		if was[c.Field] != is[c.Field] {
			changes = append(changes, AuthorChange{Field: string(c.Field), Old: was[c.Field], New: is[c.Field]})
		}
	}
	return changes
}

// Listed returns the author's fields as a list of authors has them.
func (a *Author) Listed() map[cms.AuthorField]string {
	return map[cms.AuthorField]string{
		cms.AuthorCode: a.Code, cms.AuthorName: a.Name, cms.AuthorPenNames: strings.Join(a.PenNames, "; "), cms.AuthorKind: string(a.Kind),
		cms.AuthorLegalName: a.LegalName, cms.AuthorTaxCode: a.TaxCode, cms.AuthorIDNumber: a.IDNumber, cms.AuthorBank: a.Bank,
		cms.AuthorBranch: a.Branch, cms.AuthorAccount: a.Account, cms.AuthorAccountName: a.AccountName, cms.AuthorEmail: a.Email,
		cms.AuthorPhone: a.Phone, cms.AuthorAddress: a.Address, cms.AuthorNationality: a.Nationality, cms.AuthorCommitments: a.Commitments.String(),
	}
}
