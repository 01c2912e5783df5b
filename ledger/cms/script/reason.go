package script

import "nhuanbut/payroll"

// Reasons to refuse a text of another script than Unicode. Args: the name of the script, a word
// of the text, what the script reads it as.
const (
	ScriptMixed   payroll.Code = "script-mixed"   // beside Unicode
	ScriptTwice   payroll.Code = "script-twice"   // UTF-8 that was decoded twice, with letters lost
	ScriptUnclear payroll.Code = "script-unclear" // TCVN3 or the like, with words that it does not make
)
