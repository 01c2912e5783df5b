package xlsx

import (
	"bufio"
	"bytes"
	"errors"
	"io"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"nhuanbut/ledger/cms/grid"
	"nhuanbut/ledger/cms/script"
)

// survey holds what must be known of a sheet before its rows are read, and what XLSX puts
// behind them.
type survey struct {
	merges   grid.Merges
	hidden   []span // columns that are not shown
	shuffled bool   // rows do not stand in their order
	lastRow  int    // the number of the row met last
	odd      bool   // texts within the sheet may be of another script
}

// span is a range of columns, counted from 0.
type span struct{ first, last int }

// surveySheet reads all tags of a sheet for its survey.
func (b *Book) surveySheet(name string) (*survey, error) {
	v := &survey{}
	p, err := b.part(name)
	if err != nil {
		return v, err
	}
	defer p.close()
	tags := bufio.NewReaderSize(p.text.R, windowSize)
	for {
		text, err := tags.ReadSlice('>')
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil && !errors.Is(err, bufio.ErrBufferFull) {
			return v, p.failed(err)
		}
		v.odd = v.odd || script.Suspicious(text)
		v.see(text[bytes.LastIndexByte(text, '<')+1:])
	}
	v.merges.Sort()
	return v, nil
}

func (v *survey) see(tag []byte) {
	switch localName(tag) {
	case "mergeCell":
		addMerge(&v.merges, tag)
	case "row":
		v.lastRow++
		if r := tagAttr(tag, "r"); r != "" {
			n, err := strconv.Atoi(r)
			v.shuffled = v.shuffled || err == nil && n < v.lastRow
			v.lastRow = n
		}
	case "col":
		first, err1 := strconv.Atoi(tagAttr(tag, "min"))
		last, err2 := strconv.Atoi(tagAttr(tag, "max"))
		if err1 == nil && err2 == nil && first > 0 && (yes(tagAttr(tag, "hidden")) || zero(tagAttr(tag, "width"))) {
			v.hidden = append(v.hidden, span{first - 1, last - 1})
		}
	}
}

// hides reports whether column i, counted from 0, is hidden.
func (v *survey) hides(i int) bool {
	return slices.ContainsFunc(v.hidden, func(s span) bool { return s.first <= i && i <= s.last })
}

// localName returns the name of a start tag without its namespace; "" for an end tag.
func localName(tag []byte) string {
	end := bytes.IndexAny(tag, " \t\r\n/>")
	if end <= 0 {
		return ""
	}
	return string(tag[bytes.LastIndexByte(tag[:end], ':')+1 : end])
}

// tagAttr returns the value of an attribute in the bytes of a tag; "" if there is none.
func tagAttr(tag []byte, name string) string {
	for rest := tag; ; {
		i := bytes.Index(rest, []byte(name))
		if i < 0 {
			return ""
		}
		before := i > 0 && bytes.IndexByte([]byte(" \t\r\n"), rest[i-1]) >= 0
		rest = bytes.TrimLeft(rest[i+len(name):], " \t\r\n")
		if !before || len(rest) == 0 || rest[0] != '=' {
			continue
		}
		value := bytes.TrimLeft(rest[1:], " \t\r\n")
		if len(value) == 0 || value[0] != '"' && value[0] != '\'' {
			return ""
		}
		end := bytes.IndexByte(value[1:], value[0])
		if end < 0 {
			return ""
		}
		return string(value[1 : end+1])
	}
}

// yes reports whether an attribute is true, in any of XLSX's spellings.
func yes(value string) bool { return value == "1" || value == "true" || value == "on" }

// zero reports whether a width or a height is 0.
func zero(size string) bool {
	n, err := strconv.ParseFloat(size, 64)
	return err == nil && n == 0
}

var mergeRef = regexp.MustCompile(`\sref\s*=\s*["']\$?([A-Za-z]{1,3})\$?([0-9]{1,7}):\$?([A-Za-z]{1,3})\$?([0-9]{1,7})["']`)

// addMerge adds the merge that a tag names.
func addMerge(m *grid.Merges, tag []byte) {
	ref := mergeRef.FindSubmatch(tag)
	if ref == nil {
		return
	}
	from, to := string(ref[1])+string(ref[2]), string(ref[3])+string(ref[4])
	left, top, ok := grid.ParseName(from)
	right, bottom, ok2 := grid.ParseName(to)
	if !ok || !ok2 || right < left || bottom < top {
		return
	}
	m.Add(grid.Merge{Name: strings.ToUpper(from + ":" + to), Top: top, Left: left, Bottom: bottom, Right: right})
}
