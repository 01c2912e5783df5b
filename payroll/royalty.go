// Package payroll has the rules of royalty accounting: the formula, shares and rounding;
// rates, settings and closings by date; statuses, versions and what tells articles and
// authors apart; findings and outliers; totals, budgets and adjustments; tax on payments. It
// does no I/O and knows no clock and no database; money is whole đồng or an exact decimal.
//
// Begin at Article.Royalty, which works out what an article earns, and at
// Article.Lines, which says who gets it; then at Document.Adjust for closed months, at
// TotalOf for sums, and at Taxpayer.Withhold for payments. Every list of words (roles,
// kinds, statuses, findings, rates, settings) stands here once, beside its type.
package payroll

import (
	"fmt"
	"math/big"

	"github.com/shopspring/decimal"
)

// Policy is how a newsroom's own rule differs from the formula, for one month.
type Policy struct {
	RoundTo     Dong // a royalty is rounded half up to a multiple of it; 1 by default
	TextByPages bool // the text part is multiplied by Số Trang, a blank one being 1
	PhotoTotal  bool // Hệ số ảnh is that of all photos, not of each
}

// Royalty is what one article earns and how that came about.
type Royalty struct {
	BaseCoefficient decimal.Decimal
	BaseSalary      decimal.Decimal // đồng
	Unit            decimal.Decimal // đơn giá: đồng for a coefficient of 1
	Text            decimal.Decimal // phần tin, exact đồng; a lump sum is text
	Photo           decimal.Decimal // phần ảnh, exact đồng
	PhotoCount      decimal.Decimal // photos paid for: a blank Số Ảnh with a photo coefficient is 1
	LumpSum         bool            // Số tiền is the royalty
	Amount          Dong            // Tiền nhuận bút, rounded once
	Encouragement   Dong            // khuyến khích, beside the royalty
	Bases           Bases
	Cells           []Cell // empty where somebody who should be paid is not known
}

// Cell is one payee's part of an article's text or photos.
type Cell struct {
	Payee         Payee
	Role          Role
	Amount        Dong
	Encouragement Dong
}

// Refusals of the formula.
const (
	NoRate         Code = "no-rate"          // no rate in force. Facts: rate, date
	AmountTooLarge Code = "amount-too-large" // more than MaxAmount. Facts: amount
)

// Royalty works out what an article earns, whatever its status:
//
//	unit    = Hệ số lương cơ sở × LuongCoSo
//	text    = Hệ số tin × unit
//	photo   = Hệ số ảnh × Số Ảnh × unit
//	royalty = round(text + photo)
//
// Blank Hệ số lương cơ sở and LuongCoSo are those in force on the publication
// date (NĐ 18/2014/NĐ-CP, Đ.7 k.2–3; from 2026-09-01 the unit's own regulation).
// It fails with NoRate where none is in force and with AmountTooLarge.
func (a *Article) Royalty(p Policy, rates Rates) (Royalty, error) {
	r, err := a.parts(p, rates)
	if err != nil {
		return r, err
	}
	exact := r.Text.Add(r.Photo)
	royalty := exact
	if f := a.Encouragement; f.Valid {
		royalty = exact.Mul(decimal.Max(f.Decimal, decimal.NewFromInt(1)))
	}
	if royalty.GreaterThan(MaxAmount.Decimal()) {
		return r, Refuse(AmountTooLarge, "amount", royalty.Round(0).String())
	}
	r.Amount = Round(exact, p.RoundTo)
	if f := a.Encouragement; f.Valid && f.Decimal.IsPositive() {
		more := f.Decimal.Sub(decimal.NewFromInt(1)).Mul(r.Amount.Decimal())
		r.Encouragement = Round(more, p.RoundTo)
	}
	r.Cells = a.cells(r)
	return r, nil
}

// parts works out everything before rounding.
func (a *Article) parts(p Policy, rates Rates) (Royalty, error) {
	var r Royalty
	salary, salaryKnown := rates.At(BaseSalaryRate, "", a.Published)
	base, baseKnown := rates.At(BaseCoefficientRate, "", a.Published)
	r.BaseSalary = orElse(a.BaseSalary, salary.Value.Decimal)
	r.BaseCoefficient = orElse(a.BaseCoefficient, base.Value.Decimal)
	r.Unit = r.BaseCoefficient.Mul(r.BaseSalary)
	if !a.usesCoefficients() {
		r.Text, r.LumpSum = a.LumpSum.Decimal, a.hasLumpSum()
		if r.LumpSum {
			r.Bases = Bases{LumpSumBasis}
		}
		return r, nil
	}
	if !baseKnown && !a.BaseCoefficient.Valid {
		return r, Refuse(NoRate, "rate", BaseCoefficientRate, "date", a.Published)
	}
	if !salaryKnown && !a.BaseSalary.Valid {
		return r, Refuse(NoRate, "rate", BaseSalaryRate, "date", a.Published)
	}
	one := decimal.NewFromInt(1)
	r.Text = a.TextCoefficient.Decimal.Mul(r.Unit)
	if p.TextByPages {
		r.Text = r.Text.Mul(orElse(a.Pages, one))
	}
	if a.PhotoCoefficient.Decimal.IsPositive() {
		r.PhotoCount = orElse(a.Photos, one)
		r.Photo = a.PhotoCoefficient.Decimal.Mul(r.Unit)
		if !p.PhotoTotal {
			r.Photo = r.Photo.Mul(r.PhotoCount)
		}
	}
	r.Bases = append(bases(base, r.BaseCoefficient), bases(salary, r.BaseSalary)...)
	return r, nil
}

// bases returns those of a rate, where it is the rate that was used.
func bases(rate Rate, used decimal.Decimal) Bases {
	if rate.Value.Valid && rate.Value.Decimal.Equal(used) {
		return ParseBases(rate.Basis)
	}
	return Bases{OwnFigures}
}

// cells allots the royalty and the encouragement over the text authors in the
// order named, then over the photo authors. The photo part goes to Tác giả ảnh
// where given, else it is shared like the text. There are no cells where a part
// has nobody to go to, or where shares do not make 100.
func (a *Article) cells(r Royalty) []Cell {
	photographers := a.PhotoAuthors
	if len(photographers) == 0 {
		photographers = a.Authors
	}
	textShares, textOK := portions(a.Authors)
	photoShares, photoOK := portions(photographers)
	if !textOK || !photoOK || a.noAuthor(r) {
		return nil
	}
	if _, _, _, wrong := a.wrongAmounts(r); wrong {
		return nil
	}
	var cells []Cell
	var parts []*big.Rat
	add := func(role Role, payees []Payee, shares []*big.Rat, part decimal.Decimal) {
		for i, p := range payees {
			cells = append(cells, Cell{Payee: p, Role: role})
			parts = append(parts, new(big.Rat).Mul(shares[i], part.Rat()))
		}
	}
	add(TextRole, a.Authors, textShares, r.Text)
	if r.Photo.IsPositive() {
		add(PhotoRole, photographers, photoShares, r.Photo)
	}
	if len(cells) == 0 {
		return nil
	}
	for i, amount := range Allot(r.Amount, parts) {
		cells[i].Amount = amount
	}
	if r.Encouragement != 0 {
		for i, amount := range Allot(r.Encouragement, scaled(r.Encouragement, parts)) {
			cells[i].Encouragement = amount
		}
	}
	return withoutEmpty(cells)
}

// noAuthor reports whether a part has nobody to go to.
func (a *Article) noAuthor(r Royalty) bool {
	if len(a.Authors) > 0 {
		return false
	}
	return len(a.PhotoAuthors) == 0 || r.Text.IsPositive()
}

// withoutEmpty leaves out cells of 0 đồng of people who have another cell in the
// article; a person whose only cell is 0 is still one of its authors.
func withoutEmpty(cells []Cell) []Cell {
	count := make(map[int64]int, len(cells))
	for _, c := range cells {
		count[c.Payee.Author]++
	}
	kept := cells[:0]
	for _, c := range cells {
		if c.Amount == 0 && c.Encouragement == 0 && count[c.Payee.Author] > 1 {
			count[c.Payee.Author]--
			continue
		}
		kept = append(kept, c)
	}
	return kept
}

// Lines returns the money of an article in its month: none unless it is approved, and
// none for a source, which is never paid.
func (a *Article) Lines(m Month, p Policy, r Royalty) []Line {
	if a.Status != Approved {
		return nil
	}
	var lines []Line
	for i, c := range r.Cells {
		if c.Payee.Kind == Source {
			continue
		}
		line := Line{
			ID: fmt.Sprintf("R%d-%d", a.Number, i+1), Month: m, Article: a.Number, Payee: c.Payee.Author,
			Role: c.Role, Kind: RoyaltyKind, Amount: c.Amount, Bases: r.Bases,
		}
		line.Quantity, line.Coefficient, line.Unit = a.factors(c.Role, p, r)
		if c.Role == PhotoRole {
			line.Photos = int(r.PhotoCount.IntPart())
		}
		lines = append(lines, line)
		if c.Encouragement != 0 {
			one := decimal.NewFromInt(1)
			line.Photos = 0
			line.ID, line.Kind, line.Amount = fmt.Sprintf("E%d-%d", a.Number, i+1), EncouragementKind, c.Encouragement
			line.Quantity, line.Coefficient, line.Unit = one, a.Encouragement.Decimal.Sub(one), r.Amount.Decimal()
			lines = append(lines, line)
		}
	}
	return lines
}

// factors are the quantity, coefficient and unit whose product is the article's
// part of a role.
func (a *Article) factors(role Role, p Policy, r Royalty) (quantity, coefficient, unit decimal.Decimal) {
	one := decimal.NewFromInt(1)
	switch {
	case role == PhotoRole && p.PhotoTotal:
		return one, a.PhotoCoefficient.Decimal, r.Unit
	case role == PhotoRole:
		return r.PhotoCount, a.PhotoCoefficient.Decimal, r.Unit
	case r.LumpSum:
		return one, one, a.LumpSum.Decimal
	case p.TextByPages:
		return orElse(a.Pages, one), a.TextCoefficient.Decimal, r.Unit
	}
	return one, a.TextCoefficient.Decimal, r.Unit
}

// Inputs returns record with the values that the article's royalty r is worked out from, as
// the sheet of articles of its month shows them: the day of publication without its time,
// and where a value is blank and is used, what stands in for it by policy and rates.
func (a *Article) Inputs(record Record, r Royalty, p Policy) Record {
	record[Published] = string(a.Published)
	if r.LumpSum {
		record[BaseCoefficient], record[BaseSalary] = "", ""
		return record
	}
	record[BaseCoefficient], record[BaseSalary] = r.BaseCoefficient.String(), r.BaseSalary.String()
	if r.PhotoCount.IsPositive() {
		record[Photos] = r.PhotoCount.String() // a blank one counts as 1
	}
	if p.TextByPages && record[Pages] == "" {
		record[Pages] = "1"
	}
	return record
}
