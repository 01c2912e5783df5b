package cms

import (
	"errors"
	"io"
)

// budget is a reader that ends where more is read than one token may have.
type budget struct {
	r    io.Reader
	left int
}

var errTokenTooLarge = errors.New("a token is too large")

func (b *budget) Read(p []byte) (int, error) {
	if b.left <= 0 {
		return 0, errTokenTooLarge
	}
	n, err := b.r.Read(p[:min(len(p), b.left)])
	b.left -= n
	return n, err
}
