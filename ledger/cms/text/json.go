package text

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"strconv"
	"strings"

	"nhuanbut/ledger/cms/grid"
	"nhuanbut/payroll"
)

// JSON gives the items of a list in JSON: of an array of objects, which may lie within the
// objects that listKeys name.
type JSON struct {
	file    *os.File
	text    *grid.Budget
	json    *json.Decoder
	objects int  // the number of objects around the list
	View    bool // the items are rows of a view, from SharePoint's RenderListDataAsStream
	Graph   bool // the items are of Microsoft Graph
	Pages   Pages
	Item    int // the number of the current item, from 1
	ended   bool
}

// Pages is what a JSON file says of the pages of its list.
type Pages struct {
	Next          string // the address of the page that follows; "" on the last
	Number, Count int    // which page it is, of how many; 0 if the file does not say
}

// OpenJSON finds the list in a JSON file. It refuses a file without one with JSONWithoutList.
func OpenJSON(f *os.File, enc Encoding) (*JSON, error) {
	text, err := enc.Reader(f)
	if err != nil {
		return nil, err
	}
	l := &JSON{file: f, text: &grid.Budget{R: text, Left: maxRecord}}
	l.json = json.NewDecoder(l.text)
	l.json.UseNumber()
	return l, l.findList()
}

// Next returns the members of the next item, in their order; io.EOF at the end of the file.
func (l *JSON) Next() ([]Member, error) {
	if l.ended {
		return nil, io.EOF
	}
	if !l.json.More() {
		return nil, l.end()
	}
	l.Item++
	return l.members()
}

// end reads what follows the list, where SharePoint may name the next page.
func (l *JSON) end() error {
	l.ended = true
	if _, err := l.json.Token(); err != nil {
		return l.damaged(err)
	}
	for range l.objects {
		if _, err := l.seek(false); err != nil {
			return err
		}
	}
	if _, err := l.json.Token(); !errors.Is(err, io.EOF) {
		return l.damaged(io.ErrUnexpectedEOF)
	}
	return io.EOF
}

func (l *JSON) Close() error { return l.file.Close() }

// Member is a member of an item. Value is as encoding/json decodes it with UseNumber.
type Member struct {
	Key   string
	Value any
}

// members reads the members of an item in their order.
func (l *JSON) members() (members []Member, err error) {
	l.text.Left = maxRecord
	if start, err := l.json.Token(); err != nil {
		return nil, l.damaged(err)
	} else if start != json.Delim('{') {
		return nil, payroll.Refuse(JSONWithoutList)
	}
	for l.json.More() {
		token, err := l.json.Token()
		if err != nil {
			return nil, l.damaged(err)
		}
		var m Member
		m.Key, _ = token.(string)
		if err := l.json.Decode(&m.Value); err != nil {
			return nil, l.damaged(err)
		}
		members = append(members, m)
	}
	if _, err := l.json.Token(); err != nil {
		return nil, l.damaged(err)
	}
	return members, nil
}

// listKeys lists the keys under which answers have their list, or the object that holds it:
// SharePoint's {"value":[…]}, {"d":{"results":[…]}} and {"ListData":{"Row":[…]}}, Ghost's
// {"posts":[…]}, and those of newsrooms' own programs.
var listKeys = map[string]bool{
	"value": true, "d": true, "results": true, "Row": true, "ListData": true, "posts": true, "items": true, "data": true,
	"articles": true, "list": true, "records": true, "rows": true,
}

// findList reads up to the opening bracket of the list.
func (l *JSON) findList() error {
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
			return payroll.Refuse(JSONWithoutList)
		}
		if l.objects == 0 {
			return payroll.Refuse(JSONWithoutList)
		}
		if start, err = l.seek(true); err != nil {
			return err
		}
	}
	return nil
}

// seek reads the members of an object. If list is set it stops at one that may hold the list
// and returns its first token; else it reads to the end of the object.
func (l *JSON) seek(list bool) (json.Token, error) {
	for l.json.More() {
		l.text.Left = maxRecord
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
				l.View = l.View || key == "Row"
				return start, nil
			}
			continue
		}
		var value any
		if err := l.json.Decode(&value); err != nil {
			return nil, l.damaged(err)
		}
		l.Pages.see(key, value, 0)
		if address, _ := value.(string); key == "@odata.context" {
			l.Graph = strings.Contains(address, "graph.microsoft.com")
		}
	}
	end, err := l.json.Token()
	if err != nil {
		return nil, l.damaged(err)
	}
	return end, nil
}

// see takes what a member beside the list says of pages.
func (p *Pages) see(key string, value any, depth int) {
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
			p.Count = n
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
	if p.Number > 0 && p.Number < p.Count && p.Next == "" {
		p.Next = "page=" + strconv.Itoa(p.Number+1)
	}
}

// damaged returns an error of reading: the refusal of broken JSON, or the error of a broken
// disk.
func (l *JSON) damaged(err error) error {
	if errors.Is(err, grid.ErrTooLarge) {
		return payroll.Refuse(RecordTooLong, "row", l.Item, "megabytes", maxRecord>>20)
	}
	var syntax *json.SyntaxError
	if errors.As(err, &syntax) || errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
		return payroll.Refuse(grid.FileDamaged, "part", l.Item)
	}
	return fmt.Errorf("read %s: %w", l.file.Name(), err)
}
