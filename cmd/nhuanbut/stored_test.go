package main

import (
	"bytes"
	"context"
	"strings"
	"testing"

	"nhuanbut/cmd/nhuanbut/internal/term"
	"nhuanbut/reports/lang"
)

// An interruption after something was stored does not say that nothing was.
func TestInterruptionSaysWhatIsStored(t *testing.T) {
	for stored, want := range map[string]string{
		"":                     "Interrupted; nothing was stored.",
		"period close 2026-05": "Interrupted. Stored before that: period close 2026-05. Nothing else was stored.",
	} {
		var errs bytes.Buffer
		a := &app{errs: term.NewScreen(&errs), lang: lang.English, started: true}
		if stored != "" {
			a.stored = []string{stored}
		}
		if code := a.exit(context.Canceled); code != exitInterrupted || strings.TrimSpace(errs.String()) != want {
			t.Errorf("exit %d, %q; want %q", code, errs.String(), want)
		}
	}
}
