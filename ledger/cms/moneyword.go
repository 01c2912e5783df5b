package cms

import (
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/cases"
	"golang.org/x/text/unicode/norm"

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
