package cms

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"strconv"
	"strings"

	"nhuanbut/payroll"
)

// jsonFile is a list in JSON: an array of objects, within the objects that listKeys name.
type jsonFile struct {
	file    *os.File
	text    *budget
	json    *json.Decoder
	objects int  // how many objects the list stands in
	views   bool // the items are rows of a view of SharePoint, as RenderListDataAsStream gives them
	graph   bool // they are of Microsoft Graph
	beside  pages
	item    int // the number of the item given last, from 1
	ended   bool
}

// pages is what stands beside a list of its pages.
type pages struct {
	next          string // the address of the page that follows; "" on the last
	number, pages int    // which page it is of how many; 0 where the file does not say
}

// openJSONFile finds the list in a file of JSON.
func openJSONFile(f *os.File, enc textEncoding) (*jsonFile, error) {
	text, err := enc.reader(f)
	if err != nil {
		return nil, err
	}
	l := &jsonFile{file: f, text: &budget{r: text, left: maxRecord}}
	l.json = json.NewDecoder(l.text)
	l.json.UseNumber()
	return l, l.findList()
}

// next gives the members of the next item, in their order; io.EOF is the end of the file.
func (l *jsonFile) next() ([]member, error) {
	if l.ended {
		return nil, io.EOF
	}
	if !l.json.More() {
		return nil, l.end()
	}
	l.item++
	return l.members()
}

// end reads what stands after the list, where SharePoint may name the next page.
func (l *jsonFile) end() error {
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

func (l *jsonFile) close() error { return l.file.Close() }

// member is one of an item's.
type member struct {
	key   string
	value any
}

// members reads an item's members in their order.
func (l *jsonFile) members() (members []member, err error) {
	l.text.left = maxRecord
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
		var m member
		m.key, _ = token.(string)
		if err := l.json.Decode(&m.value); err != nil {
			return nil, l.damaged(err)
		}
		members = append(members, m)
	}
	if _, err := l.json.Token(); err != nil {
		return nil, l.damaged(err)
	}
	return members, nil
}

// listKeys are the keys under which answers have their list, or the object that has it:
// SharePoint's {"value":[…]}, {"d":{"results":[…]}} and {"ListData":{"Row":[…]}}, Ghost's
// {"posts":[…]}, and what programs of one's own write.
var listKeys = map[string]bool{
	"value": true, "d": true, "results": true, "Row": true, "ListData": true, "posts": true, "items": true, "data": true,
	"articles": true, "list": true, "records": true, "rows": true,
}

// findList reads as far as the list's opening bracket.
func (l *jsonFile) findList() error {
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

// seek reads the members of an object: where the list is sought, until what may hold
// it, whose first token it gives; else to the object's end.
func (l *jsonFile) seek(list bool) (json.Token, error) {
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
		l.beside.see(key, value, 0)
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
func (p *pages) see(key string, value any, depth int) {
	switch v := value.(type) {
	case string:
		switch key {
		case "odata.nextLink", "@odata.nextLink", "__next", "NextHref", "next", "nextLink", "next_page_url":
			p.next = v
		}
	case json.Number:
		n, err := strconv.Atoi(v.String())
		if err != nil {
			return
		}
		switch key {
		case "page", "current_page", "currentPage":
			p.number = n
		case "pages", "last_page", "total_pages", "totalPages", "pageCount":
			p.pages = n
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
	if p.number > 0 && p.number < p.pages && p.next == "" {
		p.next = "page=" + strconv.Itoa(p.number+1)
	}
}

// damaged tells broken JSON from a broken disk.
func (l *jsonFile) damaged(err error) error {
	if errors.Is(err, errTokenTooLarge) {
		return payroll.Refuse(RecordTooLong, l.item, maxRecord>>20)
	}
	var syntax *json.SyntaxError
	if errors.As(err, &syntax) || errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
		return payroll.Refuse(FileDamaged, l.item)
	}
	return fmt.Errorf("read %s: %w", l.file.Name(), err)
}
