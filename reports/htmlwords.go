package reports

import (
	"strings"

	"github.com/shopspring/decimal"

	"nhuanbut/payroll"
)

// pageWords are what the frame of the page says, by the keys that it names them with.
var pageWords = map[string]phrase{
	"open":       {"Chưa khóa sổ", "Open"},
	"closed":     {"Đã khóa sổ", "Closed"},
	"sections":   {"Các phần của trang", "Sections of the page"},
	"charts":     chartSheet,
	"authors":    {"Tác giả", "Authors"},
	"search":     {"Tìm tác giả", "Find authors"},
	"searchHelp": {"Tìm theo tên, bút danh hoặc mã, không cần gõ dấu.", "By name, pen name or code; diacritics need not be typed."},
	"openAll":    {"Mở tất cả", "Open all"},
	"author":     author,
	"articles":   articleCount,
	"photos":     photoCount,
	"total":      total,
	"sortHelp":   {"Bấm tên tác giả để xem từng bài; bấm tiêu đề cột để sắp xếp.", "Click an author to see the articles; click a column's head to sort."},
	"noAuthors":  {"Tháng này chưa có khoản nào được trả.", "Nothing is paid in this month."},
	"noScript":   {"Trình duyệt này không chạy được phần tìm kiếm, sắp xếp và xem từng bài; các số tổng vẫn đầy đủ.", "This browser does not run what searches, sorts and shows articles; the totals are complete."},
	"findings":   findingTitle,
	"noFindings": noFindings,
	"ofArticles": {"Bài: ", "Articles: "},
	"unpaid":     {"Bài không được trả", "Articles that are not paid"},
	"unpaidHelp": {
		"“Chưa được trả” là số tiền bài sẽ được hưởng khi vướng mắc được giải quyết; không nằm trong tổng cộng.",
		"“Not yet payable” is what the article will give once what stands in its way is settled; it is in no total."},
	"adjustments": {"Điều chỉnh tháng trước", "Adjustments of closed months"},
	"line":        lineID,
	"matter":      matter,
	"adjusts":     adjustedLine,
	"ofMonth":     adjustedMonth,
	"kind":        adjustedKind,
	"amount":      amountHead,
	"about":       {"Căn cứ và trạng thái sổ", "Bases and state of the ledger"},
	"bases":       {"Căn cứ", "Legal bases"},
	"dated":       {"Lập", "Made"},
	"head":        {"Mã băm của sổ", "Head of the ledger"},
	"until":       {"Sổ ghi đến", "Entries up to"},
	"currency":    currency,
	"blank":       {"không có", "none"},
}

// scriptWords are what the page's script says.
var scriptWords = map[string]phrase{
	"separator": {".", ","},
	"date":      {"Ngày", "Date"},
	"article":   {"Bài viết", "Article"},
	"coefs":     {"Hệ số", "Coefficients"},
	"text":      {"tin %s", "text %s"},
	"photo":     {"ảnh %s", "photos %s"},
	"times":     {"× %s ảnh", "× %s"},
	"how":       {"Cách tính", "How it comes about"},
	"textPart":  textPart,
	"photoPart": photoPart,
	"more":      encouragement,
	"other":     otherAmounts,
	"sum":       total,
	"held":      held,
	"blocking":  severities[payroll.Blocking],
	"warning":   severities[payroll.Warning],
	"next":      {"Xem thêm %s (còn %s)", "Show %s more (%s left)"},
	"all":       {"%s tác giả", "%s authors"},
	"some":      {"%s trong %s tác giả, cộng %s đồng", "%s of %s authors, %s đồng together"},
	"nobody":    {"Không có tác giả nào khớp", "No author matches"},
	"openAll":   {"Mở tất cả", "Open all"},
	"closeAll":  {"Thu gọn tất cả", "Close all"},
}

var (
	pageTitle      = phrase{"Nhuận bút", "Royalties"}
	pageDates      = phrase{"Bài xuất bản từ ngày %s đến ngày %s", "Published from %s to %s"}
	grossFigure    = phrase{"Tổng cộng, đồng", "Total, đồng"}
	changeFigure   = phrase{"So với tháng %s", "Against %s"}
	changeNone     = phrase{"So với tháng trước", "Against the month before"}
	changeFirst    = phrase{"tháng đầu tiên của sổ", "the ledger's first month"}
	paidFigure     = phrase{"Bài được trả", "Articles paid"}
	paidAmong      = phrase{"trong %s bài của tháng", "of %s in the month"}
	heldFigure     = phrase{"Chưa được trả, đồng", "Not yet payable, đồng"}
	findingsFigure = phrase{"Cần xem lại", "To be looked at"}
	findingsNote   = phrase{"trong đó %s chặn khóa sổ", "%s of them block closing"}
	unpaidCount    = phrase{"%s bài", "%s articles"}
	severityCount  = phrase{"%s: %s", "%s: %s"}
	moreCategories = phrase{"%s chuyên mục khác", "%s other categories"}
	otherAuthors   = phrase{"%s tác giả khác", "%s other authors"}
	andMore        = phrase{"và %s bài khác", "and %s more"}

	monthsChart = phrase{"Nhuận bút 12 tháng gần nhất, triệu đồng", "Royalties of the last 12 months, million đồng"}
	amountOf    = phrase{"%s: %s đồng", "%s: %s đồng"}

	unitComesTo    = phrase{"Đơn giá: %s × %s = %s", "Unit: %s × %s = %s"}
	lumpSumIs      = phrase{"Tiền khoán: %s", "Lump sum: %s"}
	roundedTo      = phrase{"%s, làm tròn %s", "%s, rounded to %s"}
	encouragedHow  = phrase{"Khuyến khích: (%s − 1) × %s = %s", "Encouragement: (%s − 1) × %s = %s"}
	allottedOver   = phrase{"Chia: %s", "Shared: %s"}
	photographerIs = phrase{"ảnh %s", "photos %s"}
)

// sayAll gives phrases in the page's language.
func (w *workbook) sayAll(phrases map[string]phrase) map[string]string {
	said := make(map[string]string, len(phrases))
	for key, p := range phrases {
		said[key] = w.say(p)
	}
	return said
}

// monthTitle is the page's title: what it is, and of which month.
func (r *report) monthTitle() string {
	first := payroll.Date(r.Month + "-01").Time()
	return r.say(ofMonth, r.say(pageTitle), r.monthOf(first), first.Year())
}

// count is a number of things.
func (w *workbook) count(n int) string { return w.amount(payroll.Dong(n)) }

// figure is an exact decimal with the language's comma: 0,5 or 1.234,5.
func (w *workbook) figure(d decimal.Decimal) string {
	whole, fraction, exact := strings.Cut(d.String(), ".")
	if d.Abs().GreaterThanOrEqual(decimal.NewFromInt(1000)) {
		whole = w.amount(payroll.Dong(d.IntPart()))
	}
	switch {
	case !exact:
		return whole
	case w.lang == English:
		return whole + "." + fraction
	}
	return whole + "," + fraction
}
