package main

// reviewWords are what is said where articles are decided about and reviewed, and where
// doubles among authors are found, merged and unmerged.
var reviewWords = map[string]words{
	// Approving and rejecting.
	"help.article.decide.long": {
		"Nêu ID, hoặc tệp danh sách (--from, mỗi dòng một ID, # là ghi chú, - là đầu vào), hoặc chọn bằng --month,\n--status, --category, --genre, --author, --title. Chọn bằng tệp hay điều kiện thì hỏi lại, hoặc cần --yes.\nKhông nêu --status thì bài mà ai đó đã quyết định khác (đã duyệt, từ chối, nháp) được để yên.\nMột bài không làm được thì không bài nào thay đổi.",
		"Name IDs, or a list (--from, one ID a line, # is a comment, - is the input), or choose with --month, --status,\n--category, --genre, --author, --title. What a list or a filter chooses is asked about, or needs --yes.\nWithout --status, articles that somebody has settled otherwise (approved, rejected, draft) are left alone.\nWhere one article cannot be changed, none is.",
	},
	"arg.articles.any":    {"[ID...]", "[ID...]"},
	"flag.decide.from":    {"tệp danh sách ID, mỗi dòng một ID; - là đầu vào", "a list of IDs, one a line; - is the input"},
	"flag.decide.yes":     {"làm luôn, không hỏi lại", "do it without asking"},
	"flag.pick.category":  {"chỉ bài có chuyên mục này (Phân loại)", "only articles of this category"},
	"flag.pick.genre":     {"chỉ bài thuộc loại này (Loại bài viết)", "only articles of this genre"},
	"flag.pick.title":     {"chỉ bài có tiêu đề chứa chữ này", "only articles whose title has this text"},
	"usage.decide.both":   {"hoặc nêu ID (hay --from), hoặc chọn bằng điều kiện; không dùng cả hai", "either name IDs (or --from) or choose with a filter, not both"},
	"usage.decide.none":   {"nêu ID, --from TỆP, hoặc điều kiện chọn như --month 2026-10 --status pending", "name IDs, --from FILE, or a filter such as --month 2026-10 --status pending"},
	"usage.decide.yes":    {"chọn bằng --from hay điều kiện cần --yes khi không chạy trên cửa sổ dòng lệnh; xem trước bằng --dry-run", "--from and filters need --yes where there is no terminal to ask on; --dry-run shows what they choose"},
	"usage.decide.no":     {"chưa có bài nào thay đổi", "no article was changed"},
	"stdin":               {"đầu vào", "input"},
	"error.list-empty":    {"%[1]s không có ID nào", "%[1]s names no ID"},
	"error.list-unclear":  {"“#%[1]s” có thể là bài không có ID hoặc một ghi chú", "“#%[1]s” could be an article without ID or a comment"},
	"hint.list-unclear":   {"ghi chú thì viết “# %[1]s”; bài thì viết ID của bài, xem nhuanbut article list", "write “# %[1]s” for a comment; for an article its ID, see nhuanbut article list"},
	"error.decided-since": {"bài %[1]s vừa thay đổi trong lúc hỏi; chưa có bài nào được duyệt hay từ chối", "article %[1]s has changed in the meantime; no article was approved or rejected"},
	"hint.decided-since":  {"chạy lại lệnh để xem bài đó bây giờ thế nào", "run the command again to see how it stands now"},

	"decide.title.approved": {"Duyệt các bài", "To be approved"},
	"decide.title.rejected": {"Từ chối các bài", "To be rejected"},
	"decide.ask.approved":   {"Duyệt %[1]s bài, thêm %[2]s đồng phải trả? [c/K] ", "Approve %[1]s of them, which makes %[2]s đồng payable? [y/N] "},
	"decide.ask.rejected":   {"Từ chối %[1]s bài (%[2]s đồng)? [c/K] ", "Reject %[1]s of them (%[2]s đồng)? [y/N] "},
	"decide.left":           {"Để yên %[1]s bài %[2]s; muốn gồm cả thì thêm --status %[3]s", "Left alone: %[2]s articles (%[1]s); --status %[3]s takes them"},

	// Histories.
	"history.title":   {"Bài %[1]s: %[2]s", "Article %[1]s: %[2]s"},
	"history.version": {"Bản %[1]s, %[2]s, %[3]s, %[4]s", "Version %[1]s, %[2]s, %[3]s, %[4]s"},
	"history.reason":  {"Lý do: %[1]s", "Why: %[1]s"},
	"history.blank":   {"(trống)", "(blank)"},
	"column.payees":   {"Người được trả", "Payees"},
	"column.stands":   {"Kết quả duyệt", "Stands as"},

	"column.amount.paid": {"Số tiền nếu trả", "Amount where paid"},
	"column.payable":     {"Phải trả thêm", "Became payable"},
}
