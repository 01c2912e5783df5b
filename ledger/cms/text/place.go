package text

import (
	"maps"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"nhuanbut/ledger/cms/grid"
	"nhuanbut/payroll"
)

// Path is the way to a value within an item of JSON, as a map names it: acf.he_so_tin,
// meta.he_so_tin[0].
type Path struct {
	Header string // as the map has it
	steps  []step
}

// step is a member of an object, or an item of a list.
type step struct {
	key  string // by TextKey; "" of a list
	item int    // from 0
}

var (
	placePart = regexp.MustCompile(`^([^.\[\]]+)((?:\[[0-9]{1,6}\])*)$`)
	placeItem = regexp.MustCompile(`[0-9]+`)

	placeItems = regexp.MustCompile(`\[[0-9]+\]`)
)

// IsPathKey reports whether a key can be part of a path.
func IsPathKey(key string) bool { return placePart.MatchString(key) }

// ParsePath reads a header as a path; ok is false for a plain name.
func ParsePath(header string) (p Path, ok bool) {
	p.Header = header
	for part := range strings.SplitSeq(header, ".") {
		m := placePart.FindStringSubmatch(part)
		if m == nil {
			return p, false
		}
		p.steps = append(p.steps, step{key: payroll.TextKey(m[1])})
		for _, digits := range placeItem.FindAllString(m[2], -1) {
			n, _ := strconv.Atoi(digits)
			p.steps = append(p.steps, step{item: n})
		}
	}
	return p, len(p.steps) > 1
}

// Begins returns the key of the item's member that the path begins in, folded by
// payroll.TextKey.
func (p Path) Begins() string { return p.steps[0].key }

// In returns the value at the path within the item's first member. A key after a list collects
// from each of its items.
func (p Path) In(value any) (any, bool) { return inside(value, p.steps[1:]) }

func inside(value any, steps []step) (any, bool) {
	for i, s := range steps {
		switch v := value.(type) {
		case map[string]any:
			key, ok := keyOf(v, s.key)
			if !ok {
				return nil, false
			}
			value = v[key]
		case []any:
			if s.key != "" {
				return ofEach(v, steps[i:])
			}
			if s.item >= len(v) {
				return nil, false
			}
			value = v[s.item]
		default:
			return nil, false
		}
	}
	return value, true
}

// ofEach returns the values that the items of a list have at a path.
func ofEach(items []any, steps []step) (any, bool) {
	var found []any
	for _, item := range items {
		if value, ok := inside(item, steps); ok {
			found = append(found, value)
		}
	}
	return found, len(found) > 0
}

// LeavesOut reports whether the path picks one item of a list that has more.
func (p Path) LeavesOut(value any) bool {
	for i, s := range p.steps[1:] {
		list, ok := value.([]any)
		if ok && s.key == "" && len(list) > 1 {
			return true
		}
		if value, ok = inside(value, p.steps[1+i:2+i]); !ok {
			return false
		}
	}
	return false
}

// Whole returns the path without its item numbers: all items of each list.
func (p Path) Whole() string { return placeItems.ReplaceAllString(p.Header, "") }

// keyOf returns the key of an object that a folded key means.
func keyOf(object map[string]any, textKey string) (string, bool) {
	if _, ok := object[textKey]; ok {
		return textKey, true
	}
	for _, key := range slices.Sorted(maps.Keys(object)) {
		if payroll.TextKey(key) == textKey {
			return key, true
		}
	}
	return "", false
}

// rendered is the key of a text that WordPress gives as HTML.
const rendered = "rendered"

// Embedded is the key under which WordPress puts the author and the terms of a post, with
// names in HTML.
const Embedded = "_embedded"

// Cell returns the value at the path as a cell.
func (p Path) Cell(value any) grid.Cell {
	v := grid.FromJSON(value)
	if p.steps[0].key == Embedded || p.steps[len(p.steps)-1].key == rendered {
		v = v.AsHTML()
	}
	return v
}
