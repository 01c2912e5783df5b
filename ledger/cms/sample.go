package cms

import (
	"regexp"

	"nhuanbut/payroll"
)

// What begins the IDs of the rows in which the empty sheet shows how it is filled, in
// Vietnamese and in English. A number follows.
const (
	SamplePrefix        = "MAU-"
	EnglishSamplePrefix = "SAMPLE-"
)

var sampleID = regexp.MustCompile(`^(?i:mau|mẫu|sample)-[0-9]+$`)

// judgeSample marks a row that still is a sample: its ID says so and it is a draft. One
// that is no draft any more is somebody's article under an ID that the next sheet will
// have again, and is refused.
func (f *File) judgeSample(row *Row) {
	if row.Err != nil || !sampleID.MatchString(row.Record[payroll.ID]) {
		return
	}
	var shipped payroll.StatusWords
	if shipped.Resolve(row.Record[payroll.ApprovalStatus], row.Record[payroll.NewsroomStatus]) == payroll.Draft {
		row.Sample = true
		return
	}
	header := payroll.ID.Header()
	for _, h := range f.header {
		if h.Known && h.Column == payroll.ID {
			header = h.Name
		}
	}
	row.refuse(header, row.Record[payroll.ID], payroll.Refuse(SampleFilled))
}
