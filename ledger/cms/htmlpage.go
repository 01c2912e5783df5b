package cms

import (
	"errors"
	"io"
	"iter"
	"os"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"nhuanbut/payroll"
)

// maxWebPage is how large a page may be: it is read into memory, since a table of
// HTML says only at its end how it was meant.
const maxWebPage = 64 << 20

// htmlPage is a parsed page of HTML.
type htmlPage struct {
	root   *html.Node
	styles css
}

// parsePage parses a page of an encoding.
func parsePage(f *os.File, enc textEncoding) (*htmlPage, error) {
	if info, err := f.Stat(); err != nil {
		return nil, err
	} else if info.Size() > maxWebPage {
		return nil, payroll.Refuse(PageTooLarge, maxWebPage>>20)
	}
	text, err := enc.reader(f)
	if err != nil {
		return nil, err
	}
	root, err := html.Parse(io.LimitReader(text, 4*maxWebPage))
	var disk *os.PathError
	switch {
	case errors.As(err, &disk):
		return nil, err
	case err != nil:
		return nil, payroll.Refuse(FileDamaged, "HTML")
	}
	return &htmlPage{root, pageStyles(root)}, nil
}

// tables gives the rows of each table of the page, in their order. The error is of a table
// that is too large; nothing follows it.
func (p *htmlPage) tables() iter.Seq2[*webRows, error] {
	return func(yield func(*webRows, error) bool) {
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
