package payroll

import (
	"fmt"
	"strings"
)

// Code names a refusal for a machine; the command line chooses the words by it.
type Code string

// Error is a refusal: what is wrong, as a code, and the facts that its sentence shows.
// Packages return facts; the command line puts them into words.
type Error struct {
	Code  Code
	Facts Facts
}

// Fact is a value that the sentence of a refusal shows, with its name: {path} in the
// words is the value of the fact "path". Values keep their types (Dong, Month, Date,
// decimals, lists), since the printer writes each type in its own way.
type Fact struct {
	Name  string
	Value any
}

// Facts are the facts of one refusal, in the order that Refuse was given them.
type Facts []Fact

// Pairs returns the facts of alternating names and values. A value without a name, or a
// name without a value, becomes a fact named "!"; a test keeps such calls out.
func Pairs(pairs ...any) Facts {
	var facts Facts
	for len(pairs) > 0 {
		name, ok := pairs[0].(string)
		if !ok || len(pairs) == 1 {
			return append(facts, Fact{"!", pairs})
		}
		facts, pairs = append(facts, Fact{name, pairs[1]}), pairs[2:]
	}
	return facts
}

// Fact returns the value of a fact by its name, nil where there is none of that name.
func (f Facts) Fact(name string) any {
	for _, fact := range f {
		if fact.Name == name {
			return fact.Value
		}
	}
	return nil
}

// Refuse returns an *Error with the facts that its sentence shows, as alternating names
// and values: Refuse(NoLedger, "path", path).
func Refuse(code Code, pairs ...any) *Error { return &Error{Code: code, Facts: Pairs(pairs...)} }

// Fact returns the value of a fact of the refusal by its name, nil where it has none.
func (e *Error) Fact(name string) any { return e.Facts.Fact(name) }

// Error gives the code and the facts, for logs and tests; people see the sentence.
func (e *Error) Error() string {
	if len(e.Facts) == 0 {
		return string(e.Code)
	}
	facts := make([]string, len(e.Facts))
	for i, f := range e.Facts {
		facts[i] = fmt.Sprint(f.Value)
	}
	return string(e.Code) + ": " + strings.Join(facts, ", ")
}

// Is lets errors.Is find a refusal by its code alone.
func (e *Error) Is(target error) bool {
	t, ok := target.(*Error)
	return ok && t.Code == e.Code && len(t.Facts) == 0
}

// listed joins words for a sentence that says what a value can be.
func listed[T ~string](values []T) string {
	words := make([]string, len(values))
	for i, v := range values {
		words[i] = string(v)
	}
	return strings.Join(words, ", ")
}
