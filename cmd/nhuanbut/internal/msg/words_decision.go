package msg

// decisionWords are what is said of lists that come in, and of what is decided of them.
var decisionWords = map[string]words{
	"held":         {"giữ lại", "held"},
	"at.rows":      {"các dòng {1} ({2} dòng)", "rows {1} ({2} {2|row|rows})"},
	"column.held":  {"Giữ lại", "Held"},
	"column.sheet": {"Trang tính", "Sheet"},

	"finding.one-or-two":  {"một bài hay hai bài (“{5}”)", "one article or two (“{5}”)"},
	"finding.id-reused":   {"ID này trước là của bài khác (“{5}”)", "another article had this ID (“{5}”)"},
	"finding.row-held":    {"chờ quyết định có trả hay không (“{5}”)", "somebody has to decide whether it is paid (“{5}”)"},
	"finding.row-refused": {"dòng bị từ chối, chưa được nhập lại (“{5}”)", "the row was refused and has not been imported since (“{5}”)"},

	"help.check.long": {
		"Nêu những điều cần xem lại trước khi khóa sổ tháng. Điều đã xem và đúng như vậy thì chấp nhận bằng --accept MÃ kèm --reason; giá trị khác đi thì được hỏi lại.",
		"Says what is to be looked at before the month is closed. What was looked at and is right so is accepted with --accept CODE and --reason; another value asks again.",
	},
	"flag.check.accept": {"chấp nhận điều mang mã này, như đang nêu", "accept the findings of this code as they are"},
	"flag.check.author": {"chỉ của tác giả này", "only of this author"},
	"flag.check.file":   {"chỉ của tệp này", "only of this file"},
	"check.accepted":    {"Đã chấp nhận {1} điều mang mã {2}.", "Accepted findings of {2}: {1}."},

	"error.nothing-to-accept": {"tháng {month} không có điều nào mang mã “{code}” như đã chọn", "{month} has no finding “{code}” as chosen"},
	"hint.nothing-to-accept":  {"xem nhuanbut check {month}", "see nhuanbut check {month}"},
}
