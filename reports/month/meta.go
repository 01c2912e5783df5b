package month

import (
	"nhuanbut/ledger/cms"
	"nhuanbut/payroll"
	"nhuanbut/reports/lang"
	"nhuanbut/reports/xlsx"
)

// metaVersion is that of the sheet of data: a key that goes or changes its meaning raises it.
const metaVersion = 1

// monthMeta writes the hidden sheet of a month's workbook: what it is, and what its sheet of
// articles is, so that it can come back with corrections.
func (r *report) monthMeta() error {
	status := "open"
	if r.Closed {
		status = "closed"
	}
	m := r.detailMeta()
	m.Schema, m.Month = cms.SchemaMonth, r.Month
	m.More = [][2]any{
		{"schema_version", metaVersion},
		{"period_status", status},
		{"first_day", string(r.First)},
		{"last_day", string(r.Last)},
		{"data_sheet", r.Say(dataSheet)},
		{"data_table", dataTable},
		{"lines", len(r.Lines)},
		{"gross", int64(r.Sum.Gross())},
	}
	return r.Meta(m)
}

// detailMeta says what the sheet of articles is, once it has been written.
func (r *report) detailMeta() cms.Meta {
	d := r.detail
	m := cms.Meta{
		Sheet: d.sheet.Name, HeaderRow: r.HeadRow(), Total: d.totalTitle, Section: r.Say(withoutArticle),
		PhotosBy: r.Say(photosBy, ""), SharesAre: r.Say(sharesAre, ""), Statuses: make(map[payroll.Status]string),
	}
	for _, s := range payroll.Statuses() {
		m.Statuses[s] = r.Say(lang.Status(s).Cell)
	}
	for i, f := range d.shown {
		m.Columns = append(m.Columns, cms.MetaColumn{Detail: f, Column: i, Header: d.sheet.Columns[i].Head})
	}
	for _, a := range r.Articles {
		m.Articles = append(m.Articles, cms.MetaArticle{Ref: a.Ref, Number: a.Number, Version: a.Version, Remark: xlsx.Clean(a.Remark)})
	}
	for _, line := range r.Lines {
		if r.MonthArticle(line.Article) == nil {
			m.Lines = append(m.Lines, line.ID)
		}
	}
	return m
}
