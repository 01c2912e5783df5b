package help

import "testing"

func TestNear(t *testing.T) {
	words := []string{"table", "json", "csv", "contributor", "base-salary"}
	for word, want := range map[string]string{
		"tabel": "table", "jsno": "json", "JSON": "json", "cvs": "csv", "contrib": "contributor", "base-salry": "base-salary",
		"xml": "", "yaml": "", "x": "", "": "",
	} {
		if got := Near(word, words); got != want {
			t.Errorf("%q: got %q, want %q", word, got, want)
		}
	}
}
