package payroll

import "strings"

// Wording is how a newsroom says numbers where Vietnamese has two ways.
type Wording struct {
	Thousand string // "nghìn", or "ngàn" in the south; "" is nghìn
	ZeroTens string // "linh", or "lẻ" in the south: one hundred and five; "" is linh
}

// InWords is an amount of đồng as Vietnamese sheets say it above the signatures:
// "Một trăm hai mươi ba triệu bốn trăm nghìn đồng chẵn". An amount without hundreds,
// tens and units is "chẵn" (even); a negative one begins with "Âm". A sum may be over
// MaxAmount: "Một nghìn hai trăm tỷ đồng chẵn".
func (w Wording) InWords(amount Dong) string {
	thousand, zeroTens := w.Thousand, w.ZeroTens
	if thousand == "" {
		thousand = "nghìn"
	}
	if zeroTens == "" {
		zeroTens = "linh"
	}
	words := spell(amount, []string{"", thousand, "triệu", "tỷ"}, "âm", "không", func(group int, first bool) []string {
		return vietnameseGroup(group, first, zeroTens)
	})
	words = append(words, "đồng")
	if amount != 0 && amount%1000 == 0 {
		words = append(words, "chẵn")
	}
	return sentence(words)
}

// InEnglish is an amount of đồng in English words: "One hundred twenty-three million
// four hundred thousand đồng".
func InEnglish(amount Dong) string {
	words := spell(amount, []string{"", "thousand", "million", "billion"}, "minus", "zero", func(group int, _ bool) []string {
		return englishGroup(group)
	})
	return sentence(append(words, "đồng"))
}

// spell says an amount by groups of three digits, each with the name of its scale. What
// is beyond the last scale is said as a number of it.
func spell(amount Dong, scales []string, minus, zero string, say func(group int, first bool) []string) []string {
	if amount == 0 {
		return []string{zero}
	}
	var words []string
	if amount < 0 {
		words, amount = append(words, minus), -amount
	}
	first := true
	for scale, unit := len(scales)-1, Dong(1_000_000_000); scale >= 0; scale, unit = scale-1, unit/1000 {
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

// vietnameseGroup says 1 to 999. Behind a group before it the hundreds are said also
// where there are none: một triệu không trăm linh năm nghìn.
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

// sentence joins words and begins with a capital.
func sentence(words []string) string {
	s := []rune(strings.Join(words, " "))
	return strings.ToUpper(string(s[:1])) + string(s[1:])
}
