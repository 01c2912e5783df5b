package script

import "nhuanbut/payroll"

// Reasons to refuse a text of another script than Unicode: script is its name, word one of
// the text's, and read what the script reads it as.
const (
	ScriptMixed   payroll.Code = "script-mixed"   // beside Unicode. Facts: script, word, read
	ScriptTwice   payroll.Code = "script-twice"   // UTF-8 that was decoded twice, with letters lost. Facts: script, word, read
	ScriptUnclear payroll.Code = "script-unclear" // TCVN3 or the like, with words that it does not make. Facts: script, word, read
)
