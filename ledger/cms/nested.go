package cms

import (
	"encoding/json"
	"strings"
)

// tellingKeys are what an object is read by: SharePoint's lookups, people, choices,
// terms and links, and WordPress's texts. The first there is counts.
var tellingKeys = []string{"title", "lookupvalue", "displayname", "value", "name", "fullname", "nickname", "termlabel", "label", "term", "url", "email", "rendered"}

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
		return nestedList(v)
	case map[string]any:
		return nestedObject(v)
	}
	return cell{}
}

func nestedList(values []any) cell {
	list := cell{kind: listCell}
	for _, value := range values {
		v := nested(value)
		if v.blank() {
			continue
		}
		list.list = append(list.list, v.shown())
		list.mail = v.mail
		list.unnamed = list.unnamed || v.unnamed
	}
	if len(list.list) != 1 {
		list.mail = ""
	}
	return list
}

func nestedObject(object map[string]any) cell {
	if results, ok := object["results"].([]any); ok {
		return nestedList(results)
	}
	if _, deferred := object["__deferred"]; deferred {
		return cell{}
	}
	if v, ok := told(object); ok {
		return v
	}
	if silent(object) {
		return cell{}
	}
	text, err := json.Marshal(object)
	if err != nil {
		return cell{}
	}
	return cell{text: string(text), unnamed: true}
}

// told is what an object says by one of its telling keys.
func told(object map[string]any) (cell, bool) {
	fields := make(map[string]any, len(object))
	for key, value := range object {
		fields[strings.ReplaceAll(strings.ToLower(key), "_", "")] = value
	}
	if user, ok := fields["user"].(map[string]any); ok { // of Microsoft Graph
		return told(user)
	}
	mail, _ := fields["email"].(string)
	for _, key := range tellingKeys {
		switch value := fields[key].(type) {
		case string, json.Number, bool:
			v := nested(value)
			if key == "rendered" {
				return v.fromHTML(), true
			}
			if !v.blank() {
				v.mail, v.unnamed = mail, key == "url"
				return v, true
			}
		}
	}
	return cell{}, false
}

// silent reports whether an object says nothing, as that of an empty lookup.
func silent(object map[string]any) bool {
	for _, value := range object {
		if value != nil && value != "" {
			return false
		}
	}
	return true
}
