package grid_test

import (
	"encoding/json"
	"strings"
	"testing"

	"nhuanbut/ledger/cms/grid"
)

func TestNamesOfCells(t *testing.T) {
	for name, want := range map[string][2]int{"A1": {0, 1}, "Z9": {25, 9}, "AA10": {26, 10}, "XFD1048576": {16383, 1048576}, "bc12": {54, 12}} {
		column, row, ok := grid.ParseName(name)
		if !ok || column != want[0] || row != want[1] {
			t.Errorf("%s: %d, %d, %v, want %v", name, column, row, ok, want)
		}
		if letters := strings.TrimRight(strings.ToUpper(name), "0123456789"); grid.ColumnName(column) != letters {
			t.Errorf("column %d is %s, want %s", column, grid.ColumnName(column), letters)
		}
	}
	for _, name := range []string{"", "12", "XFE1", "A-1", "A1B"} {
		if _, _, ok := grid.ParseName(name); ok {
			t.Errorf("%q is read as a cell's name", name)
		}
	}
}

func TestUnguard(t *testing.T) {
	for text, want := range map[string]string{
		`="00424"`: "00424", `'=1+1`: "=1+1", `="a ""b"""`: `a "b"`, `=1+1`: "=1+1", `'đầu`: "'đầu", `="'=5"`: "=5",
	} {
		if got := grid.Unguard(text); got != want {
			t.Errorf("%s: %s, want %s", text, got, want)
		}
	}
}

func TestHTML(t *testing.T) {
	for text, want := range map[string]string{
		"S&#432;&#417;ng":         "Sương",
		"S&amp;#432;&amp;#417;ng": "Sương",
		"<p>Một</p><p>Hai</p>":    "Một\nHai",
		"An <an@b.vn><br>Bình":    "An <an@b.vn>\nBình",
		"x<y &amp; z<br/>":        "x<y & z",
		"<b>":                     "<b>",
		"<div>a<style>p{}</style><!-- c -->b</div>": "ab",
	} {
		if got := (grid.Cell{Text: text}).WithoutHTML().Text; got != want {
			t.Errorf("%s: %q, want %q", text, got, want)
		}
	}
}

func TestMerges(t *testing.T) {
	var m grid.Merges
	m.Add(grid.Merge{Name: "A60:B61", Top: 60, Left: 0, Bottom: 61, Right: 1})
	m.Sort()
	first := m.Fill(60, []grid.Cell{{Text: "An"}, {}, {Text: "1"}})
	second := m.Fill(61, []grid.Cell{{}, {}, {Text: "2"}})
	if first[0].Merged != "A60:B61" || second[0].Text != "An" || second[0].Merged != "A60:B61" || second[2].Merged != "" {
		t.Errorf("%+v, %+v", first, second)
	}
	if blank := m.Fill(61, []grid.Cell{{}, {}, {}}); !grid.Blank(blank) {
		t.Errorf("a blank row is filled: %+v", blank)
	}
}

func TestFromJSON(t *testing.T) {
	for text, want := range map[string]string{
		`"An"`: "An", `1.50`: "1.50", `["Tin","Ảnh"]`: "Tin;#Ảnh", `{"Title":"An","Email":"an@b.vn"}`: "An",
		`{"rendered":"Thi &amp; đấu"}`: "Thi & đấu", `{"__deferred":{}}`: "", `null`: "",
	} {
		d := json.NewDecoder(strings.NewReader(text))
		d.UseNumber()
		var value any
		if err := d.Decode(&value); err != nil {
			t.Fatal(err)
		}
		if cell := grid.FromJSON(value); cell.Shown() != want {
			t.Errorf("%s: %q, want %q", text, cell.Shown(), want)
		}
	}
}
