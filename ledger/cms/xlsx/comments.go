package xlsx

import (
	"encoding/xml"
	"errors"
	"io"
	"strings"

	"nhuanbut/ledger/cms/grid"
	"nhuanbut/payroll"
)

// What of a sheet's comments is kept in memory.
const (
	maxComments   = 100_000 // a list has a few: people write them
	commentLength = 500     // characters of one that are shown
)

// comments are a sheet's comments by row, from 1, and column, from 0.
type comments map[int]map[int]string

// readComments reads what is written beside the cells of a sheet: notes, and the
// threads of newer Excels, which repeat themselves as notes for older ones.
func (b *Book) readComments(sheet string) (comments, error) {
	folder, name := splitPart(sheet)
	relations, err := b.relations(folder, name)
	if err != nil {
		return nil, err
	}
	notes, threads := make(comments), make(comments)
	for _, r := range relations {
		if b.parts[entryName(r.target)] == nil {
			continue
		}
		switch r.kind {
		case "comments":
			err = b.collect(r.target, "comment", notes)
		case "threadedComment":
			err = b.collect(r.target, "threadedComment", threads)
		}
		if err != nil {
			return nil, err
		}
	}
	for row, cells := range threads {
		for column, text := range cells {
			notes.put(row, column, text)
		}
	}
	return notes, nil
}

// collect reads the comments of a part, each an element with the cell that it is of.
func (b *Book) collect(name, element string, into comments) error {
	p, err := b.partIn(name, b.script)
	if err != nil {
		return err
	}
	defer p.Close()
	for n := 0; ; {
		t, err := p.token()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		e, ok := t.(xml.StartElement)
		if !ok || e.Name.Local != element {
			continue
		}
		if n++; n > maxComments {
			return payroll.Refuse(commentsTooMany, "limit", maxComments)
		}
		column, row, ok := grid.ParseName(attr(e, "ref"))
		text, err := p.commentText(element)
		if err != nil {
			return err
		}
		if text = grid.ShortenTo(text, commentLength); !ok || row == 0 || text == "" {
			continue
		}
		if before := into[row][column]; before != "" {
			text = grid.ShortenTo(before+" / "+text, commentLength) // an answer in a thread
		}
		into.put(row, column, text)
	}
}

func (c comments) put(row, column int, text string) {
	if c[row] == nil {
		c[row] = make(map[int]string)
	}
	c[row][column] = text
}

// commentText reads a comment's text to the end of its element: threads have it in
// the element text itself, notes in runs.
func (p *part) commentText(element string) (string, error) {
	var text strings.Builder
	depth, phonetic := 0, false
	for {
		t, err := p.inside()
		if err != nil {
			return "", err
		}
		switch t := t.(type) {
		case xml.StartElement:
			phonetic = phonetic || t.Name.Local == "rPh"
			if t.Name.Local == "text" || t.Name.Local == "t" {
				depth++
			}
		case xml.CharData:
			if depth > 0 && !phonetic {
				text.Write(t)
			}
		case xml.EndElement:
			switch t.Name.Local {
			case "rPh":
				phonetic = false
			case "text", "t":
				depth--
			case element:
				return payroll.OneLine(unescapeText(text.String())), nil
			}
		}
	}
}

// over adds the comments of a row to its cells: also to a blank one, and to one that
// the row does not have.
func (c comments) over(row int, cells []grid.Cell) []grid.Cell {
	if len(c) == 0 || grid.Blank(cells) {
		return cells
	}
	for column, text := range c[row] {
		for len(cells) <= column {
			cells = append(cells, grid.Cell{})
		}
		cells[column].Comment = text
	}
	return cells
}
