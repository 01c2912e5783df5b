package cms

import (
	"html"
	"regexp"
	"strings"
)

var tag = regexp.MustCompile(`</?[A-Za-z!][^<>]*>`)

// plainHTML is the text that HTML shows: WordPress gives titles and names so, "Thi &amp; đấu".
func plainHTML(text string) string {
	if !strings.ContainsAny(text, "<&") {
		return text
	}
	return html.UnescapeString(tag.ReplaceAllString(text, ""))
}

// fromHTML is a cell whose texts are HTML.
func (v cell) fromHTML() cell {
	v.html = v.kind == textCell
	for i, text := range v.list {
		v.list[i] = plainHTML(text)
	}
	return v
}
