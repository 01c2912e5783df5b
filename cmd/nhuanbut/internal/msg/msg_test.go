package msg

import (
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// Every text of the program is there in both languages, with the same facts.
func TestWordsInBothLanguages(t *testing.T) {
	fact := regexp.MustCompile(`%\[\d\]|\{[a-z-]+\}`)
	seen := make(map[string]bool)
	for _, catalogue := range catalogues {
		for key, w := range catalogue {
			if seen[key] {
				t.Errorf("%s: stands in two catalogues", key)
			}
			seen[key] = true
			if w.vi == "" || w.en == "" {
				t.Errorf("%s: a language is missing", key)
			}
			for _, f := range fact.FindAllString(w.vi+w.en, -1) {
				if key == "help.template" {
					continue
				}
				if !strings.Contains(w.vi, f) || !strings.Contains(w.en, f) {
					t.Errorf("%s: the fact %s is in one language only", key, f)
				}
			}
		}
	}
}

// Every code that a package can refuse or find with has words. The codes are read
// from the sources, so that a new one cannot be forgotten.
func TestCodesHaveWords(t *testing.T) {
	code := regexp.MustCompile(`\bCode = "([a-z0-9-]+)"`)
	for _, dir := range []string{"../../../../payroll", "../../../../ledger", "../../../../reports"} {
		files := 0
		err := filepath.WalkDir(dir, func(file string, entry fs.DirEntry, err error) error {
			if err != nil || filepath.Ext(file) != ".go" {
				return err
			}
			files++
			source, err := os.ReadFile(file)
			if err != nil {
				return err
			}
			for _, m := range code.FindAllStringSubmatch(string(source), -1) {
				var p Printer
				if p.Find("error."+m[1]) == "" && p.Find("finding."+m[1]) == "" && p.Find("problem."+m[1]) == "" {
					t.Errorf("%s: %s has no words", file, m[1])
				}
			}
			return nil
		})
		if err != nil || files == 0 {
			t.Fatalf("%s: %v, %d files", dir, err, files)
		}
	}
}

// What is to be filled in is numbered, since the languages order it differently; nothing
// is left for fmt to complain about.
func TestFactsAreNumbered(t *testing.T) {
	plain := regexp.MustCompile(`%[^\[%]`)
	for _, catalogue := range catalogues {
		for key, w := range catalogue {
			for _, s := range []string{w.vi, w.en} {
				s = strings.ReplaceAll(s, "%%", "")
				if strings.Contains(s, "%[") && plain.MatchString(s) {
					t.Errorf("%s: %q", key, s)
				}
			}
		}
	}
}
