package main

import (
	"io"
	"os"
	"path/filepath"
	"time"

	"github.com/schollz/progressbar/v3"

	"nhuanbut/ledger"
)

const (
	patience = 500 * time.Millisecond // what is done sooner needs no bar
	pause    = 100 * time.Millisecond // between two looks at a bar
)

// bar shows on the error stream how far long work has come, where that is a terminal.
// It is used by one goroutine.
type bar struct {
	app    *app
	screen *screen

	began   time.Time // of the first thing that was told
	at      ledger.Progress
	since   time.Time // that the step goes on
	next    time.Time // that it is drawn
	library *progressbar.ProgressBar
	drawn   bool
}

// tell is what long work tells how far it has come. What is read for a month that is
// worked out anew belongs to that.
func (b *bar) tell(p ledger.Progress) {
	if p.Step == ledger.StepRead && b.at.Step == ledger.StepPeriods {
		rows := p.Rows
		p = b.at
		p.Rows = rows
	}
	now := time.Now()
	if b.began.IsZero() {
		b.began, b.next = now, now.Add(patience)
	}
	if p.Step != b.at.Step || p.Subject != b.at.Subject {
		b.clear()
		b.library, b.since = nil, now
	}
	b.at = p
	if now.Before(b.next) || !b.visible() {
		return
	}
	b.next = now.Add(pause)
	b.draw(now)
}

func (b *bar) visible() bool {
	return !b.app.quiet && b.app.ansi && columns(b.screen) > 0 && os.Getenv("TERM") != "dumb"
}

func (b *bar) draw(now time.Time) {
	if b.library == nil {
		b.library = b.app.newBar(b.screen.Writer, b.at.Total)
	}
	rate := int(float64(b.at.Rows) / max(now.Sub(b.since).Seconds(), 0.1))
	b.library.Describe(b.app.say("progress."+string(b.at.Step), filepath.Base(b.at.Subject), int(b.at.Rows), rate))
	// The terminal is all that can fail here.
	if b.at.Total > 0 {
		_ = b.library.Set64(min(b.at.Done, b.at.Total-1)) // a full bar says that the step is over
	} else {
		_ = b.library.Add64(1)
	}
	b.drawn = true
}

// newBar is a bar of so much, or one that only moves where nobody knows how much it is.
func (a *app) newBar(w io.Writer, total int64) *progressbar.ProgressBar {
	if total <= 0 {
		total = -1
	}
	return progressbar.NewOptions64(total,
		progressbar.OptionSetWriter(w), progressbar.OptionSetPredictTime(total > 0), progressbar.OptionSetElapsedTime(true),
		progressbar.OptionSetWidth(24), progressbar.OptionUseANSICodes(true), progressbar.OptionSetSpinnerChangeInterval(0),
		progressbar.OptionSpinnerType(9),
		progressbar.OptionSetTheme(progressbar.Theme{Saucer: "█", SaucerPadding: "░", BarStart: "", BarEnd: ""}))
}

// clear takes the bar away; the next look at it brings it back.
func (b *bar) clear() {
	if b == nil || !b.drawn {
		return
	}
	_ = b.library.Clear()
	b.drawn = false
}
