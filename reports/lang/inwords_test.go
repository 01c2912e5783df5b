package lang_test

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"nhuanbut/payroll"
	"nhuanbut/reports/lang"
)

func TestInWords(t *testing.T) {
	for amount, want := range map[payroll.Dong]string{
		0:                 "Không đồng",
		1:                 "Một đồng",
		4:                 "Bốn đồng",
		5:                 "Năm đồng",
		10:                "Mười đồng",
		11:                "Mười một đồng",
		14:                "Mười bốn đồng",
		15:                "Mười lăm đồng",
		20:                "Hai mươi đồng",
		21:                "Hai mươi mốt đồng",
		24:                "Hai mươi tư đồng",
		25:                "Hai mươi lăm đồng",
		55:                "Năm mươi lăm đồng",
		100:               "Một trăm đồng",
		101:               "Một trăm linh một đồng",
		104:               "Một trăm linh bốn đồng",
		105:               "Một trăm linh năm đồng",
		110:               "Một trăm mười đồng",
		111:               "Một trăm mười một đồng",
		121:               "Một trăm hai mươi mốt đồng",
		1_000:             "Một nghìn đồng chẵn",
		1_001:             "Một nghìn không trăm linh một đồng",
		1_010:             "Một nghìn không trăm mười đồng",
		10_500:            "Mười nghìn năm trăm đồng",
		1_005_000:         "Một triệu không trăm linh năm nghìn đồng chẵn",
		1_000_005:         "Một triệu không trăm linh năm đồng",
		82_492_900:        "Tám mươi hai triệu bốn trăm chín mươi hai nghìn chín trăm đồng",
		123_400_000:       "Một trăm hai mươi ba triệu bốn trăm nghìn đồng chẵn",
		1_000_000_000:     "Một tỷ đồng chẵn",
		21_000_000_015:    "Hai mươi mốt tỷ không trăm mười lăm đồng",
		999_999_999_999:   "Chín trăm chín mươi chín tỷ chín trăm chín mươi chín triệu chín trăm chín mươi chín nghìn chín trăm chín mươi chín đồng",
		1_000_000_000_000: "Một nghìn tỷ đồng chẵn",
		1_234_000_000_005: "Một nghìn hai trăm ba mươi tư tỷ không trăm linh năm đồng",
		-253_000:          "Âm hai trăm năm mươi ba nghìn đồng chẵn",
	} {
		if got := lang.Vietnamese.InWords(amount, payroll.Wording{}); got != want {
			t.Errorf("%d: %q, want %q", amount, got, want)
		}
	}
	south := payroll.Wording{Thousand: "ngàn", ZeroTens: "lẻ"}
	if got := lang.Vietnamese.InWords(1_005_000, south); got != "Một triệu không trăm lẻ năm ngàn đồng chẵn" {
		t.Error(got)
	}
}

func TestInEnglish(t *testing.T) {
	for amount, want := range map[payroll.Dong]string{
		0:             "Zero đồng",
		13:            "Thirteen đồng",
		40:            "Forty đồng",
		101:           "One hundred one đồng",
		123_400_000:   "One hundred twenty-three million four hundred thousand đồng",
		1_000_000_021: "One billion twenty-one đồng",
		-5_000:        "Minus five thousand đồng",
	} {
		if got := lang.English.InWords(amount, payroll.Wording{}); got != want {
			t.Errorf("%d: %q, want %q", amount, got, want)
		}
	}
}

// What is said can be read back, by rules written the other way round: words to number.
func TestInWordsReadsBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		amount := payroll.Dong(rapid.Int64Range(-int64(payroll.MaxAmount), int64(payroll.MaxAmount)).Draw(t, "amount"))
		said := lang.Vietnamese.InWords(amount, payroll.Wording{})
		if got := heard(said); got != amount {
			t.Fatalf("%d is said %q, which is %d", amount, said, got)
		}
	})
}

// heard is the amount that words say.
func heard(said string) payroll.Dong {
	digits := []string{"không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"}
	also := map[string]int64{"mốt": 1, "tư": 4, "lăm": 5}
	scales := map[string]int64{"nghìn": 1_000, "triệu": 1_000_000, "tỷ": 1_000_000_000}
	var sum, group, last int64
	sign := int64(1)
	for word := range strings.FieldsSeq(strings.ToLower(said)) {
		switch word {
		case "âm":
			sign = -1
		case "trăm":
			group, last = group+last*100, 0
		case "mươi":
			group, last = group+last*10, 0
		case "mười":
			group += 10
		case "linh", "đồng", "chẵn":
		default:
			if scale, ok := scales[word]; ok {
				sum, group, last = sum+(group+last)*scale, 0, 0
			} else if n, ok := also[word]; ok {
				last = n
			} else {
				last = int64(slices.Index(digits, word))
			}
		}
	}
	return payroll.Dong(sign * (sum + group + last))
}
