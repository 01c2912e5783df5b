package ledger

import (
	"database/sql"
	"encoding/json"
	"path/filepath"
	"slices"
	"strings"

	"nhuanbut/ledger/cms"
	"nhuanbut/payroll"
)

// fileWarning is what is said of a file, until it is imported again without it.
type fileWarning struct {
	id          int64
	path, sheet string
	months      []payroll.Month
	header      string
	rows        []int
	reason      *payroll.Error
}

// onTheSpot are warnings of one import alone: they say nothing of what is stored.
var onTheSpot = []payroll.Code{payroll.AuthorSuspicious, payroll.AuthorNotAPerson, NoRows, cms.MapUnused}

// readFileWarnings returns those that stand after an event. $1 of the condition is the event.
func readFileWarnings(t *tx, asOf int64, where string, args ...any) (list []fileWarning, err error) {
	err = t.Each(`SELECT w.id, w.path, w.sheet, w.months, w.header, w.rows, w.code, w.args FROM file_warning w
WHERE w.event_id <= $1 AND NOT EXISTS (SELECT 1 FROM file_warning_settled s WHERE s.warning_id = w.id AND s.event_id <= $1) AND `+where+` ORDER BY w.id`,
		append([]any{asOf}, args...), func(found *sql.Rows) error {
			var w fileWarning
			var months, rows, args string
			var code payroll.Code
			if err := found.Scan(&w.id, &w.path, &w.sheet, &months, &w.header, &rows, &code, &args); err != nil {
				return err
			}
			w.months = monthsIn(months)
			if err := json.Unmarshal([]byte(rows), &w.rows); err != nil {
				return err
			}
			w.reason, err = reasonOf(code, args)
			list = append(list, w)
			return err
		})
	return list, err
}

// finding is what a check says of the warning.
func (w *fileWarning) finding() payroll.Finding {
	return payroll.Finding{
		Code: w.reason.Code, Severity: payroll.SeverityOf(w.reason.Code), Subject: payroll.OfFile, Articles: []string{},
		Field: w.header, Path: w.path, Sheet: w.sheet, Rows: w.rows, Reason: w.reason,
	}
}

// says reports whether an import says the same.
func (w *fileWarning) says(now *cms.Warning, args string) bool {
	had, _ := factsJSON(w.reason.Facts)
	return w.path == filepath.Base(now.Path) && w.sheet == now.Sheet && w.header == now.Column && w.reason.Code == now.Reason.Code &&
		had == args && slices.Equal(w.rows, now.Rows)
}

// keepWarnings keeps what the import says of its files and is not said already, and
// settles what was said of them and is no longer so.
func (im *importer) keepWarnings() error {
	standing := make(map[int64]bool)
	for _, now := range im.done.Warnings {
		if slices.Contains(onTheSpot, now.Reason.Code) {
			continue
		}
		if err := im.keepWarning(now, standing); err != nil {
			return err
		}
	}
	for _, w := range im.door.said {
		if _, imported := im.door.monthsOf[w.path]; !imported || standing[w.id] {
			continue
		}
		if err := im.begin(); err != nil {
			return err
		}
		if _, err := im.tx.Exec(`INSERT INTO file_warning_settled (event_id, warning_id) VALUES ($1, $2)`, im.tx.EventID, w.id); err != nil {
			return err
		}
	}
	return nil
}

func (im *importer) keepWarning(now *cms.Warning, standing map[int64]bool) error {
	args, err := factsJSON(now.Reason.Facts)
	if err != nil {
		return err
	}
	for _, w := range im.door.said {
		if w.says(now, args) {
			standing[w.id] = true
			return nil
		}
	}
	if err := im.begin(); err != nil {
		return err
	}
	rows, err := json.Marshal(append([]int{}, now.Rows...))
	if err != nil {
		return err
	}
	file := filepath.Base(now.Path)
	var months []string
	for _, m := range im.door.monthsOf[file] {
		months = append(months, string(m))
	}
	_, err = im.tx.Exec(`INSERT INTO file_warning (event_id, source, path, sheet, months, header, rows, code, args) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
		im.tx.EventID, im.o.Source, file, now.Sheet, strings.Join(months, ","), now.Column, string(rows), now.Reason.Code, args)
	return err
}
