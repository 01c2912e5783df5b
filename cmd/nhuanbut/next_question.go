package main

import (
	"fmt"
	"strings"

	"nhuanbut/cmd/nhuanbut/internal/msg"
	"nhuanbut/ledger"
	"nhuanbut/payroll"
)

// addQuestions adds the steps that settle what blocks a month: one for each code, with
// the command that lists its findings and those that settle the first of them.
// Questions about names come first, since their answers make authors who are to be
// confirmed.
func (p *planned) addQuestions(m ledger.OpenMonth, aboutNames bool) {
	for _, q := range m.Questions {
		ofNames := q.Code == payroll.AuthorSuspicious || q.Code == payroll.AuthorNotAPerson
		if q.Code == payroll.AuthorUnknown || ofNames != aboutNames {
			continue // all of the first are a step of their own
		}
		about := q.Articles
		if len(q.Authors) > 0 {
			about = mapped(q.Authors, shownName)
		}
		text := p.app.msg().Find("question."+string(q.Code), m.Month, q.Count, msg.List(about, 3))
		if text == "" {
			text = p.app.say("question.other", m.Month, q.Count, msg.List(about, 3), string(q.Code))
		}
		commands := []string{fmt.Sprintf("check %s --code %s", m.Month, q.Code)}
		p.add(step{Code: string(q.Code), Period: m.Month, Count: q.Count, Text: text}, append(commands, p.answers(m.Month, q)...)...)
	}
}

// shownName quotes a name in a sentence, since odd names may hold commas.
func shownName(name string) string { return "“" + name + "”" }

// mostAnswers is how many questions about names a step answers.
const mostAnswers = 8

// answers returns the commands that settle the first finding of a question.
func (p *planned) answers(m payroll.Month, q ledger.Question) []string {
	first := func(names []string) string {
		if len(names) == 0 {
			return ""
		}
		return msg.Quoted(names[0])
	}
	article := first(q.Articles)
	accept := fmt.Sprintf("check %s --accept %s %s --reason \"%s\"", m, q.Code, article, p.app.say("value.reason"))
	switch q.Code {
	case payroll.Outlier:
		return []string{accept}
	case payroll.RowRefused:
		return []string{"import " + p.app.say("value.file"), accept}
	case payroll.NoAuthor:
		return []string{fmt.Sprintf("article set %s author=\"%s\"", article, p.app.say("value.name"))}
	case payroll.NoDate:
		return []string{fmt.Sprintf("article set %s published=%s-01", article, m)}
	case payroll.BaseCoefficientOff:
		return []string{fmt.Sprintf("article set %s base-coefficient=0.1", article)}
	case payroll.AuthorSuspicious, payroll.AuthorNotAPerson:
		var commands []string
		for _, reason := range q.Reasons[:min(len(q.Reasons), mostAnswers)] {
			commands = append(commands, nameAnswer(p.app, reason))
		}
		return commands
	case payroll.OneOrTwo, payroll.IDReused:
		if len(q.Articles) > 1 {
			both := strings.Join(mapped(q.Articles[:2], msg.Quoted), " ")
			return []string{"article same " + both, "article different " + both}
		}
	}
	return nil
}
