package msg

// outlierWords are what is said of figures that are far from what is usual, and of
// findings that are read together.
var outlierWords = map[string]words{
	// Found, usual, column, title, what was meant.
	"finding.outlier":         {"%[3]s là %[1]s, %[2]s%[5]s (“%[4]s”)", "%[3]s is %[1]s, %[2]s%[5]s (“%[4]s”)"},
	"finding.outlier.likely":  {", có phải là %[1]s", "; was %[1]s meant"},
	"finding.outlier.accept":  {"; sửa: nhuanbut article set %[2]s %[3]s, hoặc nếu đúng: nhuanbut check %[1]s --accept outlier %[2]s --reason \"LÝ DO\"", "; correct it: nhuanbut article set %[2]s %[3]s, or where it is right: nhuanbut check %[1]s --accept outlier %[2]s --reason \"REASON\""},
	"finding.outlier.author":  {"%[1]s được %[2]s đồng; trong các tháng trước, tháng cao nhất là %[3]s đồng", "%[1]s has %[2]s đồng; the largest of the months before is %[3]s đồng"},
	"finding.amounts-rounded": {"%[1]s bài có tiền đã làm tròn trong danh sách: danh sách ghi cộng %[2]s đồng, tính ra %[3]s đồng. Nếu đơn vị làm tròn như vậy: nhuanbut setting set %[4]s --from %[5]s", "the list's amounts of %[1]s articles are rounded: together it has %[2]s đồng, the formula gives %[3]s đồng. Where the newsroom rounds so: nhuanbut setting set %[4]s --from %[5]s"},
	"outlier.usual":           {"thường %[1]s", "usually %[1]s"},
	"outlier.most":            {"thường không quá %[1]s", "usually not over %[1]s"},
	"outlier.least":           {"thường từ %[1]s trở lên", "usually at least %[1]s"},

	"error.article-ambiguous": {"“{name}” là ID của một bài và cũng là số của một bài không có ID: {articles}", "“{name}” is the ID of one article and the number of another without ID: {articles}"},
	"hint.article-ambiguous":  {"nêu {by-id} cho bài có ID này, {by-number} cho bài mang số này", "name the one by {by-id}, which is its ID, the other by {by-number}, which is its number"},

	// Findings of one kind: how many, month, sum of what was expected, sum of what was found.
	"findings.not-approved":              {"%[1]s bài chưa duyệt, chưa được trả; duyệt cả: nhuanbut article approve --month %[2]s --status pending", "%[1]s articles are not approved and not paid; to approve all: nhuanbut article approve --month %[2]s --status pending"},
	"findings.amount-differs":            {"%[1]s bài CMS ghi tiền khác: cộng lại CMS ghi %[4]s đồng, tính ra %[3]s đồng", "the CMS has other amounts for %[1]s articles: together it says %[4]s đồng, the formula gives %[3]s đồng"},
	"findings.rate-differs":              {"%[1]s bài có LuongCoSo khác mức đang áp dụng", "%[1]s articles have a LuongCoSo other than that in force"},
	"findings.over-cap":                  {"%[1]s hệ số vượt khung", "%[1]s coefficients are over the cap"},
	"findings.outlier":                   {"%[1]s số khác xa mức thường thấy", "%[1]s figures are far from what is usual"},
	"findings.status-unknown":            {"%[1]s bài có trạng thái chưa rõ nghĩa, chưa được trả", "%[1]s articles have a status that is not known and are not paid"},
	"findings.status-conflict":           {"%[1]s bài có Approval Status và Trạng thái mâu thuẫn, chưa được trả", "of %[1]s articles Approval Status and Trạng thái disagree; they are not paid"},
	"findings.lump-sum-and-coefficients": {"%[1]s bài có cả Số tiền và hệ số; trả theo hệ số: %[3]s đồng, Số tiền cộng lại là %[4]s đồng", "%[1]s articles have both Số tiền and coefficients; the coefficients win: %[3]s đồng, Số tiền makes %[4]s đồng"},
	"findings.no-coefficient":            {"%[1]s bài không có hệ số và không có Số tiền: nhuận bút là 0", "%[1]s articles have no coefficient and no Số tiền: their royalty is 0"},
	"findings.duplicate-title":           {"%[1]s tiêu đề có ở nhiều bài", "%[1]s titles are those of several articles"},
	"findings.local-override":            {"%[1]s giá trị sửa tay mà tệp mới ghi khác", "%[1]s values were set by hand where the file now says otherwise"},
	"findings.missing-from-file":         {"%[1]s bài đã duyệt không còn trong tệp đầy đủ mới nhất", "%[1]s approved articles are not in the latest whole file"},
	"findings.older-than-ledger":         {"%[1]s bài đăng trước tháng khóa sổ đầu tiên, sắp được trả trong tháng này", "%[1]s articles of before the first closed month are about to be paid with this month"},
	"findings.author-unknown":            {"%[1]s tác giả chưa được xác nhận là cộng tác viên, phóng viên hay nguồn tin: nhuanbut author list, rồi nhuanbut author confirm", "%[1]s authors are not confirmed as contributor, staff or source: nhuanbut author list, then nhuanbut author confirm"},
	"findings.no-author":                 {"%[1]s bài chưa có tác giả để trả", "%[1]s articles have no author to be paid"},
	"findings.no-date":                   {"%[1]s bài chưa có ngày xuất bản nên không thuộc tháng nào", "%[1]s articles have no publication date, so no month has them"},
	"findings.other":                     {"%[1]s điều cùng loại, như: %[2]s", "%[1]s of a kind, such as: %[2]s"},
	"findings.list":                      {". Xem từng điều: %[1]s", ". One by one: %[1]s"},

	// What blocks closing: month, how many, the first of them.
	"question.outlier":                  {"%[2]s số khác xa mức thường thấy chặn khóa sổ tháng %[1]s: bài %[3]s", "Figures far from what is usual that block %[1]s (%[2]s): %[3]s"},
	"question.row-refused":              {"%[2]s dòng bị từ chối chặn khóa sổ tháng %[1]s: %[3]s", "Refused rows that block %[1]s (%[2]s): %[3]s"},
	"question.row-held":                 {"%[2]s dòng đang giữ lại, chưa trả, chặn khóa sổ tháng %[1]s: %[3]s", "Rows that are held, and block %[1]s (%[2]s): %[3]s"},
	"question.one-or-two":               {"%[2]s bài có thể trùng với bài đã có, chặn khóa sổ tháng %[1]s: %[3]s", "Articles that could be stored already, and block %[1]s (%[2]s): %[3]s"},
	"question.id-reused":                {"%[2]s bài mang ID của bài khác, chặn khóa sổ tháng %[1]s: %[3]s", "Articles with an ID that another had, which block %[1]s (%[2]s): %[3]s"},
	"question.no-author":                {"%[2]s bài chưa có tác giả, chặn khóa sổ tháng %[1]s: %[3]s", "Articles without author, which block %[1]s (%[2]s): %[3]s"},
	"question.no-date":                  {"%[2]s bài chưa có ngày xuất bản, chặn khóa sổ tháng %[1]s: %[3]s", "Articles without date, which block %[1]s (%[2]s): %[3]s"},
	"question.base-coefficient-differs": {"%[2]s bài có Hệ số lương cơ sở khác mức đang áp dụng, chặn khóa sổ tháng %[1]s: %[3]s", "Articles with another Hệ số lương cơ sở than that in force, which block %[1]s (%[2]s): %[3]s"},
	"question.shares-not-100":           {"%[2]s bài có tỷ lệ không đủ 100%%, chặn khóa sổ tháng %[1]s: %[3]s", "Articles whose shares do not make 100%%, which block %[1]s (%[2]s): %[3]s"},
	"question.author-suspicious":        {"%[2]s tên tác giả không giống tên một người, chặn khóa sổ tháng %[1]s: %[3]s", "Names that do not look like one person's, which block %[1]s (%[2]s): %[3]s"},
	"question.author-not-a-person":      {"%[2]s tên tác giả là nhóm, cơ quan hoặc nguồn tin, chặn khóa sổ tháng %[1]s: %[3]s", "Names of groups, offices or sources, which block %[1]s (%[2]s): %[3]s"},
	"question.other":                    {"%[2]s điều “%[4]s” chặn khóa sổ tháng %[1]s: %[3]s", "Findings “%[4]s” that block %[1]s (%[2]s): %[3]s"},
	"value.reason":                      {"LÝ DO", "REASON"},

	"article.lump-sum":  {"khoán %[1]s", "lump sum of %[1]s"},
	"article.old-new":   {"%[1]s → %[2]s", "%[1]s → %[2]s"},
	"article.unchanged": {"Bài %[1]s đã như vậy rồi; không có gì thay đổi.", "Article %[1]s is so already; nothing was changed."},
	"column.from-file":  {"Theo tệp → nay", "By the file → now"},
	"column.share":      {"Tỷ lệ", "Share"},
	"column.part":       {"Phần của bài", "Part of the article"},

	"help.setting.list.long": {
		"Các số của check về số khác xa mức thường thấy (outlier):\noutlier.months             12: số tháng trước cho biết mức thường thấy\noutlier.articles           20: số bài đã duyệt của thể loại đủ để biết\noutlier.percentile         95: mức thường thấy từ bách phân vị 5 đến 95\noutlier.factor             3: lớn hơn 3 lần đầu trên là khác xa\noutlier.divisor            10: Số tiền nhỏ hơn một phần 10 đầu dưới cũng vậy\nKhi chưa đủ bài:\noutlier.text-coefficient   10: Hệ số tin của thể loại chưa từng có khung\noutlier.photo-coefficient  10\noutlier.photos             30\noutlier.encouragement      2\noutlier.lump-sum-least     10000 đồng\noutlier.lump-sum-salaries  20 lần LuongCoSo\nTổng của một tác giả:\noutlier.author-months      3: số tháng có tiền đủ để biết\noutlier.author-factor      3: lớn hơn 3 lần tháng cao nhất",
		"The numbers by which check finds figures far from what is usual (outlier):\noutlier.months             12: the months before that say what is usual\noutlier.articles           20: approved articles of the genre that are enough for it\noutlier.percentile         95: usual is from the percentile 5 to 95\noutlier.factor             3: over 3 × its upper end is far from it\noutlier.divisor            10: a lump sum under a tenth of its lower end is too\nWhere there are not enough articles:\noutlier.text-coefficient   10: of a genre that never had a cap\noutlier.photo-coefficient  10\noutlier.photos             30\noutlier.encouragement      2\noutlier.lump-sum-least     10000 đồng\noutlier.lump-sum-salaries  20 × LuongCoSo\nAn author's total:\noutlier.author-months      3: months with money that are enough\noutlier.author-factor      3: over 3 × the largest of them",
	},
	"flag.check.code":  {"chỉ những điều mang mã này, từng điều một", "only the findings of this code, one by one"},
	"usage.accept.one": {"%[1]s được xử lý từng điều, có lý do: nhuanbut check %[2]s --code %[1]s, rồi nhuanbut check %[2]s --accept %[1]s BÀI --reason \"LÝ DO\"", "%[1]s is settled one by one, with a reason: nhuanbut check %[2]s --code %[1]s, then nhuanbut check %[2]s --accept %[1]s ARTICLE --reason \"REASON\""},
	"usage.code":       {"“%[1]s” không phải là mã mà check nêu; có: %[2]s", "“%[1]s” is no code that check gives; there are: %[2]s"},
}
