package cms

import (
	"slices"

	"nhuanbut/payroll"
)

// Detail is a column of the sheet of articles in a month's workbook. Its key stands in the
// workbook's hidden sheet, the same in every language.
type Detail int

// The columns stand in this order. A month that has no use for one leaves it out.
const (
	DetailDate Detail = iota
	DetailID
	DetailTitle
	DetailAuthors // with those of the photos and the shares on lines of their own
	DetailCategory
	DetailGenre
	DetailStatus // what the two columns of status come to
	DetailText
	DetailPhoto
	DetailBase
	DetailFactor
	DetailPages
	DetailPhotos
	DetailSalary
	DetailUnit
	DetailTextPart
	DetailPhotoPart
	DetailRoyalty
	DetailEncouragement
	DetailOther
	DetailTotal
	DetailUnpaid
	DetailNote

	DetailCount int = iota
)

// detailColumn describes a Detail.
type detailColumn struct {
	key      string
	of       payroll.Column // the column that a correction sets; Extra if none, or several
	computed bool           // computed from the others
	words    [2]string      // its header in Vietnamese and English, if every month has it
}

var details = [DetailCount]detailColumn{
	DetailDate:          {"published", payroll.Published, false, [2]string{"Ngày xuất bản", "Published"}},
	DetailID:            {"id", payroll.Extra, false, [2]string{"ID", "ID"}},
	DetailTitle:         {"title", payroll.Title, false, [2]string{"Tiêu đề", "Title"}},
	DetailAuthors:       {"author", payroll.Extra, false, [2]string{"Tác giả", "Author"}},
	DetailCategory:      {"category", payroll.Category, false, [2]string{"Chuyên mục", "Category"}},
	DetailGenre:         {"genre", payroll.Genre, false, [2]string{"Loại bài viết", "Genre"}},
	DetailStatus:        {"status", payroll.Extra, false, [2]string{"Trạng thái", "Status"}},
	DetailText:          {"text_coefficient", payroll.TextCoefficient, false, [2]string{"Hệ số tin", "Text coef."}},
	DetailPhoto:         {"photo_coefficient", payroll.PhotoCoefficient, false, [2]string{"Hệ số ảnh", "Photo coef."}},
	DetailBase:          {"base_coefficient", payroll.BaseCoefficient, false, [2]string{"Hệ số lương cơ sở", "Base coef."}},
	DetailFactor:        {"encouragement", payroll.Encouragement, false, [2]string{"Hệ số khuyến khích", "Encour. factor"}},
	DetailPages:         {"pages", payroll.Pages, false, [2]string{}},
	DetailPhotos:        {"photos", payroll.Photos, false, [2]string{"Số ảnh", "Photos"}},
	DetailSalary:        {"base_salary", payroll.BaseSalary, false, [2]string{"LuongCoSo", "LuongCoSo"}},
	DetailUnit:          {"unit", payroll.Extra, true, [2]string{"Đơn giá", "Unit"}},
	DetailTextPart:      {"text", payroll.Extra, true, [2]string{"Phần tin", "Text"}},
	DetailPhotoPart:     {"photo", payroll.Extra, true, [2]string{"Phần ảnh", "Photos"}},
	DetailRoyalty:       {"royalty", payroll.Extra, true, [2]string{"Tiền nhuận bút", "Royalty"}},
	DetailEncouragement: {"encouragement_amount", payroll.Extra, true, [2]string{}},
	DetailOther:         {"other", payroll.Extra, true, [2]string{}},
	DetailTotal:         {"total", payroll.Extra, true, [2]string{}},
	DetailUnpaid:        {"unpaid", payroll.Extra, true, [2]string{}},
	DetailNote:          {"note", payroll.Extra, false, [2]string{"Ghi chú", "Note"}},
}

// Key returns the column's name in the hidden sheet and in JSON.
func (d Detail) Key() string { return details[d].key }

// Column returns the column of an article that a correction in the cell sets; Extra for the
// ID, for computed cells, and for cells of several columns.
func (d Detail) Column() payroll.Column { return details[d].of }

// Computed reports whether the column is computed from the others.
func (d Detail) Computed() bool { return details[d].computed }

func detailOf(key string) (Detail, bool) {
	i := slices.IndexFunc(details[:], func(c detailColumn) bool { return c.key == key })
	return Detail(i), i >= 0
}

// dataKeys are headers of the sheet of data that no list has.
var dataKeys = []string{"line_id", "article_id", "author_code", "amount", "category_code"}

// ownTable refuses a header that is one of this program's own tables without its workbook.
func ownTable(names []string) *payroll.Error {
	keys, known := 0, [2]int{}
	for _, key := range dataKeys {
		if slices.Contains(names, key) {
			keys++
		}
	}
	if keys == len(dataKeys) {
		return payroll.Refuse(ownData)
	}
	every := 0
	for _, d := range details {
		if d.words[0] == "" {
			continue
		}
		every++
		for lang, word := range d.words {
			if slices.Contains(names, word) {
				known[lang]++
			}
		}
	}
	const mayLack = 3 // columns that somebody may have removed
	if max(known[0], known[1]) >= every-mayLack {
		return payroll.Refuse(ownArticles)
	}
	return nil
}
