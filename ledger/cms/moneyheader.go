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

// phrase is one or more words of a header, with their marks.
type phrase []string

func phrases(list ...string) []phrase {
	of := make([]phrase, len(list))
	for i, text := range list {
		of[i] = headerWords(text)
	}
	return of
}

// The words by which a header that is not understood smells of money: where it has one of
// them, its values may decide what is paid, or to whom.
var (
	// multiplying are those whose value is a factor: 0 is a value.
	multiplying = phrases("hệ số", "tỷ lệ", "tỉ lệ", "đơn giá", "mức", "coefficient", "coefficients", "factor", "rate",
		"unit price", "price", "percent", "percentage")
	// adding are those whose value is an amount or a count: 0 says nothing.
	adding = phrases("nhuận bút", "thù lao", "tiền", "số lượng", "số ảnh", "số hình", "số tấm", "số bức", "khoản", "khoán", "thưởng", "phụ cấp",
		"trợ cấp", "bồi dưỡng", "khuyến khích", "khấu trừ", "giảm trừ", "tạm ứng", "cộng thêm",
		"fee", "fees", "royalty", "royalties", "amount", "amounts", "payment", "payments", "money", "bonus", "allowance", "deduction",
		"honorarium", "remuneration", "lump sum", "salary", "quantity", "qty", "photos", "photo count", "number of photos", "no of photos",
		"number of images", "image count")
	// naming are those whose value is somebody to be paid.
	naming = phrases("tác giả", "bút danh", "ctv", "cộng tác viên", "cộng tác", "author", "authors", "co author", "co authors", "coauthor", "coauthors",
		"pen name", "pseudonym", "byline", "contributor", "contributors", "photographer", "photographers")
	// denying are those that deny or defer pay.
	denying = phrases("không duyệt", "không tính", "không chi", "không trả", "không thanh toán", "không hưởng", "không nhận", "không đạt", "không dùng", "không đăng", "đã trả", "đã chi",
		"đã thanh toán", "đã lĩnh", "đã nhận", "chưa trả", "chưa chi", "chưa thanh toán", "trả sau", "chi sau", "chuyển tháng", "chuyển sang tháng",
		"tháng sau", "kỳ sau", "tạm giữ", "tạm hoãn", "hoãn trả", "hoãn chi", "thu hồi", "chi hộ", "nhận hộ", "nhận thay", "lĩnh hộ", "ký thay",
		"not approved", "unapproved", "not paid", "unpaid", "do not pay", "no pay", "paid", "already paid", "pay later", "deferred", "on hold", "next month")
	// innocent are those in which words of the others mean something else.
	innocent = phrases("tài khoản", "chuyên mục", "danh mục", "mức độ", "mục lục")
)

// wholeHeaders are headers that smell of money where they are the whole header.
var wholeHeaders = phrases("điểm", "số điểm", "tổng điểm", "điểm nhuận bút", "duyệt", "phê duyệt", "trừ", "phạt", "hủy", "huỷ", "ảnh", "hình", "photo", "pay", "cost", "total")

// moneySmell says what the value of a column that is not understood may decide.
type moneySmell int

const (
	noSmell      moneySmell = iota
	smellsAdded             // an amount or a count: 0 says nothing
	smellsFactor            // a factor, a payee, or that nothing is paid: whatever stands there
	smellsCount             // a number, if it is one
)

// smellOf says whether a header smells of money. One with marks is compared with them:
// neither "Ưu tiên" nor "Tiến độ" is of "tiền".
func smellOf(name string) moneySmell {
	words := expand(headerWords(name))
	if len(words) == 0 {
		return noSmell
	}
	marked := isMarked(words)
	if slices.ContainsFunc(wholeHeaders, func(p phrase) bool { return len(p) == len(words) && p.startsIn(words, marked) }) {
		if slices.Contains([]string{"anh", "hinh", "photo"}, payroll.Unaccented(words[0])) {
			return smellsCount
		}
		return smellsFactor
	}
	words = without(words, innocent, marked)
	switch {
	case anyIn(words, multiplying, marked), anyIn(words, naming, marked), anyIn(words, denying, marked):
		return smellsFactor
	case anyIn(words, adding, marked):
		return smellsAdded
	}
	return noSmell
}

func isMarked(words []string) bool {
	return slices.ContainsFunc(words, func(w string) bool { return payroll.Unaccented(w) != w })
}

// headerWords are the words of a header in lower case, each with its marks. SharePoint's
// escapes are undone, and names as programs write them are taken apart: tien_thuong,
// TienThuong.
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

// abbreviations are those that lists have in their headers.
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

// startsIn reports whether words begin with the phrase. A word without marks may be one
// that was typed without them; in a header that has marks elsewhere too.
func (p phrase) startsIn(words []string, marked bool) bool {
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

func anyIn(words []string, of []phrase, marked bool) bool {
	for i := range words {
		if slices.ContainsFunc(of, func(p phrase) bool { return p.startsIn(words[i:], marked) }) {
			return true
		}
	}
	return false
}

// without takes phrases out of words. What stood on both sides of one is still apart.
func without(words []string, of []phrase, marked bool) []string {
	var rest []string
	for i := 0; i < len(words); {
		n := 0
		for _, p := range of {
			if p.startsIn(words[i:], marked) {
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

// unknownColumn is a column that smells of money, is not understood and has a value.
type unknownColumn struct {
	name, sample string
	is           payroll.Column // that it may be, Extra where nothing is proposed
}

// unknownKept is how many of them one stop names.
const unknownKept = 40

// smelled takes a value of a column that is not understood.
func (r *reading) smelled(h *HeaderColumn, i int, v *grid.Cell) {
	if h.smell == noSmell || !h.smell.holds(v) {
		return
	}
	r.stopFor(name(h, i), v.Shown(), h.proposed())
}

var itemNumber = regexp.MustCompile(`[0-9]+`)

// proposed is the column that an unknown header may be: a bare "Hệ số" that of texts, and
// within a post what its last key is the name of. Of others nothing is proposed, since a
// wrong guess would be paid.
func (h *HeaderColumn) proposed() payroll.Column {
	if h.isBareCoefficient() {
		return payroll.TextCoefficient
	}
	if last := lastKey.FindString(h.Name); last != h.Name {
		if c, _, ok := matchWhole(itemNumber.ReplaceAllString(last, ""), LookupColumn); ok {
			return c
		}
	}
	return payroll.Extra
}

func (r *reading) stopFor(name, sample string, is payroll.Column) {
	if len(r.unknown) < unknownKept && !slices.ContainsFunc(r.unknown, func(u unknownColumn) bool { return u.name == name }) {
		r.unknown = append(r.unknown, unknownColumn{name, grid.ShortenTo(sample, 30), is})
	}
}

// holds reports whether a cell says anything: a dash, a no and, where amounts are added,
// a 0 do not.
func (s moneySmell) holds(v *grid.Cell) bool {
	text := payroll.TextKey(v.Shown())
	switch strings.Trim(text, " -–—−_./") {
	case "", "false", "no", "không", "khong", "sai", "n", "null":
		return false
	}
	n, reason := (&value.Parser{}).Decimal(payroll.CMSAmount, *v)
	switch s {
	case smellsCount:
		return reason == nil && n.IsPositive()
	case smellsAdded:
		return reason != nil || !n.IsZero()
	}
	return true
}

// judgeColumns stops a file for columns that nobody has said the meaning of.
func (f *File) judgeColumns() *FileError {
	switch {
	case len(f.unknown) > 0:
		return f.columnsStop()
	case f.pays.mostlyAmounts() && f.pays.header.guessed():
		h := f.pays.header
		return f.refuse(AmountsOnly, "header", h.Name, "value", f.pays.sample, "lump-sum-line", mapLine(h.Name, payroll.LumpSum), "reference-line", mapLine(h.Name, payroll.CMSAmount))
	}
	return nil
}

func (f *File) columnsStop() *FileError {
	var quoted, flags, lines []string
	for _, u := range f.unknown {
		quoted = append(quoted, "“"+u.name+"” (“"+u.sample+"”)")
		flags = append(flags, `--ignore-column "`+u.name+`"`)
		if u.is != payroll.Extra {
			lines = append(lines, `--map "`+mapLine(u.name, u.is)+`"`)
		}
	}
	if len(lines) == 0 {
		lines = append(lines, `--map "`+f.unknown[0].name+` = …"`)
	}
	return f.refuse(ColumnsNotUnderstood, "columns", quoted, "ignore-flags", strings.Join(flags, " "), "map-flags", strings.Join(lines, " "))
}

func mapLine(header string, c payroll.Column) string { return header + " = " + c.Header() }

// guessed reports whether nobody said what the header is.
func (h *HeaderColumn) guessed() bool { return h.Rule != ByMap && h.Rule != Remembered }

// paying counts what makes the amounts of a file's rows.
type paying struct {
	made   int // rows with a coefficient or a lump sum
	only   int // rows with an amount alone
	sample string
	header *HeaderColumn // of the amounts
}

func (p *paying) mostlyAmounts() bool { return p.only > p.made }

// countPay takes a row that is not refused.
func (r *reading) countPay(row *Row) {
	switch {
	case row.Err != nil:
	case positive(row.Record[payroll.TextCoefficient]), positive(row.Record[payroll.PhotoCoefficient]), positive(row.Record[payroll.LumpSum]):
		r.pays.made++
	case positive(row.Record[payroll.CMSAmount]):
		p := &r.pays
		if p.only++; p.only == 1 {
			p.sample, p.header = value.Spell(row.Record[payroll.CMSAmount]), r.columnOf(payroll.CMSAmount)
		}
	}
}

// positive reports whether a canonical number is above zero.
func positive(canonical string) bool { return canonical != "" && canonical != "0" }

// columnOf is the header that a column is read from. It is one that says nothing where
// there is none.
func (r *reading) columnOf(c payroll.Column) *HeaderColumn {
	for i := range r.header {
		if h := &r.header[i]; h.Known && !h.Further && h.Column == c {
			return h
		}
	}
	return &HeaderColumn{Name: c.Header(), Column: c}
}

// lastKey is the key that a place ends in.
var lastKey = regexp.MustCompile(`[^.\[\]]+(?:\[[0-9]+\])*$`)

// smellWithin looks for what smells of money in the members of a value that is kept as it
// stands: WordPress's fields lie within "acf" and "meta", where only a map finds them.
func (l *items) smellWithin(i int, place string, value any, depth int) {
	h := &l.header[i]
	if depth > maxDepth || h.Known || h.Out || h.Rule == KeptByMap || h.Rule == ByNumber {
		return
	}
	switch v := value.(type) {
	case map[string]any:
		if _, tells := grid.FromObject(v); tells && depth == 0 {
			return
		}
		for _, key := range slices.Sorted(maps.Keys(v)) {
			if key != "" && key[0] != '_' {
				l.smellWithin(i, place+"."+key, v[key], depth+1)
			}
		}
	case []any:
		for n, one := range v {
			if n < maxInside && (depth > 0 || holds(one)) {
				l.smellWithin(i, fmt.Sprintf("%s[%d]", place, n), one, depth+1)
			}
		}
	default:
		if depth == 0 || l.mapped(place) {
			return
		}
		inside := HeaderColumn{Name: place, Column: payroll.Extra, smell: l.smellOfPlace(place)}
		cell := grid.FromJSON(v)
		l.smelled(&inside, 0, &cell)
	}
}

// smellOfPlace says whether the last key of a place smells of money. Names of authors do
// not: plugins repeat them everywhere.
func (l *items) smellOfPlace(place string) moneySmell {
	smell, ok := l.smells[place]
	if !ok {
		last := lastKey.FindString(place)
		words := headerWords(last)
		if smell = smellOf(last); anyIn(words, naming, isMarked(words)) {
			smell = noSmell
		}
		l.smells[place] = smell
	}
	return smell
}
