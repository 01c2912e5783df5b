package month

import (
	"nhuanbut/payroll"
	"nhuanbut/reports/lang"
)

// unpaidStatuses say why a status is not paid.
var unpaidStatuses = map[payroll.Status]lang.Phrase{
	payroll.Rejected:  lang.Both("không trả: bài bị từ chối", "not paid: rejected"),
	payroll.Pending:   lang.Both("chưa trả: chờ duyệt", "not paid: pending"),
	payroll.Draft:     lang.Both("không trả: bản nháp", "not paid: a draft"),
	payroll.Scheduled: lang.Both("chưa trả: hẹn giờ đăng", "not paid: scheduled"),
	payroll.Unknown:   lang.Both("chưa trả: không rõ trạng thái", "not paid: unknown status"),
	payroll.Conflict:  lang.Both("chưa trả: hai trạng thái mâu thuẫn", "not paid: statuses disagree,"),
	payroll.Held:      lang.Both("chưa trả: giữ lại chờ quyết định", "not paid: held until somebody decides"),
	payroll.Same:      lang.Both("không trả: trùng bài khác", "not paid: another article stands for it"),
}

// What the sheets of a month say.
var (
	authorsSheet        = lang.Both("Tổng hợp tác giả", "Authors")
	categoriesSheet     = lang.Both("Tổng hợp chuyên mục", "Categories")
	genresSheet         = lang.Both("Tổng hợp loại bài", "Genres")
	pivotSheet          = lang.Both("Tác giả × chuyên mục", "Authors × categories")
	adjustmentSheet     = lang.Both("Điều chỉnh tháng trước", "Adjustments")
	findingSheet        = lang.Both("Cần xem lại", "Findings")
	articlesSheet       = lang.Both("Chi tiết bài viết", "Articles")
	dataSheet           = lang.Both("Dữ liệu", "Data")
	ofMonthTitle        = lang.Both("Nhuận bút tháng %s", "Royalties of %s")
	royaltyDetail       = lang.Both("Bảng kê chi tiết nhuận bút", "Royalties in detail")
	byGenre             = lang.Both("Theo loại bài viết", "By genre")
	byArticle           = lang.Both("Theo bài viết", "By article")
	byAuthorAndCategory = lang.Both("Theo tác giả và chuyên mục", "By author and category")
	royalty             = lang.Both("Tiền nhuận bút", "Royalty")
	share               = lang.Both("Tỷ trọng", "Share")
	textCoefficient     = lang.Both("Hệ số tin", "Text coef.")
	photoCoefficient    = lang.Both("Hệ số ảnh", "Photo coef.")
	encouragementFactor = lang.Both("Hệ số khuyến khích", "Encour. factor")
	pages               = lang.Both("Số trang", "Pages")
	photos              = lang.Both("Số ảnh", "Photos")
	adjustmentTitle     = lang.Both("Bảng điều chỉnh nhuận bút", "Adjustments of royalties")
	ofClosedMonths      = lang.Both("Điều chỉnh các tháng đã khóa sổ", "Of months that are closed")
	noAdjustments       = lang.Both("Tháng này không có điều chỉnh của các tháng trước.", "This month adjusts no earlier one.")
	severity            = lang.Both("Mức độ", "Severity")
	articleIDs          = lang.Both("Bài", "Articles")
	finding             = lang.Both("Nội dung", "Finding")
	beforeClosing       = lang.Both("Trước khi khóa sổ", "Before the month is closed")
	inPictures          = lang.Both("Biểu đồ", "Charts")
	lastMonths          = lang.Both("Nhuận bút 12 tháng gần nhất, đồng", "Royalties of the last 12 months, đồng")
	topAuthorsTitle     = lang.Both("Tác giả có nhuận bút cao nhất, đồng", "Authors with the highest royalties, đồng")
	topCategoriesTitle  = lang.Both("Nhuận bút theo chuyên mục, đồng", "Royalties by category, đồng")
	noGenre             = lang.Both("(Không có loại bài)", "(No genre)")
	withoutArticle      = lang.Both("Các khoản không theo bài viết trong tháng", "Amounts beside the month's articles")
	paidOf              = lang.Both("Tổng cộng (%d bài được trả trong %d bài)", "Total (%d articles paid of %d)")
	photosBy            = lang.Both("Ảnh: %s", "Photos: %s")
	sharesAre           = lang.Both("Tỷ lệ: %s", "Shares: %s")
	adjusts             = lang.Both("Điều chỉnh dòng %s, tháng %s", "Adjusts line %s of %s")
	ofArticle           = lang.Both("bài %s “%s”", "article %s “%s”")
	heldMeans           = lang.Both(
		"Chưa được trả: số tiền bài sẽ được hưởng khi vướng mắc ở cột Ghi chú được giải quyết; không nằm trong tổng cộng.",
		"Not yet payable: what the article will give once what the note says is settled; it is in no total.")
	undated = lang.Both(
		"Ngoài bảng này: %d bài chưa có ngày xuất bản, nên chưa thuộc tháng nào.",
		"Not in this table: %d articles without a publication date, which belong to no month yet.")
	noAuthor       = lang.Both("chưa trả: chưa có tác giả", "not paid: no author")
	sharesNot100   = lang.Both("chưa trả: tỷ lệ chia không đủ 100%", "not paid: shares do not make 100%")
	noRate         = lang.Both("chưa tính được: không có mức lương hoặc hệ số cho ngày này", "not worked out: no rate in force that day")
	amountTooLarge = lang.Both("chưa tính được: số tiền quá lớn", "not worked out: the amount is too large")
	noCoefficient  = lang.Both("không có hệ số, không có tiền khoán", "no coefficient and no lump sum")
	lumpSum        = lang.Both("tiền khoán", "lump sum")
	sourceUnpaid   = lang.Both("không trả cho nguồn tin %s (%s)", "%s is a source and is not paid (%s)")
)
