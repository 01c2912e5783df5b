package cms

import (
	"fmt"
	"maps"
	"regexp"
	"slices"

	"nhuanbut/ledger/cms/grid"
	"nhuanbut/payroll"
)

// lastKey is the key that a place ends in.
var lastKey = regexp.MustCompile(`[^.\[\]]+(?:\[[0-9]+\])*$`)

// smellWithin looks for what smells of money in the members of a value that is kept as it
// stands: WordPress's fields lie within "acf" and "meta", where only a map finds them.
func (l *items) smellWithin(i int, place string, value any, depth int) {
	h := &l.header[i]
	if depth > maxDepth || h.Known || h.Out || h.Rule == KeptByMap || h.Rule == ByNumber {
		return
	}
	switch v := value.(type) {
	case map[string]any:
		if _, tells := grid.FromObject(v); tells && depth == 0 {
			return
		}
		for _, key := range slices.Sorted(maps.Keys(v)) {
			if key != "" && key[0] != '_' {
				l.smellWithin(i, place+"."+key, v[key], depth+1)
			}
		}
	case []any:
		for n, one := range v {
			if n < maxInside && (depth > 0 || holds(one)) {
				l.smellWithin(i, fmt.Sprintf("%s[%d]", place, n), one, depth+1)
			}
		}
	default:
		if depth == 0 || l.mapped(place) {
			return
		}
		inside := HeaderColumn{Name: place, Column: payroll.Extra, smell: l.smellOfPlace(place)}
		cell := grid.FromJSON(v)
		l.smelled(&inside, 0, &cell)
	}
}

// smellOfPlace says whether the last key of a place smells of money. Names of authors do
// not: plugins repeat them everywhere.
func (l *items) smellOfPlace(place string) moneySmell {
	smell, ok := l.smells[place]
	if !ok {
		last := lastKey.FindString(place)
		words := headerWords(last)
		if smell = smellOf(last); anyIn(words, naming, isMarked(words)) {
			smell = noSmell
		}
		l.smells[place] = smell
	}
	return smell
}
