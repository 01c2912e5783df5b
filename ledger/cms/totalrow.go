package cms

import (
	"regexp"
	"strconv"
	"strings"

	"github.com/shopspring/decimal"

	"nhuanbut/ledger/cms/grid"
	"nhuanbut/ledger/cms/value"
	"nhuanbut/payroll"
)

// totalScope tells which rows a total sums up.
type totalScope int

const (
	ofPart     totalScope = iota // "Cộng": of the rows since the last one, of the group, the page, the author
	ofWhole                      // "Tổng cộng": of all the rows above
	ofCarrying                   // "Mang sang", "Lũy kế": of all until here
)

var (
	totalStart = regexp.MustCompile(`^(?i:tổng|cộng|tiểu cộng|tong|cong|tieu cong|total|grand total|sub ?total|sum)(?:[^\pL\pM]|$)`)
	carryStart = regexp.MustCompile(`^(?:(?:cộng|tổng|số|tổng số|cộng số|cong|so)\s+)?(?:mang sang|mang qua|chuyển sang|chuyển qua|chuyển trang|trang trước|lũy kế|luỹ kế|lũy tiến|cộng dồn|mang sang|chuyen sang|chuyen trang|trang truoc|luy ke|cong don|(?:brought|carried) forward|cumulative)(?:[^\pL\pM]|$)`)
	// noTotal matches what begins a title that only sounds like a total.
	noTotal = regexp.MustCompile(`^(?:cộng (?:đồng|tác|hòa|hoà|sản|hưởng)|cong (?:dong|tac|hoa|san)|tổng (?:hợp|kết|thống|tiến|lực|đài|quan|hành|tham|tuyển|duyệt|vệ|thể|bí|thư|cục))(?:[^\pL\pM]|$)`)

	// totalWords are the words of labels of totals, beside names of authors and groups. A title
	// such as "Tổng Bí thư thăm Cao Bằng" has other words.
	totalWords = wordSet(`tổng cộng tong cong số so tiền tien nhuận nhuan bút but bài bai viết tin ảnh anh tháng thang
		kỳ quý năm chung toàn trang quỹ chi phải trả thanh toán thù lao đồng vnđ vnd lượt hệ và các mục phần nhóm cột i ii iii iv v vi vii viii ix x xi xii
		tiểu tieu mang sang chuyển chuyen qua trước truoc sau lũy luỹ luy kế ke tiến dồn don đầu dau từ tu đến den hết het này nay nb
		tác giả phóng viên cộng chuyên thuế tncn thực nhận lĩnh còn lại điểm khuyến khích thưởng tuần ngày đợt là bằng thành lượng người thể loại ctv pv btv a b c d đ e
		total grand sub subtotal sum amount royalty royalties articles photos of the for brought carried forward cumulative page`)
	word = regexp.MustCompile(`[\pL\pM]+`)

	// sinceStart matches a total since the start of a year or a quarter, or until now: it may
	// include other lists.
	sinceStart = regexp.MustCompile(`(?:đầu|cả) (?:năm|quý|kỳ|kì)|(?:dau|ca) (?:nam|quy|ky|ki)|(?:đến|tới) (?:nay|hết|cuối|tháng|t\d)|den (?:nay|het|cuoi|thang)|các tháng|year to date|ytd`)

	// underTotal matches what stands under a total and is worked out of it.
	underTotal = regexp.MustCompile(`^(?:thuế|khấu trừ thuế|trừ thuế|còn (?:lại|được|phải)|thực (?:lĩnh|lãnh|nhận|chi|trả)|số (?:tiền )?(?:còn|thực|phải|được)|đã tạm ứng|tạm ứng|làm tròn)(?:[^\pL\pM]|$)`)
)

func wordSet(list string) map[string]bool {
	set := make(map[string]bool)
	for w := range strings.FieldsSeq(list) {
		set[w] = true
	}
	return set
}

// totalLabel reports whether a text is the label of a total, and of which rows. known tells
// the names of people and groups in the list: "Cộng Vũ Thị Sương".
func totalLabel(text string, known func(name string) bool) (of totalScope, ok bool) {
	key := payroll.TextKey(text)
	switch {
	case len(key) > 200 || noTotal.MatchString(key):
		return of, false
	case carryStart.MatchString(key):
		of = ofCarrying
	case strings.HasPrefix(key, "tổng"), strings.HasPrefix(key, "tong"), strings.HasPrefix(key, "total"), strings.HasPrefix(key, "grand"):
		of = ofWhole
	}
	if of != ofCarrying && !totalStart.MatchString(key) {
		return of, false
	}
	words := word.FindAllString(key, -1)
	rest := words
	for len(rest) > 0 && totalWords[rest[0]] {
		rest = rest[1:]
	}
	return of, len(rest) == 0 || onlyTotals(rest) || namesSomebody(words, known)
}

func onlyTotals(words []string) bool {
	for _, w := range words {
		if !totalWords[w] && !genreWords[foldName(w)] {
			return false
		}
	}
	return true
}

// namesSomebody reports whether a label ends with a name of the list.
func namesSomebody(words []string, known func(string) bool) bool {
	for i := 1; i < len(words); i++ {
		if known(strings.Join(words[i:], " ")) {
			return true
		}
	}
	return false
}

func isTotalLabel(text string) bool {
	_, ok := totalLabel(text, func(string) bool { return false })
	return ok
}

// looksLikeTotal reports whether a row is a total: it has a label of totals, figures, and
// nothing that an article or a payment has.
func (t *table) looksLikeTotal(cells []grid.Cell) bool {
	labelled := false
	for i := range cells {
		v := &cells[i]
		switch {
		case v.Blank() || v.Kind == grid.Number && !t.identified(i):
		case v.Kind == grid.Text && isTotalLabel(v.Text):
			labelled = true
		case v.Kind == grid.Text && figure.MatchString(payroll.OneLine(v.Text)) && !t.identified(i):
		case v.Kind == grid.Error || v.Kind == grid.Formula:
		default:
			return false
		}
	}
	return labelled
}

var figure = regexp.MustCompile(`^[-(]?[0-9][0-9., ]*(?i:đồng|vnđ|vnd|đ|₫)?\)?$|^[-–]$`)

// isTotalRow reports whether a row of a list kept by hand is a total, even with an author, a
// day or a status: its label says so, and it has no number of its own.
func (t *table) isTotalRow(cells []grid.Cell) bool {
	if t.afterTotal && t.adjustsTotal(cells) {
		return true
	}
	i, _, ok := t.totalAt(cells)
	if !ok || t.manual.numbered(cells) && i != t.manual.places[payroll.ID]-1 {
		return false
	}
	if v := cellAt(cells, t.manual.ordinal-1); i != t.manual.ordinal-1 && figure.MatchString(v.Shown()) {
		return t.manual.cell(cells, payroll.Authors).Blank() && t.manual.cell(cells, payroll.Published).Blank()
	}
	return true
}

// adjustsTotal reports whether a row under a total takes something from it or adds to it: it
// has a label that says so, and a figure.
func (t *table) adjustsTotal(cells []grid.Cell) bool {
	label, figures := false, 0
	for i := range cells {
		v := &cells[i]
		switch {
		case v.Blank():
		case v.Kind == grid.Text && !label && t.labels(i) && underTotal.MatchString(payroll.TextKey(v.Text)):
			label = true
		case v.Kind == grid.Number || v.Kind == grid.Formula || figure.MatchString(v.Shown()):
			figures++
		default:
			return false
		}
	}
	return label && figures > 0 && t.manual.cell(cells, payroll.Published).Blank()
}

// totalAt finds the label of a total among cells.
func (t *table) totalAt(cells []grid.Cell) (i int, of totalScope, ok bool) {
	for i := range cells {
		v := &cells[i]
		if v.Kind != grid.Text || v.Blank() || !t.labels(i) {
			continue
		}
		author := payroll.NameKey(t.manual.cell(cells, payroll.Authors).Shown())
		of, ok := totalLabel(v.Text, func(name string) bool {
			return t.manual.tally.knows(name) || author != "" && payroll.NameKey(name) == author
		})
		if ok {
			return i, of, true
		}
	}
	return 0, of, false
}

// countedUnit and countedRows match the count in a label: "Tổng cộng: 4 tin", "Tổng số bài:
// 12".
var (
	countedUnit = regexp.MustCompile(`(\d{1,6})\s*(?:tin bài|tin, bài|tin|bài viết|bài|tác phẩm|ảnh)(?:[^\pL\pM]|$)`)
	countedRows = regexp.MustCompile(`(?:tổng )?số (?:lượng )?(?:tin, bài|tin bài|tin|bài viết|bài|tác phẩm)\s*[:=]?\s*(\d{1,6})\s*$`)
)

// labelCount returns the number of articles that a label of totals gives; ok is false if it
// gives none, or several.
func labelCount(text string) (n int, ok bool) {
	key := payroll.TextKey(text)
	all := countedUnit.FindAllStringSubmatch(key, -1)
	if len(all) == 1 && !strings.Contains(all[0][0], "ảnh") {
		n, _ = strconv.Atoi(all[0][1])
		return n, true
	}
	if m := countedRows.FindStringSubmatch(key); m != nil && len(all) == 0 {
		n, _ = strconv.Atoi(m[1])
		return n, true
	}
	return 0, false
}

// checkTotal records a row of totals, and warns if it differs from the rows above.
func (t *table) checkTotal(l grid.Row) {
	i, of, ok := t.totalAt(l.Cells)
	if !ok {
		return // what stands under a total
	}
	y := &t.manual.tally
	label := l.Cells[i].Shown()
	scopes := y.scopes(of, label, t.manual.cell(l.Cells, payroll.Authors).Shown())
	beyond := of == ofCarrying && sinceStart.MatchString(payroll.TextKey(label))
	var figures []rowFigure
	for i := range l.Cells {
		c, ok := t.summedColumn(i)
		if !ok || l.Cells[i].Blank() {
			continue
		}
		read, said := t.totalValue(&l.Cells[i], c, i, scopes)
		if !said {
			if l.Cells[i].Kind == grid.Formula {
				t.in.warn(totalUnread, t.in.header[i].Name, l.Number, "label", label, "formula", grid.Shorten(l.Cells[i].Text))
			}
			continue
		}
		figures = append(figures, rowFigure{column: c, value: read})
		if beyond && read.GreaterThan(scopes[0].of[c]) {
			continue
		}
		t.in.totals = append(t.in.totals, Total{
			Sheet: t.in.sheet, Row: l.Number, Label: label, Header: t.in.header[i].Name, Column: c,
			Value: read.Mul(decimal.NewFromInt(int64(t.in.unitOf(&t.in.header[i])))), Whole: of != ofPart,
		})
		if want, differs := differs(scopes, c, read); differs {
			t.in.warn(totalDiffers, t.in.header[i].Name, l.Number, "label", label, "total", value.Vietnamese(read.String()), "sum", value.Vietnamese(want.String()))
		}
	}
	if n, ok := labelCount(label); ok {
		if want, differs := differsInCount(scopes, n); differs {
			t.in.warn(totalDiffers, "", l.Number, "label", label, "total", strconv.Itoa(n), "sum", strconv.Itoa(want))
		}
	}
	y.endPart(l.Number, of, figures)
}

// summedColumn returns the column that a figure of a total sums up; ok is false if none.
func (t *table) summedColumn(i int) (payroll.Column, bool) {
	if i >= len(t.in.header) || !t.in.header[i].Known || !countsOnce[t.in.header[i].Column] {
		return payroll.Extra, false
	}
	return t.in.header[i].Column, t.in.header[i].Column != payroll.Encouragement
}

// totalValue returns a figure of a total; said is false if it cannot be read. A formula
// without its value and its text counts as the sum of the rows.
func (t *table) totalValue(v *grid.Cell, c payroll.Column, i int, scopes []*columnSums) (value decimal.Decimal, said bool) {
	if v.Kind == grid.Formula {
		if v.Text == "" {
			return scopes[0].of[c], scopes[0].filled[c] > 0 && scopes[0].unsure[c] == 0
		}
		return t.manual.tally.evaluate(v.Text, i)
	}
	value, reason := number(c, *v)
	if reason != nil && c.Form() == payroll.Coefficient {
		value, reason = number(payroll.CMSAmount, *v) // a sum of coefficients may need thousands
	}
	return value, reason == nil
}
