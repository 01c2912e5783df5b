package xlsx

import "testing"

// The first page holds 600 points, the others 550 below a head.
func TestPaper(t *testing.T) {
	p := PageHeights{600, 550}
	for high, want := range map[float64]struct {
		page int
		left float64
	}{
		0: {1, 600}, 600: {1, 0}, 601: {2, 549}, 1_150: {2, 0}, 1_151: {3, 549}, 1_500: {3, 200}, 1_700: {3, 0}, 1_701: {4, 549},
	} {
		if page, left := p.of(high), p.left(high); page != want.page || left != want.left {
			t.Errorf("%g: page %d with %g left, want %d with %g", high, page, left, want.page, want.left)
		}
	}
}
