package payroll_test

import (
	"regexp"
	"strings"
	"testing"

	"golang.org/x/text/unicode/norm"
	"pgregory.net/rapid"

	"nhuanbut/payroll"
)

func TestUnaccented(t *testing.T) {
	for text, want := range map[string]string{
		"":                    "",
		"Nguyễn Thị Đào":      "Nguyen Thi Dao",
		"NGUYỄN THỊ ĐÀO":      "NGUYEN THI DAO",
		"đường Trường Sơn":    "duong Truong Son",
		"Ưng Ỷ, Ỹ Lan; Hoà":   "Ung Y, Y Lan; Hoa",
		"Søren Łukasz Straße": "Soren Lukasz Strasse",
		"A & B-2/3 (x)":       "A & B-2/3 (x)",
		"Иван 王":              "Иван 王",
	} {
		for _, form := range []norm.Form{norm.NFC, norm.NFD} {
			if got := payroll.Unaccented(form.String(text)); got != want {
				t.Errorf("%q: %q, want %q", text, got, want)
			}
		}
	}
	every := "àáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵđ"
	letters := "aaaaaaaaaaaaaaaaaeeeeeeeeeeeiiiiiooooooooooooooooouuuuuuuuuuuyyyyyd"
	if got := payroll.Unaccented(every + strings.ToUpper(every)); got != letters+strings.ToUpper(letters) {
		t.Error(got)
	}
}

func TestBankText(t *testing.T) {
	for text, want := range map[string]string{
		"Nguyễn  Thị\nĐào":               "NGUYEN THI DAO",
		`Công ty "Đất Việt" & Co., Ltd.`: "CONG TY DAT VIET & CO., LTD.",
		"O'Neil-Đỗ (VP/2)":               "O'NEIL-DO (VP/2)",
		"=1+1":                           "1 1",
		"-Bình":                          "BINH",
		"@Châu; Dũng":                    "CHAU DUNG",
		"Hà 🌸 Phương":                    "HA PHUONG",
		"straße":                         "STRASSE",
		"Иван":                           "",
		"\u202eAn\u200d":                 "AN",
	} {
		if got := payroll.BankText(text); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}

func TestBankTextHasWhatBanksTake(t *testing.T) {
	taken := regexp.MustCompile(`^([A-Z0-9]([A-Z0-9.,'()/&-]| [A-Z0-9.,'()/&-])*)?$`)
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.String().Draw(t, "text")
		got := payroll.BankText(text)
		if !taken.MatchString(got) {
			t.Fatalf("%q: %q", text, got)
		}
		if again := payroll.BankText(got); again != got {
			t.Fatalf("%q: %q, then %q", text, got, again)
		}
	})
}
