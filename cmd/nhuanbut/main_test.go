package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
	"github.com/spf13/cobra"

	"nhuanbut/cmd/nhuanbut/internal/help"
	"nhuanbut/reports/lang"
)

func TestMain(m *testing.M) {
	testscript.Main(removing{m}, map[string]func(){"nhuanbut": main})
}

// removing runs the tests and removes the sample that they share.
type removing struct{ tests *testing.M }

func (r removing) Run() int {
	defer func() { os.RemoveAll(sampleMade.dir) }()
	return r.tests.Run()
}

// The scripts run the program as a shell does; each is named for a behaviour.
func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir: "testdata",
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"edit":   edit,   // edit FILE WHAT …: a month's workbook, as its editor would
			"resave": resave, // resave FILE: by LibreOffice
			"exits":  exits,  // exits CODE COMMAND…: the exit code is a contract
			"golden": golden, // golden FILE: the last output but for hashes, times and days
		},
		Setup: func(e *testscript.Env) error {
			e.Setenv("HOME", e.WorkDir)
			door, err := filepath.Abs("testdata/door") // lists as offices have them
			e.Setenv("DOOR", door)
			return err
		},
	})
}

func exits(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: exits CODE COMMAND [ARG…]")
	}
	err := ts.Exec(args[1], args[2:]...)
	got := "0"
	if err != nil {
		got = strings.TrimPrefix(err.Error(), "exit status ")
	}
	if got != args[0] {
		ts.Fatalf("%s exits %s, want %s", strings.Join(args[1:], " "), got, args[0])
	}
}

// No help names a key that has no words.
func TestHelpHasWords(t *testing.T) {
	for _, lang := range []lang.Language{lang.Vietnamese, lang.English} {
		a := silentApp(lang)
		walk(a.root(), func(cmd *cobra.Command) {
			if shown := a.guide.Text(cmd, help.Columns); strings.Contains(shown, "!") {
				t.Errorf("%s, %s:\n%s", cmd.CommandPath(), lang, shown)
			}
		})
	}
}

func walk(cmd *cobra.Command, visit func(*cobra.Command)) {
	visit(cmd)
	for _, c := range cmd.Commands() {
		if !c.Hidden {
			walk(c, visit)
		}
	}
}
