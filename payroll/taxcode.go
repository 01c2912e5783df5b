package payroll

import (
	"regexp"
	"strings"
)

// Refusals of the numbers that a person is known by.
const (
	BadTaxCode  Code = "bad-tax-code"  // no mã số thuế. Facts: code
	BadIDNumber Code = "bad-id-number" // no number of an identity document. Facts: number
)

var (
	taxCode  = regexp.MustCompile(`^([0-9]{10})(?:-?([0-9]{3}))?$`)
	citizen  = regexp.MustCompile(`^([0-9]{3})[0-9]{9}$`)
	idNumber = regexp.MustCompile(`^(?:[0-9]{9}|[0-9]{12}|[A-Z]{1,2}[0-9]{6,8})$`) // CMND, CCCD, passport
)

// ParseTaxCode reads a mã số thuế, with or without spaces and hyphen, and gives
// its canonical form: ten digits, of which the last is the check digit; the same
// with "-" and a branch's three digits; or the twelve digits of a citizen number
// (số định danh), which has no check digit. "" is none. Digits that a spreadsheet
// dropped from the front are not guessed: the code is refused with BadTaxCode.
func ParseTaxCode(s string) (string, error) {
	code := unspaced(s)
	if code == "" || isCitizenNumber(code) {
		return code, nil
	}
	parts := taxCode.FindStringSubmatch(code)
	if parts == nil || !checks(parts[1]) || parts[2] == "000" {
		return "", Refuse(BadTaxCode, "code", Masked(s))
	}
	if parts[2] != "" {
		return parts[1] + "-" + parts[2], nil
	}
	return parts[1], nil
}

// ParseIDNumber reads the number of an identity document, with or without spaces:
// nine digits (CMND), twelve (CCCD), or a passport's one or two letters and six to
// eight digits, which it gives in upper case. "" is none. Else it fails with
// BadIDNumber.
func ParseIDNumber(s string) (string, error) {
	number := strings.ToUpper(unspaced(s))
	if number != "" && !idNumber.MatchString(number) {
		return "", Refuse(BadIDNumber, "number", Masked(s))
	}
	return number, nil
}

// IDKind is the kind of an identity document.
type IDKind string

// The kinds.
const (
	OldID     IDKind = "cmnd" // chứng minh nhân dân
	CitizenID IDKind = "cccd" // căn cước công dân
	Passport  IDKind = "passport"
)

// KindOfID returns the kind of the document that a number, as ParseIDNumber gives it, is of;
// "" of none.
func KindOfID(number string) IDKind {
	switch {
	case number == "":
		return ""
	case number[0] > '9':
		return Passport
	case len(number) == 9:
		return OldID
	}
	return CitizenID
}

// unspaced is Clean without any white space, which people put between groups of digits.
func unspaced(s string) string { return strings.Join(strings.Fields(Clean(s)), "") }

// lastProvince is the highest of the province codes, 001 to 096, that a citizen
// number begins with. Numbers given before the mergers of 2025 keep the codes of
// provinces that are no more, so that a range is all that is asked.
const lastProvince = "096"

func isCitizenNumber(code string) bool {
	parts := citizen.FindStringSubmatch(code)
	return parts != nil && parts[1] >= "001" && parts[1] <= lastProvince
}

// taxCodeWeights are those of a tax code's first nine digits.
var taxCodeWeights = [9]int{31, 29, 23, 19, 17, 13, 7, 5, 3}

// checks reports whether the last of ten digits is the check digit of the others,
// 10 less the remainder of their weighted sum by 11. A remainder of 0 would make
// it 10, which no digit is: such codes are not issued.
func checks(digits string) bool {
	sum := 0
	for i, weight := range taxCodeWeights {
		sum += weight * int(digits[i]-'0')
	}
	return int(digits[9]-'0') == 10-sum%11
}
