package msg

// decisionWords are what is said of lists that come in, and of what is decided of them.
var decisionWords = map[string]words{
	"held":         {"giữ lại", "held"},
	"at.rows":      {"các dòng %[1]s (%[2]s dòng)", "rows %[1]s (%[2]s rows)"},
	"column.held":  {"Giữ lại", "Held"},
	"column.sheet": {"Trang tính", "Sheet"},

	"finding.one-or-two":  {"một bài hay hai bài (“%[5]s”)", "one article or two (“%[5]s”)"},
	"finding.id-reused":   {"ID này trước là của bài khác (“%[5]s”)", "another article had this ID (“%[5]s”)"},
	"finding.row-held":    {"chờ quyết định có trả hay không (“%[5]s”)", "somebody has to decide whether it is paid (“%[5]s”)"},
	"finding.row-refused": {"dòng bị từ chối, chưa được nhập lại (“%[5]s”)", "the row was refused and has not been taken in since (“%[5]s”)"},

	"help.check.long": {
		"Nêu những điều cần xem lại trước khi khóa sổ tháng. Điều đã xem và đúng như vậy thì chấp nhận bằng --accept MÃ kèm --reason; giá trị khác đi thì được hỏi lại.",
		"Says what is to be looked at before the month is closed. What was looked at and is right so is accepted with --accept CODE and --reason; another value asks again.",
	},
	"flag.check.accept": {"chấp nhận điều mang mã này, như đang nêu", "accept the findings of this code as they are"},
	"flag.check.author": {"chỉ của tác giả này", "only of this author"},
	"flag.check.file":   {"chỉ của tệp này", "only of this file"},
	"check.accepted":    {"Đã chấp nhận %[1]s điều mang mã %[2]s.", "Accepted findings of %[2]s: %[1]s."},

	"error.nothing-to-accept": {"tháng {month} không có điều nào mang mã “{code}” như đã chọn", "{month} has no such finding of “{code}”"},
	"hint.nothing-to-accept":  {"xem nhuanbut check {month}", "see nhuanbut check {month}"},
}
