package store

import "testing"

func TestWithoutPassword(t *testing.T) {
	for text, want := range map[string]string{
		"--db=postgres://u:se@c/ret@host/toasoan?x=1 import": "--db=postgres://u:***@host/toasoan?x=1 import",
		"no ledger at “postgres://u:secret@host/x”":          "no ledger at “postgres://u:***@host/x”",
		"host=x password=secret user=u":                      "host=x password=*** user=u",
		"postgres://u@host/x?password=secret&a=b":            "postgres://u@host/x?password=***&a=b",
		"--db so.db a@b.vn https://cong.vn/tin":              "--db so.db a@b.vn https://cong.vn/tin",
	} {
		if got := WithoutPassword(text); got != want {
			t.Errorf("%s: got %s, want %s", text, got, want)
		}
	}
}
