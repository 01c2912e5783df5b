package text_test

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"nhuanbut/ledger/cms/grid"
	"nhuanbut/ledger/cms/text"
	"nhuanbut/payroll"
)

func open(t *testing.T, content string) (*os.File, text.Encoding) {
	t.Helper()
	path := filepath.Join(t.TempDir(), "a")
	if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
	file, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { file.Close() })
	enc, err := text.FindEncoding(file)
	if err != nil {
		t.Fatal(err)
	}
	return file, enc
}

// all spells the rows, each with its number.
func all(t *testing.T, rows grid.Rows) string {
	t.Helper()
	var lines []string
	for {
		row, err := rows.Next()
		if errors.Is(err, io.EOF) {
			return strings.Join(lines, "\n")
		}
		if err != nil {
			t.Fatal(err)
		}
		line := fmt.Sprint(row.Number)
		for _, v := range row.Cells {
			line += " | " + v.Text
		}
		if row.Broken != nil {
			line += " broken"
		}
		lines = append(lines, line)
	}
}

func TestDelimited(t *testing.T) {
	file, enc := open(t, "sep=;\r\na;b\r\n\r\n\"x\ny\";'=1\r\n=\"00424\";z\r\nbare\"quote;1\r\n")
	rows, err := text.NewDelimited(file, enc, ',')
	if err != nil {
		t.Fatal(err)
	}
	if comma, said := rows.Comma(); comma != ';' || !said {
		t.Errorf("%q, %v", comma, said)
	}
	want := "1 | a | b\n3 | x\ny | =1\n4 | =\"00424\" | z\n5 broken"
	if got := all(t, rows); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestEncodings(t *testing.T) {
	for content, want := range map[string]string{
		"\ufeffSương": "UTF-8",
		"\xff\xfeS\x00\xb0\x01\xa1\x01n\x00g\x00": "UTF-16LE",
		"Vò ThÞ S\u00ad¬ng, NguyÔn V¨n B×nh":      "UTF-8, TCVN3 (ABC)",
	} {
		if _, enc := open(t, content); enc.Name != want {
			t.Errorf("%q: %s, want %s", content, enc.Name, want)
		}
	}
}

func TestJSON(t *testing.T) {
	file, enc := open(t, `{"d":{"results":[{"ID":1,"Title":"Một"},{"ID":2}],"__next":"https://b.vn/?p=2"}}`)
	list, err := text.OpenJSON(file, enc)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for {
		members, err := list.Next()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range members {
			got = append(got, fmt.Sprint(list.Item, " ", m.Key, "=", m.Value))
		}
	}
	if want := "1 ID=1, 1 Title=Một, 2 ID=2"; strings.Join(got, ", ") != want || list.Pages.Next != "https://b.vn/?p=2" {
		t.Errorf("%q, next %q", got, list.Pages.Next)
	}
	file, enc = open(t, `{"error":"no"}`)
	if _, err := text.OpenJSON(file, enc); !errors.Is(err, payroll.Refuse(text.JSONWithoutList)) {
		t.Errorf("%v", err)
	}
}

func TestPage(t *testing.T) {
	file, enc := open(t, "<html><table><tr><td rowspan=2>a<td>b<tr><td><s>c</s></table><p><table><tr><td>d</table></html>")
	page, err := text.ParsePage(file, enc)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for rows, err := range page.Tables() {
		if err != nil {
			t.Fatal(err)
		}
		got = append(got, all(t, rows))
	}
	if want := "1 | a | b\n2 | a | c\n\n1 | d"; strings.Join(got, "\n\n") != want {
		t.Errorf("%q, want %q", got, want)
	}
}

func TestPath(t *testing.T) {
	path, ok := text.ParsePath("acf.he_so[0]")
	if !ok || path.Begins() != payroll.TextKey("acf") || path.Whole() != "acf.he_so" {
		t.Errorf("%+v, %v", path, ok)
	}
	if _, ok := text.ParsePath("Hệ số tin"); ok {
		t.Error("a plain name is read as a path")
	}
	value, ok := path.In(map[string]any{"he_so": []any{"1.5", "2"}})
	if !ok || value != "1.5" || !path.LeavesOut(map[string]any{"he_so": []any{"1.5", "2"}}) {
		t.Errorf("%v, %v", value, ok)
	}
}
