package main

import (
	"errors"
	"regexp"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"nhuanbut/cmd/nhuanbut/internal/help"
	"nhuanbut/payroll"
)

// usageError is wrong usage in words, with a hint what to try.
type usageError struct{ text, hint string }

func (e usageError) Error() string { return e.text }

// misuse returns a usageError in the words of a key.
func (a *app) misuse(key string, args ...any) error {
	return usageError{a.say(key, args...), a.msg().Find("hint."+key, args...)}
}

// misused returns a refusal as an error of how the program was called.
func (a *app) misused(err error) error { return usageError{text: a.sentence(err)} }

// between demands from min to max arguments; max < 0 means any number. The command's
// Use says what they are.
func (a *app) between(min, max int) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		if len(args) < min || (max >= 0 && len(args) > max) {
			return a.misuse("usage.args", cmd.UseLine())
		}
		return nil
	}
}

// noSuchTopic refuses what is neither a command nor a topic of the manual.
func (a *app) noSuchTopic(cmd *cobra.Command, args []string, meant string) error {
	if meant != "" {
		return a.misuse("usage.topic.near", args[0], meant)
	}
	return a.noSuchCommand(cmd, args)
}

// noSuchCommand refuses what is left on the line where a command was expected.
func (a *app) noSuchCommand(cmd *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	var names []string
	for _, c := range cmd.Commands() {
		names = append(names, c.Name())
	}
	if name := help.Near(args[0], names); name != "" {
		return a.misuse("usage.command.near", args[0], cmd.CommandPath()+" "+name)
	}
	var elsewhere []string // "close" is in "period"
	for _, group := range cmd.Root().Commands() {
		for _, c := range group.Commands() {
			if c.Name() == strings.ToLower(args[0]) {
				elsewhere = append(elsewhere, c.CommandPath())
			}
		}
	}
	if len(elsewhere) > 0 {
		return a.misuse("usage.command.near", args[0], strings.Join(elsewhere, "”, “"))
	}
	return a.misuse("usage.command", args[0], cmd.CommandPath())
}

// negative matches a negative number, without its minus, that was taken for short
// flags.
var negative = regexp.MustCompile(`^[0-9][0-9.,%]*$`)

// badFlag returns the error of a wrong flag in words.
func (a *app) badFlag(cmd *cobra.Command, err error) error {
	var unknown *pflag.NotExistError
	var missing *pflag.ValueRequiredError
	var invalid *pflag.InvalidValueError
	var syntax *pflag.InvalidSyntaxError
	var said usageError
	var refusal *payroll.Error
	switch {
	case errors.As(err, &unknown) && negative.MatchString(unknown.GetSpecifiedShortnames()):
		return a.misuse("usage.negative", "-"+unknown.GetSpecifiedShortnames())
	case errors.As(err, &unknown):
		name := unknown.GetSpecifiedName()
		if unknown.GetSpecifiedShortnames() != "" {
			return a.misuse("usage.flag.unknown", "-"+name)
		}
		if meant := help.Near(name, help.FlagNames(cmd)); meant != "" {
			return a.misuse("usage.flag.near", "--"+name, "--"+meant)
		}
		for _, c := range cmd.Root().Commands() {
			if c.Name() == name { // --version
				return a.misuse("usage.flag.near", "--"+name, c.CommandPath())
			}
		}
		return a.misuse("usage.flag.unknown", "--"+name)
	case errors.As(err, &missing):
		return a.misuse("usage.flag.value", "--"+missing.GetSpecifiedName())
	case errors.As(err, &said):
		return said
	case errors.As(err, &refusal):
		return refusal
	case errors.As(err, &invalid):
		return a.misuse("usage.flag.invalid", "--"+invalid.GetFlag().Name, invalid.GetValue())
	case errors.As(err, &syntax):
		return a.misuse("usage.flag.unknown", syntax.GetSpecifiedFlag())
	}
	return usageError{text: err.Error()}
}
