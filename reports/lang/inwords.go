package lang

import (
	"cmp"
	"strings"

	"nhuanbut/payroll"
)

// InWords returns an amount of đồng in words, as sheets have it above the signatures: "Một
// trăm hai mươi ba triệu bốn trăm nghìn đồng chẵn", or "One hundred twenty-three million
// four hundred thousand đồng". In Vietnamese it goes by the newsroom's wording. An amount
// without hundreds, tens and units is "chẵn" (even), and a negative one begins with "Âm".
// A sum may be over payroll.MaxAmount: "Một nghìn hai trăm tỷ đồng chẵn".
func (l Language) InWords(amount payroll.Dong, w payroll.Wording) string {
	if l == English {
		return inEnglishWords(amount)
	}
	thousand, zeroTens := cmp.Or(w.Thousand, "nghìn"), cmp.Or(w.ZeroTens, "linh")
	words := spell(amount, []string{"", thousand, "triệu", "tỷ"}, "âm", "không", func(group int, first bool) []string {
		return vietnameseGroup(group, first, zeroTens)
	})
	words = append(words, "đồng")
	if amount != 0 && amount%1000 == 0 {
		words = append(words, "chẵn")
	}
	return sentence(words)
}

func inEnglishWords(amount payroll.Dong) string {
	words := spell(amount, []string{"", "thousand", "million", "billion"}, "minus", "zero", func(group int, _ bool) []string {
		return englishGroup(group)
	})
	return sentence(append(words, "đồng"))
}

// spell returns the words of an amount by groups of three digits, each with the name of
// its scale. A number over 999 of the last scale is spelled as a number of it.
func spell(amount payroll.Dong, scales []string, minus, zero string, say func(group int, first bool) []string) []string {
	if amount == 0 {
		return []string{zero}
	}
	var words []string
	if amount < 0 {
		words, amount = append(words, minus), -amount
	}
	first := true
	for scale, unit := len(scales)-1, payroll.Dong(1_000_000_000); scale >= 0; scale, unit = scale-1, unit/1000 {
		group := amount / unit
		amount %= unit
		switch {
		case group == 0:
			continue
		case group > 999:
			words = append(words, spell(group, scales, minus, zero, say)...)
		default:
			words = append(words, say(int(group), first)...)
		}
		if scales[scale] != "" {
			words = append(words, scales[scale])
		}
		first = false
	}
	return words
}

var (
	vietnameseDigits = [10]string{"không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"}
	englishSmall     = [20]string{
		"", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
		"thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
	}
	englishTens = [10]string{"", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"}
)

// vietnameseGroup returns the words of 1 to 999. Every group but the first names its
// hundreds even where they are zero: một triệu không trăm linh năm nghìn.
func vietnameseGroup(group int, first bool, zeroTens string) []string {
	hundreds, tens, units := group/100, group/10%10, group%10
	var words []string
	said := hundreds > 0 || !first
	if said {
		words = append(words, vietnameseDigits[hundreds], "trăm")
	}
	switch {
	case tens == 0 && units == 0:
		return words
	case tens == 0 && said:
		return append(words, zeroTens, vietnameseDigits[units])
	case tens == 0:
		return append(words, vietnameseDigits[units])
	case tens == 1:
		words = append(words, "mười")
	default:
		words = append(words, vietnameseDigits[tens], "mươi")
	}
	switch {
	case units == 0:
		return words
	case units == 5:
		return append(words, "lăm")
	case units == 1 && tens > 1:
		return append(words, "mốt")
	case units == 4 && tens > 1:
		return append(words, "tư")
	}
	return append(words, vietnameseDigits[units])
}

func englishGroup(group int) []string {
	var words []string
	if hundreds := group / 100; hundreds > 0 {
		words = append(words, englishSmall[hundreds], "hundred")
	}
	switch rest := group % 100; {
	case rest == 0:
		return words
	case rest < 20:
		return append(words, englishSmall[rest])
	case rest%10 == 0:
		return append(words, englishTens[rest/10])
	default:
		return append(words, englishTens[rest/10]+"-"+englishSmall[rest%10])
	}
}

// sentence joins words and begins them with a capital.
func sentence(words []string) string {
	s := []rune(strings.Join(words, " "))
	return strings.ToUpper(string(s[:1])) + string(s[1:])
}
