package main

import (
	"bytes"
	"context"
	"strings"
	"testing"
	"time"
)

// An interruption after something was stored does not say that nothing was.
func TestInterruptionSaysWhatIsStored(t *testing.T) {
	for stored, want := range map[string]string{
		"":                     "Interrupted; nothing was stored.",
		"period close 2026-05": "Interrupted. Stored before that: period close 2026-05. Nothing else was stored.",
	} {
		var errs bytes.Buffer
		a := &app{errs: &errs, lang: english, started: true}
		if stored != "" {
			a.stored = []string{stored}
		}
		if code := a.exit(context.Canceled); code != exitInterrupted || strings.TrimSpace(errs.String()) != want {
			t.Errorf("exit %d, %q; want %q", code, errs.String(), want)
		}
	}
}

// forever is somebody who does not answer.
type forever struct{}

func (forever) Read([]byte) (int, error) { select {} }

func TestAnInterruptionIsNoAnswer(t *testing.T) {
	ctx, stop := context.WithCancel(context.Background())
	time.AfterFunc(10*time.Millisecond, stop)
	a := &app{in: forever{}}
	if line, err := a.answer(ctx); line != "" || err != context.Canceled {
		t.Errorf("%q, %v", line, err)
	}
	a = &app{in: strings.NewReader("có\n")}
	if line, err := a.answer(context.Background()); line != "có\n" || err != nil {
		t.Errorf("%q, %v", line, err)
	}
}
