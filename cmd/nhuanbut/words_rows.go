package main

// rowsWords are what is said of the rows of lists kept by hand.
var rowsWords = map[string]words{
	"flag.groups":          {"dòng đề mục là: author, genre hay category", "what headings are: author, genre or category"},
	"flag.fill-down":       {"cột mà ô trống nghĩa là như dòng trên", "a column in which a blank means the cell above"},
	"error.groups-unknown": {"--groups là author, genre hoặc category, không phải “%[1]s”", "--groups is author, genre or category, not “%[1]s”"},

	"error.groups-needed":     {"các dòng dưới đề mục “%[1]s” (dòng %[2]s) không có tác giả; đề mục có thể là tác giả", "the rows under the heading “%[1]s” (row %[2]s) have no author; the heading may be one"},
	"hint.groups-needed":      {"nhập lại với --groups author nếu đề mục là tên tác giả, --groups genre nếu là thể loại, --groups category nếu là phân loại", "import again with --groups author where headings are authors, --groups genre where they are genres, --groups category where they are categories"},
	"error.groups-taken":      {"%[1]s lấy theo dòng đề mục: %[2]s", "%[1]s is taken from the headings: %[2]s"},
	"error.groups-offered":    {"dòng đề mục không dùng đến: %[1]s; nếu là phân loại thì nhập lại với --groups category", "headings that are not used: %[1]s; where they are categories, import again with --groups category"},
	"error.ditto-read":        {"dấu “như trên” được đọc theo dòng trên", "signs for “as above” are read from the row above"},
	"error.ditto-of-nothing":  {"là dấu “như trên” mà bên trên không có gì", "stands for the cell above, and nothing stands there"},
	"hint.ditto-of-nothing":   {"ghi hẳn giá trị vào ô rồi nhập lại", "write the value itself, then import again"},
	"error.filled-down":       {"ô trống được điền theo dòng trên", "blanks are filled from the row above"},
	"error.fill-down-offered": {"%[2]s ô trống dưới cột %[1]s; nếu ô trống nghĩa là như dòng trên thì nhập lại với --fill-down \"%[1]s\"", "%[2]s blanks under %[1]s; where a blank means the one above, import again with --fill-down \"%[1]s\""},
	"error.fill-down-unknown": {"không có cột “%[1]s”; các cột có: %[2]s", "there is no column “%[1]s”; the columns are: %[2]s"},
	"hint.fill-down-unknown":  {"ghi --fill-down đúng như tiêu đề cột trong tệp", "give --fill-down the header as the file has it"},

	"error.day-alone":          {"cột %[1]s, dòng %[2]s: “%[3]s” chỉ có ngày, và không thấy ghi tháng và năm nào phía trên", "column %[1]s, row %[2]s: “%[3]s” is a day alone, and no month with its year stands above"},
	"hint.day-alone":           {"nhập lại với --month (ví dụ --month 2026-10), hoặc ghi “THÁNG 10 NĂM 2026” phía trên bảng", "import again with --month (for instance --month 2026-10), or write “THÁNG 10 NĂM 2026” above the table"},
	"error.month-from-heading": {"ngày chỉ ghi ngày, được đọc theo tháng ghi phía trên: %[1]s", "days alone are read in the month that stands above: %[1]s"},

	"error.another-table": {"từ đây là một bảng khác, được đọc theo tiêu đề riêng: %[1]s", "another table begins here and is read by its own header: %[1]s"},
	"error.total-differs": {"dòng “%[1]s” ghi %[2]s, các dòng bên trên cộng lại là %[3]s", "“%[1]s” says %[2]s, and the rows above come to %[3]s"},
	"error.total-unread":  {"dòng “%[1]s” là công thức chưa tính (%[2]s), không đối chiếu được", "“%[1]s” is a formula that was not calculated (%[2]s); it is not compared"},
	"error.photo-rows":    {"dòng có thể loại là ảnh: hệ số được đọc là hệ số một ảnh, số lượng là số ảnh", "rows whose genre is photos: the coefficient is read as one photo's, the quantity as how many"},
	"error.rows-joined":   {"hai dòng, phần tin và phần ảnh, được đọc là một bài", "two rows, the text and its photos, are read as one article"},
	"error.note-below":    {"ghi “%[1]s”: xem có dòng nào phải giữ lại không", "says “%[1]s”: see whether a row is to be held for it"},
	"error.comments-said": {"ghi chú của ô: %[1]s", "comments of cells: %[1]s"},

	"error.row-is-line":       {"không phải bài mà là khoản khác (%[1]s)", "is no article but another kind of money (%[1]s)"},
	"held.note":               {"cột %[1]s ghi “%[2]s”", "the column %[1]s says “%[2]s”"},
	"held.comment":            {"ghi chú của ô %[1]s: “%[2]s”", "the comment on %[1]s says “%[2]s”"},
	"held.struck":             {"dòng bị gạch ngang (“%[1]s”)", "the row is struck through (“%[1]s”)"},
	"held.continuation":       {"dòng không có tiêu đề, dưới bài “%[1]s” của %[2]s: không rõ %[3]s được trả gì, hệ số “%[4]s”", "a row without a title under “%[1]s” by %[2]s: it is not clear what %[3]s is paid, coefficient “%[4]s”"},
	"held.unpriced":           {"danh sách ảnh, %[1]s ảnh, không có hệ số", "a list of photos, %[1]s photos, has no coefficient"},
	"held.quantity":           {"cột %[1]s ghi %[2]s mà thể loại không phải ảnh: không rõ trả mấy lần hệ số", "the column %[1]s says %[2]s and the genre is no photo: it is not clear how many times the coefficient is paid"},
	"held.genre-count":        {"thể loại ghi “%[1]s” là %[2]s ảnh, mà số ảnh là “%[3]s”", "the genre “%[1]s” says %[2]s photos, and the photo count is “%[3]s”"},
	"held.several-texts":      {"thể loại ghi “%[1]s”: không rõ hệ số là của một hay của cả", "the genre is “%[1]s”: it is not clear whether the coefficient is of one or of all"},
	"held.looks-total":        {"tiêu đề “%[1]s” giống dòng cộng", "the title “%[1]s” looks like a row of totals"},
	"held.allowance":          {"“%[1]s”, %[2]s đồng, không phải bài và không rõ là khoản gì", "“%[1]s”, %[2]s đồng, is no article, and of no kind that is known"},
	"held.hint":               {"trả: nhuanbut article approve %[1]s; không trả: nhuanbut article reject %[1]s", "to pay: nhuanbut article approve %[1]s; not to pay: nhuanbut article reject %[1]s"},
	"held.hint.genre-count":   {"đúng %[2]s ảnh: nhuanbut article set %[1]s photos=%[2]s, rồi nhuanbut article approve %[1]s", "where it is %[2]s photos: nhuanbut article set %[1]s photos=%[2]s, then nhuanbut article approve %[1]s"},
	"held.hint.unpriced":      {"nhuanbut article set %[1]s photo-coefficient=…, rồi nhuanbut article approve %[1]s; không trả: nhuanbut article reject %[1]s", "nhuanbut article set %[1]s photo-coefficient=…, then nhuanbut article approve %[1]s; not to pay: nhuanbut article reject %[1]s"},
	"held.hint.several-texts": {"nhuanbut article set %[1]s text-coefficient=… nếu cần, rồi nhuanbut article approve %[1]s", "nhuanbut article set %[1]s text-coefficient=… where it is another, then nhuanbut article approve %[1]s"},
}
