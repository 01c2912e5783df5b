package grid

import (
	"regexp"
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// htmlElements lists the elements that texts in cells have. Anything else in angles, such as
// the address <an@b.vn>, is text.
var htmlElements = map[atom.Atom]bool{
	atom.A: true, atom.Abbr: true, atom.B: true, atom.Big: true, atom.Blockquote: true, atom.Body: true, atom.Br: true,
	atom.Center: true, atom.Code: true, atom.Dd: true, atom.Del: true, atom.Div: true, atom.Dl: true, atom.Dt: true,
	atom.Em: true, atom.Figcaption: true, atom.Figure: true, atom.Font: true, atom.Footer: true, atom.H1: true,
	atom.H2: true, atom.H3: true, atom.H4: true, atom.H5: true, atom.H6: true, atom.Head: true, atom.Header: true,
	atom.Hr: true, atom.Html: true, atom.I: true, atom.Img: true, atom.Ins: true, atom.Label: true, atom.Li: true,
	atom.Main: true, atom.Mark: true, atom.Nobr: true, atom.Ol: true, atom.P: true, atom.Pre: true, atom.Q: true,
	atom.S: true, atom.Section: true, atom.Small: true, atom.Span: true, atom.Strike: true, atom.Strong: true,
	atom.Sub: true, atom.Sup: true, atom.Table: true, atom.Tbody: true, atom.Td: true, atom.Tfoot: true, atom.Th: true,
	atom.Thead: true, atom.Time: true, atom.Tr: true, atom.Tt: true, atom.U: true, atom.Ul: true, atom.Wbr: true,
	atom.Script: true, atom.Style: true,
}

// htmlBlocks lists the elements whose end tag ends a line.
var htmlBlocks = map[atom.Atom]bool{
	atom.Blockquote: true, atom.Dd: true, atom.Div: true, atom.Dl: true, atom.Dt: true, atom.Figure: true, atom.H1: true,
	atom.H2: true, atom.H3: true, atom.H4: true, atom.H5: true, atom.H6: true, atom.Li: true, atom.Ol: true, atom.P: true,
	atom.Pre: true, atom.Section: true, atom.Table: true, atom.Td: true, atom.Th: true, atom.Tr: true, atom.Ul: true,
}

// markup and entity match what makes a text HTML. A lone "<b>" does not.
var (
	markup = regexp.MustCompile(`(?i)</(?:[a-z][a-z0-9:]*)\s*>|<(?:br|hr|img|wbr)(?:\s[^<>]*)?/?>|<[a-z][a-z0-9:]*\s+[a-z-]+\s*=|^\s*<(?:p|div|span|font|ul|ol|table)>`)
	entity = regexp.MustCompile(`&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z]{2,8}[0-9]{0,2});`)
)

// tokensOf splits HTML into its tokens. A "<" without a ">" before the next "<" begins no tag:
// it is text, as in "x<y".
func tokensOf(text string) *html.Tokenizer {
	var escaped strings.Builder
	for {
		before, behind, found := strings.Cut(text, "<")
		escaped.WriteString(before)
		if !found {
			return html.NewTokenizer(strings.NewReader(escaped.String()))
		}
		if end := strings.IndexAny(behind, "<>"); end >= 0 && behind[end] == '>' || strings.HasPrefix(behind, "!--") {
			escaped.WriteByte('<')
		} else {
			escaped.WriteString("&lt;")
		}
		text = behind
	}
}

// plainHTML returns the text of HTML on one line, without its tags. WordPress gives titles
// and names so: "Thi &amp; đấu".
func plainHTML(text string) string {
	if !strings.ContainsAny(text, "<&") {
		return text
	}
	var plain strings.Builder
	for t := tokensOf(text); ; {
		switch t.Next() {
		case html.ErrorToken:
			plain.Write(t.Raw())
			return plain.String()
		case html.TextToken:
			plain.Write(t.Text())
		}
	}
}

// shownHTML returns the text of HTML with its line breaks, as people see it.
func shownHTML(text string) string {
	var shown strings.Builder
	unseen := false // within a script or a style sheet
	for t := tokensOf(text); ; {
		switch kind := t.Next(); kind {
		case html.ErrorToken:
			shown.Write(t.Raw())
			return shown.String()
		case html.TextToken:
			if !unseen {
				shown.Write(t.Text())
			}
			unseen = false
		case html.StartTagToken, html.EndTagToken, html.SelfClosingTagToken:
			raw := string(t.Raw())
			name, _ := t.TagName()
			switch element := atom.Lookup(name); {
			case !htmlElements[element] && string(name) != "o:p":
				shown.WriteString(html.UnescapeString(raw))
			case element == atom.Br, element == atom.Hr, kind == html.EndTagToken && htmlBlocks[element]:
				shown.WriteByte('\n')
			default:
				unseen = kind == html.StartTagToken && (element == atom.Script || element == atom.Style)
			}
		}
	}
}

// readHTML returns what a text shows if it is HTML, else the text itself. Some programs escape
// twice ("S&amp;#432;&amp;#417;ng"), so it unescapes up to three times.
func readHTML(text string) string {
	for range 3 {
		switch {
		case !strings.ContainsAny(text, "<&"):
			return text
		case markup.MatchString(text):
			text = strings.TrimSpace(shownHTML(text))
		case entity.MatchString(text):
			text = strings.TrimSpace(html.UnescapeString(text))
		default:
			return text
		}
	}
	return text
}

// WithoutHTML returns the cell with texts that are HTML as a page shows them. SharePoint
// writes texts of several lines in HTML, and some exports write "S&#432;&#417;ng" for Sương.
func (v Cell) WithoutHTML() Cell {
	v.Text = readHTML(v.Text)
	for i, text := range v.List {
		if seen := readHTML(text); seen != text {
			v.List = slices.Clone(v.List)
			v.List[i] = seen
		}
	}
	return v
}

// AsHTML returns the cell marked as HTML; the texts of a list are converted at once.
func (v Cell) AsHTML() Cell {
	v.HTML = v.Kind == Text
	for i, text := range v.List {
		v.List[i] = plainHTML(text)
	}
	return v
}
