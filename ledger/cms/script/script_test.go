package script_test

import (
	"io"
	"strings"
	"testing"

	"golang.org/x/text/unicode/norm"

	"nhuanbut/ledger/cms/script"
)

// The words of each text are syllables in one script alone.
func TestScripts(t *testing.T) {
	for text, want := range map[string]string{
		"Vò ThÞ S\u00ad¬ng, NguyÔn V¨n B×nh": "Vũ Thị Sương, Nguyễn Văn Bình",
		"VuÏ Thò Söông, Nguyeãn Vaên Bình":   "Vụ Thị Sương, Nguyễn Văn Bình",
		"VÅ© Thá»‹ SÆ°Æ¡ng":                  "Vũ Thị Sương",
	} {
		evidence, err := script.Weigh(strings.NewReader(text))
		if err != nil {
			t.Fatal(err)
		}
		read, err := evidence.Judge()
		if err != nil {
			t.Errorf("%s: %v", text, err)
			continue
		}
		if got, err := io.ReadAll(read.Reader(strings.NewReader(text))); err != nil || norm.NFC.String(string(got)) != want {
			t.Errorf("%s: %s %s, %v, want %s", text, read, norm.NFC.String(string(got)), err, want)
		}
	}
}

func TestUnicodeStays(t *testing.T) {
	evidence, err := script.Weigh(strings.NewReader("Vũ Thị Sương, Nguyễn Văn Bình, Café de Paris"))
	if err != nil {
		t.Fatal(err)
	}
	if read, err := evidence.Judge(); err != nil || read != script.Unicode {
		t.Errorf("%v, %v", read, err)
	}
	if _, _, _, found := script.Find("Vũ Thị Sương"); found {
		t.Error("a text of Unicode is found to be of another script")
	}
}
