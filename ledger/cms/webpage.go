package cms

import (
	"errors"
	"os"

	"nhuanbut/ledger/cms/text"
	"nhuanbut/ledger/cms/value"
	"nhuanbut/payroll"
)

// webPage is the table of a page: programs write one and name it .xls.
type webPage struct {
	table
	file *os.File
}

func (p *webPage) close() error { return p.file.Close() }

// openWebPage finds the only table of a page that has a usable header.
func openWebPage(r *reading, f *os.File) (reader, error) {
	enc, err := r.encodingOf(f)
	if err != nil {
		return nil, err
	}
	page, err := text.ParsePage(f, enc)
	if err != nil {
		return nil, r.located(err)
	}
	r.serials = value.Since1900
	var found *webPage
	var missing error
	tables := 0
	for rows, err := range page.Tables() {
		if err != nil {
			return nil, r.located(err)
		}
		tables++
		kept := *r
		page := &webPage{table: table{reading: r, rows: rows}, file: f}
		switch err := page.findHeader(); {
		case err == nil && found != nil:
			return nil, r.refuse(SeveralTables)
		case err == nil:
			found = page
		case !errors.Is(err, payroll.Refuse(HeaderMissing)):
			return nil, err
		default:
			if missing == nil || headersFound(err) > headersFound(missing) {
				missing = err
			}
			*r = kept
		}
	}
	switch {
	case found != nil:
		return found, nil
	case tables == 0:
		return nil, r.refuse(FormatWebPage)
	}
	return nil, missing
}
