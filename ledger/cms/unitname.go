package cms

import (
	"regexp"
	"slices"
	"strings"
	"unicode"

	"nhuanbut/payroll"
)

// Unit is what the amounts of a list are counted in.
type Unit int

// The units that --unit names; UnitUnsaid is where nobody said.
const (
	UnitUnsaid Unit = 0
	UnitDong   Unit = 1
	UnitNghin  Unit = 1_000
)

// unitTrieu is a unit that lists name and that nothing is read in.
const unitTrieu Unit = 1_000_000

// BadUnit refuses a unit. Args: what was given.
const BadUnit payroll.Code = "bad-unit"

// ParseUnit reads what --unit is given: dong or nghin.
func ParseUnit(s string) (Unit, error) {
	switch letters(s) {
	case "dong":
		return UnitDong, nil
	case "nghin", "ngan":
		return UnitNghin, nil
	}
	return UnitUnsaid, payroll.Refuse(BadUnit, s)
}

var (
	// inBrackets is what stands in brackets behind a header.
	inBrackets = regexp.MustCompile(`^(.*\S)\s*[(\[]\s*([^()\[\]]*?)\s*[)\]]$`)
	// behind is a unit behind a header without brackets: "Số tiền VNĐ", "Thành tiền - đồng".
	behind = regexp.MustCompile(`(?i)^(.*\S)(?:\s*[-–—,:/]\s*|\s+)(đồng|vnđ|vnd|đ|%)$`)
	// moneyUnit is a unit of money in words or digits: "nghìn đồng", "1.000đ", "ngàn VNĐ", "x 1000".
	moneyUnit = regexp.MustCompile(`(?i)^(?:đvt|đơn vị(?: tính)?|dvt|don vi(?: tinh)?|unit)?\s*[:=]?\s*(?:x\s*|×\s*)?(1[.,\s]?000[.,\s]?000|1[.,\s]?000|nghìn|nghin|ngàn|ngan|triệu|trieu|tr|k|thousand|million)?\s*(đồng|dong|vnđ|vnd|viet nam dong|đ|d|₫)?\.?$`)
	// countUnits are what counts and factors are counted in.
	countUnits = wordList("tấm, ảnh, cái, chiếc, bức, kiểu, pô, lần, trang, bài, tin, tin bài, bài viết, tác phẩm, hình, file, %, hệ số, photos, pcs, times")
)

func wordList(list string) []string {
	words := strings.Split(list, ",")
	for i, w := range words {
		words[i] = payroll.TextKey(w)
	}
	return words
}

// withoutUnit takes a unit off a header's end: "Số Ảnh (tấm)" is "Số Ảnh", and "Số tiền
// (nghìn đồng)" is "Số tiền" in thousands. ok is false where there is none.
func withoutUnit(name string) (bare string, unit Unit, ok bool) {
	if m := inBrackets.FindStringSubmatch(name); m != nil {
		unit, money := readUnit(m[2])
		if money || slices.Contains(countUnits, payroll.TextKey(m[2])) {
			return m[1], unit, true
		}
		return name, UnitUnsaid, false
	}
	if m := behind.FindStringSubmatch(name); m != nil {
		unit, _ := readUnit(m[2])
		return m[1], unit, true
	}
	return name, UnitUnsaid, false
}

// readUnit reads a unit of money. ok is false where the text is none.
func readUnit(text string) (unit Unit, ok bool) {
	m := moneyUnit.FindStringSubmatch(payroll.OneLine(text))
	if m == nil || m[1] == "" && m[2] == "" {
		return UnitUnsaid, false
	}
	many := strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return r
		}
		return -1
	}, payroll.Unaccented(strings.ToLower(m[1])))
	switch many {
	case "":
		return UnitDong, true
	case "1000000", "trieu", "tr", "million":
		return unitTrieu, true
	}
	return UnitNghin, true
}

// unitNote finds a note of the unit of all amounts among the texts above a header: "Đơn
// vị tính: nghìn đồng", "ĐVT: 1.000 đồng", "(1.000đ)".
var unitNote = regexp.MustCompile(`(?i)(?:^|[\s(,;–-])(?:đvt|đơn vị(?: tính| tiền(?: tệ)?)?|dvt|don vi(?: tinh| tien)?|unit|currency)\s*[:=]?\s*([^();]+?)\s*\)?\s*$|\(\s*([^()]+?)\s*\)$`)

// readUnitNote is the unit that a text above the header names, if it names one.
func readUnitNote(text string) (unit Unit, ok bool) {
	m := unitNote.FindStringSubmatch(payroll.OneLine(text))
	if m == nil {
		return UnitUnsaid, false
	}
	return readUnit(m[1] + m[2])
}
