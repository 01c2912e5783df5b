package page

import (
	"nhuanbut/payroll"
	"nhuanbut/reports/lang"
)

// pageWords are what the frame of the page says, by the keys that it names them with.
var pageWords = map[string]lang.Phrase{
	"open":       lang.Both("Chưa khóa sổ", "Open"),
	"closed":     lang.Both("Đã khóa sổ", "Closed"),
	"sections":   lang.Both("Các phần của trang", "Sections of the page"),
	"charts":     lang.ChartSheet,
	"authors":    lang.Both("Tác giả", "Authors"),
	"search":     lang.Both("Tìm tác giả", "Find authors"),
	"searchHelp": lang.Both("Tìm theo tên, bút danh hoặc mã, không cần gõ dấu.", "By name, pen name or code; diacritics need not be typed."),
	"openAll":    lang.Both("Mở tất cả", "Open all"),
	"author":     lang.Author,
	"articles":   lang.ArticleCount,
	"photos":     lang.PhotoCount,
	"total":      lang.Total,
	"sortHelp":   lang.Both("Bấm tên tác giả để xem từng bài; bấm tiêu đề cột để sắp xếp.", "Click an author to see the articles; click a column's head to sort."),
	"noAuthors":  lang.Both("Tháng này chưa có khoản nào được trả.", "Nothing is paid in this month."),
	"noScript":   lang.Both("Trình duyệt này không chạy được phần tìm kiếm, sắp xếp và xem từng bài; các số tổng vẫn đầy đủ.", "This browser does not run what searches, sorts and shows articles; the totals are complete."),
	"findings":   lang.FindingTitle,
	"noFindings": lang.NoFindings,
	"ofArticles": lang.Both("Bài: ", "Articles: "),
	"unpaid":     lang.Both("Bài không được trả", "Articles that are not paid"),
	"unpaidHelp": lang.Both(
		"“Chưa được trả” là số tiền bài sẽ được hưởng khi vướng mắc được giải quyết; không nằm trong tổng cộng.",
		"“Not yet payable” is what the article will give once what stands in its way is settled; it is in no total."),
	"adjustments": lang.Both("Điều chỉnh tháng trước", "Adjustments of closed months"),
	"line":        lang.LineID,
	"matter":      lang.Subject,
	"adjusts":     lang.AdjustedLine,
	"ofMonth":     lang.AdjustedMonth,
	"kind":        lang.AdjustedKind,
	"amount":      lang.AmountHead,
	"about":       lang.Both("Căn cứ và trạng thái sổ", "Bases and state of the ledger"),
	"bases":       lang.Both("Căn cứ", "Legal bases"),
	"dated":       lang.Both("Lập", "Made"),
	"head":        lang.Both("Mã băm của sổ", "Head of the ledger"),
	"until":       lang.Both("Sổ ghi đến", "Entries up to"),
	"currency":    lang.Currency,
	"blank":       lang.Both("không có", "none"),
}

// scriptWords are what the page's script says.
var scriptWords = map[string]lang.Phrase{
	"separator": lang.Both(".", ","),
	"date":      lang.Both("Ngày", "Date"),
	"article":   lang.Both("Bài viết", "Article"),
	"coefs":     lang.Both("Hệ số", "Coefficients"),
	"text":      lang.Both("tin %s", "text %s"),
	"photo":     lang.Both("ảnh %s", "photos %s"),
	"times":     lang.Both("× %s ảnh", "× %s"),
	"how":       lang.Both("Cách tính", "How it comes about"),
	"textPart":  lang.TextPart,
	"photoPart": lang.PhotoPart,
	"more":      lang.Encouragement,
	"other":     lang.OtherAmounts,
	"sum":       lang.Total,
	"held":      lang.NotYetPayable,
	"blocking":  lang.Severity(payroll.Blocking).Cell,
	"warning":   lang.Severity(payroll.Warning).Cell,
	"next":      lang.Both("Xem thêm %s (còn %s)", "Show %s more (%s left)"),
	"all":       lang.Both("%s tác giả", "%s authors"),
	"some":      lang.Both("%s trong %s tác giả, cộng %s đồng", "%s of %s authors, %s đồng together"),
	"nobody":    lang.Both("Không có tác giả nào khớp", "No author matches"),
	"openAll":   lang.Both("Mở tất cả", "Open all"),
	"closeAll":  lang.Both("Thu gọn tất cả", "Close all"),
}

// sayAll returns phrases in a language.
func sayAll(l lang.Language, phrases map[string]lang.Phrase) map[string]string {
	said := make(map[string]string, len(phrases))
	for key, p := range phrases {
		said[key] = l.Say(p)
	}
	return said
}

// What the page says besides.
var (
	pageTitle      = lang.Both("Nhuận bút", "Royalties")
	pageDates      = lang.Both("Bài xuất bản từ ngày %s đến ngày %s", "Published from %s to %s")
	grossFigure    = lang.Both("Tổng cộng, đồng", "Total, đồng")
	changeFigure   = lang.Both("So với tháng %s", "Against %s")
	changeNone     = lang.Both("So với tháng trước", "Against the month before")
	changeFirst    = lang.Both("tháng đầu tiên của sổ", "the ledger's first month")
	paidFigure     = lang.Both("Bài được trả", "Articles paid")
	paidAmong      = lang.Both("trong %s bài của tháng", "of %s in the month")
	heldFigure     = lang.Both("Chưa được trả, đồng", "Not yet payable, đồng")
	findingsFigure = lang.Both("Cần xem lại", "To be looked at")
	findingsNote   = lang.Both("trong đó %s chặn khóa sổ", "%s of them block closing")
	unpaidCount    = lang.Both("%s bài", "%s articles")
	severityCount  = lang.Both("%s: %s", "%s: %s")
	moreCategories = lang.Both("%s chuyên mục khác", "%s other categories")
	otherAuthors   = lang.Both("%s tác giả khác", "%s other authors")
	andMore        = lang.Both("và %s bài khác", "and %s more")
	monthsChart    = lang.Both("Nhuận bút 12 tháng gần nhất, triệu đồng", "Royalties of the last 12 months, million đồng")
	amountOf       = lang.Both("%s: %s đồng", "%s: %s đồng")
	unitComesTo    = lang.Both("Đơn giá: %s × %s = %s", "Unit: %s × %s = %s")
	lumpSumIs      = lang.Both("Tiền khoán: %s", "Lump sum: %s")
	roundedTo      = lang.Both("%s, làm tròn %s", "%s, rounded to %s")
	encouragedHow  = lang.Both("Khuyến khích: (%s − 1) × %s = %s", "Encouragement: (%s − 1) × %s = %s")
	allottedOver   = lang.Both("Chia: %s", "Shared: %s")
	photographerIs = lang.Both("ảnh %s", "photos %s")
)
