package main

import (
	"os"
	"strings"

	"nhuanbut/reports/lang"
)

// languageOf finds the language before the command line is parsed, since the
// helps of its commands are in it: --lang, then NHUANBUT_LANG, then Vietnamese.
func languageOf(args []string) lang.Language {
	named := os.Getenv("NHUANBUT_LANG")
	for i, arg := range args {
		if value, ok := strings.CutPrefix(arg, "--lang="); ok {
			named = value
		} else if arg == "--lang" && i+1 < len(args) {
			named = args[i+1]
		}
	}
	if strings.HasPrefix(named, "en") {
		return lang.English
	}
	return lang.Vietnamese
}
