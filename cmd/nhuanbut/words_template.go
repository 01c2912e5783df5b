package main

// templateWords are the words of the empty sheet, of maps, and of how columns are understood.
var templateWords = map[string]words{
	"error.map-split-bad":    {"--map, dòng %[1]s: cột “%[2]s” chỉ nhận một giá trị nên không tách bằng split được", "--map, line %[1]s: the column “%[2]s” takes one value, so nothing can be split"},
	"error.map-constant-bad": {"--map, dòng %[1]s: cột “%[2]s” không nhận giá trị này làm giá trị thay chỗ trống", "--map, line %[1]s: this cannot stand for a blank in the column “%[2]s”"},
	"hint.map-constant-bad":  {"chỉ thay chỗ trống ở cột chữ như Loại bài viết, Phân loại, Tác giả, Trạng thái; không thay ở ID, tiêu đề, ngày, hệ số, số tiền", "only texts can stand for blanks (Loại bài viết, Phân loại, Tác giả, Trạng thái): no ID, title, date, coefficient or amount"},
	"error.numbers-for-names": {
		"%[1]s: mục “%[2]s” là số của CMS, không phải tên, nên không dùng làm %[3]s. Với WordPress: tải danh sách kèm _embed, và --map có các dòng “_embedded.author[0].name = Tác giả”, “_embedded.wp:term[0] = Phân loại”",
		"%[1]s: “%[2]s” has the CMS's numbers and no names, so it is not used as %[3]s. Of WordPress: fetch the list with _embed, and have lines “_embedded.author[0].name = Tác giả”, “_embedded.wp:term[0] = Phân loại” in --map",
	},
	"error.page-full": {
		"%[1]s có đúng %[2]s bài, là số bài WordPress trả trong một trang: có thể còn trang sau (&page=2); nhập tất cả các trang cùng một lệnh",
		"%[1]s has exactly %[2]s posts, as many as WordPress gives at once: there may be another page (&page=2); import all pages with one command",
	},
	"error.sample-filled":      {"là ID của dòng mẫu, không phải của một bài", "is the ID of a sample row, not of an article"},
	"hint.sample-filled":       {"ghi ID của bài trong CMS hoặc để trống ID; dòng mẫu còn nguyên (trạng thái Nháp) thì được bỏ qua", "give the article's ID in the CMS, or leave the ID blank; a sample row that is left as it is (status Draft) is passed over"},
	"error.map-constant-twice": {"--map, dòng %[1]s: cột “%[2]s” đã có giá trị thay chỗ trống ở dòng trước", "--map, line %[1]s: an earlier line says already what stands for a blank in the column “%[2]s”"},
}
