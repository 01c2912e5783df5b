package ledger

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"slices"

	"nhuanbut/payroll"
)

// factsJSON writes the facts of a refusal as the database stores them: a JSON object of
// texts, whole numbers and lists of texts, in the order of their names. Values of other
// types are written as texts.
func factsJSON(facts payroll.Facts) (string, error) {
	stored := make(map[string]any, len(facts))
	for _, f := range facts {
		switch f.Value.(type) {
		case string, int, []string:
			stored[f.Name] = f.Value
		default:
			stored[f.Name] = fmt.Sprint(f.Value)
		}
	}
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	err := e.Encode(stored)
	return string(bytes.TrimSuffix(b.Bytes(), []byte("\n"))), err
}

// reasonOf returns a refusal with the facts that factsJSON wrote, in the order of their
// names.
func reasonOf(code payroll.Code, facts string) (*payroll.Error, error) {
	var stored map[string]any
	d := json.NewDecoder(bytes.NewReader([]byte(facts)))
	d.UseNumber()
	if err := d.Decode(&stored); err != nil {
		return nil, err
	}
	reason := payroll.Refuse(code)
	for _, name := range slices.Sorted(maps.Keys(stored)) {
		value, err := storedFact(stored[name])
		if err != nil {
			return nil, err
		}
		reason.Facts = append(reason.Facts, payroll.Fact{Name: name, Value: value})
	}
	return reason, nil
}

// storedFact returns a value of a JSON object as the type that factsJSON wrote it from.
func storedFact(value any) (any, error) {
	switch v := value.(type) {
	case json.Number:
		n, err := v.Int64()
		return int(n), err
	case []any:
		texts := make([]string, len(v))
		for i, text := range v {
			texts[i] = fmt.Sprint(text)
		}
		return texts, nil
	}
	return value, nil
}
