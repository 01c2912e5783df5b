package payroll

import (
	"math"
	"regexp"
	"strconv"
	"strings"
)

// ListVersion is the Version that a CMS gives an item: major.minor, 1.10 after 1.9.
type ListVersion struct {
	Major, Minor int

	// Number says that a program stored the version as a number: 1.1 may have been 1.10.
	Number bool
}

// BadVersion refuses a text that is no version. Facts: version.
const BadVersion Code = "bad-version"

// maxMinor is how many minor versions SharePoint gives to a major one: 1.52 as a number
// cannot have been 1.520.
const maxMinor = 511

var listVersion = regexp.MustCompile(`^(?:[vV]\.? ?)?([0-9]{1,9})(?:([.,])([0-9]{1,9}))?$`)

// ParseVersion reads a version in the form of the column CMSVersion: "2.0", "1.10" and
// "2"; "1,1" is the number 1.1, which may have been 1.10.
func ParseVersion(text string) (ListVersion, error) {
	m := listVersion.FindStringSubmatch(OneLine(text))
	if m == nil {
		return ListVersion{}, Refuse(BadVersion, "version", text)
	}
	major, _ := strconv.Atoi(m[1])
	minor, _ := strconv.Atoi(m[3])
	return ListVersion{Major: major, Minor: minor, Number: m[2] == "," && strings.Trim(m[3], "0") != ""}, nil
}

// String returns the version as ParseVersion reads it: "2.0", or "1,1" where it is a number.
func (v ListVersion) String() string {
	point := "."
	if v.Number {
		point = ","
	}
	return strconv.Itoa(v.Major) + point + strconv.Itoa(v.Minor)
}

// Compare returns a negative order where v came before w, a positive one where after. ok is
// false where a number leaves that open, as 1.1 beside 1.9 does: it may be 1.10.
func (v ListVersion) Compare(w ListVersion) (order int, ok bool) {
	if v.Major != w.Major {
		return v.Major - w.Major, true
	}
	least, most := math.MaxInt, math.MinInt
	for _, a := range v.minors() {
		for _, b := range w.minors() {
			least, most = min(least, a-b), max(most, a-b)
		}
	}
	return v.Minor - w.Minor, least == 0 && most == 0 || least > 0 || most < 0
}

// minors are the minor versions that v may have.
func (v ListVersion) minors() []int {
	minors := []int{v.Minor}
	if v.Number && v.Minor > 0 {
		for m := v.Minor * 10; m <= maxMinor; m *= 10 {
			minors = append(minors, m)
		}
	}
	return minors
}
