package xlsx

import (
	"math"

	"github.com/xuri/excelize/v2"
)

// Sizes in points.
const (
	rowHigh   = 15.0 // of a row that does not say how high it is
	charWide  = 5.5  // a unit of a column's width, in LibreOffice; in Excel a twentieth less
	a4Short   = 595.0
	a4Long    = 842.0
	sides     = 50.0 // the margins of setUpPage, left and right
	topBottom = 68.0 // above and below
)

// PageHeights say where the pages of a sheet end: an estimate, since page breaks of one's own
// are not for a sheet that is fitted to the width of a page. Heights are in points.
type PageHeights struct {
	first float64 // how high the rows of the first page are
	other float64 // of the others, below what each begins with
}

// Pages returns those of the sheet, each with rows so high repeated on it.
func (s *Sheet) Pages(repeated float64) PageHeights {
	wide, high := a4Short-sides, a4Long-topBottom
	if s.width() > portrait {
		wide, high = a4Long-sides, a4Short-topBottom
	}
	high /= min(1, wide/(charWide*s.width()))
	return PageHeights{high, high - repeated}
}

// of returns the page that rows so high end on.
func (p PageHeights) of(high float64) int {
	return 1 + int(math.Ceil(max(0, high-p.first)/p.other))
}

// left returns what the page that rows so high end on has left.
func (p PageHeights) left(high float64) float64 { return p.hold(p.of(high)) - high }

// hold returns how high the rows are that n pages hold.
func (p PageHeights) hold(n int) float64 { return p.first + float64(n-1)*p.other }

// grow counts the height of a row; 0 is that of one that does not say it.
func (s *Sheet) grow(height float64) {
	if height > 0 {
		s.higher += height - rowHigh
	}
}

// Height returns how high the rows so far are.
func (s *Sheet) Height() float64 { return rowHigh*float64(s.Row) + s.higher }

// Gap leaves space before something that begins with rows so high: a row, or what is
// left of the page where they do not go on it.
func (s *Sheet) Gap(p PageHeights, begins float64) error {
	space := rowHigh
	if left := p.left(s.Height()); left < rowHigh+begins {
		space = max(1, left)
	}
	return s.Spans(space)
}

// KeepLast sees to it that the rows from a height on are on one page: where one would end
// among them, the sheet is printed smaller, on a page less, if that is still readable.
func (s *Sheet) KeepLast(p PageHeights, from float64) error {
	const readable, unsure = 0.75, 0.95
	last := p.of(s.Height())
	if p.of(unsure*from) == last || p.hold(last-1) < readable*s.Height() {
		return nil
	}
	one, fewer := 1, last-1
	return s.file.SetPageLayout(s.Name, &excelize.PageLayoutOptions{FitToWidth: &one, FitToHeight: &fewer})
}
