package cms

import (
	"regexp"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/cases"
	"golang.org/x/text/unicode/norm"

	"nhuanbut/payroll"
)

// synonyms are the names that people and SharePoint give the columns, beside their header and
// their key. No two columns share one.
var synonyms = map[payroll.Column][]string{
	payroll.ID:               {"Mã bài", "Mã bài viết", "Mã tin", "Article ID", "Mã số bài", "Mã số bài viết", "Mã tin bài", "ID bài", "ID bài viết", "Post ID"},
	payroll.Title:            {"Tên bài", "Tên bài viết", "Tiêu đề bài viết", "Tiêu đề tin", "Tên tin bài", "Headline", "Tên tin", "Tên bài báo", "Tên tác phẩm", "Tên tin bài viết", "Tiêu đề tin bài", "Tiêu đề bài", "Đầu đề", "Tít bài"},
	payroll.Image:            {"Picture", "Ảnh đại diện", "Thumbnail"},
	payroll.ImageCaption:     {"Mô tả hình ảnh", "Chú thích ảnh", "Image description", "Caption"},
	payroll.Summary:          {"Sapo", "Trích yếu", "Abstract"},
	payroll.Content:          {"Nội dung bài viết", "Body", "Article content"},
	payroll.ContentLink:      {"Link thay thế", "Alternative link", "Replacement link"},
	payroll.Published:        {"Ngày đăng", "Ngày đăng bài", "Ngày đăng tin", "Ngày xuất bản bài viết", "Published date", "Publish date", "Publishing date", "Publication date", "Published on", "Published at", "Date published", "Ngày đăng tải", "Ngày đăng tin bài", "Ngày đăng bài viết", "Ngày phát", "Ngày phát sóng", "Ngày phát hành", "Ngày lên trang", "Ngày XB", "Ngày xuất bản tin bài", "Ngày giờ đăng", "Ngày giờ xuất bản", "Thời gian đăng", "Thời gian đăng tải", "Thời gian xuất bản"},
	payroll.FeaturedAt:       {"Featured time", "Thời gian tin nổi bật", "Thời gian nổi bật"},
	payroll.Category:         {"Chuyên mục", "Chuyên trang", "Categories", "Section"},
	payroll.Pages:            {"Page count", "Number of pages"},
	payroll.Photos:           {"Số lượng ảnh", "Số hình ảnh", "Photo count", "Number of photos", "Số lượng hình ảnh", "Số lượng hình", "Số hình", "Số tấm ảnh", "Số tấm", "Số bức ảnh", "Photos count", "No of photos", "Number of images", "Image count"},
	payroll.LumpSum:          {"Tiền khoán", "Số tiền khoán", "Lumpsum amount", "Nhuận bút khoán", "Mức khoán"},
	payroll.NewsroomStatus:   {"Status", "Tình trạng", "Trạng thái bài viết", "Trạng thái tin bài", "Trạng thái bài"},
	payroll.Log:              {"History"},
	payroll.Reads:            {"Số lượt đọc", "Lượt đọc", "Read count"},
	payroll.Genre:            {"Thể loại", "Loại bài", "Loại tin bài", "Article type", "Genres", "Loại tin", "Thể loại bài viết", "Thể loại tin bài", "Loại hình tác phẩm", "Loại tác phẩm", "Thể loại tác phẩm"},
	payroll.Related:          {"Bài viết liên quan", "Bài liên quan", "Related articles", "Related news"},
	payroll.Audio:            {"Âm thanh"},
	payroll.Keywords:         {"Tags", "Keyword"},
	payroll.Slug:             {"Friendly URL", "Tên thân thiện"},
	payroll.Featured:         {"Nổi bật", "Is featured"},
	payroll.Email:            {"E-mail", "Thư điện tử", "Email tác giả", "Author email"},
	payroll.Authors:          {"Authors", "Tên tác giả", "Tác giả bài viết", "Byline", "Tác giả tin bài", "Tác giả bài", "Tác giả tin", "Họ tên tác giả", "Họ và tên tác giả", "Tác giả/Bút danh", "Tên tác giả/Bút danh", "Author name", "Author names"},
	payroll.PhotoCoefficient: {"HS ảnh", "Photo factor", "Hệ số hình ảnh", "Hệ số hình", "Hệ số nhuận bút ảnh", "Photos coefficient"},
	payroll.BaseCoefficient:  {"HS lương cơ sở", "Base factor", "Base salary coefficient"},
	payroll.TextCoefficient:  {"HS tin", "Hệ số bài", "Hệ số tin bài", "News coefficient", "Text factor", "Article coefficient", "Hệ số bài viết", "Hệ số nhuận bút tin bài", "Hệ số tin bài viết"},
	payroll.BaseSalary:       {"Lương cơ sở", "Mức lương cơ sở", "Base wage", "Statutory base salary"},
	payroll.CMSAmount:        {"Nhuận bút", "Số tiền nhuận bút", "Thành tiền", "Royalty", "Royalties", "Royalty amount", "Tổng nhuận bút", "Tổng tiền nhuận bút", "Thành tiền nhuận bút"},
	payroll.ApprovalStatus:   {"Trạng thái phê duyệt", "Trạng thái duyệt", "Tình trạng phê duyệt", "Moderation status", "_ModerationStatus"},
	payroll.Attachments:      {"Tệp đính kèm", "Phần đính kèm", "Đính kèm", "Attachment"},
	payroll.ContentType:      {"Kiểu nội dung", "Loại nội dung"},
	payroll.CMSVersion:       {"Phiên bản", "_UIVersionString"},
	payroll.CreatedAt:        {"Đã tạo", "Ngày tạo", "Created on", "Created date"},
	payroll.CreatedBy:        {"Người tạo", "Tạo bởi", "Được tạo bởi"},
	payroll.ModifiedAt:       {"Đã sửa đổi", "Ngày sửa", "Ngày sửa đổi", "Sửa đổi", "Last modified", "Last modified at", "Modified on"},
	payroll.ModifiedBy:       {"Người sửa", "Người sửa đổi", "Sửa đổi bởi", "Được sửa đổi bởi", "Last modified by", "Editor"},
	payroll.Views:            {"Lượt xem", "Số lượt xem", "View count"},
	payroll.PhotoAuthors:     {"Photographer", "Photographers", "Người chụp ảnh", "Người chụp", "Tác giả chụp ảnh", "Photo authors", "Người chụp hình", "Tác giả hình ảnh", "Tác giả hình", "Họ tên tác giả ảnh", "Tác giả của ảnh", "Phóng viên ảnh", "Photo author", "Photo by", "Photos by"},
	payroll.Shares:           {"Tỉ lệ", "Tỷ lệ chia", "Tỷ lệ đồng tác giả", "Share"},
	payroll.Encouragement:    {"HS khuyến khích", "Encouragement factor", "Encouragement coefficient"},
}

// weakSynonyms are names that mean a column only if no other header does: beside "Tác giả",
// "Bút danh" is something else.
var weakSynonyms = map[payroll.Column][]string{
	payroll.Title:          {"Tin/bài", "Nội dung tin bài", "Nội dung bài", "Tên video", "Tít"},
	payroll.Published:      {"Ngày", "Ngày tháng"},
	payroll.Category:       {"Lĩnh vực", "Chủ đề"},
	payroll.Genre:          {"Loại", "Loại hình"},
	payroll.NewsroomStatus: {"Duyệt", "Phê duyệt", "Xét duyệt"},
	payroll.Authors: {"Bút danh", "Người viết", "Người viết bài", "Tên người viết", "Họ và tên", "Họ tên", "Người thực hiện", "Phóng viên", "PV", "PV/BTV", "Phóng viên/Biên tập viên",
		"Writer", "Reporter", "Journalist", "Written by", "Pen name"},
	payroll.PhotoAuthors: {"Nhiếp ảnh", "Chụp ảnh", "Nhiếp ảnh gia", "Ảnh của"},
	payroll.CMSAmount:    {"Tổng tiền"},
}

// coauthorSynonyms are the names of columns of co-authors, and of further photographers.
var coauthorSynonyms = map[payroll.Column][]string{
	payroll.Authors: {"Đồng tác giả", "Tác giả phụ", "Tác giả khác", "Tác giả thứ hai", "Tác giả thứ 2", "Tác giả thứ ba", "Tác giả thứ 3", "Tác giả 2", "Tác giả 3", "Tác giả 4", "Cộng tác", "Cộng sự", "Người viết 2", "Bút danh 2",
		"Co-author", "Co-authors", "Coauthor", "Coauthors", "Second author", "Other authors", "Author 2", "Author 3"},
	payroll.PhotoAuthors: {"Đồng tác giả ảnh", "Tác giả ảnh phụ", "Tác giả ảnh khác", "Tác giả ảnh 2", "Tác giả ảnh 3", "Người chụp 2", "Người chụp ảnh 2", "Photographer 2", "Second photographer", "Photo author 2"},
}

// weakNames and coauthorNames give the columns by those names, folded.
var weakNames, coauthorNames = byLetters(weakSynonyms), byLetters(coauthorSynonyms)

func byLetters(names map[payroll.Column][]string) map[string]payroll.Column {
	of := make(map[string]payroll.Column)
	for c, list := range names {
		for _, name := range list {
			of[foldName(name)] = c
		}
	}
	return of
}

// columnByName gives the columns by every name they have, folded.
var columnByName = func() map[string]payroll.Column {
	names := make(map[string]payroll.Column)
	for c := range payroll.Extra {
		for _, name := range Names(c) {
			names[foldName(name)] = c
		}
	}
	return names
}()

// Names returns all names of column c: its header, its key and its synonyms.
func Names(c payroll.Column) []string {
	return append([]string{c.Header(), c.Key()}, synonyms[c]...)
}

// LookupColumn returns the column with a key, a header or a synonym.
func LookupColumn(name string) (payroll.Column, bool) {
	c, ok := columnByName[foldName(name)]
	return c, ok
}

// foldName returns what the spellings of one name share: its letters and digits without case,
// diacritics, spaces and punctuation.
func foldName(s string) string {
	folded := cases.Fold().String(norm.NFD.String(s))
	return strings.Map(func(r rune) rune {
		switch {
		case r == 'đ':
			return 'd'
		case unicode.IsLetter(r), unicode.IsDigit(r):
			return r
		}
		return -1
	}, folded)
}

// noMoneyNames are the names of columns that carry no royalty: tax and what is left after it,
// signatures, the authors' own data. They stand by their folded names, each with its spellings
// with diacritics.
var noMoneyNames = func() map[string][]string {
	names := make(map[string][]string)
	for name := range strings.SplitSeq(`STT; TT; Số TT; Số thứ tự; Thứ tự; No; No.; Ordinal; Row; Line;
		Thuế; Thuế TNCN; Thuế thu nhập; Thuế thu nhập cá nhân; Tiền thuế; Tiền thuế TNCN; Số thuế; Thuế khấu trừ; Thuế TNCN khấu trừ; Khấu trừ thuế; Khấu trừ thuế TNCN;
		Tax; PIT; Personal income tax; Income tax; Tax withheld; Withholding tax;
		Thực lĩnh; Thực lãnh; Thực nhận; Thực chi; Tiền thực lĩnh; Tiền thực nhận; Số tiền thực lĩnh; Số tiền thực lãnh; Số tiền thực nhận; Số tiền còn lại; Còn lĩnh; Còn được lĩnh; Số tiền còn lĩnh; Số tiền còn được lĩnh; Số tiền được lĩnh; Còn nhận; Còn lại;
		Net; Net amount; Net pay; Net payment;
		Ký nhận; Ký tên; Ký; Chữ ký; Ký nhận tiền; Người nhận ký; Signature; Signed;
		Bằng chữ; Số tiền bằng chữ; Tiền bằng chữ; Viết bằng chữ; Số tiền viết bằng chữ; Amount in words;
		Số tài khoản; STK; Số TK; Tài khoản; Tài khoản ngân hàng; Số tài khoản ngân hàng; Chủ tài khoản; Tên chủ tài khoản; Tên tài khoản; Ngân hàng; Tên ngân hàng; Chi nhánh; Chi nhánh ngân hàng; Mở tại; Mở tại ngân hàng;
		Bank; Bank name; Bank account; Bank account number; Account; Account number; Account no; Account name; Account holder; Branch; Bank branch;
		MST; Mã số thuế; Mã số thuế cá nhân; MST cá nhân; MSTCN; Tax code; Tax ID;
		CCCD; CMND; CMT; CMTND; Số CCCD; Số CMND; CMND/CCCD; CCCD/CMND; Số CMND/CCCD; Số CCCD/CMND; Căn cước; Căn cước công dân; Số căn cước; Số căn cước công dân; Chứng minh nhân dân; Số định danh; Ngày cấp; Nơi cấp; ID number; ID card; Citizen ID;
		SĐT; ĐT; Số ĐT; Số điện thoại; Điện thoại; Di động; Phone; Phone number; Mobile; Tel;
		Địa chỉ; Address; Ghi chú; Ghi chú thêm; Note; Notes; Remark; Remarks; Comment; Comments;
		Đơn vị; Đơn vị công tác; Cơ quan; Cơ quan công tác; Nơi công tác; Phòng ban; Chức vụ; Chức danh; Department; Organization; Organisation;
		Author ID; Author URL; Author link; Author bio; Author avatar; Author image; Photo URL; Photos URL; Photo link; Photo credit URL`, ";") {
		names[foldName(name)] = append(names[foldName(name)], markedLetters(name))
	}
	return names
}()

// markedLetters returns the letters and digits of a text in lower case, with their diacritics.
func markedLetters(s string) string { return strings.Join(headerWords(s), "") }

// isNoMoneyName reports whether a name is of such a column. A name with diacritics must have
// the same ones.
func isNoMoneyName(name string) bool {
	known, marked := noMoneyNames[foldName(name)], markedLetters(name)
	return len(known) > 0 && (payroll.Unaccented(marked) == marked || slices.Contains(known, marked))
}

// ofPayee matches whose data a header says that it has: "Số tài khoản tác giả".
var ofPayee = regexp.MustCompile(`(?i)\s+(?:của\s+)?(?:tác giả|người nhận|người hưởng|người viết|ctv|cộng tác viên|phóng viên|author|payee)$`)

// carriesNoMoney reports whether a column is known to carry no royalty.
func carriesNoMoney(name string) bool {
	bare, _, _ := withoutUnit(decodeName(name))
	for _, s := range []string{name, bare, atRate.ReplaceAllString(bare, "")} {
		if isNoMoneyName(s) || isNoMoneyName(ofPayee.ReplaceAllString(s, "")) {
			return true
		}
	}
	return strings.HasPrefix(foldName(bare), "ghichu")
}

// unitPrices are the names of the column that gives what a coefficient of 1 pays, in đồng:
// base coefficient × base salary.
var unitPrices = map[string]bool{
	foldName("Đơn giá"): true, foldName("Đơn giá hệ số"): true, foldName("Đơn giá 1 hệ số"): true, foldName("Đơn giá một hệ số"): true,
	foldName("Đơn giá nhuận bút"): true, foldName("Giá trị 1 hệ số"): true, foldName("Giá trị một hệ số"): true, foldName("ĐG"): true,
	foldName("Unit price"): true, foldName("Unit rate"): true,
}

// isUnitPrice reports whether a header is of that column, and returns the unit of its amounts.
func isUnitPrice(name string) (Unit, bool) {
	bare, unit, _ := withoutUnit(decodeName(name))
	return unit, unitPrices[foldName(bare)]
}
