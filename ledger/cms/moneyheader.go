package cms

import (
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/cases"
	"golang.org/x/text/unicode/norm"

	"nhuanbut/ledger/cms/grid"
	"nhuanbut/ledger/cms/value"
	"nhuanbut/payroll"
)

// phrase is one or more words of a header, with their diacritics.
type phrase []string

func phrases(list ...string) []phrase {
	of := make([]phrase, len(list))
	for i, text := range list {
		of[i] = headerWords(text)
	}
	return of
}

// By these words an unknown header hints at money: its values may decide what is paid, or to
// whom.
var (
	// factorWords name a factor: 0 is a value.
	factorWords = phrases("hệ số", "tỷ lệ", "tỉ lệ", "đơn giá", "mức", "coefficient", "coefficients", "factor", "rate",
		"unit price", "price", "percent", "percentage")
	// amountWords name an amount or a count: 0 says nothing.
	amountWords = phrases("nhuận bút", "thù lao", "tiền", "số lượng", "số ảnh", "số hình", "số tấm", "số bức", "khoản", "khoán", "thưởng", "phụ cấp",
		"trợ cấp", "bồi dưỡng", "khuyến khích", "khấu trừ", "giảm trừ", "tạm ứng", "cộng thêm",
		"fee", "fees", "royalty", "royalties", "amount", "amounts", "payment", "payments", "money", "bonus", "allowance", "deduction",
		"honorarium", "remuneration", "lump sum", "salary", "quantity", "qty", "photos", "photo count", "number of photos", "no of photos",
		"number of images", "image count")
	// payeeWords name somebody to be paid.
	payeeWords = phrases("tác giả", "bút danh", "ctv", "cộng tác viên", "cộng tác", "author", "authors", "co author", "co authors", "coauthor", "coauthors",
		"pen name", "pseudonym", "byline", "contributor", "contributors", "photographer", "photographers")
	// denialWords deny or defer pay.
	denialWords = phrases("không duyệt", "không tính", "không chi", "không trả", "không thanh toán", "không hưởng", "không nhận", "không đạt", "không dùng", "không đăng", "đã trả", "đã chi",
		"đã thanh toán", "đã lĩnh", "đã nhận", "chưa trả", "chưa chi", "chưa thanh toán", "trả sau", "chi sau", "chuyển tháng", "chuyển sang tháng",
		"tháng sau", "kỳ sau", "tạm giữ", "tạm hoãn", "hoãn trả", "hoãn chi", "thu hồi", "chi hộ", "nhận hộ", "nhận thay", "lĩnh hộ", "ký thay",
		"not approved", "unapproved", "not paid", "unpaid", "do not pay", "no pay", "paid", "already paid", "pay later", "deferred", "on hold", "next month")
	// harmlessWords contain words of the others and mean something else.
	harmlessWords = phrases("tài khoản", "chuyên mục", "danh mục", "mức độ", "mục lục")
)

// wholeHeaders hint at money if they are the whole header.
var wholeHeaders = phrases("điểm", "số điểm", "tổng điểm", "điểm nhuận bút", "duyệt", "phê duyệt", "trừ", "phạt", "hủy", "huỷ", "ảnh", "hình", "photo", "pay", "cost", "total")

// moneyHint tells what the values of an unknown column may decide.
type moneyHint int

const (
	noHint     moneyHint = iota
	hintAmount           // an amount or a count: 0 says nothing
	hintFactor           // a factor, a payee, or that nothing is paid: whatever stands there
	hintCount            // a number, if it is one
)

// moneyHintOf returns whether a header hints at money. Diacritics count if it has any: neither
// "Ưu tiên" nor "Tiến độ" is of "tiền".
func moneyHintOf(name string) moneyHint {
	words := expand(headerWords(name))
	if len(words) == 0 {
		return noHint
	}
	marked := isMarked(words)
	if slices.ContainsFunc(wholeHeaders, func(p phrase) bool { return len(p) == len(words) && p.begins(words, marked) }) {
		if slices.Contains([]string{"anh", "hinh", "photo"}, payroll.Unaccented(words[0])) {
			return hintCount
		}
		return hintFactor
	}
	words = withoutPhrases(words, harmlessWords, marked)
	switch {
	case containsAny(words, factorWords, marked), containsAny(words, payeeWords, marked), containsAny(words, denialWords, marked):
		return hintFactor
	case containsAny(words, amountWords, marked):
		return hintAmount
	}
	return noHint
}

func isMarked(words []string) bool {
	return slices.ContainsFunc(words, func(w string) bool { return payroll.Unaccented(w) != w })
}

// headerWords returns the words of a header in lower case, with their diacritics. It undoes
// SharePoint's escapes and takes apart names such as tien_thuong and TienThuong.
func headerWords(name string) []string {
	name = norm.NFC.String(decodeName(strings.TrimPrefix(payroll.OneLine(name), "OData_")))
	var b strings.Builder
	var before rune
	runes := []rune(name)
	for i, r := range runes {
		inWord := unicode.IsLetter(r) || unicode.IsDigit(r)
		begins := unicode.IsUpper(r) && (unicode.IsLower(before) ||
			unicode.IsUpper(before) && i+1 < len(runes) && unicode.IsLower(runes[i+1]))
		if !inWord || begins || inWord && unicode.IsDigit(r) != unicode.IsDigit(before) {
			b.WriteByte(' ')
		}
		if inWord {
			b.WriteRune(r)
		}
		before = r
	}
	return strings.Fields(cases.Fold().String(b.String()))
}

// abbreviations are those of lists' headers.
var abbreviations = map[string]phrase{
	"hs": {"hệ", "số"}, "sl": {"số", "lượng"}, "nb": {"nhuận", "bút"}, "đg": {"đơn", "giá"}, "tl": {"tỷ", "lệ"}, "coef": {"coefficient"}, "coeff": {"coefficient"},
}

// expand spells a header's abbreviations out.
func expand(words []string) []string {
	full := make([]string, 0, len(words))
	for _, w := range words {
		if long, ok := abbreviations[w]; ok {
			full = append(full, long...)
			continue
		}
		full = append(full, w)
	}
	return full
}

// begins reports whether words begin with the phrase. A word without diacritics may have been
// typed so; a phrase of several words may even in a header with diacritics.
func (p phrase) begins(words []string, marked bool) bool {
	if len(words) < len(p) {
		return false
	}
	for i, w := range p {
		plain := payroll.Unaccented(w)
		if words[i] != w && (words[i] != plain || marked && len(p) == 1) {
			return false
		}
	}
	return true
}

func containsAny(words []string, of []phrase, marked bool) bool {
	for i := range words {
		if slices.ContainsFunc(of, func(p phrase) bool { return p.begins(words[i:], marked) }) {
			return true
		}
	}
	return false
}

// withoutPhrases removes phrases from words. A blank word takes their place, so that no new
// phrase arises.
func withoutPhrases(words []string, of []phrase, marked bool) []string {
	var rest []string
	for i := 0; i < len(words); {
		n := 0
		for _, p := range of {
			if p.begins(words[i:], marked) {
				n = len(p)
			}
		}
		if n > 0 {
			rest = append(rest, "")
			i += n
			continue
		}
		rest = append(rest, words[i])
		i++
	}
	return rest
}

// ColumnsNotUnderstood stops a file: columns that smell of money, are none that is known
// and have values in rows of articles. Facts: columns, ignore-flags, map-flags.
const ColumnsNotUnderstood payroll.Code = "columns-not-understood"

// AmountsOnly stops a file: most of its rows have an amount that nothing on them makes,
// neither coefficients nor a lump sum. Facts: header, value, lump-sum-line, reference-line.
const AmountsOnly payroll.Code = "amounts-only"

// unknownColumn is an unknown column that hints at money and has a value.
type unknownColumn struct {
	name, sample string
	is           payroll.Column // the column that it may be; Extra if none is proposed
}

// maxUnknown is the number of columns that one refusal names.
const maxUnknown = 40

// noteUnknown takes a value of an unknown column.
func (r *input) noteUnknown(h *HeaderColumn, i int, v *grid.Cell) {
	if h.hint == noHint || !h.hint.matters(v) {
		return
	}
	r.stopFor(columnTitle(h, i), v.Shown(), h.proposed())
}

var itemNumber = regexp.MustCompile(`[0-9]+`)

// proposed returns the column that an unknown header may be: a bare "Hệ số" the text's, and a
// path the column that its last key names; else Extra, since a wrong guess would be paid.
func (h *HeaderColumn) proposed() payroll.Column {
	if h.isBareCoefficient() {
		return payroll.TextCoefficient
	}
	if last := lastKey.FindString(h.Name); last != h.Name {
		if c, _, ok := matchName(itemNumber.ReplaceAllString(last, ""), LookupColumn); ok {
			return c
		}
	}
	return payroll.Extra
}

func (r *input) stopFor(name, sample string, is payroll.Column) {
	if len(r.unknown) < maxUnknown && !slices.ContainsFunc(r.unknown, func(u unknownColumn) bool { return u.name == name }) {
		r.unknown = append(r.unknown, unknownColumn{name, grid.ShortenTo(sample, 30), is})
	}
}

// matters reports whether a cell can decide anything: a dash or a no cannot, nor a 0 where
// amounts are added.
func (s moneyHint) matters(v *grid.Cell) bool {
	text := payroll.TextKey(v.Shown())
	switch strings.Trim(text, " -–—−_./") {
	case "", "false", "no", "không", "khong", "sai", "n", "null":
		return false
	}
	n, reason := (&value.Parser{}).Decimal(payroll.CMSAmount, *v)
	switch s {
	case hintCount:
		return reason == nil && n.IsPositive()
	case hintAmount:
		return reason != nil || !n.IsZero()
	}
	return true
}

// judgeColumns refuses a file with columns whose meaning nobody has said.
func (f *File) judgeColumns() *FileError {
	switch {
	case len(f.in.unknown) > 0:
		return f.columnsStop()
	case f.in.payBasis.mostlyAmounts() && f.in.payBasis.header.guessed():
		h := f.in.payBasis.header
		return f.in.refuse(AmountsOnly, "header", h.Name, "value", f.in.payBasis.sample, "lump-sum-line", mapLine(h.Name, payroll.LumpSum), "reference-line", mapLine(h.Name, payroll.CMSAmount))
	}
	return nil
}

func (f *File) columnsStop() *FileError {
	var quoted, flags, lines []string
	for _, u := range f.in.unknown {
		quoted = append(quoted, "“"+u.name+"” (“"+u.sample+"”)")
		flags = append(flags, `--ignore-column "`+u.name+`"`)
		if u.is != payroll.Extra {
			lines = append(lines, `--map "`+mapLine(u.name, u.is)+`"`)
		}
	}
	if len(lines) == 0 {
		lines = append(lines, `--map "`+f.in.unknown[0].name+` = …"`)
	}
	return f.in.refuse(ColumnsNotUnderstood, "columns", quoted, "ignore-flags", strings.Join(flags, " "), "map-flags", strings.Join(lines, " "))
}

func mapLine(header string, c payroll.Column) string { return header + " = " + c.Header() }

// guessed reports whether no map says what the header is.
func (h *HeaderColumn) guessed() bool { return h.Rule != ByMap && h.Rule != Remembered }

// payBasis counts the rows by what makes their amount.
type payBasis struct {
	made   int // rows with a coefficient or a lump sum
	only   int // rows with nothing but an amount
	sample string
	header *HeaderColumn // of the amounts
}

func (p *payBasis) mostlyAmounts() bool { return p.only > p.made }

// countPay takes a row that is not refused.
func (r *input) countPay(row *Row) {
	switch {
	case row.Err != nil:
	case isPositive(row.Record[payroll.TextCoefficient]), isPositive(row.Record[payroll.PhotoCoefficient]), isPositive(row.Record[payroll.LumpSum]):
		r.payBasis.made++
	case isPositive(row.Record[payroll.CMSAmount]):
		p := &r.payBasis
		if p.only++; p.only == 1 {
			p.sample, p.header = value.Vietnamese(row.Record[payroll.CMSAmount]), r.columnOf(payroll.CMSAmount)
		}
	}
}

// isPositive reports whether a canonical number is above zero.
func isPositive(canonical string) bool { return canonical != "" && canonical != "0" }

// columnOf returns the header that a column is read from, a blank one if there is none.
func (r *input) columnOf(c payroll.Column) *HeaderColumn {
	for i := range r.header {
		if h := &r.header[i]; h.Known && !h.Further && h.Column == c {
			return h
		}
	}
	return &HeaderColumn{Name: c.Header(), Column: c}
}

// lastKey matches the last key of a path.
var lastKey = regexp.MustCompile(`[^.\[\]]+(?:\[[0-9]+\])*$`)

// findHints looks for hints at money within a value that is kept as it stands. WordPress's
// fields lie within "acf" and "meta", where only a map finds them.
func (l *items) findHints(i int, place string, value any, depth int) {
	h := &l.in.header[i]
	if depth > maxDepth || h.Known || h.Omitted || h.Rule == ExtraByMap || h.Rule == ByNumber {
		return
	}
	switch v := value.(type) {
	case map[string]any:
		if _, tells := grid.FromObject(v); tells && depth == 0 {
			return
		}
		for _, key := range slices.Sorted(maps.Keys(v)) {
			if key != "" && key[0] != '_' {
				l.findHints(i, place+"."+key, v[key], depth+1)
			}
		}
	case []any:
		for n, one := range v {
			if n < maxInside && (depth > 0 || isNested(one)) {
				l.findHints(i, fmt.Sprintf("%s[%d]", place, n), one, depth+1)
			}
		}
	default:
		if depth == 0 || l.mapped(place) {
			return
		}
		inside := HeaderColumn{Name: place, Column: payroll.Extra, hint: l.hintOfPlace(place)}
		cell := grid.FromJSON(v)
		l.in.noteUnknown(&inside, 0, &cell)
	}
}

// hintOfPlace returns whether the last key of a path hints at money. Names of authors do not
// count: plugins repeat them everywhere.
func (l *items) hintOfPlace(place string) moneyHint {
	smell, ok := l.hints[place]
	if !ok {
		last := lastKey.FindString(place)
		words := headerWords(last)
		if smell = moneyHintOf(last); containsAny(words, payeeWords, isMarked(words)) {
			smell = noHint
		}
		l.hints[place] = smell
	}
	return smell
}
