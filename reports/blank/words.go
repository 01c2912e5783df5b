package blank

import "nhuanbut/reports/lang"

// What is offered where the ledger has nothing: common categories, and the genres of
// NĐ 18/2014/NĐ-CP, Đ.7 k.1.
var (
	defaultCategories = []string{
		"Thời sự", "Chính trị", "Kinh tế", "Văn hóa - Xã hội", "Giáo dục", "Y tế", "Pháp luật", "Môi trường", "Khoa học - Công nghệ", "Thể thao", "Quốc tế",
	}
	defaultGenres = []string{
		"Tin", "Trả lời bạn đọc", "Tranh", "Ảnh", "Chính luận", "Phóng sự", "Ký", "Phỏng vấn", "Sáng tác", "Nghiên cứu", "Trực tuyến", "Media",
	}
)

// What the sheets to fill say. Excel shows at most 225 characters of an error.
var (
	emptySheetName = lang.Both("Tin bài", "Articles")
	emptyTitle     = lang.Both("Danh sách tin bài tính nhuận bút", "Articles for royalties")
	emptyHowTo     = lang.Both("Mỗi dòng một bài. Đưa chuột lên tên cột để xem cách điền; ô có danh sách thì chọn trong danh sách.", "One article a row. Point at a column's name to see what goes in; cells with a list offer what to choose.")
	emptySamples   = lang.Both(
		"Hai dòng %s1, %s2 là mẫu: ghi đè cả ID, hoặc xóa; để nguyên thì khi nhập chúng được bỏ qua, không bao giờ tính tiền. Điền xong: nhuanbut import TỆP",
		"The rows %s1 and %s2 are samples: write over them, ID and all, or delete them; left as they are, they are passed over and never paid. When done: nhuanbut import FILE")
	required      = lang.Both("%s — bắt buộc", "%s — required")
	optional      = lang.Both("%s — có thì điền", "%s — if there is one")
	example       = lang.Both("Ví dụ: %s", "For example: %s")
	categoryHead  = lang.Both("Phân loại", "Category")
	pagesHead     = lang.Both("Số Trang", "Pages")
	photosHead    = lang.Both("Số Ảnh", "Photos")
	lumpHead      = lang.Both("Số tiền", "Lump sum")
	photoBy       = lang.Both("Tác giả ảnh", "Photographer")
	textFactor    = lang.Both("Hệ số tin", "Text coefficient")
	photoHead     = lang.Both("Hệ số ảnh", "Photo coefficient")
	factorHead    = lang.Both("Hệ số khuyến khích", "Encouragement factor")
	idNote        = lang.Both("ID của bài trong CMS. Để trống được: khi đó bài được nhận ra theo tiêu đề và ngày xuất bản, nên đừng đổi hai ô ấy khi nhập lại.", "The article's ID in the CMS. It may be blank: the article is then known by title and date, so leave these as they are when the file is imported again.")
	titleNote     = lang.Both("Tiêu đề như đã đăng.", "The title as published.")
	publishedNote = lang.Both(
		"Ngày đăng bài: cho biết bài thuộc tháng nào, tính theo mức lương cơ sở nào. Dạng ngày/tháng/năm, có thể thêm giờ. Gõ xong, ngày phải hiện đúng như đã gõ.",
		"The day of publication: it says of which month the article is, and by which base salary it is paid. Day/month/year, perhaps with the time. Look whether Excel shows the day that was typed.")
	categoryNote = lang.Both(
		"Chuyên mục: chọn hoặc gõ mới. Nhiều chuyên mục cách nhau bằng dấu chấm phẩy; bài được cộng vào chuyên mục đầu.",
		"Choose or type a new one. Several are separated by a semicolon; the article counts in the first.")
	genreNote  = lang.Both("Thể loại: chọn hoặc gõ mới. Dùng để cộng theo loại bài và so với khung hệ số.", "Choose or type a new one. Totals go by it, and the cap of coefficients.")
	authorNote = lang.Both(
		"Người được trả phần tin: chọn hoặc gõ tên mới. Nhiều người cách nhau bằng dấu chấm phẩy: không ghi tỷ lệ thì chia đều, ghi thì ghi cho mọi người và đủ 100%.",
		"Who is paid for the text: choose or type a new name. Several are separated by a semicolon and share equally, or by percentages that are there for everybody and make 100%.")
	photoAuthorNote = lang.Both("Người được trả phần ảnh, viết như cột Tác giả. Để trống thì phần ảnh chia như phần tin.", "Who is paid for the photos, written as authors are. Blank: photos are shared like the text.")
	textNote        = lang.Both("Hệ số của tin, bài. Để trống là 0. Máy dùng dấu thập phân nào thì gõ dấu ấy: gõ 1,5 mà ô hiện 15 là máy dùng dấu chấm.", "Coefficient of the text. Blank is 0. Use the decimal sign of your computer: 1,5 that shows as 15 says that it is the point.")
	photoNote       = lang.Both("Hệ số của một ảnh; được nhân với Số Ảnh. Để trống là 0.", "Coefficient of one photo, which is multiplied by Photos. Blank is 0.")
	photoTotalNote  = lang.Both("Hệ số của tất cả ảnh trong bài (không nhân với Số Ảnh). Để trống là 0.", "Coefficient of all photos together, not multiplied by Photos. Blank is 0.")
	photosNote      = lang.Both("Số ảnh được tính tiền, số nguyên. Để trống mà có Hệ số ảnh thì là 1 ảnh.", "How many photos are paid, a whole number. Blank with a photo coefficient is 1.")
	pagesNote       = lang.Both("Số trang: phần tin được nhân với số này.", "Pages: the text part is multiplied by it.")
	factorNote      = lang.Both("Khuyến khích (vùng khó khăn, dân tộc thiểu số, thiếu nhi…): từ 1 trở lên; 1,2 là cộng thêm 20%. Để trống là không có.", "Encouragement (hard conditions, minorities, children …): 1 or more; 1.2 adds 20%. Blank is none.")
	lumpNote        = lang.Both("Tiền khoán, đồng: là nhuận bút của bài không có hệ số. Có hệ số thì tính theo hệ số.", "A lump sum in đồng: the royalty of an article without coefficients. With coefficients these count.")
	statusNote      = lang.Both("Chọn trong danh sách. Chỉ bài đã duyệt mới được trả; để trống là chờ duyệt.", "Choose from the list. Only approved articles are paid; blank is pending.")
	dateOff         = lang.Both("Ngày cần nằm trong khoảng %s – %s. Nếu ô hiện ngày và tháng bị đổi chỗ, hãy gõ lại.", "The date should be from %s to %s. If day and month have changed places, type it again.")
	notInList       = lang.Both("Chưa có trong danh sách. Nếu là tên mới thì chọn Có (Yes) để giữ.", "It is not in the list. If it is new, choose Yes to keep it.")
	statusOff       = lang.Both("Hãy chọn một trạng thái trong danh sách.", "Choose a status from the list.")
	numberOff       = lang.Both("Thường từ %s đến %s. Kiểm tra dấu thập phân; đúng thì chọn Có (Yes) để giữ.", "Usually from %s to %s. Look at the decimal sign; if it is right, choose Yes to keep it.")
	countOff        = lang.Both("Cần một số nguyên từ 0 đến %s.", "A whole number from 0 to %s is needed.")
	amountOff       = lang.Both("Số tiền tính bằng đồng, số nguyên từ %s. Nếu ô hiện số nhỏ hơn đã gõ, gõ lại không có dấu chấm, dấu phẩy.", "Whole đồng, from %s. If the cell shows less than was typed, type it without separators.")
	checkHeader     = lang.Both("Kiểm tra lại", "Please check")
	sampleTitle     = lang.Both("(Mẫu) Khai mạc Ngày hội đọc sách", "(Sample) Book day opens")
	sampleLump      = lang.Both("(Mẫu) Bài khoán, hai người viết", "(Sample) Lump sum, two writers")
	sampleAuthor    = lang.Both("Người Viết Mẫu", "Sample Writer")
	sampleShares    = lang.Both("Người Viết Mẫu (60%); Cộng Tác Viên Mẫu (40%)", "Sample Writer (60%); Sample Contributor (40%)")
	samplePhotoBy   = lang.Both("Người Chụp Mẫu", "Sample Photographer")
	exampleTitle    = lang.Both("Khai mạc Ngày hội đọc sách", "Book day opens")
	exampleDate     = lang.Both("05/10/2026 hoặc 05/10/2026 16:30", "05/10/2026 or 05/10/2026 16:30")
	exampleSeveral  = lang.Both("Thời sự; Kinh tế", "Thời sự; Kinh tế")
	exampleAuthors  = lang.Both("Lam Giang; Phượng Khuê — chia đều\nLam Giang (60%); Phượng Khuê (40%)", "Lam Giang; Phượng Khuê — equally\nLam Giang (60%); Phượng Khuê (40%)")
	exampleHalf     = lang.Both("1,5", "1.5")
	examplePhoto    = lang.Both("0,5", "0.5")
	exampleFactor   = lang.Both("1,2", "1.2")
	exampleAmount   = lang.Both("500.000", "500,000")
	authorListSheet = lang.Both("Tác giả", "Authors")
	authorListTitle = lang.Both("Danh sách tác giả", "Authors")
	authorListHowTo = lang.Both(
		"Mỗi dòng một tác giả. Ô để trống thì giữ điều sổ đang có. Số tài khoản, CCCD, mã số thuế là chữ: đừng đổi định dạng cột. Cam kết 08: ghi năm, ví dụ 2026.",
		"One author a row. A blank cell leaves what the ledger has. Accounts, ID numbers and tax codes are text: leave the columns' format. Commitments: the year, such as 2026.")
	authorListDone = lang.Both("Điền xong: nhuanbut import authors TỆP. Thay đổi được nêu ra trước khi lưu.", "When done: nhuanbut import authors FILE. Changes are shown before they are stored.")
)
