package main

// peopleWords are what is said of names, of whom they mean and of lists of authors.
var peopleWords = map[string]words{
	"finding.author-suspicious":   {"“%[3]s” không giống tên một người", "“%[3]s” does not look like one person's name"},
	"finding.author-not-a-person": {"“%[3]s” không phải là tên một người", "“%[3]s” is no person's name"},
	"finding.shares-not-royalty":  {"số tiền ghi sau tên cộng lại là %[2]s đồng, phần phải chia là %[1]s đồng (“%[5]s”)", "the amounts behind the names make %[2]s đồng, what they share is %[1]s đồng (“%[5]s”)"},

	// What an odd name could mean, with the command that says so.
	"error.name-of-people":  {"“%[1]s” là nhiều người (%[2]s): nhuanbut author split \"%[1]s\"", "“%[1]s” is several people (%[2]s): nhuanbut author split \"%[1]s\""},
	"error.name-with-photo": {"“%[1]s” là người viết (%[2]s) và người chụp ảnh (%[3]s): nhuanbut author split \"%[1]s\"", "“%[1]s” is who wrote (%[2]s) and who took the photos (%[3]s): nhuanbut author split \"%[1]s\""},
	"error.name-with-note":  {"ghi chú “%[1]s” đi với tên “%[2]s”: nhuanbut author note \"%[1]s\" %[3]s", "the note “%[1]s” beside “%[2]s”: nhuanbut author note \"%[1]s\" %[3]s"},
	"error.names-of-one":    {"“%[1]s” có phải là các tên của một người: nhuanbut author merge \"%[2]s\" %[3]s; nếu là hai người thì nhuanbut author split từng ô", "whether “%[1]s” are names of one person: nhuanbut author merge \"%[2]s\" %[3]s; where they are two, nhuanbut author split each cell"},
	"error.name-in-name":    {"“%[1]s” có phải là tên và bút danh của một người: nhuanbut author alias \"%[2]s\" %[3]s; nếu là hai người thì nhuanbut author split từng ô", "whether “%[1]s” is a name and a pen name of one person: nhuanbut author alias \"%[2]s\" %[3]s; where they are two, nhuanbut author split each cell"},
	"error.name-of-source":  {"“%[1]s” là nguồn tin, không phải người để trả: nhuanbut author confirm \"%[1]s\" --kind source", "“%[1]s” is a source, nobody who is paid: nhuanbut author confirm \"%[1]s\" --kind source"},
	"error.name-of-office":  {"“%[1]s” là cơ quan, tổ chức: nhuanbut author confirm \"%[1]s\" --kind organisation (trả, có chứng từ), hoặc --kind source (không trả)", "“%[1]s” is an organisation: nhuanbut author confirm \"%[1]s\" --kind organisation (paid, with a receipt), or --kind source (not paid)"},
	"error.name-of-group":   {"“%[1]s” là một nhóm, cần biết những ai: nhuanbut author split \"%[1]s\" \"TÊN\" \"TÊN\"; của riêng một bài: nhuanbut article set BÀI \"author=TÊN; TÊN\"; hoặc nhuanbut author confirm \"%[1]s\" --kind organisation, --kind source", "“%[1]s” is a group, who is it: nhuanbut author split \"%[1]s\" \"NAME\" \"NAME\"; of one article alone: nhuanbut article set ARTICLE \"author=NAME; NAME\"; or nhuanbut author confirm \"%[1]s\" --kind organisation, --kind source"},
	"error.name-of-login":   {"“%[1]s” là tên đăng nhập, địa chỉ hoặc con số, không phải họ tên: nhuanbut author set \"%[1]s\" \"name=HỌ TÊN\", hoặc nhuanbut author merge \"TÁC_GIẢ\" \"%[1]s\"", "“%[1]s” is a log-in, an address or a number, no name: nhuanbut author set \"%[1]s\" \"name=NAME\", or nhuanbut author merge \"AUTHOR\" \"%[1]s\""},
	"error.name-of-figures": {"số ghi sau tên là phần chia: %[1]s. Đúng vậy thì nhuanbut author split --as-written", "figures behind names are shares: %[1]s. Where that is so: nhuanbut author split --as-written"},
	"error.name-unclear":    {"“%[1]s” không giống tên một người: nhuanbut author split \"%[1]s\" \"TÊN\"...; đúng là tên một người thì nhuanbut author confirm \"%[1]s\" --kind contributor", "“%[1]s” does not look like one person's name: nhuanbut author split \"%[1]s\" \"NAME\"...; where it is one, nhuanbut author confirm \"%[1]s\" --kind contributor"},

	// What an import says of them on the spot.
	"error.author-suspicious":   {"%[2]s tên mới không giống tên một người: %[1]s; xem cách xử lý: nhuanbut check %[3]s", "%[2]s new names do not look like one person's: %[1]s; what to do: nhuanbut check %[3]s"},
	"error.author-not-a-person": {"%[2]s tên mới không phải tên người (nhóm, cơ quan, nguồn tin): %[1]s; xem cách xử lý: nhuanbut check %[3]s", "%[2]s new names are no person's (groups, offices, sources): %[1]s; what to do: nhuanbut check %[3]s"},

	"confirm.left": {"còn %[1]s việc về tên, không xác nhận hàng loạt:", "%[1]s questions about names are not confirmed with --all:"},
	"note.left":    {"giữ nguyên vì tên còn lại là của tác giả thuộc diện khác: %[1]s", "left as they are, since the rest of the name is that of an author of another kind: %[1]s"},

	"usage.note":             {"nêu --kind DIỆN, hoặc --drop nếu ghi chú không nói gì về diện", "say --kind KIND, or --drop where the note says nothing of the kind"},
	"usage.split.as-written": {"--as-written không đi cùng tên, --shares hay --photo", "--as-written takes no names, no --shares and no --photo"},
	"usage.split.names":      {"--shares %[1]s cần tên của từng người, theo thứ tự tỷ lệ: nhuanbut author split \"Ô\" \"TÊN\" \"TÊN\" --shares 60,40", "--shares %[1]s needs everybody's name, in the order of the shares: nhuanbut author split \"CELL\" \"NAME\" \"NAME\" --shares 60,40"},
	"usage.split.shares":     {"--shares cần %[2]s số cộng lại thành 100, không nhận “%[1]s”", "--shares takes %[2]s figures that make 100, not “%[1]s”"},

	"error.split-unclear":       {"chưa rõ “%[1]s” là những ai", "it is not clear whom “%[1]s” names"},
	"hint.split-unclear":        {"nêu từng tên: nhuanbut author split \"%[1]s\" \"TÊN\" \"TÊN\"", "name them: nhuanbut author split \"%[1]s\" \"NAME\" \"NAME\""},
	"error.split-not-a-name":    {"“%[1]s” không giống tên một người", "“%[1]s” does not look like one person's name"},
	"hint.split-not-a-name":     {"nêu mỗi người một tên; phần chia viết ở --shares", "give each person's name alone; shares go into --shares"},
	"error.split-shares":        {"phần chia cộng lại là %[1]s%%, không phải 100%% cho %[2]s người", "the shares make %[1]s%%, not 100%% for %[2]s people"},
	"error.split-names-twice":   {"“%[1]s” được nêu hai lần", "“%[1]s” is named twice"},
	"error.no-figures":          {"không có bài nào ghi số sau tên tác giả", "no article has figures behind its authors' names"},
	"error.note-empty":          {"“%[1]s” không phải là ghi chú", "“%[1]s” is no note"},
	"error.organisation-merged": {"“%[1]s” và “%[2]s”: một là tổ chức, một là người", "“%[1]s” and “%[2]s”: one is an organisation, the other a person"},
	"hint.organisation-merged":  {"nếu đúng là một thì sửa diện trước: nhuanbut author set TÊN kind=…", "where they are one, correct the kind first: nhuanbut author set NAME kind=…"},

	"help.author.split": {"Nói một ô tác giả gồm những ai, cho các bài đã có và sẽ nhập", "Say whom a cell of authors names, for articles there are and those to come"},
	"help.author.split.long": {
		"Không nêu tên thì tách theo dấu trong ô. Không có --shares thì chia đều. Bài của tháng đã khóa sổ được điều chỉnh ở tháng đang mở.",
		"Without names the cell is split at its own marks. Without --shares they share equally. Articles of closed months are adjusted in the open one.",
	},
	"example.author.split":  {"  nhuanbut author split \"An, Bình\"\n  nhuanbut author split \"Nhóm PV\" \"Lam Giang\" \"Hoa Sim\" --shares 60,40\n  nhuanbut author split --as-written", "  nhuanbut author split \"An, Bình\"\n  nhuanbut author split \"Nhóm PV\" \"Lam Giang\" \"Hoa Sim\" --shares 60,40\n  nhuanbut author split --as-written"},
	"arg.author.split":      {"Ô_TÁC_GIẢ [TÊN...]", "CELL [NAME...]"},
	"flag.split.shares":     {"phần chia theo thứ tự tên, phần trăm: 60,40", "shares in the order of the names, percent: 60,40"},
	"flag.split.photo":      {"người chụp ảnh mà ô nêu", "the photographer whom the cell names"},
	"flag.split.as-written": {"số ghi sau tên là phần chia: “An (60), Bình (40)”, cho cả các ô tương tự", "figures behind names are shares: “An (60), Bình (40)”, of all such cells"},

	"help.author.note": {"Nói một ghi chú đi với tên là gì, cho các tên đã có và sẽ nhập", "Say what a note beside names is, for the names there are and those to come"},
	"help.author.note.long": {
		"“Lê Mai (CTV)”, “CTV Lê Mai” thành Lê Mai. --kind: người chưa xác nhận thuộc diện đó.",
		"“Lê Mai (CTV)” and “CTV Lê Mai” become Lê Mai. --kind: whoever is not confirmed is of that kind.",
	},
	"example.author.note": {"  nhuanbut author note \"(CTV)\" --kind contributor\n  nhuanbut author note \"Ảnh:\" --drop", "  nhuanbut author note \"(CTV)\" --kind contributor\n  nhuanbut author note \"Ảnh:\" --drop"},
	"arg.author.note":     {"GHI_CHÚ", "NOTE"},
	"flag.note.kind":      {"diện mà ghi chú nói: contributor, staff, nonresident, organisation, source", "the kind that the note tells: contributor, staff, nonresident, organisation, source"},
	"flag.note.drop":      {"ghi chú không nói gì về diện", "the note says nothing of the kind"},

	"column.branch":       {"Chi nhánh", "Branch"},
	"column.cell":         {"Ô tác giả", "Cell"},
	"column.people":       {"Là", "People"},
	"column.photo-people": {"Chụp ảnh", "Photos by"},

	// Lists of authors.
	"error.row-without-name":   {"dòng không nêu tên, bút danh hay mã tác giả", "the row has no name, pen name or code"},
	"error.two-authors":        {"tên và bút danh ở dòng này đang là của hai tác giả (%[1]s, %[2]s)", "the names of this row are two authors' (%[1]s, %[2]s)"},
	"hint.two-authors":         {"là một người thì gộp trước: nhuanbut author merge %[1]s %[2]s", "where they are one, merge them first: nhuanbut author merge %[1]s %[2]s"},
	"error.author-twice":       {"tác giả này đã có ở dòng %[1]s của tệp", "row %[1]s of the file has this author too"},
	"error.name-unsettled":     {"“%[1]s” không giống tên một người, nên không nhận diện từ tệp", "“%[1]s” does not look like one person's name: its kind is not taken from a file"},
	"hint.name-unsettled":      {"nhiều người thì nhuanbut author split \"%[1]s\"; đúng là một thì nhuanbut author confirm \"%[1]s\" --kind DIỆN", "of several people: nhuanbut author split \"%[1]s\"; where it is one: nhuanbut author confirm \"%[1]s\" --kind KIND"},
	"error.codes-unused":       {"%[1]s: cột “%[2]s” không phải mã tác giả của sổ (A0001), không dùng", "%[1]s: the column “%[2]s” has no author codes of the ledger (A0001): it is not used"},
	"error.columns-unused":     {"%[1]s: các cột không dùng: %[2]s", "%[1]s: columns that are not used: %[2]s"},
	"error.account-as-number":  {"%[1]s: %[2]s số tài khoản là số chứ không phải chữ (từ dòng %[3]s), Excel bỏ số 0 ở đầu nếu có; xem lại", "%[1]s: %[2]s accounts are numbers, not text (from row %[3]s): Excel drops a zero before them; look at them"},
	"error.authors-since":      {"sổ đã thay đổi trong lúc xem danh sách tác giả", "the ledger changed while the list of authors was looked at"},
	"hint.authors-since":       {"nhập lại tệp", "import the file again"},
	"error.number-damaged":     {"số bị Excel làm hỏng (mất số 0 ở đầu, hoặc viết dạng 1,2E+11): còn %[1]s", "a number that Excel has damaged (a zero lost, or written as 1.2E+11): %[1]s is left"},
	"hint.number-damaged":      {"định dạng cột là Văn bản (Text), gõ lại số rồi nhập lại", "format the column as text, type the number again and import again"},
	"error.kind-unknown":       {"diện không hiểu “%[1]s”: contributor (cộng tác viên), staff (phóng viên), nonresident (không cư trú), organisation (tổ chức), source (nguồn tin)", "“%[1]s” is no kind: contributor, staff, nonresident, organisation, source"},
	"error.commitment-unclear": {"cam kết cần nêu năm (2026), không nhận “%[1]s”", "a commitment needs its year (2026), not “%[1]s”"},

	// One person, two payees.
	"likeness.tax-code":           {"mã số thuế", "tax code"},
	"likeness.id-number":          {"số CCCD", "ID number"},
	"error.number-of-two":         {"%[2]s và %[3]s cùng một %[1]s: trả thành hai người thì thuế tính riêng từng người", "%[2]s and %[3]s have one %[1]s: paid as two they are taxed as two"},
	"hint.number-of-two":          {"là một người thì gộp: nhuanbut author merge %[4]s %[5]s; là hai người: nhuanbut author distinct %[4]s %[5]s --reason LÝ_DO", "one person: nhuanbut author merge %[4]s %[5]s; two: nhuanbut author distinct %[4]s %[5]s --reason TEXT"},
	"error.number-shared":         {"%[2]s và %[3]s cùng một %[1]s, đợt chi sẽ không lập được: nhuanbut author merge %[4]s %[5]s, hoặc nhuanbut author distinct %[4]s %[5]s --reason LÝ_DO", "%[2]s and %[3]s have one %[1]s, and no run will pay them: nhuanbut author merge %[4]s %[5]s, or nhuanbut author distinct %[4]s %[5]s --reason TEXT"},
	"error.authors-alike":         {"%[2]s cặp tên chỉ khác dấu, có thể là một người: %[1]s. Một người thì nhuanbut author merge %[3]s %[4]s; hai người thì nhuanbut author distinct %[3]s %[4]s", "%[2]s pairs of names differ in marks alone and may be one person: %[1]s. One: nhuanbut author merge %[3]s %[4]s; two: nhuanbut author distinct %[3]s %[4]s"},
	"error.account-shared":        {"%[2]s cặp tác giả nhận tiền vào cùng một tài khoản: %[1]s. Đúng vậy (vợ chồng, cơ quan) thì nhuanbut author distinct %[3]s %[4]s", "%[2]s pairs of authors are paid to one account: %[1]s. Where that is right (spouses, offices): nhuanbut author distinct %[3]s %[4]s"},
	"error.distinct-needs-reason": {"%[1]s và %[2]s cùng mã số thuế hoặc số CCCD; hai người thì cần --reason", "%[1]s and %[2]s have one tax code or ID number; two people need a --reason"},
	"pay.same-account":            {"%[1]s cặp tác giả nhận tiền vào cùng một tài khoản: %[2]s. Đúng vậy thì nhuanbut author distinct %[3]s %[4]s", "%[1]s pairs of authors are paid to one account: %[2]s. Where that is right: nhuanbut author distinct %[3]s %[4]s"},

	"help.template.authors":    {"Ghi trang tính trống để điền thông tin tác giả", "Write an empty sheet for the authors' data"},
	"example.template.authors": {"  nhuanbut template authors -o tac-gia.xlsx\n  nhuanbut --lang en template authors -o authors.xlsx", "  nhuanbut template authors -o authors.xlsx\n  nhuanbut --lang vi template authors -o tac-gia.xlsx"},
	"template.authors.done":    {"Đã ghi %[1]s. Điền xong: nhuanbut import authors %[1]s", "Wrote %[1]s. When it is filled: nhuanbut import authors %[1]s"},
	"help.export.authors":      {"Xuất thông tin tác giả", "Export the authors' data"},
	"help.export.authors.long": {"Tên tệp đuôi .xlsx thì ghi bảng tính, còn lại là CSV. Nhập lại bằng nhuanbut import authors.", "A file named .xlsx is a workbook, any other CSV. nhuanbut import authors takes it back."},
	"example.export.authors":   {"  nhuanbut export authors -o tac-gia.xlsx\n  nhuanbut export authors -o tac-gia.csv", "  nhuanbut export authors -o authors.xlsx\n  nhuanbut export authors -o authors.csv"},
	"help.import.authors":      {"Nhập thông tin tác giả từ bảng tính", "Take in the authors' data from a sheet"},
	"help.import.authors.long": {
		"Cột theo thứ tự nào cũng được: tác giả, mã, diện, tên thật, mã số thuế, CCCD, ngân hàng, chi nhánh, số tài khoản,\nchủ tài khoản, email, điện thoại, địa chỉ, quốc tịch, bút danh, cam kết 08. Ô trống giữ điều sổ đang có.\nTên chưa có thì thêm tác giả. Thay đổi được nêu ra trước khi lưu, tài khoản ngân hàng từng cái một.",
		"Columns in any order: author, code, kind, legal name, tax code, ID number, bank, branch, account,\naccount name, e-mail, phone, address, nationality, pen names, commitments. A blank cell leaves what is known.\nA name that is new adds an author. Changes are shown before they are stored, bank accounts one by one.",
	},
	"example.import.authors": {"  nhuanbut import authors tac-gia.xlsx\n  nhuanbut import authors tac-gia.csv --dry-run", "  nhuanbut import authors authors.xlsx\n  nhuanbut import authors authors.csv --dry-run"},
	"flag.authors.yes":       {"lưu mà không hỏi", "store without asking"},
	"flag.authors.sheet":     {"trang tính cần đọc", "the sheet to read"},
	"ask.authors":            {"Thêm %[1]s tác giả và lưu %[2]s thay đổi? (c/k) ", "Add %[1]s authors and store %[2]s changes? (y/n) "},
	"authors.account":        {"%[1]s (%[2]s): số tài khoản đổi từ %[3]s thành %[4]s", "%[1]s (%[2]s): the account changes from %[3]s to %[4]s"},
	"authors.added":          {"%[1]s tác giả mới: %[2]s", "%[1]s new authors: %[2]s"},
	"authors.same":           {"Không có gì thay đổi.", "Nothing changes."},
}
