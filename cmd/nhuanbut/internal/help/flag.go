package help

import (
	"context"
	"fmt"
	"reflect"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"nhuanbut/payroll"
)

// Kind is what the value of a flag or an argument can be.
type Kind struct {
	Word    string   // stands for it in helps: "MONTH"
	Blank   bool     // it may be blank
	Choices []string // all of its values, nil where they are too many to list
	Folder  bool     // it is a folder
	Files   []string // it is a file with one of these extensions, or any with none of them

	// Offer returns values for a shell to offer, in their order; nil where it cannot tell.
	Offer func(ctx context.Context, prefix string) []cobra.Completion
}

// AnyFile is the extensions of a file that can have any.
var AnyFile = []string{}

// value is the value of a flag of some kind.
type value struct {
	kind  Kind
	set   func(string) error
	typed []string // what was typed, or the default
	list  bool     // the flag may be repeated
}

// Set implements [pflag.Value].
func (v *value) Set(s string) error {
	if !v.list {
		v.typed = nil
	}
	v.typed = append(v.typed, s)
	return v.set(s)
}

// String implements [pflag.Value].
func (v *value) String() string { return strings.Join(v.typed, ",") }

// Type implements [pflag.Value].
func (v *value) Type() string {
	if v.list {
		return "list"
	}
	return "string"
}

// Flag names a flag. Name may end in a short form: "out, o".
type Flag struct {
	Name, Usage string
	Kind        Kind
}

func (f Flag) add(flags *pflag.FlagSet, v *value) {
	v.kind = f.Kind
	name, short, _ := strings.Cut(f.Name, ", ")
	flags.VarP(v, name, short, f.Usage)
}

// Add adds a flag whose value read turns into to. A blank value leaves to as it is; [Blank]
// finds it.
func Add[T any](flags *pflag.FlagSet, f Flag, to *T, read func(string) (T, error)) {
	v := &value{set: func(s string) error {
		if isBlank(s) {
			return nil
		}
		t, err := read(s)
		if err == nil {
			*to = t
		}
		return err
	}}
	if now := reflect.ValueOf(to).Elem(); !now.IsZero() {
		v.typed = []string{fmt.Sprint(now)}
	}
	f.add(flags, v)
}

// AddText adds a flag that takes any text.
func AddText(flags *pflag.FlagSet, f Flag, to *string) {
	v := &value{set: func(s string) error {
		*to = s
		return nil
	}}
	if *to != "" {
		v.typed = []string{*to}
	}
	f.add(flags, v)
}

// AddList adds a flag that may be repeated. With a separator each value is a list itself.
func AddList(flags *pflag.FlagSet, f Flag, to *[]string, separator string) {
	f.add(flags, &value{list: true, set: func(s string) error {
		if separator == "" {
			*to = append(*to, s)
		} else {
			*to = append(*to, strings.Split(s, separator)...)
		}
		return nil
	}})
}

// Blank returns the name of a flag that was given a blank value and takes none, "" where
// there is no such flag.
func Blank(cmd *cobra.Command) (name string) {
	cmd.Flags().Visit(func(f *pflag.Flag) {
		v, ok := f.Value.(*value)
		if ok && !v.list && !v.kind.Blank && isBlank(v.String()) {
			name = f.Name
		}
	})
	return name
}

func isBlank(s string) bool { return payroll.OneLine(s) == "" }

// kindOf returns the kind of a flag's value.
func kindOf(f *pflag.Flag) Kind {
	if v, ok := f.Value.(*value); ok {
		return v.kind
	}
	return Kind{}
}
