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

	// Doubles.
	"help.author.doubles": {"Tìm tác giả nghi trùng", "Find authors who may be one person"},
	"help.author.doubles.long": {
		"Cùng mã số thuế, số giấy tờ, số tài khoản, email; cùng tên, cùng tên khác dấu, hoặc tên lệch một chữ\n(tính cả bút danh và họ tên thật). Chắc nhất xếp trước, kèm lệnh gộp; đã nói là hai người thì không nêu nữa.",
		"Those with one tax code, ID number, account or e-mail; with one name, the same but for diacritics, or names\none letter apart (pen names and legal names too). The surest first, with the command that merges them;\nthose who were said to be two people are left out.",
	},
	"help.author.distinct": {"Cho biết các tác giả là những người khác nhau", "Say that authors are different people"},
	"help.author.unmerge":  {"Tách lại tác giả đã gộp", "Take back that an author was merged"},
	"help.author.unmerge.long": {
		"Tác giả trở lại như trước khi gộp: tên, bút danh, thông tin. Khoản đã chi giữ nguyên như đã ghi sổ;\nkhoản chưa chi thuộc về người mà bài nêu tên.",
		"The author is who they were before: name, pen names and data. What was paid stays as it was posted;\nwhat is unpaid goes to whom the article names again.",
	},
	"example.author.doubles":  {"  nhuanbut author doubles\n  nhuanbut author doubles --output csv", "  nhuanbut author doubles\n  nhuanbut author doubles --output csv"},
	"example.author.distinct": {"  nhuanbut author distinct A0007 A0021\n  nhuanbut author distinct \"Lê An\" \"Lê Ân\"", "  nhuanbut author distinct A0007 A0021\n  nhuanbut author distinct \"Lê An\" \"Lê Ân\""},
	"example.author.unmerge":  {"  nhuanbut author unmerge A0021\n  nhuanbut author unmerge \"Phuong Chau\"", "  nhuanbut author unmerge A0021\n  nhuanbut author unmerge \"Phuong Chau\""},
	"arg.author.distinct":     {"TÁC_GIẢ TÁC_GIẢ...", "AUTHOR AUTHOR..."},
	"arg.author.code":         {"MÃ", "CODE"},
	"error.not-merged":        {"“%[1]s” không phải là tác giả đã gộp vào người khác", "“%[1]s” is not merged into anybody"},
	"hint.not-merged":         {"nêu mã của người đã gộp, xem ở nhuanbut audit", "give the code of the one who was merged; nhuanbut audit has it"},
	"error.name-lent":         {"%[1]s đang mang tên “%[2]s” của %[3]s", "%[1]s is shown under the name “%[2]s”, which is %[3]s's"},
	"hint.name-lent":          {"đổi tên trước: nhuanbut author set %[1]s \"name=TÊN\"", "rename first: nhuanbut author set %[1]s \"name=NAME\""},
	"error.unmerge-in-run":    {"%[1]s có khoản chờ chi trong đợt %[2]s gồm tiền của cả hai người", "%[1]s has a payment in run %[2]s, not settled yet, of both people's money"},
	"hint.unmerge-in-run":     {"hủy khoản đó (nhuanbut pay void %[2]s --author \"%[1]s\") rồi lập đợt chi mới sau khi tách; đã chi thật thì xác nhận trước", "void it (nhuanbut pay void %[2]s --author \"%[1]s\") and run the payment again afterwards; where it was made, confirm it first"},

	"author.merged":    {"Nếu gộp nhầm: nhuanbut author unmerge \"%[1]s\"", "To take it back: nhuanbut author unmerge \"%[1]s\""},
	"unmerge.articles": {"%[1]s bài nhập sau khi gộp trở về %[2]s: %[3]s", "Articles that came since (%[1]s) are %[2]s's again: %[3]s"},
	"unmerge.unsure":   {"%[1]s bài nêu tên mà cả hai cùng mang nên vẫn thuộc %[3]s: %[2]s. Sửa bằng nhuanbut article set ID \"author=TÊN (MÃ)\"", "Articles that name both alike (%[1]s) stay with %[3]s: %[2]s. Correct them with nhuanbut article set ID \"author=NAME (CODE)\""},
	"unmerge.unpaid":   {"Các tháng đã khóa còn %[1]s đồng chưa chi cho %[2]s.", "Of closed months %[1]s đồng are to be paid to %[2]s."},
	"unmerge.paid":     {"%[1]s đồng của %[3]s đã chi cho %[2]s; sổ giữ nguyên như đã ghi.", "%[1]s đồng of %[3]s's were paid to %[2]s; that stays as it was posted."},
	"unmerge.distinct": {"Đúng là hai người thì để không nêu nghi trùng nữa: nhuanbut author distinct %[1]s %[2]s", "Where they are two people, so that they are not suggested again: nhuanbut author distinct %[1]s %[2]s"},

	"double.none":          {"Không thấy tác giả nào nghi trùng.", "No authors look like doubles."},
	"double.tax-code":      {"cùng mã số thuế", "same tax code"},
	"double.id-number":     {"cùng số giấy tờ", "same ID number"},
	"double.account":       {"cùng số tài khoản", "same account"},
	"double.email":         {"cùng email", "same e-mail"},
	"double.name":          {"cùng tên", "same name"},
	"double.letters":       {"cùng tên khác dấu", "same name but for diacritics"},
	"double.one-letter":    {"tên lệch một chữ", "names one letter apart"},
	"double.not.tax-code":  {"khác mã số thuế", "different tax codes"},
	"double.not.id-number": {"khác số giấy tờ", "different ID numbers"},
	"sureness.sure":        {"chắc", "sure"},
	"sureness.likely":      {"nhiều khả năng", "likely"},
	"sureness.maybe":       {"có thể", "maybe"},
	"column.sureness":      {"Nghi trùng", "Sureness"},
	"column.why":           {"Vì sao, lệnh gộp", "Why, command"},

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
