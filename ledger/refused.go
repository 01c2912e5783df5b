package ledger

import (
	"bytes"
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"nhuanbut/ledger/cms"
	"nhuanbut/payroll"
)

// refusedRow is a row of a list that was refused and that nobody has taken or waived.
type refusedRow struct {
	id                  int64
	source, path, sheet string
	row                 int
	cmsID, title        string
	published           payroll.Date
	header, value       string
	reason              *payroll.Error
}

// ref returns the name of the row on the command line: "r3".
func (r *refusedRow) ref() string { return refusedRef(r.id) }

func refusedRef(number int64) string { return "r" + itoa(number) }

// refusedAt returns the condition that row r stands as refused after an event.
func refusedAt(asOf int64) string {
	return `r.event_id <= ` + itoa(asOf) + ` AND NOT EXISTS (SELECT 1 FROM refused_settled s
WHERE s.refused_id = r.id AND s.event_id <= ` + itoa(asOf) + `)`
}

// readRefusedRows returns the rows that stand as refused after an event.
func readRefusedRows(t *tx, asOf int64, where string, args ...any) (list []refusedRow, err error) {
	err = t.Each(`SELECT r.id, r.source, r.path, r.sheet, r.file_row, r.cms_id, r.title, r.published_on, r.header, r.value, r.code, r.args
FROM refused_row r
WHERE `+refusedAt(asOf)+` AND `+where+` ORDER BY r.id`,
		args, func(rows *sql.Rows) error {
			var r refusedRow
			var code payroll.Code
			var args string
			err := rows.Scan(&r.id, &r.source, &r.path, &r.sheet, &r.row, &r.cmsID, &r.title, &r.published, &r.header, &r.value, &code, &args)
			if err != nil {
				return err
			}
			r.reason, err = reasonOf(code, args)
			list = append(list, r)
			return err
		})
	return list, err
}

// finding returns what a check says of the row.
func (r *refusedRow) finding() payroll.Finding {
	return payroll.Finding{
		Code: payroll.RowRefused, Severity: payroll.SeverityOf(payroll.RowRefused), Subject: payroll.OfRow, Articles: []string{r.ref()},
		Field: r.header, Found: r.value, Path: r.path, Sheet: r.sheet, Rows: []int{r.row}, Title: r.title, Reason: r.reason,
	}
}

// of reports whether a row of the file that is being imported is the refused one: it
// has its ID, or stands in its place, or has its title and day.
func (r *refusedRow) of(file string, row *cms.Row) bool {
	if id := row.Record[payroll.ID]; id != "" && r.cmsID != "" {
		return id == r.cmsID
	}
	sameTitle := payroll.TextKey(r.title) == payroll.TextKey(row.Record[payroll.Title])
	if r.path == file && r.sheet == row.At.Sheet && r.row == row.At.Row {
		return sameTitle || r.title == ""
	}
	return r.title != "" && sameTitle && r.published == row.Record.PublishedOn()
}

// refusedRows are the rows of a source that stand as refused when an import begins, and
// what becomes of them in it.
type refusedRows struct {
	list   []refusedRow
	places map[string][]int // by what may find a row
	again  map[int64]bool   // refused again as before
	anew   map[int64]bool   // refused for another reason
	taken  map[int64]bool
}

func standingRefused(t *tx, source string) (*refusedRows, error) {
	list, err := readRefusedRows(t, payroll.LatestEvent, `r.source = $1`, source)
	rows := refusedRows{list: list, places: make(map[string][]int), again: make(map[int64]bool), anew: make(map[int64]bool), taken: make(map[int64]bool)}
	for i, r := range list {
		for _, key := range keysOfRow(r.path, r.sheet, r.row, r.cmsID, r.title) {
			rows.places[key] = append(rows.places[key], i)
		}
	}
	return &rows, err
}

// keysOfRow returns what may find a refused row: its place, its ID and its title.
func keysOfRow(file, sheet string, row int, id, title string) []string {
	keys := []string{fmt.Sprintf("at %q %q %d", file, sheet, row)}
	if id != "" {
		keys = append(keys, "id "+id)
	}
	if title != "" {
		keys = append(keys, "title "+payroll.TextKey(title))
	}
	return keys
}

// of returns the refused rows that a row of a file is.
func (rows *refusedRows) of(file string, row *cms.Row) (found []*refusedRow) {
	if len(rows.list) == 0 {
		return nil
	}
	for _, key := range keysOfRow(file, row.At.Sheet, row.At.Row, row.Record[payroll.ID], row.Record[payroll.Title]) {
		for _, i := range rows.places[key] {
			if r := &rows.list[i]; r.of(file, row) && !slices.Contains(found, r) {
				found = append(found, r)
			}
		}
	}
	return found
}

// take remembers that a row was taken which was refused before.
func (rows *refusedRows) take(file string, row *cms.Row) {
	for _, r := range rows.of(file, row) {
		rows.taken[r.id] = true
	}
}

// keepRefused keeps a refused row, unless it stands so already, and gives the number that
// it has.
func (im *importer) keepRefused(row *cms.Row, e *cms.CellError) (number int64, err error) {
	args, err := factsJSON(e.Reason.Facts)
	if err != nil {
		return 0, err
	}
	before := im.history.refused.of(im.history.file, row)
	for _, r := range before {
		if had, _ := factsJSON(r.reason.Facts); r.reason.Code == e.Reason.Code && r.header == e.Column && r.value == e.Value && had == args && !im.history.refused.again[r.id] {
			im.history.refused.again[r.id] = true
			return r.id, nil
		}
	}
	for _, r := range before {
		im.history.refused.anew[r.id] = true
	}
	number, err = im.storeRefused(row, e)
	if im.o.DryRun {
		number = 0
	}
	return number, err
}

// storeRefused stores a refused row.
func (im *importer) storeRefused(row *cms.Row, e *cms.CellError) (number int64, err error) {
	args, err := factsJSON(e.Reason.Facts)
	if err != nil {
		return 0, err
	}
	if err := im.begin(); err != nil {
		return 0, err
	}
	err = im.tx.Get(`INSERT INTO refused_row (event_id, source, path, sheet, file_row, cms_id, title, published_on, header, value, code, args)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) RETURNING id`,
		[]any{im.tx.EventID, im.o.Source, im.history.file, row.At.Sheet, row.At.Row, row.Record[payroll.ID], row.Record[payroll.Title],
			row.Record.PublishedOn(), e.Column, e.Value, e.Reason.Code, args}, &number)
	return number, err
}

// settleRefusals settles the refused rows that the import has taken, or refused for another
// reason.
func (im *importer) settleRefusals() error {
	for _, r := range im.history.refused.list {
		how := ""
		switch {
		case im.history.refused.again[r.id]:
		case im.history.refused.anew[r.id]:
			how = "again"
		case im.history.refused.taken[r.id]:
			how = "taken"
		}
		if how == "" {
			continue
		}
		if err := im.begin(); err != nil {
			return err
		}
		if err := settleRefused(im.tx, r.id, how, ""); err != nil {
			return err
		}
	}
	return nil
}

func settleRefused(t *tx, id int64, how, reason string) error {
	_, err := t.Exec(`INSERT INTO refused_settled (event_id, refused_id, how, reason) VALUES ($1, $2, $3, $4)`, t.EventID, id, how, reason)
	return err
}

// refusedNumber reads the number of a refused row, "r3".
func refusedNumber(name string) (int64, bool) {
	digits, ok := strings.CutPrefix(name, "r")
	if !ok {
		return 0, false
	}
	n, err := strconv.ParseInt(digits, 10, 64)
	return n, err == nil && n > 0
}

// Refused is a row of a list that was refused. Its JSON is a contract.
type Refused struct {
	ID        string         `json:"id"`     // "r3"
	Status    string         `json:"status"` // refused, taken, again: under another number, or waived
	Source    string         `json:"source"`
	Path      string         `json:"path"`
	Sheet     string         `json:"sheet"`
	Row       int            `json:"row"`
	CMSID     string         `json:"cms_id"`
	Title     string         `json:"title"`
	Published payroll.Date   `json:"published"`
	Column    string         `json:"column"`
	Value     string         `json:"value"`
	Code      payroll.Code   `json:"code"`
	Reason    *payroll.Error `json:"-"` // why it was refused
	At        string         `json:"at"`
	By        string         `json:"by"`
	Why       string         `json:"waived_for"` // of one that was waived
}

// RefusedRow returns the refused row of a number, "r3", whatever became of it.
func (l *Ledger) RefusedRow(ctx context.Context, name string) (r Refused, err error) {
	number, ok := refusedNumber(name)
	if !ok {
		return r, payroll.Refuse(NoSuchArticle, "name", name)
	}
	err = l.read(ctx, func(t *tx) error {
		var args string
		err := t.Get(`SELECT r.source, r.path, r.sheet, r.file_row, r.cms_id, r.title, r.published_on, r.header, r.value, r.code, r.args, e.made_at, e.made_by,
  COALESCE(s.how, 'refused'), COALESCE(s.reason, '')
FROM refused_row r JOIN event e ON e.id = r.event_id LEFT JOIN refused_settled s ON s.refused_id = r.id WHERE r.id = $1 ORDER BY s.id LIMIT 1`,
			[]any{number}, &r.Source, &r.Path, &r.Sheet, &r.Row, &r.CMSID, &r.Title, &r.Published, &r.Column, &r.Value, &r.Code, &args,
			&r.At, &r.By, &r.Status, &r.Why)
		if isNoRow(err) {
			return payroll.Refuse(NoSuchArticle, "name", name)
		}
		if err != nil {
			return err
		}
		r.ID = refusedRef(number)
		r.Reason, err = reasonOf(r.Code, args)
		return err
	})
	return r, err
}

// IsRefusedRow reports whether a name is that of a refused row and no article's.
func IsRefusedRow(name string) bool {
	_, ok := refusedNumber(name)
	return ok
}

// factsJSON writes the facts of a refusal as the database stores them: a JSON object of
// texts, whole numbers and lists of texts, in the order of their names. Values of other
// types are written as texts.
func factsJSON(facts payroll.Facts) (string, error) {
	stored := make(map[string]any, len(facts))
	for _, f := range facts {
		switch f.Value.(type) {
		case string, int, []string:
			stored[f.Name] = f.Value
		default:
			stored[f.Name] = fmt.Sprint(f.Value)
		}
	}
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	err := e.Encode(stored)
	return string(bytes.TrimSuffix(b.Bytes(), []byte("\n"))), err
}

// reasonOf returns a refusal with the facts that factsJSON wrote, in the order of their
// names.
func reasonOf(code payroll.Code, facts string) (*payroll.Error, error) {
	var stored map[string]any
	d := json.NewDecoder(bytes.NewReader([]byte(facts)))
	d.UseNumber()
	if err := d.Decode(&stored); err != nil {
		return nil, err
	}
	reason := payroll.Refuse(code)
	for _, name := range slices.Sorted(maps.Keys(stored)) {
		value, err := storedFact(stored[name])
		if err != nil {
			return nil, err
		}
		reason.Facts = append(reason.Facts, payroll.Fact{Name: name, Value: value})
	}
	return reason, nil
}

// storedFact returns a value of a JSON object as the type that factsJSON wrote it from.
func storedFact(value any) (any, error) {
	switch v := value.(type) {
	case json.Number:
		n, err := v.Int64()
		return int(n), err
	case []any:
		texts := make([]string, len(v))
		for i, text := range v {
			texts[i] = fmt.Sprint(text)
		}
		return texts, nil
	}
	return value, nil
}
