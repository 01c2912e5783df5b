package ledger

import (
	"errors"
	"hash/maphash"
	"io"
	"slices"

	"nhuanbut/ledger/cms"
	"nhuanbut/payroll"
)

// VersionUnclear refuses a row whose version could come before another row's or after it: a
// number 1.1 beside 1.10. Facts: version, other, row.
const VersionUnclear payroll.Code = "version-unclear"

// severalVersions are rows of a list that has several versions of one article, which are
// put off until all are known: the highest stands, the others are its history.
type severalVersions struct {
	repeated map[uint64]bool // hashes of the IDs that the file has more than once
	seed     maphash.Seed
	order    []string
	rows     map[string][]versionedRow
}

// openVersions looks a file through for IDs that it has more than once, where it says of
// which version its rows are.
func openVersions(path string, o cms.Options) (*severalVersions, error) {
	s := severalVersions{seed: maphash.MakeSeed(), repeated: make(map[uint64]bool), rows: make(map[string][]versionedRow)}
	f, err := cms.Open(path, o)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	once := make(map[uint64]bool)
	for {
		row, err := f.Next()
		if errors.Is(err, io.EOF) {
			return &s, nil
		}
		if err != nil {
			return nil, err
		}
		if !hasVersions(f.Header()) {
			return &s, nil
		}
		if id := row.Record[payroll.ID]; id != "" && row.Record[payroll.CMSVersion] != "" {
			key := maphash.String(s.seed, id)
			if once[key] {
				s.repeated[key] = true
			}
			once[key] = true
		}
	}
}

func hasVersions(header []cms.HeaderColumn) bool {
	has := func(c payroll.Column) bool {
		return slices.ContainsFunc(header, func(h cms.HeaderColumn) bool { return h.Known && h.Column == c })
	}
	return has(payroll.ID) && has(payroll.CMSVersion)
}

// putOff keeps a row, of a file with some columns, for the end of the file and reports
// whether it does.
func (s *severalVersions) putOff(row *cms.Row, present []bool) bool {
	id := row.Record[payroll.ID]
	if id == "" || row.Sample || !s.repeated[maphash.String(s.seed, id)] {
		return false
	}
	if s.rows[id] == nil {
		s.order = append(s.order, id)
	}
	s.rows[id] = append(s.rows[id], versionedRow{Row: *row, present: slices.Clone(present)})
	return true
}

// takeVersions takes in the rows that were put off, of each article from its lowest version
// to its highest.
func (im *importer) takeVersions(s *severalVersions) error {
	for _, id := range s.order {
		rows, err := im.inOrder(s.rows[id])
		if err != nil {
			return err
		}
		if err := im.takeHistory(rows); err != nil {
			return err
		}
		delete(s.rows, id)
	}
	return nil
}

// versionedRow is a row with the version that it is of.
type versionedRow struct {
	cms.Row
	present []bool // the columns that its table has
	version payroll.ListVersion
}

// inOrder returns the rows of one article from the lowest version to the highest. What cannot
// be told is refused: rows without a version, and with one that could be before another or
// after it.
func (im *importer) inOrder(rows []versionedRow) (list []versionedRow, err error) {
	for i := range rows {
		row := &rows[i]
		if row.version, err = payroll.ParseVersion(row.Record[payroll.CMSVersion]); err != nil && row.Err == nil {
			row.refuse(payroll.Refuse(TwiceInFile, "row", rows[0].At.Row))
		}
	}
	unclear := make(map[int]*payroll.Error)
	for i, row := range rows {
		for _, than := range rows {
			_, sure := row.version.Compare(than.version)
			if row.version.Number && !sure && row.Record != than.Record && row.Err == nil && than.Err == nil {
				unclear[i] = payroll.Refuse(VersionUnclear, "version", row.version.String(), "other", than.version.String(), "row", than.At.Row)
			}
		}
	}
	for i := range rows {
		if reason := unclear[i]; reason != nil {
			rows[i].refuse(reason)
		}
		if rows[i].Err == nil {
			list = append(list, rows[i])
		} else if err := im.putOffRow(&rows[i]); err != nil {
			return nil, err
		}
	}
	slices.SortStableFunc(list, func(a, b versionedRow) int {
		order, _ := a.version.Compare(b.version)
		return order
	})
	return list, nil
}

// refuse refuses the row for its version.
func (row *versionedRow) refuse(reason *payroll.Error) {
	row.Err = &cms.CellError{At: row.At, Column: payroll.CMSVersion.Header(), Value: row.Record[payroll.CMSVersion], Reason: reason}
}

// putOffRow takes in a row that was put off.
func (im *importer) putOffRow(row *versionedRow) error {
	im.present = row.present
	return im.row(&row.Row)
}

// takeHistory takes in versions of one article in order. Which article it is the highest
// says; versions up to the one that is stored are known.
func (im *importer) takeHistory(rows []versionedRow) error {
	if len(rows) == 0 {
		return nil
	}
	top := &rows[len(rows)-1]
	f, err := im.search().identify(&top.Record)
	var refusal *payroll.Error
	if err != nil && !errors.As(err, &refusal) {
		return err
	}
	known, told := payroll.ListVersion{}, false
	if err == nil && f.ok {
		v, err := articleVersion(im.tx, f.id)
		if err != nil {
			return err
		}
		if file := v.Imported(); file[payroll.CMSVersion] != "" {
			if known, err = payroll.ParseVersion(file[payroll.CMSVersion]); err == nil {
				told = true
			}
		}
	}
	im.several = &f
	defer func() { im.several = nil }()
	for i := range rows {
		row := &rows[i]
		order, sure := row.version.Compare(known)
		switch {
		case i > 0 && row.version == rows[i-1].version && row.Record != rows[i-1].Record:
			row.refuse(payroll.Refuse(TwiceInFile, "row", rows[i-1].At.Row))
		case told && sure && order < 0, i > 0 && row.version == rows[i-1].version:
			im.count.Rows++
			im.count.Unchanged++
			continue
		}
		if err := im.putOffRow(row); err != nil {
			return err
		}
	}
	return nil
}
