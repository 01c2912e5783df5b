package main

import (
	"path/filepath"

	"nhuanbut/cmd/nhuanbut/internal/term"
	"nhuanbut/ledger/progress"
)

// shownProgress shows on the error stream how far long work of the ledger has come.
type shownProgress struct {
	app *app
	bar *term.Bar
	at  progress.State
}

// tell takes the reports of the ledger. Articles that are read to work a month out anew
// belong to that month's step.
func (t *shownProgress) tell(p progress.State) {
	if p.Step == progress.Read && t.at.Step == progress.Periods {
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
