package cms

import (
	"regexp"
	"strings"

	"github.com/shopspring/decimal"

	"nhuanbut/ledger/cms/grid"
	"nhuanbut/ledger/cms/value"
	"nhuanbut/payroll"
)

// RowIsLine refuses a row that is no article but money of another kind: a bonus,
// remuneration, or a deduction. Facts: kind, amount, author, month, role.
const RowIsLine payroll.Code = "row-is-line"

// ProposedLine is a payroll line to enter in place of an article.
type ProposedLine struct {
	Kind   payroll.Kind
	Role   payroll.Role
	Amount payroll.Dong // signed; 0 if the row has coefficients instead

	signed decimal.Decimal // the row's figure as written
}

var (
	bonusGenres        = wordSet(`thuong khenthuong tienthuong nhuanbutthuong khuyenkhich tienkhuyenkhich bonus`)
	remunerationGenres = wordSet(`thulao thulaobientap thulaobiendich tienthulao bientap biendich remuneration`)
	otherGenres        = wordSet(`phucap boiduong congtacphi hotro trocap tienan xangxe anca lamthem phucapbientap khoan khac allowance`)

	bonusTitle        = regexp.MustCompile(`^(?:tiền |chi )?(?:khen )?thưởng (?:tin|bài|ảnh|tác phẩm|tháng|quý|năm|nóng|chất lượng|ctv|pv|cộng tác viên|phóng viên|nhuận|loại|đột xuất|nhất|nhì|ba|khuyến)`)
	remunerationTitle = regexp.MustCompile(`^(?:tiền |chi |chi trả )?thù lao (?:biên|ban|tháng|quý|năm|của|cho|dịch|đọc|duyệt|thẩm|kỹ thuật|trình|quản|chịu|thư ký|btv|pv|ctv|người|cộng|phóng|\d)`)
	otherTitle        = regexp.MustCompile(`^(?:tiền |chi |chi trả )?(?:phụ cấp|bồi dưỡng (?:ban|biên|ctv|cộng|phóng|pv|btv|làm|trực|ngoài|thêm|tháng)|công tác phí|trợ cấp (?:ban|biên|ctv|pv|btv|tháng)|tiền (?:ăn ca|xăng|trực|làm thêm))`)
	deductionTitle    = regexp.MustCompile(`^(?:khấu )?trừ |^truy thu|^thu hồi|^giảm trừ|^hoàn trả`)
	translating       = regexp.MustCompile(`dịch`)
)

// findLine refuses a row that is money of another kind than an article's, and proposes the
// line to enter.
func (t *table) findLine(row *Row, cells []grid.Cell) {
	if t.deducts(row, cells) || t.manual.numbered(cells) && !t.kindOfGenre(row) {
		return
	}
	if row.Err != nil || !isPositiveIn(row, payroll.LumpSum) || isPositiveIn(row, payroll.TextCoefficient) || isPositiveIn(row, payroll.PhotoCoefficient) {
		return
	}
	kind, role, other := lineKind(row)
	amount := row.Record[payroll.LumpSum]
	switch {
	case other:
		row.hold(heldAllowance, "title", row.Record[payroll.Title], "amount", value.Vietnamese(amount))
	case kind != "":
		n := decimal.RequireFromString(amount)
		row.propose(t.in.headerOf(payroll.LumpSum), value.Vietnamese(amount), &ProposedLine{Kind: kind, Role: role, Amount: payroll.Dong(n.IntPart()), signed: n})
	}
}

// kindOfGenre reports whether a row's genre names another kind of money.
func (t *table) kindOfGenre(row *Row) bool {
	genre := foldName(payroll.First(row.Record[payroll.Genre]))
	return bonusGenres[genre] || remunerationGenres[genre] || otherGenres[genre]
}

// lineKind returns the kind of money that a row's genre, else its title, names; other is set
// for money that no kind of line fits.
func lineKind(row *Row) (kind payroll.Kind, role payroll.Role, other bool) {
	genre, title := foldName(payroll.First(row.Record[payroll.Genre])), payroll.TextKey(row.Record[payroll.Title])
	bare := genre == ""
	switch {
	case bonusGenres[genre], bare && bonusTitle.MatchString(title):
		return payroll.EncouragementKind, payroll.OtherRole, false
	case remunerationGenres[genre], bare && remunerationTitle.MatchString(title):
		role = payroll.EditingRole
		if translating.MatchString(title) || genre == "biendich" || genre == "thulaobiendich" {
			role = payroll.TranslationRole
		}
		return payroll.RemunerationKind, role, false
	case otherGenres[genre], bare && otherTitle.MatchString(title):
		return "", "", true
	}
	return "", "", false
}

// deducts proposes a deduction for a row that takes money away: it has a figure below zero, or
// says so and has an amount.
func (t *table) deducts(row *Row, cells []grid.Cell) bool {
	if row.Err == nil {
		title := payroll.TextKey(row.Record[payroll.Title])
		if !deductionTitle.MatchString(title) || !isPositiveIn(row, payroll.LumpSum) || t.manual.numbered(cells) {
			return false
		}
		amount := row.Record[payroll.LumpSum]
		n := decimal.RequireFromString(amount).Neg()
		row.propose(t.in.headerOf(payroll.LumpSum), value.Vietnamese(amount), &ProposedLine{Kind: payroll.QuotaKind, Role: payroll.OtherRole, Amount: payroll.Dong(n.IntPart()), signed: n})
		return true
	}
	if row.Err.Reason.Code != value.NumberNegative {
		return false
	}
	for i := range cells {
		c, ok := t.summedColumn(i)
		if !ok || c == payroll.CMSAmount && row.Err.Column != t.in.header[i].Name || cells[i].Blank() {
			continue
		}
		if n, negative := belowZero(c, cells[i]); negative {
			t.proposeDeduction(row, c, cells[i].Shown(), n)
			return true
		}
	}
	return false
}

func (t *table) proposeDeduction(row *Row, c payroll.Column, shown string, n decimal.Decimal) {
	line := &ProposedLine{Kind: payroll.QuotaKind, Role: payroll.OtherRole, signed: n}
	if c == payroll.LumpSum || c == payroll.CMSAmount {
		line.Amount = payroll.Dong(n.Round(0).IntPart())
	} else {
		row.Record[c] = n.Neg().String()
	}
	row.Err = nil
	row.propose(t.in.headerOf(c), shown, line)
}

// belowZero returns a figure below zero; negative is false if it is not.
func belowZero(c payroll.Column, v grid.Cell) (n decimal.Decimal, negative bool) {
	if _, reason := number(c, v); reason == nil || reason.Code != value.NumberNegative {
		return n, false
	}
	plain := v
	plain.Text = strings.Trim(value.PlainFigures(v.Text), "-() ")
	n, reason := number(c, plain)
	return n.Neg(), reason == nil
}

// propose refuses the row with the line to enter.
func (row *Row) propose(header, shown string, line *ProposedLine) {
	amount := ""
	if line.Amount != 0 {
		amount = value.Vietnamese(line.Amount.Decimal().String())
	}
	row.Line, row.Held = line, nil
	row.refuse(header, shown, payroll.Refuse(RowIsLine, "kind", string(line.Kind), "amount", amount))
}
