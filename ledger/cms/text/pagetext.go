package text

import (
	"regexp"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"nhuanbut/ledger/cms/grid"
)

// look is the appearance of a row or a cell.
type look struct {
	hidden, struck, dated bool
	colour                string // of the background; "" is none or white
}

// css holds the style rules of a page by the class that they name.
type css map[string]string

var (
	cssRule     = regexp.MustCompile(`(?s)\.([A-Za-z_][\w-]*)\s*\{([^}]*)\}`)
	cssStruck   = regexp.MustCompile(`(?i)text-decoration[a-z-]*\s*:[^;]*line-through`)
	cssHidden   = regexp.MustCompile(`(?i)(?:display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|(?:^|;)\s*height\s*:\s*0(?:px|pt)?\s*(?:;|$))`)
	cssColour   = regexp.MustCompile(`(?i)(?:^|;)\s*background(?:-color)?\s*:\s*([^;]+)`)
	cssFormat   = regexp.MustCompile(`(?i)mso-number-format\s*:\s*("(?:\\.|[^"\\])*"|[^;]+)`)
	noColour    = regexp.MustCompile(`(?i)^(?:none|transparent|white|auto|inherit|initial|#fff(?:fff)?|rgb\(255, ?255, ?255\))\b`)
	cssUnescape = strings.NewReplacer(`\\`, `\`, `\"`, `"`)
)

// pageStyles reads the rules of a page's style elements that name one class.
func pageStyles(root *html.Node) css {
	styles := make(css)
	for node := range root.Descendants() {
		if node.DataAtom != atom.Style || node.FirstChild == nil {
			continue
		}
		for _, rule := range cssRule.FindAllStringSubmatch(node.FirstChild.Data, -1) {
			styles[rule[1]] += ";" + rule[2]
		}
	}
	return styles
}

// of returns the appearance of an element by its own attributes and its classes.
func (s css) of(node *html.Node) (l look) {
	rules := attrOf(node, "style")
	for name := range strings.FieldsSeq(attrOf(node, "class")) {
		rules = s[name] + ";" + rules
	}
	l.hidden = hasAttr(node, "hidden") || cssHidden.MatchString(rules)
	l.struck = cssStruck.MatchString(rules)
	if m := cssColour.FindAllStringSubmatch(rules, -1); m != nil {
		l.colour = strings.ToLower(strings.TrimSpace(m[len(m)-1][1]))
	} else {
		l.colour = strings.ToLower(strings.TrimSpace(attrOf(node, "bgcolor")))
	}
	if noColour.MatchString(l.colour) {
		l.colour = ""
	}
	if m := cssFormat.FindAllStringSubmatch(rules, -1); m != nil {
		format := cssUnescape.Replace(strings.Trim(strings.TrimSpace(m[len(m)-1][1]), `"`))
		l.dated = grid.ShowsDate(format) || strings.Contains(strings.ToLower(format), "date")
	}
	return l
}

// shownText collects the text that an element shows, with its line breaks.
type shownText struct {
	strings.Builder
	plain bool // set if a part is not struck through
	space bool // white space is owed before the next word
}

func (t *shownText) struckOnly() bool { return !t.plain && t.Len() > 0 }

func (t *shownText) add(node *html.Node, styles css, struck bool) {
	for child := range node.ChildNodes() {
		switch child.Type {
		case html.TextNode:
			t.words(child.Data, struck)
		case html.ElementNode:
			t.element(child, styles, struck)
		}
	}
}

func (t *shownText) element(node *html.Node, styles css, struck bool) {
	switch node.DataAtom {
	case atom.Br:
		t.newLine()
		return
	case atom.Script, atom.Style, atom.Template:
		return
	case atom.S, atom.Strike, atom.Del:
		struck = true
	}
	l := styles.of(node)
	if l.hidden {
		return
	}
	block := node.DataAtom == atom.P || node.DataAtom == atom.Div || node.DataAtom == atom.Tr || node.DataAtom == atom.Li
	if block {
		t.newLine()
	}
	t.add(node, styles, struck || l.struck)
	if block {
		t.newLine()
	}
}

func (t *shownText) newLine() {
	t.space = false
	if t.Len() > 0 && !strings.HasSuffix(t.String(), "\n") {
		t.WriteByte('\n')
	}
}

// words adds text with each run of white space as one space, as a page shows it.
func (t *shownText) words(text string, struck bool) {
	if text == "" {
		return
	}
	for i, word := range strings.FieldsFunc(text, asciiSpace) {
		if t.Len() > 0 && (i > 0 || t.space || asciiSpace(rune(text[0]))) && !strings.HasSuffix(t.String(), "\n") {
			t.WriteByte(' ')
		}
		t.space = false
		t.WriteString(word)
		t.plain = t.plain || !struck
	}
	t.space = t.space || asciiSpace(rune(text[len(text)-1]))
}

func asciiSpace(r rune) bool { return r == ' ' || r == '\t' || r == '\n' || r == '\r' || r == '\f' }
