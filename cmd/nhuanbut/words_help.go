package main

// helps are the texts of --help.
var helps = map[string]words{
	"help.root": {"Kế toán nhuận bút cho tòa soạn và cổng thông tin điện tử", "Royalty accounting for newsrooms and government portals"},
	"help.root.long": {
		"Tính nhuận bút từ danh sách tin bài của CMS, ghi sổ và lập bảng Excel hằng tháng.\n\nBắt đầu: nhuanbut demo (xem thử), nhuanbut init rồi nhuanbut import TỆP (sổ thật).",
		"Computes royalties from the CMS's article list, keeps the ledger and writes the month's workbook.\n\nBegin with nhuanbut demo (a sample), or nhuanbut init and nhuanbut import FILE.",
	},
	"help.template": {
		`Cách dùng: {{.UseLine}}{{if .HasAvailableSubCommands}}

Lệnh:{{range .Commands}}{{if .IsAvailableCommand}}
  {{rpad .Name .NamePadding}} {{.Short}}{{end}}{{end}}{{end}}{{if .HasExample}}

Ví dụ:
{{.Example}}{{end}}{{if .HasAvailableLocalFlags}}

Tùy chọn:
{{.LocalFlags.FlagUsages | trimTrailingWhitespaces}}{{end}}{{if .HasAvailableInheritedFlags}}

Tùy chọn chung:
{{.InheritedFlags.FlagUsages | trimTrailingWhitespaces}}{{end}}
`,
		`Usage: {{.UseLine}}{{if .HasAvailableSubCommands}}

Commands:{{range .Commands}}{{if .IsAvailableCommand}}
  {{rpad .Name .NamePadding}} {{.Short}}{{end}}{{end}}{{end}}{{if .HasExample}}

Examples:
{{.Example}}{{end}}{{if .HasAvailableLocalFlags}}

Options:
{{.LocalFlags.FlagUsages | trimTrailingWhitespaces}}{{end}}{{if .HasAvailableInheritedFlags}}

Options of every command:
{{.InheritedFlags.FlagUsages | trimTrailingWhitespaces}}{{end}}
`,
	},

	"help.init":         {"Tạo sổ mới", "Make a new ledger"},
	"help.demo":         {"Tạo một tòa soạn mẫu: sổ, số liệu tháng, bảng Excel", "Make a sample newsroom: ledger, month and workbook"},
	"help.import":       {"Nhập danh sách tin bài (CSV, XLSX, JSON)", "Take in article lists (CSV, XLSX, JSON)"},
	"help.import.long":  {"Nhập danh sách tin bài do CMS xuất ra. Nhập lại cùng tệp không thay đổi gì.\nDòng sai được liệt kê (mã thoát 1), các dòng đúng vẫn được ghi; tệp không đọc được thì không ghi gì.", "Takes in article lists as the CMS exports them. The same file again changes nothing.\nBad rows are listed (exit code 1) and the others stored; a file that cannot be read stores nothing."},
	"help.total":        {"Tổng nhuận bút của tháng", "The month's totals"},
	"help.check":        {"Những điều cần xem lại trước khi chốt tháng", "What to look at before the month is closed"},
	"help.article":      {"Xem, sửa, duyệt tin bài", "Look at, correct and approve articles"},
	"help.article.list": {"Liệt kê tin bài", "List articles"},
	"help.article.show": {"Xem một bài và cách tính nhuận bút", "One article, and how its royalty comes about"},
	"help.article.set":  {"Sửa số liệu của một bài", "Correct an article"},
	"help.article.set.long": {
		"Giá trị sửa ở đây được giữ khi nhập lại tệp; khi tệp nói khác đi, check báo local-override.\nTrường: text-coefficient, photo-coefficient, base-coefficient, base-salary, photos, pages, lump-sum,\nencouragement, author, photo-author, shares, published, category, genre, title, approval-status,\nnewsroom-status, hoặc tên cột (\"Hệ số tin\"). Để trống vế phải là xóa giá trị.",
		"What is set here stands when the file is imported again; check reports local-override where the file says otherwise.\nFields: text-coefficient, photo-coefficient, base-coefficient, base-salary, photos, pages, lump-sum,\nencouragement, author, photo-author, shares, published, category, genre, title, approval-status,\nnewsroom-status, or a column's name (\"Hệ số tin\"). Nothing behind = clears the value.",
	},
	"help.article.approve": {"Duyệt bài", "Approve articles"},
	"help.article.reject":  {"Từ chối bài", "Reject articles"},
	"help.article.history": {"Các lần thay đổi của một bài", "Every version of an article"},
	"help.line":            {"Các khoản ngoài công thức: thù lao, khuyến khích, trừ định mức", "Money beside the formula: remuneration, encouragement, quota"},
	"help.line.list":       {"Liệt kê các khoản đã nhập tay", "List the lines entered by hand"},
	"help.line.add":        {"Thêm một khoản", "Enter a line"},
	"help.line.add.long":   {"--kind: remuneration (thù lao biên tập, biên dịch), encouragement (khuyến khích), quota (trừ định mức:\nluôn là khoản trừ, dù ghi 500000 hay -500000).", "--kind: remuneration, encouragement, or quota (always a deduction, whether 500000 or -500000 is given)."},
	"help.line.void":       {"Hủy một khoản", "Take a line back"},
	"help.author":          {"Tác giả", "Authors"},
	"help.author.list":     {"Liệt kê tác giả", "List authors"},
	"help.author.show":     {"Xem một tác giả", "One author"},
	"help.author.set":      {"Sửa thông tin tác giả", "Correct an author"},
	"help.author.confirm":  {"Xác nhận tác giả mới thuộc diện nào", "Settle the kind of new authors"},
	"help.rate":            {"Lương cơ sở, hệ số, khung hệ số theo ngày hiệu lực", "Base salary, coefficient and caps by date"},
	"help.rate.list":       {"Liệt kê các mức và căn cứ", "List the rates and their bases"},
	"help.rate.set":        {"Đặt một mức từ một ngày", "Set a rate from a day on"},
	"help.rate.set.long":   {"Mức: base-salary (lương cơ sở, đồng), base-coefficient (hệ số lương cơ sở), cap (khung hệ số của --genre),\npayment-deadline (số ngày phải trả), thuế TNCN theo ngày chi: tax-rate (thuế suất khấu trừ), tax-threshold (ngưỡng, đồng),\ntax-rate-on-request (dưới ngưỡng khi được yêu cầu), tax-rate-nonresident. Giá trị none: từ ngày đó không quy định.", "Rates: base-salary (đồng), base-coefficient, cap (of --genre), payment-deadline (days), and of income tax, by the day\nof payment: tax-rate, tax-threshold (đồng), tax-rate-on-request (below the threshold), tax-rate-nonresident.\nThe value none: nothing is set from that day on."},
	"help.setting":         {"Thiết lập của đơn vị", "The newsroom's settings"},
	"help.setting.list":    {"Liệt kê thiết lập", "List the settings"},
	"help.setting.set":     {"Đặt một thiết lập", "Set one"},
	"help.setting.set.long": {
		"unit.name                  tên đơn vị in trên bảng\nregulation                 quy chế làm căn cứ từ 09/2026\nperiod.first-day           1–28: 26 là tháng 10 tính từ 26/09 đến 25/10\nformula.text-by-pages      yes: phần tin nhân với Số Trang\nformula.photo-coefficient  per-photo, hoặc total: Hệ số ảnh là của mọi ảnh\nformula.round-to           1, 10, 100 hoặc 1000 đồng\naccount.expense, .staff, .contributors, .salary, .tax, .cash, .bank   số tài khoản kế toán\nstatus.word.CHỮ            nghĩa của một chữ ở Trạng thái: approved, rejected, pending, draft, scheduled",
		"unit.name                  the newsroom's name, as workbooks print it\nregulation                 the unit's own regulation, the basis from 2026-09\nperiod.first-day           1–28: 26 makes October run from 26/09 to 25/10\nformula.text-by-pages      yes: the text part is multiplied by Số Trang\nformula.photo-coefficient  per-photo, or total: Hệ số ảnh is that of all photos\nformula.round-to           1, 10, 100 or 1000 đồng\naccount.expense, .staff, .contributors, .salary, .tax, .cash, .bank   account numbers\nstatus.word.WORD           what a word of Trạng thái means: approved, rejected, pending, draft, scheduled",
	},

	"example.init":            {`  nhuanbut init --unit "Cổng thông tin điện tử tỉnh Sông Lam"` + "\n  nhuanbut --db so-2026.db init", `  nhuanbut init --unit "Cổng thông tin điện tử tỉnh Sông Lam"` + "\n  nhuanbut --db books-2026.db init"},
	"example.demo":            {"  nhuanbut demo\n  nhuanbut demo thu-nghiem", "  nhuanbut demo\n  nhuanbut demo trial"},
	"example.import":          {"  nhuanbut import tin-bai-thang-10.csv\n  nhuanbut import tin-bai.xlsx --sheet \"Tháng 10\" --dry-run", "  nhuanbut import articles-october.csv\n  nhuanbut import articles.xlsx --sheet October --dry-run"},
	"example.total":           {"  nhuanbut total 2026-10\n  nhuanbut total 2026-10 --by category --output json", "  nhuanbut total 2026-10\n  nhuanbut total 2026-10 --by category --output json"},
	"example.check":           {"  nhuanbut check 2026-10\n  nhuanbut check 10/2026 --output json", "  nhuanbut check 2026-10\n  nhuanbut check 10/2026 --output json"},
	"example.article.list":    {"  nhuanbut article list --month 2026-10 --status pending\n  nhuanbut article list --author \"Phượng Châu\"", "  nhuanbut article list --month 2026-10 --status pending\n  nhuanbut article list --author \"Phượng Châu\""},
	"example.article.show":    {"  nhuanbut article show 4137\n  nhuanbut article show 4137 --output json", "  nhuanbut article show 4137\n  nhuanbut article show 4137 --output json"},
	"example.article.set":     {"  nhuanbut article set 4147 base-coefficient=0,1 --reason \"nhập nhầm\"\n  nhuanbut article set 4157 \"Tác giả=An (60%); Bình (40%)\"", "  nhuanbut article set 4147 base-coefficient=0.1 --reason \"typing error\"\n  nhuanbut article set 4157 \"author=An (60%); Bình (40%)\""},
	"example.article.approve": {"  nhuanbut article approve 4244 4251 --reason \"TBT duyệt ngày 02/11\"\n  nhuanbut article approve --month 2026-10 --status pending --category \"Thời sự\"", "  nhuanbut article approve 4244 4251 --reason \"editor's decision of 2 November\"\n  nhuanbut article approve --month 2026-10 --status pending --category \"Thời sự\""},
	"example.article.reject":  {"  nhuanbut article reject 4244 --reason \"trùng tin\"\n  nhuanbut article reject --from tra-lai.txt --dry-run", "  nhuanbut article reject 4244 --reason duplicate\n  nhuanbut article reject --from returned.txt --dry-run"},
	"example.article.history": {"  nhuanbut article history 4147\n  nhuanbut article history 4147 --output json", "  nhuanbut article history 4147\n  nhuanbut article history 4147 --output json"},
	"example.line.list":       {"  nhuanbut line list --month 2026-10\n  nhuanbut line list --output csv", "  nhuanbut line list --month 2026-10\n  nhuanbut line list --output csv"},
	"example.line.add":        {"  nhuanbut line add --month 2026-10 --author \"Lam Giang\" --kind remuneration --amount 1.500.000 --basis \"QĐ 15/QĐ-CTT\"\n  nhuanbut line add --month 2026-10 --author A0003 --kind quota --amount 500000 --basis \"Định mức quý IV\"", "  nhuanbut line add --month 2026-10 --author \"Lam Giang\" --kind remuneration --amount 1500000 --basis \"QĐ 15/QĐ-CTT\"\n  nhuanbut line add --month 2026-10 --author A0003 --kind quota --amount 500000 --basis \"Định mức quý IV\""},
	"example.line.void":       {"  nhuanbut line void M1\n  nhuanbut line void M1 --reason \"nhập trùng\"", "  nhuanbut line void M1\n  nhuanbut line void M1 --reason duplicate"},
	"example.author.list":     {"  nhuanbut author list\n  nhuanbut author list --output csv", "  nhuanbut author list\n  nhuanbut author list --output csv"},
	"example.author.show":     {"  nhuanbut author show \"Phượng Châu\"\n  nhuanbut author show A0007", "  nhuanbut author show \"Phượng Châu\"\n  nhuanbut author show A0007"},
	"example.author.set":      {"  nhuanbut author set \"Phượng Châu\" tax-code=8012345677 email=chau@example.vn\n  nhuanbut author set A0007 kind=staff", "  nhuanbut author set \"Phượng Châu\" tax-code=8012345677 email=chau@example.vn\n  nhuanbut author set A0007 kind=staff"},
	"example.author.confirm":  {"  nhuanbut author confirm --all --kind contributor\n  nhuanbut author confirm TTXVN --kind source", "  nhuanbut author confirm --all --kind contributor\n  nhuanbut author confirm TTXVN --kind source"},
	"example.rate.list":       {"  nhuanbut rate list\n  nhuanbut rate list --output json", "  nhuanbut rate list\n  nhuanbut rate list --output json"},
	"example.rate.set":        {"  nhuanbut rate set base-salary 2.530.000 --from 2026-07-01 --basis \"NĐ 161/2026/NĐ-CP\"\n  nhuanbut rate set cap 12 --genre Tin --from 2026-09-01 --basis \"Quy chế số 8\"", "  nhuanbut rate set base-salary 2530000 --from 2026-07-01 --basis \"NĐ 161/2026/NĐ-CP\"\n  nhuanbut rate set cap 12 --genre Tin --from 2026-09-01 --basis \"Quy chế số 8\""},
	"example.setting.list":    {"  nhuanbut setting list\n  nhuanbut setting list --output json", "  nhuanbut setting list\n  nhuanbut setting list --output json"},
	"example.setting.set":     {"  nhuanbut setting set formula.round-to 1000 --from 2026-10\n  nhuanbut setting set \"status.word.Lên trang\" approved", "  nhuanbut setting set formula.round-to 1000 --from 2026-10\n  nhuanbut setting set \"status.word.Lên trang\" approved"},

	"flag.db":         {"tệp sổ (hoặc biến NHUANBUT_DB)", "the ledger's file (or NHUANBUT_DB)"},
	"flag.lang":       {"ngôn ngữ: vi hoặc en (hoặc biến NHUANBUT_LANG)", "language: vi or en (or NHUANBUT_LANG)"},
	"flag.output":     {"dạng kết quả: table, json hoặc csv", "form of the result: table, json or csv"},
	"flag.user":       {"người thực hiện, ghi vào lịch sử", "who acts, for the history"},
	"flag.quiet":      {"không in lời nhắc", "say nothing but results and errors"},
	"flag.help":       {"xem hướng dẫn", "show this help"},
	"flag.unit":       {"tên đơn vị, in trên bảng", "the newsroom's name, as workbooks print it"},
	"flag.dry-run":    {"chạy thử, không ghi vào sổ", "show what would happen, store nothing"},
	"flag.full":       {"tệp là toàn bộ danh sách của các tháng trong đó; bài đã duyệt không còn trong tệp sẽ được check báo", "the file is the whole list of its months; check reports approved articles that it lacks"},
	"flag.source":     {"tên danh sách của CMS (ID chỉ duy nhất trong một danh sách)", "the CMS's list (IDs are unique within one)"},
	"flag.dates":      {"cách viết ngày: dmy (ngày trước) hoặc mdy (tháng trước)", "how dates are written: dmy or mdy"},
	"flag.map":        {"tệp cho biết cột nào là gì: mỗi dòng “tiêu đề trong tệp = tên cột”", "a file that says which column is which: lines “header = column”"},
	"flag.sheet":      {"trang tính của tệp XLSX", "the sheet of an XLSX file"},
	"flag.month":      {"chỉ lấy một tháng", "only this month"},
	"flag.by":         {"cộng theo author, category, genre hoặc article", "add up by author, category, genre or article"},
	"flag.out":        {"tệp XLSX sẽ ghi (mặc định nhuan-but-THÁNG.xlsx)", "the XLSX file to write (nhuan-but-MONTH.xlsx by default)"},
	"flag.status":     {"chỉ lấy một trạng thái", "only this status"},
	"flag.author":     {"tên hoặc mã tác giả", "an author's name or code"},
	"flag.reason":     {"lý do, ghi vào lịch sử", "why, for the history"},
	"flag.reset":      {"bỏ giá trị sửa tay, lấy lại giá trị của tệp", "let the file's value stand again"},
	"flag.line.month": {"tháng của khoản", "the line's month"},
	"flag.line.kind":  {"remuneration, encouragement hoặc quota", "remuneration, encouragement or quota"},
	"flag.role":       {"text, photo, editing, translation hoặc other", "text, photo, editing, translation or other"},
	"flag.amount":     {"số tiền, đồng", "the amount, đồng"},
	"flag.basis":      {"căn cứ: văn bản, quyết định", "the document that it rests on"},
	"flag.genre":      {"thể loại của khung hệ số", "the genre of a cap"},
	"flag.from.date":  {"ngày bắt đầu, dạng 2026-07-01", "the first day, such as 2026-07-01"},
	"flag.from.month": {"tháng bắt đầu (mặc định: mọi tháng chưa khóa)", "the first month (all open months by default)"},
	"flag.all":        {"mọi tác giả chưa xác nhận", "all authors not confirmed"},
	"flag.kind":       {"contributor (cộng tác viên), staff (phóng viên, biên tập viên), nonresident, source (nguồn tin)", "contributor, staff, nonresident or source"},

	"arg.files":       {"TỆP...", "FILE..."},
	"arg.month":       {"THÁNG", "MONTH"},
	"arg.article":     {"ID", "ID"},
	"arg.article.set": {"ID TRƯỜNG=GIÁ_TRỊ...", "ID FIELD=VALUE..."},
	"arg.line":        {"KHOẢN", "LINE"},
	"arg.author":      {"TÁC_GIẢ", "AUTHOR"},
	"arg.authors":     {"TÁC_GIẢ...", "AUTHOR..."},
	"arg.author.set":  {"TÁC_GIẢ MỤC=GIÁ_TRỊ...", "AUTHOR FIELD=VALUE..."},
	"arg.rate":        {"MỨC GIÁ_TRỊ", "RATE VALUE"},
	"arg.setting":     {"TÊN GIÁ_TRỊ", "KEY VALUE"},
	"arg.dir":         {"[THƯ_MỤC]", "[DIR]"},
}
