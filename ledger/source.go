package ledger

import "nhuanbut/payroll"

// proposesSource reports whether a name that nobody has confirmed looks like that of a
// source, which is never paid: "TTXVN", "Theo TTXVN".
func proposesSource(name string) bool {
	look := payroll.LookAt(name)
	return look.Look == payroll.LooksSource || look.Look == payroll.LooksOdd && look.Note != "" && payroll.LookAt(look.Name).Look == payroll.LooksSource
}
