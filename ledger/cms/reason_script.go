package cms

import "nhuanbut/payroll"

// Reasons to refuse.
const (
	ScriptMixed   payroll.Code = "script-mixed"   // a text of TCVN3 or the like beside Unicode. Args: its name, a word of it, what that is
	ScriptTwice   payroll.Code = "script-twice"   // UTF-8 that was decoded twice, with letters lost. Args: as of ScriptMixed
	ScriptUnclear payroll.Code = "script-unclear" // TCVN3 or the like, with words that it does not make. Args: as of ScriptMixed
)
