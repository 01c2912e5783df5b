package main

import "fmt"

// interrupted says of an interrupted command what is stored: nothing, unless it had
// ended something before.
func (a *app) interrupted() {
	if len(a.stored) == 0 {
		fmt.Fprintln(a.errs, a.say("interrupted"))
		return
	}
	fmt.Fprintln(a.errs, a.say("interrupted.stored", list(a.stored, 6)))
}
