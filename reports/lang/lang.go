// Package lang prints the newsroom's language in Vietnamese and in English: numbers,
// dates, amounts in words, and the words of statuses, kinds, roles and methods. Sheets,
// pages and the screen all print through it. Reading what people write is ledger/cms.
//
// Begin at Language.
package lang

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
)

// Language is a language that the program prints.
type Language string

// The languages. The zero Language prints Vietnamese.
const (
	Vietnamese Language = "vi"
	English    Language = "en"
)

// Phrase is one text in both languages.
type Phrase struct{ vi, en string }

// Both returns the phrase that reads vi in Vietnamese and en in English. It takes both,
// so that a text without one of them does not compile.
func Both(vi, en string) Phrase { return Phrase{vi, en} }

// Say returns the phrase in the language, with args filled in as fmt does.
func (l Language) Say(p Phrase, args ...any) string {
	words := p.vi
	if l == English {
		words = p.en
	}
	if len(args) == 0 {
		return words
	}
	return fmt.Sprintf(words, args...)
}

// UnmarshalJSON reads {"vi": …, "en": …}. It fails where one of them is absent.
func (p *Phrase) UnmarshalJSON(data []byte) error {
	var both struct {
		Vi string `json:"vi"`
		En string `json:"en"`
	}
	d := json.NewDecoder(bytes.NewReader(data))
	d.DisallowUnknownFields()
	if err := d.Decode(&both); err != nil {
		return err
	}
	if both.Vi == "" || both.En == "" {
		return errors.New("a text needs vi and en")
	}
	*p = Phrase{both.Vi, both.En}
	return nil
}
