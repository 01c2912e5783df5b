package main

import (
	"bufio"
	"context"
	"fmt"
)

// interrupted says of an interrupted command what is stored: nothing, unless it had
// ended something before.
func (a *app) interrupted() {
	if len(a.stored) == 0 {
		fmt.Fprintln(a.errs, a.say("interrupted"))
		return
	}
	fmt.Fprintln(a.errs, a.say("interrupted.stored", list(a.stored, 6)))
}

// answer reads a line of what somebody types, until the command is interrupted.
func (a *app) answer(ctx context.Context) (string, error) {
	type read struct {
		line string
		err  error
	}
	got := make(chan read, 1)
	go func() {
		line, err := bufio.NewReader(a.in).ReadString('\n')
		got <- read{line, err}
	}()
	select {
	case <-ctx.Done():
		return "", ctx.Err()
	case r := <-got:
		return r.line, r.err
	}
}
