package cms

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"os"
	"strings"

	"nhuanbut/payroll"
)

// items is a list as SharePoint's REST API gives it: {"value":[…]},
// {"d":{"results":[…]}}, or a bare list.
type items struct {
	*reading
	file   *os.File
	dec    *json.Decoder
	depth  int            // objects around the list
	under  map[string]int // a key's place in the header, -1 where it is left out
	number int
	done   bool
}

func openJSON(r *reading, f *os.File) (reader, error) {
	if _, err := f.Seek(0, io.SeekStart); err != nil {
		return nil, err
	}
	b := bufio.NewReader(f)
	if mark, _ := b.Peek(3); bytes.Equal(mark, []byte("\ufeff")) {
		_, _ = b.Discard(3)
	}
	i := &items{reading: r, file: f, dec: json.NewDecoder(b), under: make(map[string]int)}
	i.dec.UseNumber()
	found, err := i.enter()
	if err == nil && !found {
		err = r.refuse(JSONWithoutList)
	}
	if err != nil {
		return i, err
	}
	return i, nil
}

func (i *items) damaged() error { return i.refuse(FileDamaged, i.number+1) }

// enter reads up to the first item of the list.
func (i *items) enter() (bool, error) {
	token, err := i.dec.Token()
	if err != nil {
		return false, i.damaged()
	}
	if token == json.Delim('[') {
		return true, nil
	}
	if token != json.Delim('{') {
		return false, nil
	}
	i.depth++
	return i.walk()
}

// walk reads the keys of the object around the list; found says that it has come
// to the list itself.
func (i *items) walk() (found bool, err error) {
	for i.dec.More() {
		key, err := i.dec.Token()
		if err != nil {
			return false, i.damaged()
		}
		switch name, _ := key.(string); name {
		case "value", "results", "d":
			return i.enter()
		case "odata.nextLink", "@odata.nextLink", "__next":
			if err := i.dec.Decode(&i.page.Next); err != nil {
				return false, i.damaged()
			}
		default:
			var passed json.RawMessage
			if err := i.dec.Decode(&passed); err != nil {
				return false, i.damaged()
			}
		}
	}
	return false, nil
}

func (i *items) next() (Row, error) {
	if i.done {
		return Row{}, io.EOF
	}
	if !i.dec.More() {
		i.done = true
		return Row{}, i.leave()
	}
	var raw json.RawMessage
	if err := i.dec.Decode(&raw); err != nil {
		return Row{}, i.damaged()
	}
	i.number++
	cells, twice, err := i.cells(raw)
	if err != nil {
		return Row{}, err
	}
	if i.number == 1 && !usable(i.header) {
		return Row{}, i.refuse(HeaderMissing, namesOf(i.header), expected())
	}
	row, err := i.record(Position{Path: i.path, Row: i.number}, cells)
	if err != nil {
		return row, err
	}
	if twice != nil {
		row.refuse("", "", twice)
	}
	if row.unidentified() {
		row.refuse("", shorten(string(raw)), payroll.Refuse(NoIdentity))
	}
	if i.page.FirstID == "" {
		i.page.FirstID = row.Record[payroll.ID]
	}
	i.page.LastID = row.Record[payroll.ID]
	i.page.Items++
	return row, nil
}

// leave reads what stands behind the list: the address of the next page may.
func (i *items) leave() error {
	if _, err := i.dec.Token(); err != nil { // ]
		return i.damaged()
	}
	for ; i.depth > 0; i.depth-- {
		if _, err := i.walk(); err != nil {
			return err
		}
		if _, err := i.dec.Token(); err != nil { // }
			return i.damaged()
		}
	}
	if _, err := i.dec.Token(); !errors.Is(err, io.EOF) {
		return i.damaged()
	}
	return io.EOF
}

// cells puts an item's values under the header, which grows by the keys that are
// new. Two keys may mean one column, as Id and ID do; twice says that they differ.
func (i *items) cells(raw json.RawMessage) (cells []cell, twice *payroll.Error, err error) {
	d := json.NewDecoder(bytes.NewReader(raw))
	d.UseNumber()
	if open, err := d.Token(); err != nil || open != json.Delim('{') {
		return nil, nil, i.damaged()
	}
	cells = make([]cell, len(i.header), len(i.header)+8)
	from := make([]string, len(i.header), len(i.header)+8)
	for d.More() {
		token, err := d.Token()
		if err != nil {
			return nil, nil, i.damaged()
		}
		key, _ := token.(string)
		var value any
		if err := d.Decode(&value); err != nil {
			return nil, nil, i.damaged()
		}
		at, err := i.place(key, value)
		if err != nil {
			return nil, nil, err
		}
		if at < 0 {
			continue
		}
		for len(cells) <= at {
			cells, from = append(cells, cell{}), append(from, "")
		}
		v := nested(value)
		if from[at] != "" && !v.blank() && !cells[at].blank() && cells[at].shown() != v.shown() && i.header[at].Column.Pays() {
			twice = payroll.Refuse(KeyTwice, from[at], key)
		}
		if from[at] == "" || cells[at].blank() {
			cells[at], from[at] = v, key
		}
	}
	return cells, twice, nil
}

// place is where a key stands in the header, which takes it up where it is new.
func (i *items) place(key string, value any) (int, error) {
	object, isObject := value.(map[string]any)
	if _, deferred := object["__deferred"]; deferred || strings.HasPrefix(key, "__") || strings.Contains(key, "odata.") {
		return -1, nil
	}
	if at, ok := i.under[key]; ok {
		return at, nil
	}
	h, _, reason := i.understand(key)
	if reason != nil {
		return 0, i.refuse(reason.Code, reason.Args...)
	}
	if isObject && key == "Author" { // SharePoint's own column, not Tác giả
		h = HeaderColumn{Name: key, Column: payroll.CreatedBy, Known: true}
	}
	at := len(i.header)
	if h.Known {
		for other, o := range i.header {
			if o.Known && o.Column == h.Column {
				at = other
			}
		}
	}
	if at == len(i.header) {
		i.header = append(i.header, h)
	}
	i.under[key] = at
	return at, nil
}

func (i *items) close() error { return i.file.Close() }

func namesOf(header []HeaderColumn) []string {
	names := make([]string, len(header))
	for i, h := range header {
		names[i] = h.Name
	}
	return names
}

// spokenKeys are the keys by which SharePoint's objects say what they are, the
// most telling first.
var spokenKeys = []string{"Title", "LookupValue", "lookupValue", "title", "Value", "Name", "Label", "Description", "Email", "Url"}

// nested is a JSON value as a cell.
func nested(value any) cell {
	switch v := value.(type) {
	case string:
		return cell{text: v}
	case json.Number:
		return cell{kind: numberCell, text: v.String()}
	case bool:
		if v {
			return cell{text: "TRUE"}
		}
		return cell{text: "FALSE"}
	case []any:
		list := cell{kind: listCell}
		for _, item := range v {
			if inner := nested(item); !inner.blank() {
				list.list = append(list.list, inner.shown())
				list.mail = inner.mail
			}
		}
		return list
	case map[string]any:
		if results, ok := v["results"]; ok {
			return nested(results)
		}
		for _, key := range spokenKeys {
			if inner, ok := v[key]; ok && inner != nil {
				spoken := nested(inner)
				if mail, ok := v["EMail"].(string); ok {
					spoken.mail = mail
				}
				return spoken
			}
		}
	}
	return cell{}
}
