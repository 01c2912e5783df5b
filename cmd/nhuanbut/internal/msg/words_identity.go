package msg

// identityWords are what is said of articles that could be one, and of rows that were refused.
var identityWords = map[string]words{
	"doubt.one-or-two": {
		"{1} “{2}” ({3}) có thể chính là {4} “{5}” ({6}) đã có, cũng có thể là bài khác",
		"{1} “{2}” ({3}) may be the stored article {4} “{5}” ({6}), or another article",
	},
	"doubt.id-reused": {
		"{1} “{2}” ({3}) mang ID của {4} “{5}” ({6}): là bài khác dùng lại ID, hay chính bài ấy đã sửa nhiều",
		"{1} “{2}” ({3}) has the ID of {4} “{5}” ({6}): another article that reuses the ID, or the same article after many changes",
	},
	"doubt.no-day":        {"không có ngày", "no date"},
	"doubt.new":           {"dòng này", "this row"},
	"error.one-or-two":    {"“{title}” ({day}) có thể chính là “{other-title}” ({other-day}) đã có, cũng có thể là bài khác", "“{title}” ({day}) may be the stored article “{other-title}” ({other-day}), or another article"},
	"error.id-reused":     {"“{title}” ({day}) mang ID của bài khác: “{other-title}” ({other-day})", "“{title}” ({day}) has the ID of another article: “{other-title}” ({other-day})"},
	"error.article-again": {"trùng tiêu đề, ngày và tác giả với bài đã có mang ID khác, mà tệp không còn ({article} và {other}): cả hai đều được trả", "title, day and author match a stored article with another ID, which the file does not have ({article} and {other}): both are paid"},
	"hint.article-again":  {"nếu là một bài: nhuanbut article same {other} {article}", "if they are one article: nhuanbut article same {other} {article}"},
	"hint.doubt": {
		"là một bài: nhuanbut article same {2} {1}; là hai bài: nhuanbut article different {2} {1}",
		"one article: nhuanbut article same {2} {1}; two: nhuanbut article different {2} {1}",
	},

	"hint.doubts": {
		"là một trong các bài ấy: nhuanbut article same BÀI {1}; không phải bài nào trong đó: nhuanbut article different {1}",
		"one of these: nhuanbut article same ARTICLE {1}; none of them: nhuanbut article different {1}",
	},
	"error.not-held": {"{article} không bị giữ lại vì bài khác; nêu hai bài", "{article} is not held as a possible duplicate; name two articles"},
	"error.version-unclear": {
		"phiên bản {version} ghi ở dạng số có thể đứng trước hay sau phiên bản {other} của dòng {row} (1,1 có thể là 1.1 hoặc 1.10)",
		"version {version} is written as a number and may come before or after version {other} of row {row} (1.1 may be 1.1 or 1.10)",
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
		"Records that two articles are different, also after they were joined. A held article named alone is none of its possible duplicates. --title records that a title recurs (“Tin vắn”): articles with this title on other days are not questioned again. Articles held for this reason are then paid like any other.",
	},
	"example.article.different":    {"  nhuanbut article different 17 b42\n  nhuanbut article different --title \"Tin vắn\"", "  nhuanbut article different 17 b42\n  nhuanbut article different --title \"Tin vắn\""},
	"flag.different.title":         {"tít lặp lại", "the title that recurs"},
	"usage.different":              {"nêu hai bài, một bài đang giữ lại, hoặc --title TÍT", "name two articles, one that is held, or --title TITLE"},
	"article.same":                 {"{2} là bài {1}.", "{2} is article {1}."},
	"article.different":            {"{1} và {2} là hai bài.", "{1} and {2} are two articles."},
	"article.different.others":     {"{1} là bài khác với {2}.", "{1} is not the same article as {2}."},
	"article.different.undone":     {"{1} và {2} lại là hai bài như trước.", "{1} and {2} are two articles again."},
	"article.series":               {"“{1}” là tít lặp lại: các bài cùng tít là những bài khác nhau.", "“{1}” recurs: articles with this title are different ones."},
	"column.was":                   {"Gồm cả", "Was also"},
	"column.freed":                 {"Không còn giữ lại", "No longer held"},
	"column.row":                   {"Dòng", "Row"},
	"refused.refused":              {"bị từ chối, chưa giải quyết", "refused, not settled"},
	"refused.taken":                {"đã nhập lại", "taken in since"},
	"refused.again":                {"bị từ chối lại vì lý do khác, mang số khác", "refused again for another reason, under another number"},
	"refused.waived":               {"bỏ qua có lý do", "waived for a reason"},
	"error.same-already":           {"{article} và {other} đã là một bài", "{article} and {other} are already one article"},
	"error.same-as-itself":         {"{article} được nêu hai lần: cần nêu hai bài", "{article} is named twice: name two articles"},
	"error.same-changed":           {"{article} và {other} đã đổi từ khi được nói là một bài, không tách lại được", "{article} and {other} have changed since they were joined and cannot be separated again"},
	"hint.same-changed":            {"dùng article set và article reject để sửa từng bài", "correct each with article set and article reject"},
	"error.title-empty":            {"tít trống", "the title is empty"},
	"error.held-for-others":        {"{article} đang giữ lại vì có thể chính là {other}: chưa duyệt được", "{article} is held because it may be {other}; it cannot be approved yet"},
	"hint.held-for-others":         {"nói trước: nhuanbut article same {other} {article} (một bài), hay nhuanbut article different {other} {article} (hai bài)", "first decide: nhuanbut article same {other} {article} (one article), or nhuanbut article different {other} {article} (two)"},
	"error.not-accepted":           {"“{code}” không chấp nhận như vậy được: phải nói là bài nào, hay có trả hay không", "“{code}” cannot be accepted: decide which article it is, or whether it is paid"},
	"hint.not-accepted":            {"dùng nhuanbut article same|different BÀI BÀI, hay nhuanbut article approve|reject BÀI ({articles})", "use nhuanbut article same|different ARTICLE ARTICLE, or nhuanbut article approve|reject ARTICLE ({articles})"},
	"error.name-findings":          {"“{code}” được chấp nhận từng điều: nêu tên từng bài, dòng hay tác giả ({count} điều: {about})", "“{code}” is accepted one by one: name each article, row or author ({count} of them: {about})"},
	"hint.name-findings":           {"nhuanbut check {month} --accept {code} TÊN... --reason \"LÝ DO\"", "nhuanbut check {month} --accept {code} NAME... --reason \"REASON\""},
	"finding.article-again":        {"{2} cặp bài cùng tác giả, cùng tít cách nhau không quá 31 ngày, mang ID khác nhau ({5})", "{2} {2|pair|pairs} of articles by one author under one title within 31 days, with different IDs ({5})"},
	"finding.moved-between-months": {"ngày đăng chuyển từ {1} sang {2}, tháng đã khóa sổ: tiền được điều chỉnh ở tháng đang mở (“{5}”)", "the publication date moved from {1} to {2}, across a closed month: the money is adjusted in the open one (“{5}”)"},
}
