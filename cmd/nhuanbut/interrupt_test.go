package main

import (
	"bytes"
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"nhuanbut/cmd/nhuanbut/internal/term"
	"nhuanbut/ledger"
	"nhuanbut/payroll"
	"nhuanbut/reports/lang"
)

// An interruption that comes when all is stored does not say that nothing was.
func TestInterruptedTooLate(t *testing.T) {
	a, said := sampleApp(t)
	for _, want := range []error{nil, errFound} {
		ctx, cancel := context.WithCancel(context.Background())
		err := a.changing(ctx, func(l *ledger.Ledger) error {
			if _, err := l.SetArticle(ctx, a.act(), "1", map[payroll.Column]string{payroll.TextCoefficient: "2"}, ""); err != nil {
				return err
			}
			cancel()
			return want
		})
		if !errors.Is(err, want) || errors.Is(err, context.Canceled) {
			t.Errorf("%v, want %v", err, want)
		}
		if code := a.exit(ctx, err); want == nil && code != exitDone || want != nil && code != exitFound {
			t.Errorf("%v: exit code %d, %s", want, code, said)
		}
	}
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	if code := a.exit(ctx, errors.New("x")); code == exitInterrupted {
		t.Error("nobody interrupted")
	}
	cancel()
	if code := a.exit(ctx, errors.New("whatever it broke")); code != exitInterrupted || !strings.Contains(said.String(), "Nothing else was stored") {
		t.Errorf("exit code %d, %s", code, said)
	}
}

// The prompt of a closing ends when it is interrupted, and not only with the next line.
func TestInterruptedAtThePrompt(t *testing.T) {
	a, _ := sampleApp(t)
	in, typing := io.Pipe()
	defer typing.Close()
	a.in = in
	ctx, cancel := context.WithCancel(context.Background())
	ended := make(chan error)
	go func() { ended <- wantClosing(ctx, a, ledger.Period{}) }()
	time.AfterFunc(50*time.Millisecond, cancel)
	select {
	case err := <-ended:
		if !errors.Is(err, context.Canceled) {
			t.Errorf("%v", err)
		}
	case <-time.After(10 * time.Second):
		t.Fatal("it waits for Enter")
	}
}

// A demo that is interrupted leaves nothing.
func TestInterruptedDemo(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "demo")
	ctx, cancel := context.WithCancel(context.Background())
	time.AfterFunc(30*time.Millisecond, cancel)
	if code := run(ctx, []string{"demo", dir}, strings.NewReader(""), io.Discard, io.Discard); code != exitInterrupted {
		t.Skipf("it was faster: exit code %d", code)
	}
	if _, err := os.Stat(dir); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("%s is there: %v", dir, err)
	}
}

// The sample's payments are made on days that a clock that is behind has not reached.
func TestDemoWithAClockThatIsBehind(t *testing.T) {
	said := &bytes.Buffer{}
	a := &app{in: strings.NewReader(""), out: term.NewScreen(io.Discard), errs: term.NewScreen(said), lang: lang.English, format: "json", user: "x"}
	a.now = func() time.Time { return time.Date(2025, 1, 6, 0, 0, 0, 0, time.UTC) }
	if err := runDemo(context.Background(), a, t.TempDir()); err != nil {
		t.Errorf("%v", err)
	}
}
