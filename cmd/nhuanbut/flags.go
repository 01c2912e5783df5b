package main

import (
	"slices"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"nhuanbut/cmd/nhuanbut/internal/help"
	"nhuanbut/payroll"
)

// flags adds flags to a command. A flag reads its value when it is set and says itself,
// in the words of a key, what is wrong with it.
type flags struct {
	app *app
	set *pflag.FlagSet
}

func (a *app) flags(cmd *cobra.Command) flags { return flags{a, cmd.Flags()} }

func (f flags) flag(name, key string, kind help.Kind) help.Flag {
	return help.Flag{Name: name, Usage: f.app.say(key), Kind: kind}
}

func (f flags) bool(to *bool, name, key string) {
	f.set.BoolVar(to, name, false, f.app.say(key))
}

// text adds a flag whose value is taken as it stands.
func (f flags) text(to *string, name, key string, kind help.Kind) {
	help.AddText(f.set, f.flag(name, key, kind), to)
}

// texts adds a flag that may be repeated.
func (f flags) texts(to *[]string, name, key string, kind help.Kind) {
	help.AddList(f.set, f.flag(name, key, kind), to, "")
}

// list adds a flag that takes several words with commas between them.
func (f flags) list(to *[]string, name, key string, kind help.Kind) {
	help.AddList(f.set, f.flag(name, key, kind), to, ",")
}

func (f flags) month(to *payroll.Month, name, key string) {
	help.Add(f.set, f.flag(name, key, f.app.kinds.month), to, f.app.month)
}

func (f flags) date(to *payroll.Date, name, key string) {
	help.Add(f.set, f.flag(name, key, f.app.kinds.date), to, func(typed string) (payroll.Date, error) {
		return f.app.date("--"+name, typed)
	})
}

func (f flags) author(to *string) { f.text(to, "author", "flag.author", f.app.kinds.author) }

func (f flags) reason(to *string) { f.text(to, "reason", "flag.reason", f.app.kinds.reason) }

// key adds the flag for the key of an act.
func (f flags) key() { f.text(&f.app.key, "key", "flag.key", f.app.kinds.text) }

func (f flags) out(to *string, key string) { f.text(to, "out, o", key, f.app.kinds.file) }

// oneOf adds a flag that takes one of a few words. Another one is refused in the words of
// the key refused.
func oneOf[T ~string](f flags, to *T, name, key string, choices []T, refused string) {
	read := func(typed string) (T, error) {
		if !slices.Contains(choices, T(typed)) {
			return "", f.app.misuse(refused, typed)
		}
		return T(typed), nil
	}
	chosen(f, to, name, key, choices, read)
}

// chosen adds a flag that takes one of a few words, which read reads.
func chosen[T ~string](f flags, to *T, name, key string, choices []T, read func(string) (T, error)) {
	help.Add(f.set, f.flag(name, key, help.Kind{Choices: wordsFor(choices...)}), to, read)
}
