package term

import (
	"io"
	"os"
	"time"

	"github.com/schollz/progressbar/v3"
)

const (
	patience = 500 * time.Millisecond // work that is done sooner needs no bar
	pause    = 100 * time.Millisecond // between two drawings of a bar
)

// Progress is how far long work has come.
type Progress struct {
	Step        string // a bar is of one step: the next one begins anew
	Done, Total int64  // in any unit; Total is 0 where nobody knows how much there is
	Rows        int64
}

// Bar is the progress bar of a terminal. It is used by one goroutine.
type Bar struct {
	screen *Screen

	began   time.Time // when the first progress was shown
	at      Progress
	since   time.Time // when the step began
	next    time.Time // when the bar is drawn again
	library *progressbar.ProgressBar
	drawn   bool
}

// Show draws the bar with words that it gets for the rows per second of the step. It
// draws nothing within the first half second, and nothing where the stream is no terminal
// that moves its cursor.
func (b *Bar) Show(p Progress, words func(perSecond int) string) {
	now := time.Now()
	if b.began.IsZero() {
		b.began, b.next = now, now.Add(patience)
	}
	if p.Step != b.at.Step {
		b.clear()
		b.library, b.since = nil, now
	}
	b.at = p
	if now.Before(b.next) || !b.visible() {
		return
	}
	b.next = now.Add(pause)
	b.draw(words(int(float64(p.Rows) / max(now.Sub(b.since).Seconds(), 0.1))))
}

func (b *Bar) visible() bool {
	return b.screen.terminal != nil && b.screen.ansi && os.Getenv("TERM") != "dumb"
}

func (b *Bar) draw(words string) {
	if b.library == nil {
		b.library = newBar(b.screen.w, b.at.Total)
	}
	b.library.Describe(words)
	// Only the terminal can fail here.
	if b.at.Total > 0 {
		_ = b.library.Set64(min(b.at.Done, b.at.Total-1)) // a full bar says that the step is over
	} else {
		_ = b.library.Add64(1)
	}
	b.drawn = true
}

// newBar returns a bar of total, or one that only moves where total is 0.
func newBar(w io.Writer, total int64) *progressbar.ProgressBar {
	if total <= 0 {
		total = -1
	}
	return progressbar.NewOptions64(total,
		progressbar.OptionSetWriter(w),
		progressbar.OptionSetPredictTime(total > 0),
		progressbar.OptionSetElapsedTime(true),
		progressbar.OptionSetWidth(24),
		progressbar.OptionUseANSICodes(true),
		progressbar.OptionSetSpinnerChangeInterval(0),
		progressbar.OptionSpinnerType(9),
		progressbar.OptionSetTheme(progressbar.Theme{Saucer: "█", SaucerPadding: "░", BarStart: "", BarEnd: ""}))
}

// clear removes the bar; the next Show brings it back.
func (b *Bar) clear() {
	if b == nil || !b.drawn {
		return
	}
	_ = b.library.Clear()
	b.drawn = false
}
