package manual_test

import (
	"io/fs"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"nhuanbut/cmd/nhuanbut/internal/term"
	"nhuanbut/cmd/nhuanbut/manual"
)

// Both languages have the same topics, and each file is a topic.
func TestTopicsInBothLanguages(t *testing.T) {
	vi, en := manual.Topics("vi"), manual.Topics("en")
	for i := range vi {
		if vi[i].Name != en[i].Other || vi[i].Other != en[i].Name {
			t.Errorf("%s and %s are not one topic", vi[i].Name, en[i].Name)
		}
		for _, mark := range []string{"\n## ", "\n```console", "\n```sh", "\n|---", "\n$ "} {
			if n, m := strings.Count(vi[i].Text, mark), strings.Count(en[i].Text, mark); n != m {
				t.Errorf("%s has %d of %q, %s %d", vi[i].Name, n, mark, en[i].Name, m)
			}
		}
	}
	for lang, topics := range map[string][]manual.Topic{"vi": vi, "en": en} {
		files, err := fs.Glob(os.DirFS(lang), "*.md")
		if err != nil {
			t.Fatal(err)
		}
		for _, file := range files {
			name := strings.TrimSuffix(file, ".md")
			if !slices.ContainsFunc(topics, func(t manual.Topic) bool { return t.Name == name }) {
				t.Errorf("%s/%s is no topic", lang, file)
			}
		}
	}
}

// A topic is found by its name in either language.
func TestFind(t *testing.T) {
	topics := manual.Topics("en")
	for name, want := range map[string]string{"paying": "paying", "chi-tra": "paying", "Chi-Tra": "paying", "pay": ""} {
		if got, _ := manual.Find(topics, name); got.Name != want {
			t.Errorf("%s: %q, want %q", name, got.Name, want)
		}
	}
}

// What stands outside blocks of code fits the screen, and shows none of Markdown's signs.
func TestScreen(t *testing.T) {
	code := regexp.MustCompile("(?m)^```[^\n]*\n(?s:.*?)^```$")
	signs := regexp.MustCompile(`(?m)^#+ \pL|^\||\*\*|\\\|`)
	for _, lang := range []string{"vi", "en"} {
		for _, topic := range manual.Topics(lang) {
			topic.Text = code.ReplaceAllString(topic.Text, "")
			for _, width := range []int{56, 80} {
				shown := topic.Screen(width)
				for line := range strings.SplitSeq(shown, "\n") {
					if term.Width(line) > width && strings.Contains(strings.TrimSpace(line), " ") {
						t.Errorf("%s: %d columns: %s", topic.Name, term.Width(line), line)
					}
				}
				if found := signs.FindString(shown); found != "" {
					t.Errorf("%s shows %q", topic.Name, found)
				}
			}
		}
	}
}

func TestScreenOfABlock(t *testing.T) {
	topic := manual.Topic{Text: "# Một\n\n**Hai** *ba* `*bốn*`\n\n- năm sáu bảy tám\n\n| a | b |\n|---|---|\n| `x\\|y` | z |\n\n```sh\nnhuanbut\n```\n"}
	want := "Một\n═══\n\nHai ba `*bốn*`\n\n- năm sáu bảy\n  tám\n\na    b\n──────\nx|y  z\n\nnhuanbut\n"
	if got := topic.Screen(16); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}
