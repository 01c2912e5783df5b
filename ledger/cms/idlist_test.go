package cms_test

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/encoding/unicode"

	"nhuanbut/ledger/cms"
	"nhuanbut/payroll"
)

func TestReadList(t *testing.T) {
	text := "4137\r\n\r\n# chờ TBT\r\n  video/12  # trùng?\r\n#\r\n#17\r\n \t\r\n4244"
	want := []string{"1 4137", "4 video/12", "6 #17", "8 4244"}
	utf16, err := unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewEncoder().String(text)
	if err != nil {
		t.Fatal(err)
	}
	for name, text := range map[string]string{
		"CRLF": text, "LF": strings.ReplaceAll(text, "\r\n", "\n"), "BOM": "\ufeff" + text, "UTF-16": utf16,
	} {
		list, err := cms.ReadIDs(strings.NewReader(text), "a.txt")
		var got []string
		for _, l := range list {
			got = append(got, fmt.Sprintf("%d %s", l.At.Row, l.ID))
			if l.At.Path != "a.txt" {
				t.Errorf("%s: %+v", name, l)
			}
		}
		if err != nil || !slices.Equal(got, want) {
			t.Errorf("%s: %q, %v; want %q", name, got, err, want)
		}
	}
	for _, empty := range []string{"", "\ufeff\r\n", "# 4137\n"} {
		if list, err := cms.ReadIDs(strings.NewReader(empty), "a.txt"); !errors.Is(err, payroll.Refuse(cms.ListEmpty)) {
			t.Errorf("%q: %v, %v", empty, list, err)
		}
	}
}
