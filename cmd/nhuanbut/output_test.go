package main

import (
	"bytes"
	"context"
	"encoding/csv"
	"encoding/json"
	"io"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
	"github.com/rogpeppe/go-internal/txtar"
	"github.com/spf13/cobra"

	"nhuanbut/cmd/nhuanbut/internal/help"
	"nhuanbut/cmd/nhuanbut/internal/term"
	"nhuanbut/cmd/nhuanbut/manual"
	"nhuanbut/reports/lang"
)

// varies is what is another each time: hashes, times, the day of now, sizes, versions.
var varies = []struct {
	what *regexp.Regexp
	as   string
}{
	{regexp.MustCompile(`\b[0-9a-f]{64}\b`), "HASH"},
	{regexp.MustCompile(`\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ`), "TIME"},
	{regexp.MustCompile(`("today":"|--date )\d{4}-\d\d-\d\d`), "${1}TODAY"},
	{regexp.MustCompile(`"bytes":\d+`), `"bytes":BYTES`},
	{regexp.MustCompile(`"(version|commit|time|go|sqlite|system)":"[^"]*"`), `"$1":"…"`},
	{regexp.MustCompile(`"modified":(true|false)`), `"modified":false`},
}

func same(s string) string {
	for _, v := range varies {
		s = v.what.ReplaceAllString(s, v.as)
	}
	return s
}

func golden(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 1 {
		ts.Fatalf("usage: golden FILE")
	}
	got, want := same(ts.ReadFile("stdout")), ts.ReadFile(args[0])
	if got != want {
		ts.Fatalf("got\n%s, want\n%s", got, want)
	}
}

// calls are a command line of every command that prints a result, on the sample ledger.
// A new command belongs here or to silent.
var calls = map[string][]string{
	"":                {},
	"article list":    {"--month", "2026-09"},
	"article show":    {"4147"},
	"article approve": {"4244"},
	"article reject":  {"4244"},
	"article history": {"4147"},
	"line list":       {},
	"line add":        {"--month", "2026-10", "--author", "A0003", "--kind", "quota", "--amount", "5", "--basis", "x"},
	"line void":       {"M1"},
	"author list":     {},
	"author doubles":  {},
	"author show":     {"A0001"},
	"author add":      {"Mới"},
	"author set":      {"A0001", "email=a@example.vn"},
	"author alias":    {"A0001", "P.C."},
	"author merge":    {"A0001", "A0002"},
	"author split":    {"Nhóm PV", "An", "Bình", "--shares", "60,40"},
	"author note":     {"(CTV)", "--kind", "contributor"},
	"author confirm":  {"--all", "--kind", "contributor"},
	"rate list":       {},
	"setting list":    {},
	"total":           {"2026-10"},
	"check":           {"2026-10"},
	"period list":     {},
	"period show":     {"2026-09"},
	"period close":    {"2026-10", "--yes", "--early", "--accept", "base-coefficient-differs,no-author,shares-not-100,author-unknown,no-date"},
	"pay list":        {},
	"pay show":        {"1"},
	"pay void":        {"1"},
	"pay remit-tax":   {"--method", "bank", "--date", "2026-11-10"},
	"budget list":     {},
	"verify":          {},
	"audit":           {},
	"version":         {},
	"import":          {"DIR/tin-bai-2026-10.csv"},
	"backup":          {"DIR/copy"},
}

// silent are the commands that print no result, or one in a form of its own.
var silent = []string{
	"init", "demo", "import authors", "article set", "article same", "article different", "article review", "author distinct", "author unmerge", "rate set", "setting set", "budget set", "completion", "docs", "help", "restore",
	"pay run", "pay confirm", "pay collect", "pay import", // their results are those of pay show and import
}

// writesFile are the commands whose result is a file of a form of its own.
var writesFile = regexp.MustCompile(`^(report|export|template) `)

// Every command that lists or adds up does so as table, JSON and CSV, and nothing else
// stands in its output.
func TestOutputs(t *testing.T) {
	sample := sampleLedger(t)
	split := []string{"--db", filepath.Join(sample, "nhuanbut.db"), "author", "split", "Minh Anh, Quốc Bảo"} // no closing accepts it
	if code := run(context.Background(), split, nil, io.Discard, io.Discard); code != exitDone {
		t.Fatalf("author split exits %d", code)
	}
	db, err := os.ReadFile(filepath.Join(sample, "nhuanbut.db"))
	if err != nil {
		t.Fatal(err)
	}
	a := silentApp(lang.Vietnamese)
	help.Visit(a.root(), func(cmd *cobra.Command) {
		path := help.Path(cmd)
		args, ok := calls[path]
		switch {
		case help.IsGroup(cmd) && path != "" || slices.Contains(silent, path) || writesFile.MatchString(path):
			return
		case !ok:
			t.Errorf("%s is neither among calls nor silent", path)
			return
		}
		for _, format := range []string{"table", "json", "csv"} {
			t.Run(path+" "+format, func(t *testing.T) {
				dir := t.TempDir()
				file := filepath.Join(dir, "nhuanbut.db")
				if err := os.WriteFile(file, db, 0o600); err != nil {
					t.Fatal(err)
				}
				line := append([]string{"--db", file, "--output", format}, strings.Fields(path)...)
				for _, arg := range args {
					arg = strings.Replace(arg, "DIR/copy", filepath.Join(dir, "copy"), 1)
					line = append(line, strings.Replace(arg, "DIR", sample, 1))
				}
				var out, errs bytes.Buffer
				if code := run(context.Background(), line, nil, &out, &errs); code > exitFound {
					t.Fatalf("exit %d: %s", code, errs.String())
				}
				isOutput(t, format, out.Bytes())
			})
		}
	})
}

func isOutput(t *testing.T, format string, out []byte) {
	t.Helper()
	if len(out) == 0 || bytes.ContainsRune(out, 0x1b) {
		t.Errorf("%q", out)
	}
	switch format {
	case "json":
		var v map[string]any
		if err := json.Unmarshal(out, &v); err != nil {
			t.Errorf("%v: %s", err, out)
		}
	case "csv":
		records, err := csv.NewReader(bytes.NewReader(out)).ReadAll()
		if err != nil || len(records) == 0 {
			t.Errorf("%v: %s", err, out)
		}
	}
}

// The manual documents every field of the contracts that testdata/json.txtar pins.
func TestFieldsAreDocumented(t *testing.T) {
	script, err := txtar.ParseFile("testdata/json.txtar")
	if err != nil {
		t.Fatal(err)
	}
	field := regexp.MustCompile(`"([a-z_]+)":`)
	fields := make(map[string]string)
	for _, f := range script.Files {
		if strings.HasSuffix(f.Name, ".json") {
			for _, m := range field.FindAllStringSubmatch(string(f.Data), -1) {
				fields[m[1]] = f.Name
			}
		}
	}
	if len(fields) < 50 {
		t.Fatalf("only %d fields", len(fields))
	}
	for _, lang := range []string{"vi", "en"} {
		topic, _ := manual.Find(manual.Topics(lang), "json")
		for _, name := range slices.Sorted(maps.Keys(fields)) {
			if !strings.Contains(topic.Text, `"`+name+`"`) && !strings.Contains(topic.Text, "`"+name+"`") {
				t.Errorf("%s: the manual (%s) says nothing of %q", fields[name], lang, name)
			}
		}
	}
}

// Whoever reads the output by a program gets neither colours nor the words of people.
func TestAlarmsAreWordsInCSV(t *testing.T) {
	var out bytes.Buffer
	a := &app{out: term.NewScreen(&out), lang: lang.Vietnamese, format: "csv"}
	if err := a.print(nil, table{head: []string{"severity"}, rows: [][]any{{alarm("chặn khóa sổ")}}}); err != nil || out.String() != "severity\nchặn khóa sổ\n" {
		t.Errorf("%v, %q", err, out.String())
	}
}
