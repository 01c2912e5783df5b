package cms

import (
	"os"

	"nhuanbut/ledger/cms/value"
)

// Open opens a list and finds its header. It refuses with a *FileError a file that
// nothing can be read from.
func Open(path string, o Options) (*File, error) {
	f, err := open(path, o)
	if err != nil {
		return nil, err
	}
	return f.settleUnit()
}

func open(path string, o Options) (*File, error) {
	r := &reading{path: path, o: o, subject: &articles, judge: &dateJudge{}}
	if o.Explain {
		r.explained = &explaining{dates: value.Dates{Order: o.Dates}}
	}
	opened, err := r.open()
	if err != nil {
		return nil, err
	}
	r.swapBack = o.Dates == value.DatesDMY && r.about.format == "xlsx" && swapBack(path, o)
	return &File{r: opened, reading: r}, nil
}

// open opens the file in its format and finds its header.
func (r *reading) open() (reader, error) {
	f, err := os.Open(r.path)
	if err != nil {
		return nil, err
	}
	format, err := r.format(f)
	if err != nil {
		f.Close()
		return nil, err
	}
	r.extent = extentOf(f)
	opened, err := format(r, f)
	if err != nil {
		if opened != nil {
			opened.close()
		}
		f.Close()
		return nil, err
	}
	return opened, nil
}
