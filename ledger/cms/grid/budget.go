package grid

import (
	"errors"
	"io"
)

// Budget is a reader that fails with ErrTooLarge once Left bytes have been read from R. Its
// user sets Left anew before each token.
type Budget struct {
	R    io.Reader
	Left int
}

var ErrTooLarge = errors.New("a token is too large")

func (b *Budget) Read(p []byte) (int, error) {
	if b.Left <= 0 {
		return 0, ErrTooLarge
	}
	n, err := b.R.Read(p[:min(len(p), b.Left)])
	b.Left -= n
	return n, err
}
