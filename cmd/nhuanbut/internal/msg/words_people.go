package msg

// peopleWords are what is said of names, of whom they mean and of lists of authors.
var peopleWords = map[string]words{
	"finding.author-suspicious":   {"“{3}” không giống tên một người", "“{3}” does not look like one person's name"},
	"finding.author-not-a-person": {"“{3}” không phải là tên một người", "“{3}” is not a person's name"},
	"finding.shares-not-royalty":  {"số tiền ghi sau tên cộng lại là {2} đồng, phần phải chia là {1} đồng (“{5}”)", "the amounts after the names add up to {2} đồng; the amount they share is {1} đồng (“{5}”)"},

	// What an odd name could mean, with the command that says so.
	"error.name-of-people":  {"“{name}” là nhiều người ({people}): nhuanbut author split \"{name}\"", "“{name}” names several people ({people}): nhuanbut author split \"{name}\""},
	"error.name-with-photo": {"“{name}” là người viết ({people}) và người chụp ảnh ({photographer}): nhuanbut author split \"{name}\"", "“{name}” names the writer ({people}) and the photographer ({photographer}): nhuanbut author split \"{name}\""},
	"error.name-with-note":  {"ghi chú “{note}” đi với tên “{names}”: nhuanbut author note \"{note}\" {option}", "the note “{note}” beside “{names}”: nhuanbut author note \"{note}\" {option}"},
	"error.names-of-one":    {"“{names}” có phải là các tên của một người: nhuanbut author merge \"{name}\" {others}; nếu là hai người thì nhuanbut author split từng ô", "are “{names}” names of one person? nhuanbut author merge \"{name}\" {others}; if they are two people, nhuanbut author split each cell"},
	"error.name-in-name":    {"“{names}” có phải là tên và bút danh của một người: nhuanbut author alias \"{name}\" {others}; nếu là hai người thì nhuanbut author split từng ô", "are “{names}” the name and pen name of one person? nhuanbut author alias \"{name}\" {others}; if they are two people, nhuanbut author split each cell"},
	"error.name-of-source":  {"“{name}” là nguồn tin, không phải người để trả: nhuanbut author confirm \"{name}\" --kind source", "“{name}” is a source, which is not paid: nhuanbut author confirm \"{name}\" --kind source"},
	"error.name-of-office":  {"“{name}” là cơ quan, tổ chức: nhuanbut author confirm \"{name}\" --kind organisation (trả, có chứng từ), hoặc --kind source (không trả)", "“{name}” is an organisation: nhuanbut author confirm \"{name}\" --kind organisation (paid, with a receipt), or --kind source (not paid)"},
	"error.name-of-group":   {"“{name}” là một nhóm, cần biết những ai: nhuanbut author split \"{name}\" \"TÊN\" \"TÊN\"; của riêng một bài: nhuanbut article set BÀI \"author=TÊN; TÊN\"; hoặc nhuanbut author confirm \"{name}\" --kind organisation, --kind source", "“{name}” is a group, who is it: nhuanbut author split \"{name}\" \"NAME\" \"NAME\"; of one article alone: nhuanbut article set ARTICLE \"author=NAME; NAME\"; or nhuanbut author confirm \"{name}\" --kind organisation, --kind source"},
	"error.name-of-login":   {"“{name}” là tên đăng nhập, địa chỉ hoặc con số, không phải họ tên: nhuanbut author set \"{name}\" \"name=HỌ TÊN\", hoặc nhuanbut author merge \"TÁC_GIẢ\" \"{name}\"", "“{name}” is a log-in, an address or a number, not a name: nhuanbut author set \"{name}\" \"name=NAME\", or nhuanbut author merge \"AUTHOR\" \"{name}\""},
	"error.name-of-figures": {"số ghi sau tên là phần chia: {cells}. Đúng vậy thì nhuanbut author split --as-written", "the figures after the names are shares: {cells}. If so: nhuanbut author split --as-written"},
	"error.name-unclear":    {"“{name}” không giống tên một người: nhuanbut author split \"{name}\" \"TÊN\"...; đúng là tên một người thì nhuanbut author confirm \"{name}\" --kind contributor", "“{name}” does not look like one person's name: nhuanbut author split \"{name}\" \"NAME\"...; if it is one, nhuanbut author confirm \"{name}\" --kind contributor"},

	// What an import says of them on the spot.
	"error.author-suspicious":   {"{count} tên mới không giống tên một người: {names}; xem cách xử lý: nhuanbut check {month}", "{count} new {count|name|names} {count|does not|do not} look like one person's: {names}; what to do: nhuanbut check {month}"},
	"error.author-not-a-person": {"{count} tên mới không phải tên người (nhóm, cơ quan, nguồn tin): {names}; xem cách xử lý: nhuanbut check {month}", "{count} new {count|name is|names are} not a person's (groups, offices, sources): {names}; what to do: nhuanbut check {month}"},

	"confirm.left": {"còn {1} việc về tên, không xác nhận hàng loạt:", "{1} {1|question|questions} about names are not confirmed with --all:"},
	"note.left":    {"giữ nguyên vì tên còn lại là của tác giả thuộc diện khác: {1}", "left as they are, since the rest of the name is that of an author of another kind: {1}"},

	"usage.note":             {"nêu --kind DIỆN, hoặc --drop nếu ghi chú không nói gì về diện", "say --kind KIND, or --drop if the note says nothing about the kind"},
	"usage.split.as-written": {"--as-written không đi cùng tên, --shares hay --photo", "--as-written takes no names, no --shares and no --photo"},
	"usage.split.names":      {"--shares {1} cần tên của từng người, theo thứ tự tỷ lệ: nhuanbut author split \"Ô\" \"TÊN\" \"TÊN\" --shares 60,40", "--shares {1} needs everybody's name, in the order of the shares: nhuanbut author split \"CELL\" \"NAME\" \"NAME\" --shares 60,40"},
	"usage.split.shares":     {"--shares cần {2} số cộng lại thành 100, không nhận “{1}”", "--shares takes {2} {2|figure|figures} that make 100, not “{1}”"},

	"error.split-unclear":       {"chưa rõ “{name}” là những ai", "it is not clear whom “{name}” names"},
	"hint.split-unclear":        {"nêu từng tên: nhuanbut author split \"{name}\" \"TÊN\" \"TÊN\"", "name them: nhuanbut author split \"{name}\" \"NAME\" \"NAME\""},
	"error.split-not-a-name":    {"“{name}” không giống tên một người", "“{name}” does not look like one person's name"},
	"hint.split-not-a-name":     {"nêu mỗi người một tên; phần chia viết ở --shares", "give each person's name alone; shares go into --shares"},
	"error.split-shares":        {"phần chia cộng lại là {sum}%, không phải 100% cho {people} người", "the shares make {sum}%, not 100% for {people} {people|person|people}"},
	"error.split-names-twice":   {"“{name}” được nêu hai lần", "“{name}” is named twice"},
	"error.no-figures":          {"không có bài nào ghi số sau tên tác giả", "no article has figures after its authors' names"},
	"error.note-empty":          {"“{note}” không phải là ghi chú", "“{note}” is not a note"},
	"error.organisation-merged": {"“{merged}” và “{author}”: một là tổ chức, một là người", "“{merged}” and “{author}”: one is an organisation, the other a person"},
	"hint.organisation-merged":  {"nếu đúng là một thì sửa diện trước: nhuanbut author set TÊN kind=…", "if they are one, correct the kind first: nhuanbut author set NAME kind=…"},

	"help.author.split": {"Nói một ô tác giả gồm những ai, cho các bài đã có và sẽ nhập", "Say whom a cell of authors names, for articles there are and those to come"},
	"help.author.split.long": {
		"Không nêu tên thì tách theo dấu trong ô. Không có --shares thì chia đều. Bài của tháng đã khóa sổ được điều chỉnh ở tháng đang mở.",
		"Without names the cell is split at its own marks. Without --shares they share equally. Articles of closed months are adjusted in the open one.",
	},
	"example.author.split":  {"  nhuanbut author split \"An, Bình\"\n  nhuanbut author split \"Nhóm PV\" \"Lam Giang\" \"Hoa Sim\" --shares 60,40\n  nhuanbut author split --as-written", "  nhuanbut author split \"An, Bình\"\n  nhuanbut author split \"Nhóm PV\" \"Lam Giang\" \"Hoa Sim\" --shares 60,40\n  nhuanbut author split --as-written"},
	"arg.author.split":      {"Ô_TÁC_GIẢ [TÊN...]", "CELL [NAME...]"},
	"flag.split.shares":     {"phần chia theo thứ tự tên, phần trăm: 60,40", "shares in the order of the names, percent: 60,40"},
	"flag.split.photo":      {"người chụp ảnh mà ô nêu", "the photographer whom the cell names"},
	"flag.split.as-written": {"số ghi sau tên là phần chia: “An (60), Bình (40)”, cho cả các ô tương tự", "figures after names are shares: “An (60), Bình (40)”, of all such cells"},

	"help.author.note": {"Nói một ghi chú đi với tên là gì, cho các tên đã có và sẽ nhập", "Say what a note beside names is, for the names there are and those to come"},
	"help.author.note.long": {
		"“Lê Mai (CTV)”, “CTV Lê Mai” thành Lê Mai. --kind: người chưa xác nhận thuộc diện đó.",
		"“Lê Mai (CTV)” and “CTV Lê Mai” become Lê Mai. --kind: unconfirmed authors get that kind.",
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
	"error.two-authors":        {"tên và bút danh ở dòng này đang là của hai tác giả ({code}, {other-code})", "the names in this row belong to two authors ({code}, {other-code})"},
	"hint.two-authors":         {"là một người thì gộp trước: nhuanbut author merge {code} {other-code}", "if they are one person, merge them first: nhuanbut author merge {code} {other-code}"},
	"error.author-twice":       {"tác giả này đã có ở dòng {row} của tệp", "row {row} of the file has this author too"},
	"error.name-unsettled":     {"“{name}” không giống tên một người, nên không nhận diện từ tệp", "“{name}” does not look like one person's name: its kind is not taken from a file"},
	"hint.name-unsettled":      {"nhiều người thì nhuanbut author split \"{name}\"; đúng là một thì nhuanbut author confirm \"{name}\" --kind DIỆN", "several people: nhuanbut author split \"{name}\"; one person: nhuanbut author confirm \"{name}\" --kind KIND"},
	"error.codes-unused":       {"{path}: cột “{header}” không phải mã tác giả của sổ (A0001), không dùng", "{path}: the column “{header}” has no author codes of the ledger (A0001): it is not used"},
	"error.columns-unused":     {"{path}: các cột không dùng: {headers}", "{path}: columns that are not used: {headers}"},
	"error.account-as-number":  {"{path}: {count} số tài khoản là số chứ không phải chữ (từ dòng {row}), Excel bỏ số 0 ở đầu nếu có; xem lại", "{path}: {count} {count|account is a number|accounts are numbers}, not text (from row {row}): Excel drops leading zeros; check {count|it|them}"},
	"error.authors-since":      {"danh sách tác giả đã đổi trong lúc xem; chưa lưu gì", "the list of authors changed while it was shown; nothing was stored"},
	"hint.authors-since":       {"nhập lại tệp", "import the file again"},
	"error.number-damaged":     {"số bị Excel làm hỏng (mất số 0 ở đầu, hoặc viết dạng 1,2E+11): còn {digits}", "a number that Excel has damaged (a zero lost, or written as 1.2E+11): {digits} is left"},
	"hint.number-damaged":      {"định dạng cột là Văn bản (Text), gõ lại số rồi nhập lại", "format the column as text, type the number again and import again"},
	"error.kind-unknown":       {"diện không hiểu “{kind}”: contributor (cộng tác viên), staff (phóng viên), nonresident (không cư trú), organisation (tổ chức), source (nguồn tin)", "“{kind}” is not a kind: contributor, staff, nonresident, organisation, source"},
	"error.commitment-unclear": {"cam kết cần nêu năm (2026), không nhận “{value}”", "a commitment needs its year (2026), not “{value}”"},

	// One person, two payees.
	"likeness.tax-code":           {"mã số thuế", "tax code"},
	"likeness.id-number":          {"số CCCD", "ID number"},
	"error.number-of-two":         {"{author} và {other} cùng một {same}: trả thành hai người thì thuế tính riêng từng người", "{author} and {other} have the same {same}: paid as two people, they are taxed as two"},
	"hint.number-of-two":          {"là một người thì gộp: nhuanbut author merge {code} {other-code}; là hai người: nhuanbut author distinct {code} {other-code} --reason LÝ_DO", "one person: nhuanbut author merge {code} {other-code}; two people: nhuanbut author distinct {code} {other-code} --reason TEXT"},
	"error.number-shared":         {"{author} và {other} cùng một {same}, đợt chi sẽ không lập được: nhuanbut author merge {code} {other-code}, hoặc nhuanbut author distinct {code} {other-code} --reason LÝ_DO", "{author} and {other} have the same {same}, and no run will pay them: nhuanbut author merge {code} {other-code}, or nhuanbut author distinct {code} {other-code} --reason TEXT"},
	"error.authors-alike":         {"{count} cặp tên chỉ khác dấu, có thể là một người: {pairs}. Một người thì nhuanbut author merge {code} {other-code}; hai người thì nhuanbut author distinct {code} {other-code}", "{count} {count|pair|pairs} of names {count|differs|differ} only in diacritics and may be one person: {pairs}. One person: nhuanbut author merge {code} {other-code}; two: nhuanbut author distinct {code} {other-code}"},
	"error.account-shared":        {"{count} cặp tác giả nhận tiền vào cùng một tài khoản: {pairs}. Đúng vậy (vợ chồng, cơ quan) thì nhuanbut author distinct {code} {other-code}", "{count} {count|pair|pairs} of authors {count|is|are} paid to one account: {pairs}. If that is right (spouses, offices): nhuanbut author distinct {code} {other-code}"},
	"error.distinct-needs-reason": {"{author} và {other} cùng mã số thuế hoặc số CCCD; hai người thì cần --reason", "{author} and {other} have the same tax code or ID number; for two people give --reason"},
	"pay.same-account":            {"{1} cặp tác giả nhận tiền vào cùng một tài khoản: {2}. Đúng vậy thì nhuanbut author distinct {3} {4}", "{1} {1|pair|pairs} of authors {1|is|are} paid to one account: {2}. If that is right: nhuanbut author distinct {3} {4}"},

	"help.template.authors":    {"Ghi trang tính trống để điền thông tin tác giả", "Write an empty sheet for the authors' data"},
	"example.template.authors": {"  nhuanbut template authors -o tac-gia.xlsx\n  nhuanbut --lang en template authors -o authors.xlsx", "  nhuanbut template authors -o authors.xlsx\n  nhuanbut --lang vi template authors -o tac-gia.xlsx"},
	"template.authors.done":    {"Đã ghi {1}. Điền xong: nhuanbut import authors {1}", "Wrote {1}. When it is filled: nhuanbut import authors {1}"},
	"help.export.authors":      {"Xuất thông tin tác giả", "Export the authors' data"},
	"help.export.authors.long": {"Tên tệp đuôi .xlsx thì ghi bảng tính, còn lại là CSV. Nhập lại bằng nhuanbut import authors.", "A file named .xlsx is a workbook, any other CSV. nhuanbut import authors takes it back."},
	"example.export.authors":   {"  nhuanbut export authors -o tac-gia.xlsx\n  nhuanbut export authors -o tac-gia.csv", "  nhuanbut export authors -o authors.xlsx\n  nhuanbut export authors -o authors.csv"},
	"help.import.authors":      {"Nhập thông tin tác giả từ bảng tính", "Import the authors' data from a sheet"},
	"help.import.authors.long": {
		"Cột theo thứ tự nào cũng được: tác giả, mã, diện, tên thật, mã số thuế, CCCD, ngân hàng, chi nhánh, số tài khoản,\nchủ tài khoản, email, điện thoại, địa chỉ, quốc tịch, bút danh, cam kết 08. Ô trống giữ điều sổ đang có.\nTên chưa có thì thêm tác giả. Thay đổi được nêu ra trước khi lưu, tài khoản ngân hàng từng cái một.",
		"Columns in any order: author, code, kind, legal name, tax code, ID number, bank, branch, account,\naccount name, e-mail, phone, address, nationality, pen names, commitments. A blank cell leaves what is known.\nA name that is new adds an author. Changes are shown before they are stored, bank accounts one by one.",
	},
	"example.import.authors": {"  nhuanbut import authors tac-gia.xlsx\n  nhuanbut import authors tac-gia.csv --dry-run", "  nhuanbut import authors authors.xlsx\n  nhuanbut import authors authors.csv --dry-run"},
	"flag.authors.yes":       {"lưu mà không hỏi", "store without asking"},
	"flag.authors.sheet":     {"trang tính cần đọc", "the sheet to read"},
	"ask.authors":            {"Thêm {1} tác giả và lưu {2} thay đổi? (c/k) ", "Add {1} {1|author|authors} and store {2} {2|change|changes}? (y/n) "},
	"authors.account":        {"{1} ({2}): số tài khoản đổi từ {3} thành {4}", "{1} ({2}): the account changes from {3} to {4}"},
	"authors.added":          {"{1} tác giả mới: {2}", "{1} new {1|author|authors}: {2}"},
	"authors.same":           {"Không có gì thay đổi.", "Nothing changes."},
}
