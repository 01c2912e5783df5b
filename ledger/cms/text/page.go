package text

import (
	"errors"
	"io"
	"iter"
	"os"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"nhuanbut/ledger/cms/grid"
	"nhuanbut/payroll"
)

// maxWebPage is the number of bytes that a page may have. It is parsed in memory: HTML tells
// only at the end of a table how it was meant.
const maxWebPage = 64 << 20

// Page is a parsed page of HTML.
type Page struct {
	root   *html.Node
	styles css
}

// ParsePage parses the page that f holds in an encoding.
func ParsePage(f *os.File, enc Encoding) (*Page, error) {
	if info, err := f.Stat(); err != nil {
		return nil, err
	} else if info.Size() > maxWebPage {
		return nil, payroll.Refuse(pageTooLarge, "megabytes", maxWebPage>>20)
	}
	text, err := enc.Reader(f)
	if err != nil {
		return nil, err
	}
	root, err := html.Parse(io.LimitReader(text, 4*maxWebPage))
	var disk *os.PathError
	switch {
	case errors.As(err, &disk):
		return nil, err
	case err != nil:
		return nil, payroll.Refuse(grid.FileDamaged, "part", "HTML")
	}
	return &Page{root, pageStyles(root)}, nil
}

// Tables gives the tables of the page in their order. A table that is too large gives an
// error; nothing follows it.
func (p *Page) Tables() iter.Seq2[*Table, error] {
	return func(yield func(*Table, error) bool) {
		for node := range p.root.Descendants() {
			if node.DataAtom != atom.Table || node.Type != html.ElementNode {
				continue
			}
			rows, err := newWebRows(node, p.styles)
			if !yield(rows, err) || err != nil {
				return
			}
		}
	}
}
