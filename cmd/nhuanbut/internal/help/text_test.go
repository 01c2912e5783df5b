package help

import (
	"strings"
	"testing"
)

func TestLongCommandLinesGoOn(t *testing.T) {
	line := `  nhuanbut line add --month 2026-10 --basis "a quoted text" --amount 5`
	want := "  nhuanbut line add --month 2026-10 \\\n      --basis \"a quoted text\" \\\n      --amount 5\n"
	if got := strings.ReplaceAll(continued(line, 39), " ^\n", " \\\n"); got != want {
		t.Errorf("got\n%s, want\n%s", got, want)
	}
}
