package reports

import "nhuanbut/reports/lang"

// The words that several papers share: heads of columns, titles and notes.
var (
	chartSheet      = lang.Both("Biểu đồ", "Charts")
	royaltySheet    = lang.Both("Bảng tổng hợp nhuận bút", "Royalties")
	byAuthor        = lang.Both("Theo tác giả", "By author")
	byCategory      = lang.Both("Theo chuyên mục", "By category")
	fromTo          = lang.Both("%s, từ ngày %s đến ngày %s", "%s, from %s to %s")
	currency        = lang.Both("Đơn vị tính: đồng", "Unit: đồng (VND)")
	bases           = lang.Both("Căn cứ: %s.", "Legal bases: %s.")
	chiefAccountant = lang.Both("Kế toán trưởng", "Chief accountant")
	manager         = lang.Both("Thủ trưởng đơn vị", "Head of the unit")
	signs           = lang.Both("(Ký, họ tên)", "(Signature, name)")
	signsAndSeals   = lang.Both("(Ký, họ tên, đóng dấu)", "(Signature, name, seal)")
	place           = lang.Both("STT", "No.")
	code            = lang.Both("Mã", "Code")
	author          = lang.Both("Tác giả", "Author")
	category        = lang.Both("Chuyên mục", "Category")
	articleCount    = lang.Both("Số bài", "Articles")
	photoCount      = lang.Both("Số ảnh", "Photos")
	textPart        = lang.Both("Phần tin", "Text")
	photoPart       = lang.Both("Phần ảnh", "Photos")
	encouragement   = lang.Both("Khuyến khích", "Encouragement")
	otherAmounts    = lang.Both("Khoản khác", "Other")
	total           = lang.Both("Tổng cộng", "Total")
	date            = lang.Both("Ngày xuất bản", "Published")
	headline        = lang.Both("Tiêu đề", "Title")
	genre           = lang.Both("Loại bài viết", "Genre")
	status          = lang.Both("Trạng thái", "Status")
	baseCoefficient = lang.Both("Hệ số lương cơ sở", "Base coef.")
	unit            = lang.Both("Đơn giá", "Unit")
	held            = lang.Both("Chưa được trả", "Not yet payable")
	note            = lang.Both("Ghi chú", "Note")
	lineID          = lang.Both("Dòng", "Line")
	matter          = lang.Both("Nội dung", "Subject")
	adjustedLine    = lang.Both("Điều chỉnh dòng", "Adjusts line")
	adjustedMonth   = lang.Both("Của tháng", "Of month")
	adjustedKind    = lang.Both("Khoản", "Kind")
	amountHead      = lang.Both("Số tiền", "Amount")
	findingTitle    = lang.Both("Những điều cần xem lại", "To be looked at")
	noFindings      = lang.Both("Không có gì cần xem lại.", "Nothing to be looked at.")
	noCategory      = lang.Both("(Không có chuyên mục)", "(No category)")
	countedOnce     = lang.Both(
		"Bài viết và ảnh của nhiều người có ở dòng của từng người, dòng tổng cộng chỉ đếm một lần.",
		"Articles and photos of several people are in the row of each; the total counts them once.")
	taxWithheld      = lang.Both("Thuế TNCN", "Income tax")
	provisional      = lang.Both("(tạm tính)", "(provisional)")
	provisionalMeans = lang.Both(
		"Tạm tính: tháng chưa khóa sổ, số liệu còn thay đổi.",
		"Provisional: the month is not closed and can still change.")
)
