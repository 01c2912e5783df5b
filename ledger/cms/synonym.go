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
	payroll.ID:               {"Mã bài", "Mã bài viết", "Mã tin", "Article ID"},
	payroll.Title:            {"Tên bài", "Tên bài viết", "Tiêu đề bài viết", "Tiêu đề tin", "Tên tin bài", "Headline"},
	payroll.Image:            {"Picture", "Ảnh đại diện", "Thumbnail"},
	payroll.ImageCaption:     {"Mô tả hình ảnh", "Chú thích ảnh", "Image description", "Caption"},
	payroll.Summary:          {"Sapo", "Trích yếu", "Abstract"},
	payroll.Content:          {"Nội dung bài viết", "Body", "Article content"},
	payroll.ContentLink:      {"Link thay thế", "Alternative link", "Replacement link"},
	payroll.Published:        {"Ngày đăng", "Ngày đăng bài", "Ngày đăng tin", "Ngày xuất bản bài viết", "Published date", "Publish date", "Publishing date", "Publication date", "Published on", "Published at", "Date published"},
	payroll.FeaturedAt:       {"Featured time", "Thời gian tin nổi bật", "Thời gian nổi bật"},
	payroll.Category:         {"Chuyên mục", "Chuyên trang", "Categories", "Section"},
	payroll.Pages:            {"Page count", "Number of pages"},
	payroll.Photos:           {"Số lượng ảnh", "Số hình ảnh", "Photo count", "Number of photos"},
	payroll.LumpSum:          {"Tiền khoán", "Số tiền khoán", "Lumpsum amount"},
	payroll.NewsroomStatus:   {"Status", "Tình trạng"},
	payroll.Log:              {"History"},
	payroll.Reads:            {"Số lượt đọc", "Lượt đọc", "Read count"},
	payroll.Genre:            {"Thể loại", "Loại bài", "Loại tin bài", "Article type", "Genres"},
	payroll.Related:          {"Bài viết liên quan", "Bài liên quan", "Related articles", "Related news"},
	payroll.Audio:            {"Âm thanh"},
	payroll.Keywords:         {"Tags", "Keyword"},
	payroll.Slug:             {"Friendly URL", "Tên thân thiện"},
	payroll.Featured:         {"Nổi bật", "Is featured"},
	payroll.Email:            {"E-mail", "Thư điện tử", "Email tác giả", "Author email"},
	payroll.Authors:          {"Authors", "Tên tác giả", "Tác giả bài viết", "Byline"},
	payroll.PhotoCoefficient: {"HS ảnh", "Photo factor"},
	payroll.BaseCoefficient:  {"HS lương cơ sở", "Base factor", "Base salary coefficient"},
	payroll.TextCoefficient:  {"HS tin", "Hệ số bài", "Hệ số tin bài", "News coefficient", "Text factor", "Article coefficient"},
	payroll.BaseSalary:       {"Lương cơ sở", "Mức lương cơ sở", "Base wage", "Statutory base salary"},
	payroll.CMSAmount:        {"Nhuận bút", "Số tiền nhuận bút", "Thành tiền", "Royalty", "Royalties", "Royalty amount"},
	payroll.ApprovalStatus:   {"Trạng thái phê duyệt", "Trạng thái duyệt", "Tình trạng phê duyệt", "Moderation status", "_ModerationStatus"},
	payroll.Attachments:      {"Tệp đính kèm", "Phần đính kèm", "Đính kèm", "Attachment"},
	payroll.ContentType:      {"Kiểu nội dung", "Loại nội dung"},
	payroll.CMSVersion:       {"Phiên bản", "_UIVersionString"},
	payroll.CreatedAt:        {"Đã tạo", "Ngày tạo", "Created on", "Created date"},
	payroll.CreatedBy:        {"Người tạo", "Tạo bởi", "Được tạo bởi"},
	payroll.ModifiedAt:       {"Đã sửa đổi", "Ngày sửa", "Ngày sửa đổi", "Sửa đổi", "Last modified", "Last modified at", "Modified on"},
	payroll.ModifiedBy:       {"Người sửa", "Người sửa đổi", "Sửa đổi bởi", "Được sửa đổi bởi", "Last modified by", "Editor"},
	payroll.Views:            {"Lượt xem", "Số lượt xem", "View count"},
	payroll.PhotoAuthors:     {"Photographer", "Photographers", "Người chụp ảnh", "Người chụp", "Tác giả chụp ảnh", "Photo authors"},
	payroll.Shares:           {"Tỉ lệ", "Tỷ lệ chia", "Tỷ lệ đồng tác giả", "Share"},
	payroll.Encouragement:    {"HS khuyến khích", "Encouragement factor", "Encouragement coefficient"},
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
