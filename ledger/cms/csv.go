package cms

import (
	"errors"
	"io"
	"os"

	"nhuanbut/ledger/cms/grid"
	"nhuanbut/ledger/cms/text"
	"nhuanbut/ledger/cms/value"
)

// sharePointRows is where SharePoint's own export to CSV stops without a word.
const sharePointRows = 30_000

// delimited is a list as text.
type delimited struct {
	table
}

func openDelimited(r *reading, f *os.File) (reader, error) {
	enc, err := r.encodingOf(f)
	if err != nil {
		return nil, err
	}
	r.serials = value.Since1900
	comma, err := r.findComma(f, enc)
	if err != nil {
		return nil, err
	}
	r.about.delimiter = string(comma)
	d := &delimited{table{reading: r, exact: true}}
	if d.rows, err = text.NewDelimited(f, enc, comma); err != nil {
		return nil, err
	}
	return d, d.findHeader()
}

func (d *delimited) next() (Row, error) {
	row, err := d.table.next()
	if errors.Is(err, io.EOF) && d.given == sharePointRows {
		d.warn(CutAt30000, "", 0, d.path)
	}
	return row, err
}

// findComma finds the delimiter: the one that Excel's first line "sep=;" names,
// else that by which most headers are known.
func (r *reading) findComma(f *os.File, enc text.Encoding) (rune, error) {
	best, most := ',', -1
	for _, comma := range []rune{',', ';', '\t'} {
		records, err := text.NewDelimited(f, enc, comma)
		if err != nil {
			return 0, err
		}
		if comma, said := records.Comma(); said {
			return comma, nil
		}
		for range grid.HeaderRows {
			l, err := records.Next()
			if errors.Is(err, io.EOF) {
				break
			}
			if err != nil {
				return 0, r.located(err)
			}
			header, _ := r.subject.understand(r, texts(l.Cells))
			if n := knownIn(header); n > most && (n > 0 || len(header) > 1) {
				best, most = comma, n
			}
			if usable(header) {
				break
			}
		}
	}
	return best, nil
}
