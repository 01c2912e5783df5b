package ledger

import (
	"database/sql"
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

// ref is how people name the row.
func (r *refusedRow) ref() string { return "r" + itoa(r.id) }

// refusedRows are the rows that stand as refused after an event. $1 of the condition is
// the event.
func (t *tx) refusedRows(asOf int64, where string, args ...any) (list []refusedRow, err error) {
	err = t.each(`SELECT r.id, r.source, r.path, r.sheet, r.file_row, r.cms_id, r.title, r.published_on, r.header, r.value, r.code, r.args
FROM refused_row r
WHERE r.event_id <= $1 AND NOT EXISTS (SELECT 1 FROM refused_settled s WHERE s.refused_id = r.id AND s.event_id <= $1) AND `+where+` ORDER BY r.id`,
		append([]any{asOf}, args...), func(rows *sql.Rows) error {
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

// finding is what a check says of the row.
func (r *refusedRow) finding() payroll.Finding {
	return payroll.Finding{
		Code: payroll.RowRefused, Severity: payroll.SeverityOf(payroll.RowRefused), Subject: payroll.OfRow, Articles: []string{r.ref()},
		Field: r.header, Found: r.value, Path: r.path, Sheet: r.sheet, Rows: []int{r.row}, Title: r.title, Reason: r.reason,
	}
}

// of reports whether a row of the file that is being imported is the refused one: it
// stands in its place, or has its ID, or its title and day.
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

// keepRefused keeps a refused row, unless it stands so already.
func (im *importer) keepRefused(row *cms.Row, e *cms.CellError) error {
	args, err := facts(e.Reason.Args)
	if err != nil {
		return err
	}
	for _, r := range im.door.refused {
		if had, _ := facts(r.reason.Args); r.of(im.door.file, row) && r.reason.Code == e.Reason.Code && r.header == e.Column && r.value == e.Value && had == args {
			im.door.refusedNow[r.id] = true
			return nil
		}
	}
	if err := im.begin(); err != nil {
		return err
	}
	r := refusedRow{
		source: im.o.Source, path: im.door.file, sheet: row.At.Sheet, row: row.At.Row, cmsID: row.Record[payroll.ID],
		title: row.Record[payroll.Title], published: row.Record.PublishedOn(), header: e.Column, value: e.Value, reason: e.Reason,
	}
	return im.get(`INSERT INTO refused_row (event_id, source, path, sheet, file_row, cms_id, title, published_on, header, value, code, args)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) RETURNING id`,
		[]any{im.eventID, r.source, r.path, r.sheet, r.row, r.cmsID, r.title, r.published, r.header, r.value, r.reason.Code, args}, &r.id)
}

// takeRefused settles the refused rows that a row which is taken was.
func (im *importer) takeRefused(row *cms.Row) error {
	for _, r := range im.door.refused {
		if im.door.refusedNow[r.id] || !r.of(im.door.file, row) {
			continue
		}
		im.door.refusedNow[r.id] = true
		if err := im.begin(); err != nil {
			return err
		}
		if err := im.settleRefused(r.id, "taken", ""); err != nil {
			return err
		}
	}
	return nil
}

func (t *tx) settleRefused(id int64, how, reason string) error {
	_, err := t.exec(`INSERT INTO refused_settled (event_id, refused_id, how, reason) VALUES ($1, $2, $3, $4)`, t.eventID, id, how, reason)
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
