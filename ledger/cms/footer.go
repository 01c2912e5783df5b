package cms

import (
	"regexp"

	"nhuanbut/ledger/cms/grid"
	"nhuanbut/payroll"
)

// signing are the words that stand under a list: who signs it, and the amount in words.
var signing = regexp.MustCompile(`^(?:\(?(?:số tiền |tổng số tiền |tổng tiền |tổng cộng )?\(?(?:viết |ghi )?bằng chữ|(?:người|cán bộ) (?:lập|duyệt|kiểm|nhận|tổng hợp|theo dõi|phụ trách|viết|chấm)(?: \pL+){0,3}$|(?:phó )?kế toán(?: \pL+){0,2}$|thủ (?:trưởng|quỹ)(?: \pL+){0,3}$|(?:phó )?(?:giám đốc|chánh văn phòng|trưởng (?:phòng|ban)|tổng biên tập|chủ tịch)(?: \pL+){0,3}$|lãnh đạo(?: \pL+){0,4}$|(?:ban|hội đồng|tổ|bộ phận) (?:biên tập|giám đốc|nhuận bút|thư ký|kế toán)(?: \pL+){0,3}$|ban biên tập$|xác nhận(?: của)?(?: \pL+){0,4}$|phê duyệt$|duyệt(?: chi)?$|\(?ký,? |\(?ký tên|nơi nhận|(?:[\pL ]+, ?)?ngày(?: \d{1,2}|[ .…_]*) tháng|prepared by|approved by|chief accountant|accountant$|in words)`)

// signed reports whether cells are what stands under a list that has no total above: a line
// of signatures, the place and day of signing, or the amount in words. An article has a
// number, or a title, or a figure.
func (t *table) signed(cells []grid.Cell) bool {
	signs, days, n := false, 0, 0
	for i := range cells {
		v := &cells[i]
		switch {
		case v.Blank():
			continue
		case v.Kind != grid.Text || figure.MatchString(v.Shown()):
			return false
		case t.under(i, isDate) && t.readable(*v):
			days++
		}
		n++
		signs = signs || signing.MatchString(payroll.TextKey(v.Text))
	}
	return signs && (days == 0 || n == 1) && (!t.hand.numbered(cells) || t.hand.cell(cells, payroll.Title).Blank())
}
