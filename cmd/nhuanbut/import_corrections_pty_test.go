//go:build !windows

package main

import (
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
)

// On a terminal corrections are shown and asked about: whatever is not yes stores nothing.
func TestCorrectionsAreAskedAbout(t *testing.T) {
	dir := sampleLedger(t)
	db, path := filepath.Join(dir, "nhuanbut.db"), filepath.Join(t.TempDir(), "m.xlsx")
	run := func(args ...string) string {
		t.Helper()
		out, err := exec.Command("nhuanbut", append(args, "--db", db)...).CombinedOutput()
		if err != nil {
			t.Fatalf("%v: %v\n%s", args, err, out)
		}
		return string(out)
	}
	run("report", "month", "2026-10", "-o", path)
	f, err := excelize.OpenFile(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	title, err := f.GetCellValue("Chi tiết bài viết", "C7")
	if err != nil || title == "" {
		t.Fatal(title, err)
	}
	if err := f.SetCellValue("Chi tiết bài viết", "C7", title+" (sửa)"); err != nil {
		t.Fatal(err)
	}
	if err := f.Save(); err != nil {
		t.Fatal(err)
	}
	const question = "Sửa 1 chỗ của 1 bài"
	for _, answer := range []struct {
		keys   string
		code   int
		stored bool
	}{{"k\r", exitFailed, false}, {"c\r", exitDone, true}} {
		s := onTerminal(t, 120, nil, "import", path, "--db", db)
		s.waitFor(t, question)
		if shown := s.shown(); !strings.Contains(shown, "(sửa)") {
			t.Errorf("it is not shown before it is asked:\n%s", shown)
		}
		if _, err := s.keys.Write([]byte(answer.keys)); err != nil {
			t.Fatal(err)
		}
		if code, shown := s.exit(t); code != answer.code {
			t.Errorf("%q exits %d:\n%s", answer.keys, code, shown)
		}
		if stored := strings.Contains(run("article", "list", "--month", "2026-10"), "(sửa)"); stored != answer.stored {
			t.Errorf("%q: stored %v", answer.keys, stored)
		}
	}
}
