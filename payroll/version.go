package payroll

import "maps"

// Version is an article from one change to the next.
type Version struct {
	ID       int64 // the ledger's number, 0 of a version that is not stored
	Number   int   // of the article's versions, from 1
	Record   Record
	Override Overridden
}

// Overridden are the columns where a value set in the tool stands against what files say,
// by column key.
type Overridden map[string]FileValue

// FileValue is what the file said of a column when it was set in the tool, and what the
// last file says of it.
type FileValue struct {
	Base string `json:"base"`
	File string `json:"file"`
}

// Imported returns the record as the last file had it.
func (v *Version) Imported() Record {
	r := v.Record
	for c := range Column(ColumnCount) {
		if o, ok := v.Override[c.Key()]; ok {
			r[c] = o.File
		}
	}
	return r
}

// TakeFile returns the version that a changed row makes: what the file says stands, but
// where the tool has set something else.
func (v *Version) TakeFile(file Record) Version {
	next := Version{Number: v.Number + 1, Record: file, Override: maps.Clone(v.Override)}
	for c := range Column(ColumnCount) {
		if o, ok := v.Override[c.Key()]; ok {
			next.Record[c] = v.Record[c]
			next.Override[c.Key()] = FileValue{Base: o.Base, File: file[c]}
		}
	}
	return next
}

// Set returns the version that setting fields in the tool makes.
func (v *Version) Set(fields map[Column]string) Version {
	file := v.Imported()
	next := v.next()
	if next.Override == nil {
		next.Override = make(Overridden)
	}
	for c, value := range fields {
		next.Record[c] = value
		next.Override[c.Key()] = FileValue{Base: file[c], File: file[c]}
	}
	return next
}

// HasSet reports whether the tool has set all fields to these values.
func (v *Version) HasSet(fields map[Column]string) bool {
	for c, value := range fields {
		if _, set := v.Override[c.Key()]; !set || v.Record[c] != value {
			return false
		}
	}
	return true
}

// Reset returns the version in which the file's value of some columns stands again.
func (v *Version) Reset(columns []Column) Version {
	file := v.Imported()
	next := v.next()
	for _, c := range columns {
		next.Record[c] = file[c]
		delete(next.Override, c.Key())
	}
	return next
}

// WithSetOf returns the version with what was set in the tool of another article, where
// nothing was set of this one. A decision about the other is none about this one.
func (v Version) WithSetOf(other *Version) Version {
	for c := range Column(ColumnCount) {
		_, here := v.Override[c.Key()]
		if _, set := other.Override[c.Key()]; !set || here || c == ApprovalStatus || c == NewsroomStatus {
			continue
		}
		if v.Override == nil {
			v.Override = make(Overridden)
		}
		v.Override[c.Key()] = FileValue{Base: v.Record[c], File: v.Record[c]}
		v.Record[c] = other.Record[c]
	}
	return v
}

// Differing returns the fields that Set would change: those with another value, and those
// that were set to theirs while the file has come to say otherwise.
func (v *Version) Differing(fields map[Column]string) map[Column]string {
	file := v.Imported()
	changed := make(map[Column]string)
	for c, value := range fields {
		o, set := v.Override[c.Key()]
		if v.Record[c] != value || set && o.Base != file[c] {
			changed[c] = value
		}
	}
	return changed
}

// Overrides returns the columns that the tool has set, in the order of the columns.
func (v *Version) Overrides() []Override {
	var list []Override
	for c := range Column(ColumnCount) {
		if o, ok := v.Override[c.Key()]; ok {
			list = append(list, Override{Column: c, Value: v.Record[c], Base: o.Base, File: o.File})
		}
	}
	return list
}

func (v *Version) next() Version {
	return Version{Number: v.Number + 1, Record: v.Record, Override: maps.Clone(v.Override)}
}
