package cms

import (
	"encoding/json"
	"strconv"
	"strings"
)

// listKeys are the keys under which answers have their list, or the object that has it:
// SharePoint's {"value":[…]}, {"d":{"results":[…]}} and {"ListData":{"Row":[…]}}, Ghost's
// {"posts":[…]}, and what programs of one's own write.
var listKeys = map[string]bool{
	"value": true, "d": true, "results": true, "Row": true, "ListData": true, "posts": true, "items": true, "data": true,
	"articles": true, "list": true, "records": true, "rows": true,
}

// findList reads as far as the list's opening bracket.
func (l *items) findList() error {
	start, err := l.json.Token()
	if err != nil {
		return l.damaged(err)
	}
	for start != json.Delim('[') {
		switch start {
		case json.Delim('{'):
			l.objects++
		case json.Delim('}'):
			l.objects--
		default:
			return l.refuse(JSONWithoutList)
		}
		if l.objects == 0 {
			return l.refuse(JSONWithoutList)
		}
		if start, err = l.seek(true); err != nil {
			return err
		}
	}
	return nil
}

// seek reads the members of an object: where the list is sought, until what may hold
// it, whose first token it gives; else to the object's end.
func (l *items) seek(list bool) (json.Token, error) {
	for l.json.More() {
		l.text.left = maxRecord
		token, err := l.json.Token()
		if err != nil {
			return nil, l.damaged(err)
		}
		key, _ := token.(string)
		if list && listKeys[key] {
			start, err := l.json.Token()
			if err != nil {
				return nil, l.damaged(err)
			}
			if _, opens := start.(json.Delim); opens {
				l.views = l.views || key == "Row"
				return start, nil
			}
			continue
		}
		var value any
		if err := l.json.Decode(&value); err != nil {
			return nil, l.damaged(err)
		}
		l.page.see(key, value, 0)
		if address, _ := value.(string); key == "@odata.context" {
			l.graph = strings.Contains(address, "graph.microsoft.com")
		}
	}
	end, err := l.json.Token()
	if err != nil {
		return nil, l.damaged(err)
	}
	return end, nil
}

// see takes what a member beside the list says of pages.
func (p *Page) see(key string, value any, depth int) {
	switch v := value.(type) {
	case string:
		switch key {
		case "odata.nextLink", "@odata.nextLink", "__next", "NextHref", "next", "nextLink", "next_page_url":
			p.Next = v
		}
	case json.Number:
		n, err := strconv.Atoi(v.String())
		if err != nil {
			return
		}
		switch key {
		case "page", "current_page", "currentPage":
			p.Number = n
		case "pages", "last_page", "total_pages", "totalPages", "pageCount":
			p.Pages = n
		}
	case map[string]any:
		if depth < 3 && (key == "meta" || key == "pagination" || key == "links" || key == "_links" || key == "next") {
			for inner, one := range v {
				if key == "next" && inner == "href" {
					inner = "next"
				}
				p.see(inner, one, depth+1)
			}
		}
	}
	if p.Number > 0 && p.Number < p.Pages && p.Next == "" {
		p.Next = "page=" + strconv.Itoa(p.Number+1)
	}
}
