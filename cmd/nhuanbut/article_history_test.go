package main

import (
	"strings"
	"testing"
)

// Long texts are shown around what changed in them.
func TestAround(t *testing.T) {
	long := strings.Repeat("ắ", 100)
	for name, tt := range map[string]struct{ from, to, wantFrom, wantTo string }{
		"short":         {"một", "hai", "một", "hai"},
		"blank":         {"", "hai", "", "hai"},
		"in a middle":   {long + " 15 căn " + long, long + " 16 căn " + long, "…15 căn…", "…16 căn…"},
		"between words": {"tin " + long[:90] + " trao 15 căn nhà cho các hộ nghèo", "tin " + long[:90] + " trao 16 căn nhà cho các hộ nghèo", "…trao 15 căn nhà cho các hộ…", "…trao 16 căn nhà cho các hộ…"},
		"one long word": {long + "1" + long, long + "2" + long, "…" + long[:24*3] + "1" + long[:24*3] + "…", "…" + long[:24*3] + "2" + long[:24*3] + "…"},
		"at the begin":  {"Một " + long, "Hai " + long, "Một " + long[:23*3] + "…", "Hai " + long[:23*3] + "…"},
		"at the end":    {long + " một", long + " hai", "…một", "…hai"},
		"put in":        {long, long + long[:3] + "!", "…" + long[:24*3], "…" + long[:24*3] + "ắ!"},
	} {
		from, to := around(tt.from, tt.to)
		if from != tt.wantFrom || to != tt.wantTo {
			t.Errorf("%s: %q → %q, want %q → %q", name, from, to, tt.wantFrom, tt.wantTo)
		}
	}
	// What differs altogether is shortened to 60 and 2 × 24 characters.
	from, to := around(strings.Repeat("a", 500), strings.Repeat("b", 500))
	if len([]rune(from)) != 108 || len([]rune(to)) != 108 || !strings.Contains(from, "a…a") {
		t.Errorf("%q → %q", from, to)
	}
}
