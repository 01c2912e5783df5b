package cms

import (
	"html"
	"regexp"
	"slices"
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

// element is a tag of HTML's own elements: an address in angles, <an@b.vn>, is none.
// lineEnd are those between which people see two lines, hidden what nobody sees, and
// markup what only HTML has: a "<b>" alone is none.
var (
	element = regexp.MustCompile(`(?i)</?(?:a|abbr|b|big|blockquote|body|br|center|code|dd|del|div|dl|dt|em|figcaption|figure|font|footer|h[1-6]|head|header|hr|html|i|img|ins|label|li|main|mark|nobr|o:p|ol|p|pre|q|s|section|small|span|strike|strong|sub|sup|table|tbody|td|tfoot|th|thead|time|tr|tt|u|ul|wbr)(?:\s[^<>]*)?/?>`)
	lineEnd = regexp.MustCompile(`(?i)</(?:blockquote|dd|div|dl|dt|figure|h[1-6]|li|ol|p|pre|section|table|td|th|tr|ul)\s*>|<(?:br|hr)(?:\s[^<>]*)?/?>`)
	hidden  = regexp.MustCompile(`(?is)<!--.*?-->|<style[\s>].*?</style\s*>|<script[\s>].*?</script\s*>`)
	markup  = regexp.MustCompile(`(?i)</(?:[a-z][a-z0-9:]*)\s*>|<(?:br|hr|img|wbr)(?:\s[^<>]*)?/?>|<[a-z][a-z0-9:]*\s+[a-z-]+\s*=|^\s*<(?:p|div|span|font|ul|ol|table)>`)
	entity  = regexp.MustCompile(`&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z]{2,8}[0-9]{0,2});`)
)

// shownHTML is a cell as HTML shows it, where it is HTML: SharePoint's texts of several
// lines are, and exports write "S&#432;&#417;ng" for Sương.
func (v cell) shownHTML() cell {
	v.text = seenHTML(v.text)
	for i, text := range v.list {
		if seen := seenHTML(text); seen != text {
			v.list = slices.Clone(v.list)
			v.list[i] = seen
		}
	}
	return v
}

// seenHTML is the text that HTML shows, and a text that is none as it stands. Some
// programs escape what is escaped already: "S&amp;#432;&amp;#417;ng".
func seenHTML(text string) string {
	for range 3 {
		if !strings.ContainsAny(text, "<&") || !markup.MatchString(text) && !entity.MatchString(text) {
			return text
		}
		if markup.MatchString(text) {
			text = lineEnd.ReplaceAllString(hidden.ReplaceAllString(text, ""), "\n")
			text = element.ReplaceAllString(text, "")
		}
		text = strings.TrimSpace(html.UnescapeString(text))
	}
	return text
}

// fromHTML is a cell whose texts are HTML.
func (v cell) fromHTML() cell {
	v.html = v.kind == textCell
	for i, text := range v.list {
		v.list[i] = plainHTML(text)
	}
	return v
}
