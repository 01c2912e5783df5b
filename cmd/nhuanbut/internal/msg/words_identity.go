package msg

// identityWords are what is said of articles that could be one, and of rows that were refused.
var identityWords = map[string]words{
	"doubt.one-or-two": {
		"%[1]s “%[2]s” (%[3]s) có thể chính là %[4]s “%[5]s” (%[6]s) đã có, cũng có thể là bài khác",
		"%[1]s “%[2]s” (%[3]s) could be %[4]s “%[5]s” (%[6]s), which is stored, or another article",
	},
	"doubt.id-reused": {
		"%[1]s “%[2]s” (%[3]s) mang ID của %[4]s “%[5]s” (%[6]s): là bài khác dùng lại ID, hay chính bài ấy đã sửa nhiều",
		"%[1]s “%[2]s” (%[3]s) has the ID of %[4]s “%[5]s” (%[6]s): another article under a used ID, or that one with many changes",
	},
	"doubt.no-day":        {"không có ngày", "no date"},
	"doubt.new":           {"dòng này", "this row"},
	"error.one-or-two":    {"“{title}” ({day}) có thể chính là “{other-title}” ({other-day}) đã có, cũng có thể là bài khác", "“{title}” ({day}) could be “{other-title}” ({other-day}), which is stored, or another article"},
	"error.id-reused":     {"“{title}” ({day}) mang ID của bài khác: “{other-title}” ({other-day})", "“{title}” ({day}) has the ID of another article: “{other-title}” ({other-day})"},
	"error.article-again": {"trùng tiêu đề, ngày và tác giả với bài đã có mang ID khác, mà tệp không còn ({article} và {other}): cả hai đều được trả", "title, day and author are those of a stored article with another ID, which the file does not have ({article} and {other}): both are paid"},
	"hint.article-again":  {"nếu là một bài: nhuanbut article same {other} {article}", "where it is one article: nhuanbut article same {other} {article}"},
	"hint.doubt": {
		"là một bài: nhuanbut article same %[2]s %[1]s; là hai bài: nhuanbut article different %[2]s %[1]s",
		"one article: nhuanbut article same %[2]s %[1]s; two: nhuanbut article different %[2]s %[1]s",
	},

	"hint.doubts": {
		"là một trong các bài ấy: nhuanbut article same BÀI %[1]s; không phải bài nào trong đó: nhuanbut article different %[1]s",
		"one of these: nhuanbut article same ARTICLE %[1]s; none of them: nhuanbut article different %[1]s",
	},
	"error.not-held": {"{article} không bị giữ lại vì bài khác; nêu hai bài", "{article} is not held for another article; name two articles"},
	"error.version-unclear": {
		"phiên bản {version} ghi ở dạng số có thể đứng trước hay sau phiên bản {other} của dòng {row} (1,1 có thể là 1.1 hoặc 1.10)",
		"version {version} stands as a number and could come before version {other} of row {row} or after it (1.1 may be 1.1 or 1.10)",
	},
	"hint.version-unclear": {"định dạng cột Version là văn bản (Text) rồi xuất lại", "format the column Version as text and export again"},

	"help.article.same": {"hai bài là một", "two articles are one"},
	"help.article.same.long": {
		"Nói rằng hai bài là một. Bài đang giữ lại nhập vào bài kia và trở thành phiên bản mới của bài ấy; nếu không bài nào bị giữ lại thì bài nêu trước được giữ nguyên. Phần đã khóa sổ cho bài thừa được trừ lại ở tháng đang mở sớm nhất. Lần nhập sau không hỏi lại.",
		"Says that two articles are one. The one that is held becomes the new version of the other; where neither is held the first named stands as it is. What was posted for the other one is taken back in the earliest open month. Later imports do not ask again.",
	},
	"example.article.same":   {"  nhuanbut article same 17 b42\n  nhuanbut article same 4147 4244 --reason \"sửa ngày đăng\"", "  nhuanbut article same 17 b42\n  nhuanbut article same 4147 4244 --reason \"the day was mended\""},
	"help.article.different": {"hai bài là hai, hay một tít lặp lại", "two articles are two, or a title recurs"},
	"help.article.different.long": {
		"Nói rằng hai bài là hai bài khác nhau, kể cả khi trước đó đã nói là một; nêu một bài đang giữ lại là nói bài ấy không phải bài nào trong những bài có thể trùng; --title nói rằng một tít dùng đi dùng lại (“Tin vắn”): các bài cùng tít ngày khác nhau không bị hỏi nữa. Bài đang giữ lại vì thế được trả như mọi bài khác.",
		"Says that two articles are two, also where they had been said to be one; a held article alone is none of those that it could be; --title says that a title recurs (“Tin vắn”): articles with it on other days are not asked about again. What was held for it is paid as every other article.",
	},
	"example.article.different":    {"  nhuanbut article different 17 b42\n  nhuanbut article different --title \"Tin vắn\"", "  nhuanbut article different 17 b42\n  nhuanbut article different --title \"Tin vắn\""},
	"flag.different.title":         {"tít lặp lại", "the title that recurs"},
	"usage.different":              {"nêu hai bài, một bài đang giữ lại, hoặc --title TÍT", "name two articles, one that is held, or --title TITLE"},
	"article.same":                 {"%[2]s là bài %[1]s.", "%[2]s is article %[1]s."},
	"article.different":            {"%[1]s và %[2]s là hai bài.", "%[1]s and %[2]s are two articles."},
	"article.different.others":     {"%[1]s là bài khác với %[2]s.", "%[1]s is another article than %[2]s."},
	"article.different.undone":     {"%[1]s và %[2]s lại là hai bài như trước.", "%[1]s and %[2]s are two articles again."},
	"article.series":               {"“%[1]s” là tít lặp lại: các bài cùng tít là những bài khác nhau.", "“%[1]s” recurs: articles with this title are different ones."},
	"column.was":                   {"Gồm cả", "Was also"},
	"column.freed":                 {"Không còn giữ lại", "No longer held"},
	"column.row":                   {"Dòng", "Row"},
	"refused.refused":              {"bị từ chối, chưa giải quyết", "refused, not settled"},
	"refused.taken":                {"đã nhập lại", "taken in since"},
	"refused.again":                {"bị từ chối lại vì lý do khác, mang số khác", "refused again for another reason, under another number"},
	"refused.waived":               {"bỏ qua có lý do", "waived for a reason"},
	"error.same-already":           {"{article} và {other} đã là một bài", "{article} and {other} are one article already"},
	"error.same-as-itself":         {"{article} được nêu hai lần: cần nêu hai bài", "{article} is named twice: name two articles"},
	"error.changed-since":          {"{article} và {other} đã đổi từ khi được nói là một bài, không tách lại được", "{article} and {other} have changed since they were said to be one and cannot be made two again"},
	"hint.changed-since":           {"dùng article set và article reject để sửa từng bài", "mend each with article set and article reject"},
	"error.title-empty":            {"tít trống", "the title is empty"},
	"error.held-for-others":        {"{article} đang giữ lại vì có thể chính là {other}: chưa duyệt được", "{article} is held because it could be {other}: it cannot be approved yet"},
	"hint.held-for-others":         {"nói trước: nhuanbut article same {other} {article} (một bài), hay nhuanbut article different {other} {article} (hai bài)", "say first: nhuanbut article same {other} {article} (one article), or nhuanbut article different {other} {article} (two)"},
	"error.not-accepted":           {"“{code}” không chấp nhận như vậy được: phải nói là bài nào, hay có trả hay không", "“{code}” is not accepted so: somebody has to say which article it is, or whether it is paid"},
	"hint.not-accepted":            {"dùng nhuanbut article same|different BÀI BÀI, hay nhuanbut article approve|reject BÀI ({articles})", "use nhuanbut article same|different ARTICLE ARTICLE, or nhuanbut article approve|reject ARTICLE ({articles})"},
	"error.name-findings":          {"“{code}” được chấp nhận từng điều: nêu tên từng bài, dòng hay tác giả ({count} điều: {about})", "“{code}” is accepted one by one: name each article, row or author ({count} of them: {about})"},
	"hint.name-findings":           {"nhuanbut check {month} --accept {code} TÊN... --reason \"LÝ DO\"", "nhuanbut check {month} --accept {code} NAME... --reason \"REASON\""},
	"finding.article-again":        {"%[2]s cặp bài cùng tác giả, cùng tít cách nhau không quá 31 ngày, mang ID khác nhau (%[5]s)", "%[2]s pairs of articles by one author under one title within 31 days, with different IDs (%[5]s)"},
	"finding.moved-between-months": {"ngày đăng chuyển từ %[1]s sang %[2]s, tháng đã khóa sổ: tiền được điều chỉnh ở tháng đang mở (“%[5]s”)", "the day of publication went from %[1]s to %[2]s, over a closed month: the money is adjusted in the open one (“%[5]s”)"},
}
