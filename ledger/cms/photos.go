package cms

import "nhuanbut/payroll"

// PhotosUncounted says of rows that they have a coefficient of photos and no count: one is
// paid. It is not said where the coefficient is that of all photos.
const PhotosUncounted payroll.Code = "photos-uncounted"

// countPhotos says of a row that nobody counted its photos.
func (r *reading) countPhotos(row *Row) {
	if row.Err == nil && row.Record[payroll.Photos] == "" && positive(row.Record[payroll.PhotoCoefficient]) && !r.policy(row).PhotoTotal {
		r.warn(PhotosUncounted, r.columnOf(payroll.PhotoCoefficient).Name, row.At.Row)
	}
}

// policy is the newsroom's rule on the day of a row.
func (r *reading) policy(row *Row) (p payroll.Policy) {
	if r.o.Policy != nil {
		p = r.o.Policy(row.Record.PublishedOn())
	}
	return p
}
