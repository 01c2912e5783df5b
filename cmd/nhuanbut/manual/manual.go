// Package manual holds the manual of nhuanbut: one Markdown file a topic, in Vietnamese
// and in English.
package manual

import (
	"embed"
	"path"
	"strings"
)

//go:embed vi/*.md en/*.md
var pages embed.FS

// names are the topics in the order in which somebody new reads them, each by its name in
// Vietnamese and in English. No topic has the name of a command.
var names = []struct{ vi, en string }{
	{"thang", "month"},
	{"nhap", "lists"},
	{"cot", "maps"},
	{"dinh-dang", "formats"},
	{"tac-gia", "people"},
	{"xem-lai", "findings"},
	{"duyet", "decisions"},
	{"sua", "corrections"},
	{"khoan", "lines"},
	{"khoa-so", "closing"},
	{"chi-tra", "paying"},
	{"bang", "workbooks"},
	{"nam", "year"},
	{"muc", "settings"},
	{"cach-tinh", "figures"},
	{"luat", "law"},
	{"sao-luu", "proof"},
	{"man-hinh", "screen"},
	{"json", "json"},
	{"toc-do", "speed"},
	{"ma-nguon", "code"},
}

// Topic is a page of the manual in one language.
type Topic struct {
	Name  string // as it is typed: "chi-tra"
	Other string // its name in the other language
	Text  string // Markdown; its first line is "# " and the title
}

// Title returns the heading of the page.
func (t Topic) Title() string {
	title, _, _ := strings.Cut(t.Text, "\n")
	return strings.TrimPrefix(title, "# ")
}

// Topics returns the pages in a language, "vi" or "en", in the order of the manual.
func Topics(lang string) []Topic {
	topics := make([]Topic, len(names))
	for i, n := range names {
		t := Topic{Name: n.vi, Other: n.en}
		if lang == "en" {
			t.Name, t.Other = n.en, n.vi
		}
		text, err := pages.ReadFile(path.Join(lang, t.Name+".md"))
		if err != nil {
			panic(err) // a test reads every page
		}
		t.Text = string(text)
		topics[i] = t
	}
	return topics
}

// Find returns the topic with a name, in either language.
func Find(topics []Topic, name string) (Topic, bool) {
	for _, t := range topics {
		if strings.EqualFold(name, t.Name) || strings.EqualFold(name, t.Other) {
			return t, true
		}
	}
	return Topic{}, false
}
