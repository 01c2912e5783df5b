package main

import (
	"cmp"
	"errors"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"nhuanbut/cmd/nhuanbut/internal/help"
	"nhuanbut/cmd/nhuanbut/internal/msg"
	"nhuanbut/cmd/nhuanbut/internal/term"
	"nhuanbut/ledger"
	"nhuanbut/ledger/store"
	"nhuanbut/payroll"
)

// nextJSON is what nhuanbut without a command prints with --output json.
type nextJSON struct {
	Ledger string         `json:"ledger"`
	Exists bool           `json:"exists"`
	Agenda *ledger.Agenda `json:"agenda"` // null without a ledger
	Steps  []step         `json:"steps"`
}

// step is something to be done next, with the commands that do it.
type step struct {
	Code     string        `json:"step"`
	Period   payroll.Month `json:"period"`
	Count    int           `json:"count"`
	Amount   payroll.Dong  `json:"amount"`
	Text     string        `json:"text"`
	Commands []string      `json:"commands"`
}

// runNext shows what is to be done next in the ledger.
func runNext(a *app, cmd *cobra.Command) error {
	p := planned{app: a, program: programName(a, cmd), result: nextJSON{Ledger: store.WithoutPassword(a.db), Steps: []step{}}}
	unit := ""
	err := a.with(cmd.Context(), func(l *ledger.Ledger) error {
		g, err := l.Agenda(cmd.Context())
		if err != nil {
			return err
		}
		p.result.Exists, p.result.Agenda = true, &g
		unit, err = l.UnitName(cmd.Context())
		return err
	})
	if errors.Is(err, payroll.Refuse(store.NoLedger)) {
		err = nil
		p.add(step{Code: "begin", Text: a.say("next.begin", a.db)}, `init --unit "`+a.say("next.unit")+`"`, "demo")
	}
	if err != nil {
		return err
	}
	if p.result.Agenda != nil {
		p.addAll(p.result.Agenda)
	}
	return printNext(a, p.result, unit)
}

// programName returns how the program is called again with the ledger and language of
// now.
func programName(a *app, cmd *cobra.Command) string {
	s := cmd.Root().Name()
	if cmd.Flags().Changed("db") {
		s += " --db " + msg.Quoted(store.WithoutPassword(a.db))
	}
	if cmd.Flags().Changed("lang") {
		s += " --lang " + string(a.lang)
	}
	return s
}

// planned collects the steps that are found.
type planned struct {
	app     *app
	program string
	result  nextJSON
}

func (p *planned) add(s step, commands ...string) {
	s.Commands = mapped(commands, func(c string) string { return p.program + " " + c })
	p.result.Steps = append(p.result.Steps, s)
}

// mostMonths is for how many months the articles that wait for a decision are shown.
const mostMonths = 2

// addAll adds a step for each thing that the ledger waits for.
func (p *planned) addAll(g *ledger.Agenda) {
	if g.Articles == 0 {
		p.add(step{Code: "import", Text: p.app.say("next.import")}, "import "+p.app.say("value.file"))
		return
	}
	p.addQuestions(g.Open, true)
	if n := len(g.Unconfirmed); n > 0 {
		p.add(step{Code: "confirm-authors", Count: n, Text: p.app.say("next.confirm-authors", n, msg.List(g.Unconfirmed, 3))},
			"author list", "author confirm --all --kind "+string(payroll.Contributor))
	}
	for i, in := range g.Pending {
		if i < mostMonths {
			p.addApproval(in)
		}
	}
	p.addQuestions(g.Open, false)
	closed := p.addClosedMonths(g)
	p.addOpenMonth(g.Open, len(g.Pending) > 0)
	if !closed && g.Closed != "" {
		p.add(step{Code: "report", Period: g.Closed, Text: p.app.say("next.report", g.Closed)}, "report month "+string(g.Closed))
	}
}

func (p *planned) addApproval(in ledger.PendingIn) {
	filter := fmt.Sprintf("--month %s --status %s", in.Month, payroll.Pending)
	p.add(step{Code: "approve", Period: in.Month, Count: len(in.Articles), Text: p.app.say("next.approve", in.Month, len(in.Articles))},
		"article list "+filter, "article approve "+filter)
}

// addOpenMonth adds the step of the month that closes next.
func (p *planned) addOpenMonth(m ledger.OpenMonth, waiting bool) {
	if m.Articles == 0 && m.Blocking == 0 && !waiting {
		commands := []string{"import " + p.app.say("value.file")}
		if m.Over {
			commands = append(commands, "period close "+string(m.Month))
		}
		p.add(step{Code: "import", Period: m.Month, Text: p.app.say("next.import.month", m.Month)}, commands...)
		return
	}
	code := "work"
	switch {
	case m.Over && m.Blocking > 0:
		code = "check"
	case m.Over:
		code = "close"
	}
	commands := []string{"check " + string(m.Month)}
	switch code {
	case "work":
		commands = append(commands, "total "+string(m.Month))
	case "check":
		commands = append(commands, "article review "+string(m.Month))
	case "close":
		commands = append(commands, "period close "+string(m.Month))
	}
	count := m.Articles
	if code == "check" {
		count = m.Blocking
	}
	p.add(step{Code: code, Period: m.Month, Count: count, Amount: m.Gross,
		Text: p.app.say("next."+code, m.Month, m.Last, m.Articles, m.Gross, m.Blocking)}, commands...)
}

// addClosedMonths adds the steps of closed months and reports whether there are any.
func (p *planned) addClosedMonths(g *ledger.Agenda) bool {
	before := len(p.result.Steps)
	if u := g.Unpaid; u.Authors > 0 {
		p.add(step{Code: "pay", Period: u.Month, Count: u.Authors, Amount: u.Gross, Text: p.app.say("next.pay", u.Month, u.Authors, u.Gross)},
			fmt.Sprintf("pay run %s --date %s", u.Month, g.Today))
	}
	for _, run := range g.Runs {
		commands := []string{fmt.Sprintf("pay show %d", run.ID)}
		for _, method := range []struct {
			of  int
			how payroll.Method
		}{{run.Others, payroll.ByBank}, {run.Staff, payroll.ByPayroll}} {
			if method.of > 0 {
				commands = append(commands, fmt.Sprintf("pay confirm %d --method %s --date %s", run.ID, method.how, g.Today))
			}
		}
		p.add(step{Code: "confirm-payments", Count: run.Others + run.Staff, Amount: run.Net,
			Text: p.app.say("next.confirm-payments", run.ID, run.Others+run.Staff, run.Net)}, commands...)
	}
	if g.Tax > 0 {
		p.add(step{Code: "remit-tax", Amount: g.Tax, Text: p.app.say("next.remit-tax", g.Tax)},
			fmt.Sprintf("pay remit-tax --method %s --date %s", payroll.ByBank, g.Today))
	}
	return len(p.result.Steps) > before
}

// printNext writes the steps: for people with their commands below them, to be copied.
func printNext(a *app, v nextJSON, unit string) error {
	s := table{head: []string{"step", "month", "count", "amount", "command"}}
	for _, step := range v.Steps {
		s.rows = append(s.rows, []any{step.Code, string(step.Period), step.Count, step.Amount, strings.Join(step.Commands, "; ")})
	}
	if a.format != "table" {
		return a.print(v, s)
	}
	width := cmp.Or(a.out.Columns(), help.Columns)
	var b strings.Builder
	if v.Exists {
		b.WriteString(help.Fill(strings.TrimSuffix(a.say("next.ledger", a.db, v.Agenda.Today, unit), " · "), width) + "\n")
	}
	for i, step := range v.Steps {
		const indent = "   "
		text := term.Wrap(step.Text, width-len(indent))
		fmt.Fprintf(&b, "%d. %s\n", i+1, strings.ReplaceAll(text, "\n", "\n"+indent))
		for _, c := range step.Commands {
			b.WriteString(indent + "  " + c + "\n")
		}
	}
	b.WriteString("\n" + help.Fill(a.say("next.help"), width))
	_, err := fmt.Fprint(a.out, b.String())
	return err
}
