package reports

import (
	"fmt"
	"strings"
	"time"

	"golang.org/x/text/language"
	"golang.org/x/text/message"

	"nhuanbut/payroll"
)

// Language is the language of a workbook.
type Language string

// The languages.
const (
	Vietnamese Language = "vi"
	English    Language = "en"
)

// phrase is what a workbook says, in both languages. It is written without field
// names, so that one without the other does not compile.
type phrase struct{ vi, en string }

var (
	authorsSheet    = phrase{"Tổng hợp tác giả", "Authors"}
	categoriesSheet = phrase{"Tổng hợp chuyên mục", "Categories"}
	genresSheet     = phrase{"Tổng hợp loại bài", "Genres"}
	pivotSheet      = phrase{"Tác giả × chuyên mục", "Authors × categories"}
	adjustmentSheet = phrase{"Điều chỉnh tháng trước", "Adjustments"}
	findingSheet    = phrase{"Cần xem lại", "Findings"}
	chartSheet      = phrase{"Biểu đồ", "Charts"}
	articlesSheet   = phrase{"Chi tiết bài viết", "Articles"}
	dataSheet       = phrase{"Dữ liệu", "Data"}

	ofMonthTitle        = phrase{"Nhuận bút tháng %s", "Royalties of %s"}
	royaltySheet        = phrase{"Bảng tổng hợp nhuận bút", "Royalties"}
	royaltyDetail       = phrase{"Bảng kê chi tiết nhuận bút", "Royalties in detail"}
	byAuthor            = phrase{"Theo tác giả", "By author"}
	byCategory          = phrase{"Theo chuyên mục", "By category"}
	byGenre             = phrase{"Theo loại bài viết", "By genre"}
	byArticle           = phrase{"Theo bài viết", "By article"}
	byAuthorAndCategory = phrase{"Theo tác giả và chuyên mục", "By author and category"}
	ofMonth             = phrase{"%s tháng %s năm %d", "%s — %s %d"}
	fromTo              = phrase{"%s, từ ngày %s đến ngày %s", "%s, from %s to %s"}
	currency            = phrase{"Đơn vị tính: đồng", "Unit: đồng (VND)"}
	bases               = phrase{"Căn cứ: %s.", "Legal bases: %s."}
	page                = phrase{"Trang", "Page"}

	budgetUnit      = phrase{"Mã ĐVQHNS: %s", "Budget unit code: %s"}
	amountInWords   = phrase{"Bằng chữ: %s.", "In words: %s."}
	dated           = phrase{"ngày %s tháng %s năm %d", "%s %s %d"}
	preparer        = phrase{"Người lập biểu", "Prepared by"}
	chiefAccountant = phrase{"Kế toán trưởng", "Chief accountant"}
	manager         = phrase{"Thủ trưởng đơn vị", "Head of the unit"}
	signs           = phrase{"(Ký, họ tên)", "(Signature, name)"}
	signsAndSeals   = phrase{"(Ký, họ tên, đóng dấu)", "(Signature, name, seal)"}
	state           = phrase{"Mã băm của sổ: %s; sổ ghi đến %s.", "Head of the ledger: %s; entries up to %s."}

	place               = phrase{"STT", "No."}
	code                = phrase{"Mã", "Code"}
	author              = phrase{"Tác giả", "Author"}
	category            = phrase{"Chuyên mục", "Category"}
	articleCount        = phrase{"Số bài", "Articles"}
	photoCount          = phrase{"Số ảnh", "Photos"}
	textPart            = phrase{"Phần tin", "Text"}
	photoPart           = phrase{"Phần ảnh", "Photos"}
	royalty             = phrase{"Tiền nhuận bút", "Royalty"}
	encouragement       = phrase{"Khuyến khích", "Encouragement"}
	otherAmounts        = phrase{"Khoản khác", "Other"}
	total               = phrase{"Tổng cộng", "Total"}
	share               = phrase{"Tỷ trọng", "Share"}
	date                = phrase{"Ngày xuất bản", "Published"}
	headline            = phrase{"Tiêu đề", "Title"}
	genre               = phrase{"Loại bài viết", "Genre"}
	status              = phrase{"Trạng thái", "Status"}
	textCoefficient     = phrase{"Hệ số tin", "Text coef."}
	photoCoefficient    = phrase{"Hệ số ảnh", "Photo coef."}
	baseCoefficient     = phrase{"Hệ số lương cơ sở", "Base coef."}
	encouragementFactor = phrase{"Hệ số khuyến khích", "Encour. factor"}
	pages               = phrase{"Số trang", "Pages"}
	photos              = phrase{"Số ảnh", "Photos"}
	unit                = phrase{"Đơn giá", "Unit"}
	held                = phrase{"Chưa được trả", "Not yet payable"}
	note                = phrase{"Ghi chú", "Note"}

	lineID          = phrase{"Dòng", "Line"}
	matter          = phrase{"Nội dung", "Subject"}
	adjustedLine    = phrase{"Điều chỉnh dòng", "Adjusts line"}
	adjustedMonth   = phrase{"Của tháng", "Of month"}
	adjustedKind    = phrase{"Khoản", "Kind"}
	amountHead      = phrase{"Số tiền", "Amount"}
	adjustmentTitle = phrase{"Bảng điều chỉnh nhuận bút", "Adjustments of royalties"}
	ofClosedMonths  = phrase{"Điều chỉnh các tháng đã khóa sổ", "Of months that are closed"}
	noAdjustments   = phrase{"Tháng này không có điều chỉnh của các tháng trước.", "This month adjusts no earlier one."}

	severity      = phrase{"Mức độ", "Severity"}
	articleIDs    = phrase{"Bài", "Articles"}
	finding       = phrase{"Nội dung", "Finding"}
	findingTitle  = phrase{"Những điều cần xem lại", "To be looked at"}
	beforeClosing = phrase{"Trước khi khóa sổ", "Before the month is closed"}
	noFindings    = phrase{"Không có gì cần xem lại.", "Nothing to be looked at."}

	inPictures         = phrase{"Biểu đồ", "Charts"}
	lastMonths         = phrase{"Nhuận bút 12 tháng gần nhất, đồng", "Royalties of the last 12 months, đồng"}
	topAuthorsTitle    = phrase{"Tác giả có nhuận bút cao nhất, đồng", "Authors with the highest royalties, đồng"}
	topCategoriesTitle = phrase{"Nhuận bút theo chuyên mục, đồng", "Royalties by category, đồng"}

	noGenre        = phrase{"(Không có loại bài)", "(No genre)"}
	noCategory     = phrase{"(Không có chuyên mục)", "(No category)"}
	withoutArticle = phrase{"Các khoản không theo bài viết trong tháng", "Amounts beside the month's articles"}
	paidOf         = phrase{"Tổng cộng (%d bài được trả trong %d bài)", "Total (%d articles paid of %d)"}
	photosBy       = phrase{"Ảnh: %s", "Photos: %s"}
	sharesAre      = phrase{"Tỷ lệ: %s", "Shares: %s"}
	adjusts        = phrase{"Điều chỉnh dòng %s, tháng %s", "Adjusts line %s of %s"}
	ofArticle      = phrase{"bài %s “%s”", "article %s “%s”"}
	countedOnce    = phrase{
		"Bài viết và ảnh của nhiều người có ở dòng của từng người, dòng tổng cộng chỉ đếm một lần.",
		"Articles and photos of several people are in the row of each; the total counts them once."}
	heldMeans = phrase{
		"Chưa được trả: số tiền bài sẽ được hưởng khi vướng mắc ở cột Ghi chú được giải quyết; không nằm trong tổng cộng.",
		"Not yet payable: what the article will give once what the note says is settled; it is in no total."}
	undated = phrase{
		"Ngoài bảng này: %d bài chưa có ngày xuất bản, nên chưa thuộc tháng nào.",
		"Not in this table: %d articles without a publication date, which belong to no month yet."}

	noAuthor       = phrase{"chưa trả: chưa có tác giả", "not paid: no author"}
	sharesNot100   = phrase{"chưa trả: tỷ lệ chia không đủ 100%", "not paid: shares do not make 100%"}
	noRate         = phrase{"chưa tính được: không có mức lương hoặc hệ số cho ngày này", "not worked out: no rate in force that day"}
	amountTooLarge = phrase{"chưa tính được: số tiền quá lớn", "not worked out: the amount is too large"}
	noCoefficient  = phrase{"không có hệ số, không có tiền khoán", "no coefficient and no lump sum"}
	lumpSum        = phrase{"tiền khoán", "lump sum"}
	sourceUnpaid   = phrase{"không trả cho nguồn tin %s (%s)", "%s is a source and is not paid (%s)"}
)

// statuses are the words of an article's status.
var statuses = map[payroll.Status]phrase{
	payroll.Approved:  {"Đã duyệt", "Approved"},
	payroll.Rejected:  {"Từ chối", "Rejected"},
	payroll.Pending:   {"Chờ duyệt", "Pending"},
	payroll.Draft:     {"Nháp", "Draft"},
	payroll.Scheduled: {"Hẹn giờ", "Scheduled"},
	payroll.Unknown:   {"Chưa rõ", "Unknown"},
	payroll.Conflict:  {"Mâu thuẫn", "Conflict"},
	payroll.Held:      {"Giữ lại", "Held"},
	payroll.Same:      {"Trùng bài", "Same article"},
}

// severities are the words of a finding's severity.
var severities = map[payroll.Severity]phrase{
	payroll.Blocking: {"Chặn khóa sổ", "Blocks closing"},
	payroll.Warning:  {"Lưu ý", "Warning"},
}

// unpaidStatuses say why a status is not paid.
var unpaidStatuses = map[payroll.Status]phrase{
	payroll.Rejected:  {"không trả: bài bị từ chối", "not paid: rejected"},
	payroll.Pending:   {"chưa trả: chờ duyệt", "not paid: pending"},
	payroll.Draft:     {"không trả: bản nháp", "not paid: a draft"},
	payroll.Scheduled: {"chưa trả: hẹn giờ đăng", "not paid: scheduled"},
	payroll.Unknown:   {"chưa trả: không rõ trạng thái", "not paid: unknown status"},
	payroll.Conflict:  {"chưa trả: hai trạng thái mâu thuẫn", "not paid: statuses disagree,"},
	payroll.Held:      {"chưa trả: giữ lại chờ quyết định", "not paid: held until somebody decides"},
	payroll.Same:      {"không trả: trùng bài khác", "not paid: another article stands for it"},
}

// kinds are the words of a line's kind.
var kinds = map[payroll.Kind]phrase{
	payroll.RoyaltyKind:       {"Nhuận bút", "Royalty"},
	payroll.EncouragementKind: {"Khuyến khích", "Encouragement"},
	payroll.RemunerationKind:  {"Thù lao", "Remuneration"},
	payroll.QuotaKind:         {"Khấu trừ định mức", "Quota deduction"},
	payroll.AdjustmentKind:    {"Điều chỉnh", "Adjustment"},
}

// roles are the words of a line's role.
var roles = map[payroll.Role]phrase{
	payroll.TextRole:        {"Tin, bài", "Text"},
	payroll.PhotoRole:       {"Ảnh", "Photos"},
	payroll.EditingRole:     {"Biên tập", "Editing"},
	payroll.TranslationRole: {"Biên dịch", "Translation"},
	payroll.OtherRole:       {"Khác", "Other"},
}

// say gives a phrase in the workbook's language, Vietnamese unless it is English.
func (w *workbook) say(p phrase, args ...any) string {
	words := p.vi
	if w.lang == English {
		words = p.en
	}
	if len(args) == 0 {
		return words
	}
	return fmt.Sprintf(words, args...)
}

// titled is a title in capitals with a month.
func (w *workbook) titled(what phrase, m payroll.Month) string {
	first := payroll.Date(m + "-01").Time()
	return strings.ToUpper(w.say(ofMonth, w.say(what), w.monthOf(first), first.Year()))
}

// monthOf is the month of a day as titles and dates write it.
func (w *workbook) monthOf(t time.Time) string {
	switch {
	case w.lang == English:
		return t.Month().String()
	case t.Month() <= time.February: // NĐ 30/2020/NĐ-CP, phụ lục I: 01 and 02 are written with the 0
		return fmt.Sprintf("%02d", t.Month())
	}
	return fmt.Sprint(int(t.Month()))
}

// longDate is a day as papers are dated.
func (w *workbook) longDate(d payroll.Date) string {
	t := d.Time()
	day := fmt.Sprintf("%02d", t.Day())
	if w.lang == English {
		day = fmt.Sprint(t.Day())
	}
	return w.say(dated, day, w.monthOf(t), t.Year())
}

func (w *workbook) date(d payroll.Date) string { return d.Time().Format("02/01/2006") }

// amount is đồng within a sentence.
func (w *workbook) amount(d payroll.Dong) string {
	tag := language.Vietnamese
	if w.lang == English {
		tag = language.English
	}
	return message.NewPrinter(tag).Sprintf("%d", int64(d))
}
