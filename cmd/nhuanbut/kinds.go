package main

import (
	"strings"

	"nhuanbut/cmd/nhuanbut/internal/help"
	"nhuanbut/ledger"
	"nhuanbut/payroll"
)

// tasks are the commands by what somebody wants to do, in the order in which a newcomer
// comes to it. A command that is in none of them fails a test.
var tasks = []help.Task{
	{ID: "ledger", Commands: []string{"demo", "init", "backup", "restore"}},
	{ID: "articles", Commands: []string{"import", "template", "article", "author", "line"}},
	{ID: "rules", Commands: []string{"rate", "setting", "budget"}},
	{ID: "month", Commands: []string{"total", "check", "report", "export"}},
	{ID: "money", Commands: []string{"period", "pay"}},
	{ID: "other", Commands: []string{"verify", "audit", "completion", "docs", "version"}},
}

// shells are those whose completion is written, docFormats the formats of docs.
var (
	shells     = []string{"bash", "zsh", "fish", "powershell"}
	docFormats = []string{"man", "markdown"}
)

// kinds are the kinds of values that flags and arguments of several commands take.
type kinds struct {
	month, date, author, article, run, line help.Kind
	amount, name, text, reason, hash        help.Kind
	file, list, folder, code, articleField  help.Kind
}

func newKinds(a *app) kinds {
	word := func(key string) help.Kind { return help.Kind{Word: a.bare(key)} }
	offered := func(key string, of offer) help.Kind { return help.Kind{Word: a.bare(key), Offer: a.fromLedger(of)} }
	listed := func(key string, choices []string) help.Kind { return help.Kind{Word: a.bare(key), Choices: choices} }
	return kinds{
		month:   offered("arg.month", offerMonths),
		author:  offered("arg.author", offerAuthors),
		article: offered("arg.article", offerArticles),
		run:     offered("arg.run", offerRuns),
		line:    offered("arg.line", offerLines),
		date:    word("value.date"),
		amount:  word("value.amount"),
		name:    word("value.name"),
		text:    word("value.text"),
		hash:    word("value.hash"),
		reason:  help.Kind{Word: a.say("value.text"), Blank: true},
		file:    help.Kind{Word: a.say("value.file"), Files: help.AnyFile},
		list:    help.Kind{Word: a.say("value.file"), Files: []string{"csv", "xlsx", "json"}},
		folder:  help.Kind{Word: a.bare("arg.dir"), Folder: true},
		code:    listed("value.code", findingCodes()),
		articleField: listed("value.field", mapped(ledger.SettableColumns(), func(c payroll.Column) string {
			return strings.ReplaceAll(c.Key(), "_", "-")
		})),
	}
}

// arguments returns the kinds of the arguments by what stands for them in a command's Use.
func (k kinds) arguments(a *app) map[string]help.Kind {
	first := func(key string) string {
		word, _, _ := strings.Cut(a.say(key), " ")
		return word
	}
	last := func(key string) string {
		words := strings.Fields(a.bare(key))
		return strings.TrimSuffix(words[len(words)-1], "...")
	}
	return map[string]help.Kind{
		k.month.Word:   k.month,
		k.author.Word:  k.author,
		k.article.Word: k.article,
		k.run.Word:     k.run,
		k.line.Word:    k.line,
		k.folder.Word:  k.folder,
		k.file.Word:    k.file,

		"import " + k.file.Word:     k.list,
		"pay import " + k.file.Word: k.list,

		a.say("value.keep"):                      k.author,
		a.say("value.gone"):                      k.author,
		a.say("value.period"):                    k.month,
		first("arg.rate"):                        {Choices: wordsFor(payroll.RateNames()...)},
		first("arg.setting"):                     {Choices: payroll.SettingKeys()},
		last("arg.author.set"):                   {Choices: ledger.AuthorFields},
		"article set " + last("arg.article.set"): {Choices: k.articleField.Choices},
		"SHELL":                                  {Choices: shells},
		first("arg.docs"):                        {Choices: docFormats},
	}
}

// bare returns the word of a key without what says that it may be left out or repeated.
func (a *app) bare(key string) string {
	return strings.TrimSuffix(strings.Trim(a.say(key), "[]"), "...")
}

func wordsFor[T ~string](values ...T) []string {
	return mapped(values, func(v T) string { return string(v) })
}
