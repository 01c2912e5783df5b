package main

import (
	"fmt"
	"os"
	"strings"

	"github.com/shopspring/decimal"
	"golang.org/x/text/message"

	xlanguage "golang.org/x/text/language"
)

// language is one that the program speaks.
type language string

const (
	vietnamese language = "vi"
	english    language = "en"
)

// languageOf finds the language before the command line is parsed, since the
// helps of its commands are in it: --lang, then NHUANBUT_LANG, then Vietnamese.
func languageOf(args []string) language {
	lang := os.Getenv("NHUANBUT_LANG")
	for i, arg := range args {
		if value, ok := strings.CutPrefix(arg, "--lang="); ok {
			lang = value
		} else if arg == "--lang" && i+1 < len(args) {
			lang = args[i+1]
		}
	}
	if strings.HasPrefix(lang, "en") {
		return english
	}
	return vietnamese
}

var (
	inVietnamese = message.NewPrinter(xlanguage.Vietnamese)
	inEnglish    = message.NewPrinter(xlanguage.English)
)

// thousands writes 1170000 as 1.170.000 (vi) or 1,170,000 (en).
func (l language) thousands(n int64) string {
	if l == english {
		return inEnglish.Sprintf("%d", n)
	}
	return inVietnamese.Sprintf("%d", n)
}

// decimal writes an exact decimal with the language's comma.
func (l language) decimal(d decimal.Decimal) string {
	whole, fraction, ok := strings.Cut(d.String(), ".")
	if d.Abs().GreaterThanOrEqual(decimal.NewFromInt(1000)) {
		whole = l.thousands(d.IntPart())
	}
	switch {
	case !ok:
		return whole
	case l == english:
		return whole + "." + fraction
	}
	return whole + "," + fraction
}

// date writes an ISO date, or date and time, as the language does: 05/10/2026.
func (l language) date(iso string) string {
	if l == english || len(iso) < 10 {
		return strings.Replace(iso, "T", " ", 1)
	}
	return strings.TrimRight(fmt.Sprintf("%s/%s/%s %s", iso[8:10], iso[5:7], iso[:4], strings.TrimPrefix(iso[10:], "T")), " ")
}
