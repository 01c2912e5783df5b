package main

import (
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"nhuanbut/ledger"
	"nhuanbut/ledger/cms"
	"nhuanbut/payroll"
	"nhuanbut/reports"
	"nhuanbut/reports/lang"
)

// choices are the words that a flag, or an argument by what stands for it in the help,
// takes; nil where it takes others. A command's own come before those of every command.
// Of FIELD=VALUE they are the fields.
func choices(cmd *cobra.Command, name string) []string {
	switch path := pathOfCommand(cmd); path + " " + name {
	case "check accept":
		return findingCodes()
	case "import unit":
		return []string{"dong", "nghin"}
	case "author confirm kind":
		return wordsFor(payroll.AuthorKinds()...)
	case "line add kind":
		return wordsFor(payroll.EnteredKinds()...)
	case "budget set kind":
		return wordsFor(payroll.CappedKinds()...)
	case "pay confirm method":
		return wordsFor(payroll.Methods()...)
	case "article set reset", "article set FIELD=VALUE", "article set TRƯỜNG=GIÁ_TRỊ":
		return mapped(ledger.SettableColumns(), func(c payroll.Column) string { return strings.ReplaceAll(c.Key(), "_", "-") })
	}
	switch name {
	case "output":
		return []string{"table", "json", "csv"}
	case "lang":
		return wordsFor(lang.Vietnamese, lang.English)
	case "code":
		return findingCodes()
	case "by":
		return wordsFor(ledger.ByAuthor, ledger.ByCategory, ledger.ByGenre, ledger.ByArticle)
	case "dates":
		return []string{"dmy", "mdy"}
	case "groups":
		return wordsFor(cms.GroupsAuthors, cms.GroupsGenres, cms.GroupsCategories)
	case "status":
		return wordsFor(payroll.Statuses()...)
	case "role":
		return wordsFor(payroll.Roles()...)
	case "method":
		return wordsFor(payroll.MoneyMethods()...)
	case "format":
		return wordsFor(reports.HLedger, reports.Beancount, reports.CSV)
	case "accept":
		return wordsFor(payroll.AcceptedTogether()...)
	case "RATE", "MỨC":
		return wordsFor(payroll.RateNames()...)
	case "KEY", "THIẾT_LẬP":
		return payroll.SettingKeys()
	case "FIELD=VALUE", "MỤC=GIÁ_TRỊ":
		return ledger.AuthorFields
	case "SHELL":
		return []string{"bash", "zsh", "fish", "powershell"}
	case "FORMAT", "DẠNG":
		return []string{"man", "markdown"}
	}
	return nil
}

func wordsFor[T ~string](values ...T) []string {
	return mapped(values, func(v T) string { return string(v) })
}

// pathOfCommand names a command without the program: "pay confirm".
func pathOfCommand(cmd *cobra.Command) string {
	return strings.TrimPrefix(strings.TrimPrefix(cmd.CommandPath(), cmd.Root().Name()), " ")
}

// argumentTokens are what stands for the arguments of a command in its help, for as many
// of them as are given and one more: those of "set AUTHOR FIELD=VALUE..." are AUTHOR and
// as many FIELD=VALUE as are wanted.
func argumentTokens(cmd *cobra.Command, given int) (tokens []string) {
	words := strings.Fields(cmd.Use)[1:]
	for i := range given + 1 {
		at := min(i, len(words)-1)
		if at < 0 || i > at && !strings.Contains(words[at], "...") {
			break
		}
		tokens = append(tokens, strings.TrimSuffix(strings.Trim(words[at], "[]"), "..."))
	}
	return tokens
}

// tokensOf are what stands for the values of flags: keys of words.
var tokensOf = map[string]string{
	"ignore-column": "value.name",
	"db":            "value.file", "out": "value.file", "map": "value.file",
	"month": "arg.month", "setting set from": "arg.month",
	"from": "value.date", "date": "value.date", "on": "value.date", "since": "value.date",
	"accept": "value.code", "code": "value.code", "author": "arg.author", "amount": "value.amount", "against": "value.hash", "reset": "value.field",
	"unit": "value.name", "user": "value.name", "source": "value.name", "sheet": "value.name", "fill-down": "value.name", "genre": "value.name", "category": "value.name",
}

// mostChoices is how wide the words of a flag may be to stand for its value themselves.
const mostChoices = 18

// token is what stands for the value of a flag in helps, "" where it has none.
func (a *app) token(cmd *cobra.Command, f *pflag.Flag) string {
	key, ok := tokensOf[pathOfCommand(cmd)+" "+f.Name]
	if !ok {
		key, ok = tokensOf[f.Name]
	}
	words := strings.Join(choices(cmd, f.Name), "|")
	switch {
	case f.Value.Type() == "bool":
		return ""
	case words != "" && len(words) <= mostChoices:
		return words
	case ok:
		return a.say(key)
	case words != "":
		return a.say("value.one")
	case f.Value.Type() == "string":
		return a.say("value.text")
	}
	return a.say("value.number")
}
