package payroll_test

import (
	"testing"

	"nhuanbut/payroll"
)

func TestCleanName(t *testing.T) {
	for _, tt := range []struct{ given, want string }{
		{"Đỗ Công Hạnh", "Đỗ Công Hạnh"},
		{"\u00d0ỗ Công Hạnh", "Đỗ Công Hạnh"},        // eth
		{"\u0189ỗ \u0256ình", "Đỗ đình"},             // African D
		{"Đỗ Công Hạnh\u200e", "Đỗ Công Hạnh"},       // mark of direction
		{"\u202aĐỗ Công Hạnh\u202c", "Đỗ Công Hạnh"}, // embedding
		{"\u2068Đỗ Công Hạnh\u2069", "Đỗ Công Hạnh"}, // isolate
		{"Đỗ Công Hạnh\u2063\ufe0f\u180e\U000e0041", "Đỗ Công Hạnh"},
		{"Đỗ\u00a0Công\u200dSáng", "Đỗ Công Sáng"}, // all that stands between two words
		{"Đỗ Công Sa\u0301\u200bng", "Đỗ Công Sáng"},
		{"Hạnh\u00adNguyên", "HạnhNguyên"}, // a soft hyphen is within a word
		{"Đỗ Công Hạnh.", "Đỗ Công Hạnh"}, {"Đỗ Công Hạnh ,", "Đỗ Công Hạnh"}, {"- Lê Na", "Lê Na"},
		{"Đỗ Côn\u0261 Sán\u0261", "Đỗ Công Sáng"},
		{"Nguy\u0435\u0302\u0303n V\u0430n \u0410n", "Nguyễn Van An"}, // Cyrillic е, а, А in words with Latin letters
		{"\u041bе Нoa", "Ле Hoa"},                                     // a whole word of Cyrillic is one
		{"L\u03bfan", "Loan"},                                         // Greek omicron
		{"Ｌê Ｍai", "Lê Mai"}, {"ＬＥ　ＭＡＩ", "LE MAI"}, {"𝐋𝐞 𝐌𝐚𝐢", "Le Mai"},
		{"Lê-na", "Lê-na"}, {"T.H.", "T.H."}, {"Lê T.H.", "Lê T.H."}, {"K5", "K5"},
	} {
		if got := payroll.CleanName(tt.given); got != tt.want {
			t.Errorf("CleanName(%+q) = %q, want %q", tt.given, got, tt.want)
		}
		if payroll.NameKey(tt.given) != payroll.NameKey(tt.want) {
			t.Errorf("%+q and %q are one name", tt.given, tt.want)
		}
	}
	for _, two := range [][2]string{{"Đỗ Cộng Sáng", "Đỗ Công Sáng"}, {"ĐINH CÔNG SÁNG", "Đỗ Công Sáng"}, {"Dũng", "Đũng"}} {
		if payroll.NameKey(two[0]) == payroll.NameKey(two[1]) {
			t.Errorf("%q and %q are two names", two[0], two[1])
		}
	}
}

// A full stop behind initials is shown, and makes no other name.
func TestNameKeyOfInitials(t *testing.T) {
	if payroll.NameKey("T.H.") != payroll.NameKey("t.h") {
		t.Error("T.H. and T.H are two names")
	}
}
