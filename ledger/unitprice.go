package ledger

import (
	"slices"

	"github.com/shopspring/decimal"

	"nhuanbut/ledger/cms"
	"nhuanbut/payroll"
)

// UnitPriceDiffers says of rows that their Đơn giá is not what a coefficient of 1 pays on
// their day. Facts: price, rate, in đồng.
const UnitPriceDiffers = payroll.UnitPriceDiffers

// weighUnitPrice holds what a row says that a coefficient of 1 pays against what it does.
// A list in thousands of đồng may have it in thousands.
func (im *importer) weighUnitPrice(row *cms.Row) {
	if row.UnitPrice == "" || row.Err != nil || row.Record[payroll.Published] == "" {
		return
	}
	price, err := decimal.NewFromString(row.UnitPrice)
	if err != nil {
		return
	}
	royalty, err := im.royalty(&row.Record)
	thousand := decimal.NewFromInt(int64(cms.UnitThousand))
	if err != nil || price.IsZero() || price.Equal(royalty.Unit) || price.Mul(thousand).Equal(royalty.Unit) {
		return
	}
	reason := payroll.Refuse(UnitPriceDiffers, "price", inDong(price), "rate", inDong(royalty.Unit))
	i := slices.IndexFunc(im.prices, func(w *cms.Warning) bool {
		return w.Sheet == row.At.Sheet && slices.Equal(w.Reason.Facts, reason.Facts)
	})
	if i < 0 {
		i = len(im.prices)
		im.prices = append(im.prices, &cms.Warning{Path: row.At.Path, Sheet: row.At.Sheet, Reason: reason})
	}
	if w := im.prices[i]; len(w.Rows) < priceRows {
		w.Rows = append(w.Rows, row.At.Row)
	}
}

// inDong is an amount for words: whole đồng where it is.
func inDong(n decimal.Decimal) any {
	if n.IsInteger() {
		return int(n.IntPart())
	}
	return n.String()
}

// priceRows is how many rows one such warning names.
const priceRows = 1000

// sayUnitPrices says what was found of a file's unit prices.
func (im *importer) sayUnitPrices(header []cms.HeaderColumn) {
	i := slices.IndexFunc(header, func(h cms.HeaderColumn) bool { return h.Rule == cms.UnitPrice })
	for _, w := range im.prices {
		if i >= 0 {
			w.Column = header[i].Name
		}
		im.done.Warnings = append(im.done.Warnings, w)
	}
	im.prices = nil
}
