package payroll

import (
	"fmt"
	"strings"
)

// Code names a refusal for a machine; the command line chooses the words by it.
type Code string

// Error is a refusal: what is wrong, as a code, and the facts that belong in the
// sentence about it. Packages return facts; words are chosen once, at the edge.
type Error struct {
	Code Code
	Args []any
}

// Refuse returns an *Error with the facts in the order that the sentence of code names them.
func Refuse(code Code, args ...any) *Error { return &Error{Code: code, Args: args} }

// Error gives the code and the facts, for logs and tests; people see the sentence.
func (e *Error) Error() string {
	if len(e.Args) == 0 {
		return string(e.Code)
	}
	facts := make([]string, len(e.Args))
	for i, a := range e.Args {
		facts[i] = fmt.Sprint(a)
	}
	return string(e.Code) + ": " + strings.Join(facts, ", ")
}

// Is lets errors.Is find a refusal by its code alone.
func (e *Error) Is(target error) bool {
	t, ok := target.(*Error)
	return ok && t.Code == e.Code && len(t.Args) == 0
}

// listed joins words for a sentence that says what a value can be.
func listed[T ~string](values []T) string {
	words := make([]string, len(values))
	for i, v := range values {
		words[i] = string(v)
	}
	return strings.Join(words, ", ")
}
