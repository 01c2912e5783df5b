package xlsx

import (
	"encoding/xml"
	"errors"
	"io"
	"strings"

	"nhuanbut/ledger/cms/grid"
	"nhuanbut/payroll"
)

// These limits bound the comments of a sheet that are kept in memory.
const (
	maxComments   = 100_000 // a list has a few: people write them
	commentLength = 500     // characters of one that are shown
)

// comments holds the comments of a sheet by row, from 1, and column, from 0.
type comments map[int]map[int]string

// readComments reads the notes and the threads of a sheet. Excel repeats a thread as a note
// for older versions, so threads replace notes.
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

// collect reads the comments of a part, each an element with the name of its cell.
func (b *Book) collect(name, element string, into comments) error {
	p, err := b.partIn(name, b.script)
	if err != nil {
		return err
	}
	defer p.close()
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

// commentText reads the text of a comment to the end of its element. Threads have the text in
// the element itself, notes in runs.
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

// over returns the cells of a row with their comments, which may be on blank cells and behind
// the last one.
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
