package main

// templateWords are the words of the empty sheet, of maps, and of how columns are understood.
var templateWords = map[string]words{
	"help.template":          {"Mẫu trống để điền", "Empty sheets to fill"},
	"help.template.articles": {"Bảng tin bài trống: danh sách chọn, ghi chú từng cột, dòng mẫu", "An empty article list: drop-downs, notes on each column, samples"},
	"help.template.articles.long": {
		"Ghi một tệp Excel trống để điền tin bài; điền xong nhập bằng nhuanbut import, không cần --map. Chuyên mục, thể loại,\ntác giả, trạng thái lấy từ sổ; chưa có sổ thì dùng danh sách thông dụng. Dòng mẫu không bao giờ được tính tiền.",
		"Writes an empty Excel file to fill with articles; nhuanbut import takes it without --map. Categories, genres, authors\nand statuses are the ledger's; without a ledger they are common ones. Sample rows are never paid.",
	},
	"example.template.articles": {"  nhuanbut template articles -o tin-bai-10.xlsx --month 2026-10\n  nhuanbut --lang en template articles -o articles.xlsx", "  nhuanbut template articles -o articles-10.xlsx --month 2026-10\n  nhuanbut --lang vi template articles -o tin-bai.xlsx"},
	"flag.template.out":         {"tệp XLSX sẽ ghi; tệp đã có thì không ghi đè", "the XLSX file to write; one that is there is not written over"},
	"flag.template.month":       {"tháng của tin bài: Excel hỏi lại ngày ngoài tháng", "the articles' month: Excel asks about days outside"},
	"usage.template.out":        {"thiếu tên tệp: -o TỆP.xlsx", "the file's name is missing: -o FILE.xlsx"},
	"template.done":             {"Đã ghi %[1]s. Điền xong: nhuanbut import %[1]s", "Wrote %[1]s. When it is filled: nhuanbut import %[1]s"},
	"error.file-exists":         {"đã có tệp %[1]s; không ghi đè vì có thể đang có số liệu", "the file %[1]s is there already and is not written over: it may have been filled"},
	"hint.file-exists":          {"đặt tên khác sau -o, hoặc xóa tệp ấy trước", "give another name after -o, or delete the file first"},

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
