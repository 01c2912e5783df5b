package msg

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"syscall"
	"testing"

	"nhuanbut/payroll"
	"nhuanbut/reports/lang"
)

// Every text of the program is there in both languages, with the same facts.
func TestWordsInBothLanguages(t *testing.T) {
	fact := regexp.MustCompile(`\{[a-z0-9-]+\}`)
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

// A message has no braces but those of blanks, and only English bends words to a number.
func TestBlanksAreWhole(t *testing.T) {
	for _, catalogue := range catalogues {
		for key, w := range catalogue {
			for _, text := range []string{w.vi, w.en} {
				if strings.ContainsAny(blank.ReplaceAllString(text, ""), "{}") {
					t.Errorf("%s: %q has a brace that is no blank", key, text)
				}
			}
			if strings.Contains(w.vi, "|") && blank.MatchString(w.vi) && strings.Contains(blank.FindString(w.vi), "|") {
				t.Errorf("%s: %q bends a Vietnamese word to a number", key, w.vi)
			}
		}
	}
}

// What the operating system refuses is said in the language, with the path once.
func TestErrorsOfFiles(t *testing.T) {
	for errno, want := range map[error][2]string{
		fs.ErrNotExist:   {"không tìm thấy tệp a.csv", "there is no file a.csv"},
		syscall.EISDIR:   {"a.csv là thư mục, không phải tệp", "a.csv is a folder, not a file"},
		syscall.ENOTDIR:  {"a.csv không phải là thư mục, hoặc không nằm trong thư mục nào", "a.csv is not a folder, or is not in one"},
		syscall.ENOSPC:   {"không ghi được a.csv: ổ đĩa đã đầy", "cannot write a.csv: the disk is full"},
		fs.ErrPermission: {"không có quyền với tệp a.csv (tệp có thể đang mở trong Excel)", "no permission for a.csv (it may be open in Excel)"},
	} {
		err := fmt.Errorf("read a.csv: %w", &fs.PathError{Op: "read", Path: "a.csv", Err: errno})
		for i, l := range []lang.Language{lang.Vietnamese, lang.English} {
			if got := (Printer{Lang: l}).Sentence(err); got != want[i] {
				t.Errorf("%v: %q, want %q", errno, got, want[i])
			}
		}
	}
}

// An article without a date has no rate, and the sentence names no date.
func TestNoRateWithoutDate(t *testing.T) {
	for date, want := range map[payroll.Date]string{
		"":           "the article has no publication date, so its base-coefficient is not known",
		"2013-01-05": "no base-coefficient is in force on 2013-01-05",
	} {
		err := payroll.Refuse(payroll.NoRate, "rate", payroll.BaseCoefficientRate, "date", date)
		if got := (Printer{Lang: lang.English}).Sentence(err); got != want {
			t.Errorf("%q: %q, want %q", date, got, want)
		}
	}
}

func TestEnglishNumbers(t *testing.T) {
	p := Printer{Lang: lang.English}
	for n, want := range map[int]string{
		0: "Articles of 2026-10 to be approved: 0", 1: "1 article, 5 đồng", 2: "2 articles, 5 đồng", 1200: "1,200 articles, 5 đồng",
	} {
		got := p.Say("understood.articles", n, payroll.Dong(5))
		if n == 0 {
			got = p.Say("next.approve", "2026-10", n)
		}
		if got != want {
			t.Errorf("%d: %q, want %q", n, got, want)
		}
	}
}
