package page

import (
	"fmt"
	"strings"

	"github.com/shopspring/decimal"

	"nhuanbut/payroll"
	"nhuanbut/reports/lang"
	"nhuanbut/reports/month"
)

// pageBars is a chart of names: a table of amounts, each with a bar.
type pageBars struct {
	Title string
	Bars  []pageBar
}

// pageBar is one bar. From and Width are percentages of the chart's width, "" of what
// the bars above leave, which has none.
type pageBar struct{ Name, Amount, From, Width string }

// pageColumns is a chart of months. Every X and Width is a percentage of its width,
// every Y and Height is in pixels.
type pageColumns struct {
	Title, Text string // Text says every figure
	Height      int
	Zero        int // Y of an amount of 0
	Foot        int // Y of the names of the months
	Columns     []pageColumn
}

// pageColumn is one month.
type pageColumn struct {
	Name, Amount, Text string // Amount is in millions of đồng; "" where the ledger has no such month
	X, Width, Middle   string
	Y, Height, Above   int
	This               bool // the page's own month
	Second             bool // every second one, whose texts a narrow chart has no room for
}

// Measures of the chart of months, in pixels and in months.
const (
	columnsHeight = 210
	columnsTop    = 24 // room above for the amounts
	columnsFoot   = 30 // room below for the names
	columnsMonths = 12
)

// bars draws a chart of names, and says what the rows come to that it has no room for.
func (d *pageSheet) bars(b month.Bars, rest lang.Phrase) pageBars {
	c := pageBars{Title: b.Title}
	low, high := extremes(b.Values)
	for i, v := range b.Values {
		c.Bars = append(c.Bars, pageBar{
			Name: b.Names[i], Amount: d.Lang.Amount(v), From: percent(min(v, 0)-low, high-low), Width: percent(max(v, -v), high-low),
		})
	}
	if b.Rest > 0 {
		c.Bars = append(c.Bars, pageBar{Name: d.say(rest, d.Lang.Count(b.Rest)), Amount: d.Lang.Amount(b.Left)})
	}
	return c
}

// extremes returns the lowest and the highest of values and 0.
func extremes(values []payroll.Dong) (low, high payroll.Dong) {
	for _, v := range values {
		low, high = min(low, v), max(high, v)
	}
	return low, high
}

// percent is part of whole in percent, as SVG has it.
func percent(part, whole payroll.Dong) string {
	if whole == 0 {
		return "0%"
	}
	const places = 2
	return part.Decimal().Mul(decimal.NewFromInt(100)).DivRound(whole.Decimal(), places).String() + "%"
}

// months draws the twelve months up to this one; a month that is not in the ledger has a
// name and no column.
func (d *pageSheet) months() pageColumns {
	values := make([]payroll.Dong, len(d.LastMonths))
	for i, m := range d.LastMonths {
		values[i] = m.Gross
	}
	low, high := extremes(values)
	room := columnsHeight - columnsTop - columnsFoot
	if low < 0 {
		room -= columnsTop // for amounts below their columns
	}
	tall := func(d payroll.Dong) int {
		if high == low {
			return 0
		}
		return int(d.Decimal().Mul(decimal.NewFromInt(int64(room))).DivRound((high - low).Decimal(), 0).IntPart())
	}
	c := pageColumns{Title: d.say(monthsChart), Height: columnsHeight, Zero: columnsTop + tall(high), Foot: columnsHeight - columnsFoot/3}
	var texts []string
	for i, m := range d.LastMonths {
		column := pageColumn{
			Name: string(m.Month[5:] + "/" + m.Month[2:4]), This: m.Month == d.Month, Second: (columnsMonths-i)%2 == 0,
			X: inMonth(i, 10), Middle: inMonth(i, 50), Width: inMonth(0, 80), Y: c.Zero,
		}
		if m.Known {
			column.Amount = d.Lang.Decimal(m.Gross.Decimal().DivRound(million, 1))
			column.Text = d.say(amountOf, column.Name, d.Lang.Amount(m.Gross))
			column.Height = tall(max(m.Gross, -m.Gross))
			column.Above = c.Zero - column.Height - 6
			if column.Y = c.Zero - column.Height; m.Gross < 0 {
				column.Y, column.Above = c.Zero, c.Zero+column.Height+14
			}
			texts = append(texts, column.Text)
		}
		c.Columns = append(c.Columns, column)
	}
	c.Text = strings.Join(texts, "; ")
	return c
}

var million = decimal.NewFromInt(1_000_000)

// inMonth returns a place within the i-th of the months, in hundredths of its width, as a
// percentage of the chart's.
func inMonth(i, hundredths int) string {
	place := 100 * (100*i + hundredths) / columnsMonths
	return fmt.Sprintf("%d.%02d%%", place/100, place%100)
}
