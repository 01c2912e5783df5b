package term

import "testing"

func TestEscapeBegun(t *testing.T) {
	for typed, want := range map[string]bool{
		"": false, "a": false, "\x1b": true, "\x1b[": true, "\x1b[A": false, "\x1b[1;5": true, "\x1b[1;5A": false, "\x1bO": true, "\x1bOP": false,
		"\x1ba": false, "a\x1b[": true, "\x1b[A\x1b": true,
	} {
		if escapeBegun([]byte(typed)) != want {
			t.Errorf("%q: not %v", typed, want)
		}
	}
}
