package xlsx

import (
	"encoding/xml"
	"errors"
	"io"
	"slices"
	"strconv"
	"strings"

	"nhuanbut/ledger/cms/grid"
)

// maxStyles is the number of formats that a workbook may have. Excel allows 65,490.
const maxStyles = 1 << 17

// style is the part of a cell's format that can matter to money.
type style struct {
	struck bool // the text is struck through
	dated  bool // a number is shown as a date or a time
	fill   int  // the cell's colour, as a number of the workbook's; 0 is none or white
}

// styles holds a workbook's formats by their number.
type styles []style

// of returns the format with a number, the zero style if there is none.
func (s styles) of(number string) style {
	i, err := strconv.Atoi(number)
	if err != nil || i < 0 || i >= len(s) {
		return style{}
	}
	return s[i]
}

// styleSheet collects the fonts, fills and number formats that formats are made of.
type styleSheet struct {
	inside  []string // the elements that are open, by their local names
	struck  []bool   // by font
	fills   []int    // by fill
	colours map[string]int
	dated   map[string]bool // by the number of a custom number format
	styles  styles
}

// readStyles reads the cell formats of a workbook.
func (b *Book) readStyles(name string) (styles, error) {
	p, err := b.part(name)
	if err != nil {
		return nil, err
	}
	defer p.close()
	s := styleSheet{colours: make(map[string]int), dated: make(map[string]bool)}
	for {
		t, err := p.token()
		if errors.Is(err, io.EOF) {
			return s.styles, nil
		}
		if err != nil {
			return nil, err
		}
		switch t := t.(type) {
		case xml.StartElement:
			s.start(t)
			s.inside = append(s.inside, t.Name.Local)
		case xml.EndElement:
			s.inside = s.inside[:max(0, len(s.inside)-1)]
		}
		if len(s.styles) > maxStyles || len(s.inside) > maxStyles {
			return nil, p.cut()
		}
	}
}

// under reports whether the innermost open elements have these names.
func (s *styleSheet) under(names ...string) bool {
	n := len(s.inside) - len(names)
	return n >= 0 && slices.Equal(s.inside[n:], names)
}

func (s *styleSheet) start(e xml.StartElement) {
	switch e.Name.Local {
	case "font":
		if s.under("fonts") {
			s.struck = append(s.struck, false)
		}
	case "strike":
		if s.under("fonts", "font") && len(s.struck) > 0 {
			s.struck[len(s.struck)-1] = on(e)
		}
	case "fill":
		if s.under("fills") {
			s.fills = append(s.fills, 0)
		}
	case "fgColor", "stop":
		s.colour(e)
	case "numFmt":
		if s.under("numFmts") {
			s.dated[attr(e, "numFmtId")] = grid.ShowsDate(attr(e, "formatCode"))
		}
	case "xf":
		if s.under("cellXfs") {
			s.styles = append(s.styles, s.format(e))
		}
	}
}

// on reports whether an element such as strike is on. Without a value it is.
func on(e xml.StartElement) bool {
	v := attr(e, "val")
	return v != "0" && v != "false" && v != "off"
}

// colour takes the colour of the open fill: of its pattern, or the first of its gradient.
func (s *styleSheet) colour(e xml.StartElement) {
	of := len(s.fills) - 1
	if of < 2 || !s.under("fills", "fill", "patternFill") && !s.under("fills", "fill", "gradientFill") || s.fills[of] != 0 {
		return // the first two fills are Excel's own: none, and a grey one
	}
	key := ""
	for _, a := range e.Attr {
		key += a.Name.Local + "=" + strings.ToUpper(a.Value) + ";"
	}
	if white(e) {
		return
	}
	if s.colours[key] == 0 {
		s.colours[key] = len(s.colours) + 1
	}
	s.fills[of] = s.colours[key]
}

// white reports whether a colour is white.
func white(e xml.StartElement) bool {
	rgb := strings.ToUpper(attr(e, "rgb"))
	tint := attr(e, "tint")
	return strings.HasSuffix(rgb, "FFFFFF") && len(rgb) >= 6 || attr(e, "indexed") == "9" || attr(e, "indexed") == "64" ||
		attr(e, "theme") == "0" && (tint == "" || tint == "0")
}

func (s *styleSheet) format(e xml.StartElement) (f style) {
	if i, err := strconv.Atoi(attr(e, "fontId")); err == nil && i >= 0 && i < len(s.struck) {
		f.struck = s.struck[i]
	}
	if i, err := strconv.Atoi(attr(e, "fillId")); err == nil && i >= 0 && i < len(s.fills) {
		f.fill = s.fills[i]
	}
	number := attr(e, "numFmtId")
	dated, custom := s.dated[number]
	f.dated = dated || !custom && datedBuiltIn(number)
	return f
}

// datedBuiltIn reports whether a built-in number format shows dates or times: 14 to 22 and 45
// to 47 everywhere, 27 to 36 and 50 to 58 in East Asia.
func datedBuiltIn(number string) bool {
	n, err := strconv.Atoi(number)
	return err == nil && (n >= 14 && n <= 22 || n >= 27 && n <= 36 || n >= 45 && n <= 47 || n >= 50 && n <= 58)
}
