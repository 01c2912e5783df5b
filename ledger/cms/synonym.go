package cms

import (
	"strings"
	"unicode"

	"golang.org/x/text/cases"
	"golang.org/x/text/unicode/norm"

	"nhuanbut/payroll"
)

// synonyms are the names that people and SharePoint give the columns, beside their
// header and their key. Two columns never share one.
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

// weak are names that mean a column only where nothing else in the header does: beside
// "Tác giả", "Bút danh" is another thing.
var weak = map[payroll.Column][]string{
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

// further are the columns of those who made an article with its first author, or took
// its photos with the first photographer.
var further = map[payroll.Column][]string{
	payroll.Authors: {"Đồng tác giả", "Tác giả phụ", "Tác giả khác", "Tác giả thứ hai", "Tác giả thứ 2", "Tác giả thứ ba", "Tác giả thứ 3", "Tác giả 2", "Tác giả 3", "Tác giả 4", "Cộng tác", "Cộng sự", "Người viết 2", "Bút danh 2",
		"Co-author", "Co-authors", "Coauthor", "Coauthors", "Second author", "Other authors", "Author 2", "Author 3"},
	payroll.PhotoAuthors: {"Đồng tác giả ảnh", "Tác giả ảnh phụ", "Tác giả ảnh khác", "Tác giả ảnh 2", "Tác giả ảnh 3", "Người chụp 2", "Người chụp ảnh 2", "Photographer 2", "Second photographer", "Photo author 2"},
}

// weakNames and furtherNames are those columns by their names, as letters.
var weakNames, furtherNames = byLetters(weak), byLetters(further)

func byLetters(names map[payroll.Column][]string) map[string]payroll.Column {
	of := make(map[string]payroll.Column)
	for c, list := range names {
		for _, name := range list {
			of[letters(name)] = c
		}
	}
	return of
}

// known are the columns by every name they have, as letters.
var known = func() map[string]payroll.Column {
	names := make(map[string]payroll.Column)
	for c := range payroll.Extra {
		for _, name := range Names(c) {
			names[letters(name)] = c
		}
	}
	return names
}()

// Names are all the names that column c is known by: its header, its key, and synonyms.
func Names(c payroll.Column) []string {
	return append([]string{c.Header(), c.Key()}, synonyms[c]...)
}

// LookupColumn finds a column by its key, its header or a synonym.
func LookupColumn(name string) (payroll.Column, bool) {
	c, ok := known[letters(name)]
	return c, ok
}

// letters is what spellings of one header share: letters and digits without case,
// diacritics, spaces and punctuation.
func letters(s string) string {
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
