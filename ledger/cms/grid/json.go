package grid

import (
	"encoding/json"
	"strings"
)

// tellingKeys lists the keys that name an object: in SharePoint's lookups, people, choices,
// terms and links, and in WordPress's texts. The first one that an object has counts.
var tellingKeys = []string{"title", "lookupvalue", "displayname", "value", "name", "fullname", "nickname", "termlabel", "label", "term", "url", "email", "rendered"}

// FromJSON returns a JSON value, as encoding/json decodes it with UseNumber, as a cell.
func FromJSON(value any) Cell {
	switch v := value.(type) {
	case string:
		return Cell{Text: v}
	case json.Number:
		return Cell{Kind: Number, Text: v.String()}
	case bool:
		if v {
			return Cell{Text: "TRUE"}
		}
		return Cell{Text: "FALSE"}
	case []any:
		return nestedList(v)
	case map[string]any:
		return nestedObject(v)
	}
	return Cell{}
}

func nestedList(values []any) Cell {
	list := Cell{Kind: List}
	for _, value := range values {
		v := FromJSON(value)
		if v.Blank() {
			continue
		}
		list.List = append(list.List, v.Shown())
		list.Mail = v.Mail
		list.Unnamed = list.Unnamed || v.Unnamed
	}
	if len(list.List) != 1 {
		list.Mail = ""
	}
	return list
}

func nestedObject(object map[string]any) Cell {
	if results, ok := object["results"].([]any); ok {
		return nestedList(results)
	}
	if _, deferred := object["__deferred"]; deferred {
		return Cell{}
	}
	if v, ok := FromObject(object); ok {
		return v
	}
	if silent(object) {
		return Cell{}
	}
	text, err := json.Marshal(object)
	if err != nil {
		return Cell{}
	}
	return Cell{Text: string(text), Unnamed: true}
}

// FromObject returns the name of a JSON object by its telling keys; ok is false if it has
// none.
func FromObject(object map[string]any) (Cell, bool) {
	fields := make(map[string]any, len(object))
	for key, value := range object {
		fields[strings.ReplaceAll(strings.ToLower(key), "_", "")] = value
	}
	if user, ok := fields["user"].(map[string]any); ok { // of Microsoft Graph
		return FromObject(user)
	}
	mail, _ := fields["email"].(string)
	for _, key := range tellingKeys {
		switch value := fields[key].(type) {
		case string, json.Number, bool:
			v := FromJSON(value)
			if key == "rendered" {
				return v.AsHTML(), true
			}
			if !v.Blank() {
				v.Mail, v.Unnamed = mail, key == "url"
				return v, true
			}
		}
	}
	return Cell{}, false
}

// silent reports whether all members of an object are null or empty, as those of an empty
// lookup.
func silent(object map[string]any) bool {
	for _, value := range object {
		if value != nil && value != "" {
			return false
		}
	}
	return true
}
