package main

import (
	"path/filepath"

	"nhuanbut/cmd/nhuanbut/internal/term"
	"nhuanbut/ledger"
)

// progress shows on the error stream how far long work of the ledger has come.
type progress struct {
	app *app
	bar *term.Bar
	at  ledger.Progress
}

// tell takes the reports of the ledger. Articles that are read to work a month out anew
// belong to that month's step.
func (t *progress) tell(p ledger.Progress) {
	if p.Step == ledger.StepRead && t.at.Step == ledger.StepPeriods {
		rows := p.Rows
		p = t.at
		p.Rows = rows
	}
	t.at = p
	if t.app.quiet {
		return
	}
	shown := term.Progress{Step: string(p.Step) + " " + p.Subject, Done: p.Done, Total: p.Total, Rows: p.Rows}
	t.bar.Show(shown, func(perSecond int) string {
		return t.app.say("progress."+string(p.Step), filepath.Base(p.Subject), int(p.Rows), perSecond)
	})
}
