package msg

// outlierWords are what is said of figures that are far from what is usual, and of
// findings that are read together.
var outlierWords = map[string]words{
	// Found, usual, column, title, what was meant.
	"finding.outlier":         {"{3} là {1}, {2}{5} (“{4}”)", "{3} is {1}, {2}{5} (“{4}”)"},
	"finding.outlier.likely":  {", có phải là {1}", "; was {1} meant"},
	"finding.outlier.accept":  {"; sửa: nhuanbut article set {2} {3}, hoặc nếu đúng: nhuanbut check {1} --accept outlier {2} --reason \"LÝ DO\"", "; to correct it: nhuanbut article set {2} {3}; if it is right: nhuanbut check {1} --accept outlier {2} --reason \"REASON\""},
	"finding.outlier.author":  {"{1} được {2} đồng; trong các tháng trước, tháng cao nhất là {3} đồng", "{1} has {2} đồng; the largest of the months before is {3} đồng"},
	"finding.amounts-rounded": {"{1} bài có tiền đã làm tròn trong danh sách: danh sách ghi cộng {2} đồng, tính ra {3} đồng. Nếu đơn vị làm tròn như vậy: nhuanbut setting set {4} --from {5}", "the list rounds the amounts of {1} {1|article|articles}: it adds up to {2} đồng, the formula gives {3} đồng. If the newsroom rounds so: nhuanbut setting set {4} --from {5}"},
	"outlier.usual":           {"thường {1}", "usually {1}"},
	"outlier.most":            {"thường không quá {1}", "usually not over {1}"},
	"outlier.least":           {"thường từ {1} trở lên", "usually at least {1}"},

	"error.article-ambiguous": {"“{name}” là ID của một bài và cũng là số của một bài không có ID: {articles}", "“{name}” is the ID of one article and the number of another without ID: {articles}"},
	"hint.article-ambiguous":  {"nêu {by-id} cho bài có ID này, {by-number} cho bài mang số này", "write {by-id} for the article with this ID, {by-number} for the one with this number"},

	// Findings of one kind: how many, month, sum of what was expected, sum of what was found.
	"findings.not-approved":              {"{1} bài chưa duyệt, chưa được trả; duyệt cả: nhuanbut article approve --month {2} --status pending", "{1} {1|article|articles} {1|is|are} not approved and not paid; to approve all: nhuanbut article approve --month {2} --status pending"},
	"findings.amount-differs":            {"{1} bài CMS ghi tiền khác: cộng lại CMS ghi {4} đồng, tính ra {3} đồng", "the CMS has other amounts for {1} {1|article|articles}: together it says {4} đồng, the formula gives {3} đồng"},
	"findings.rate-differs":              {"{1} bài có LuongCoSo khác mức đang áp dụng", "{1} {1|article|articles} {1|has|have} a LuongCoSo other than that in force"},
	"findings.over-cap":                  {"{1} hệ số vượt khung", "{1} {1|coefficient|coefficients} {1|is|are} over the cap"},
	"findings.outlier":                   {"{1} số khác xa mức thường thấy", "{1} {1|figure|figures} {1|is|are} far from usual"},
	"findings.status-unknown":            {"{1} bài có trạng thái chưa rõ nghĩa, chưa được trả", "{1} {1|article|articles} {1|has|have} an unknown status and {1|is|are} not paid"},
	"findings.status-conflict":           {"{1} bài có Approval Status và Trạng thái mâu thuẫn, chưa được trả", "Approval Status and Trạng thái disagree on {1} {1|article|articles}; {1|it is|they are} not paid"},
	"findings.lump-sum-and-coefficients": {"{1} bài có cả Số tiền và hệ số; trả theo hệ số: {3} đồng, Số tiền cộng lại là {4} đồng", "{1} {1|article|articles} {1|has|have} both Số tiền and coefficients; the coefficients win: {3} đồng, Số tiền makes {4} đồng"},
	"findings.no-coefficient":            {"{1} bài không có hệ số và không có Số tiền: nhuận bút là 0", "{1} {1|article|articles} {1|has|have} no coefficient and no Số tiền: the royalty is 0"},
	"findings.duplicate-title":           {"{1} tiêu đề có ở nhiều bài", "{1} {1|title|titles} {1|is|are} shared by several articles"},
	"findings.local-override":            {"{1} giá trị sửa tay mà tệp mới ghi khác", "{1} {1|value|values} set by hand {1|differs|differ} from the file"},
	"findings.missing-from-file":         {"{1} bài đã duyệt không còn trong tệp đầy đủ mới nhất", "{1} approved {1|article|articles} {1|is|are} missing from the latest complete file"},
	"findings.older-than-ledger":         {"{1} bài đăng trước tháng khóa sổ đầu tiên, sắp được trả trong tháng này", "{1} {1|article|articles} from before the first closed month {1|is|are} to be paid with this month"},
	"findings.author-unknown":            {"{1} tác giả chưa được xác nhận là cộng tác viên, phóng viên hay nguồn tin: nhuanbut author list, rồi nhuanbut author confirm", "{1} {1|author|authors} {1|is|are} not confirmed as contributor, staff or source: nhuanbut author list, then nhuanbut author confirm"},
	"findings.no-author":                 {"{1} bài chưa có tác giả để trả", "{1} {1|article|articles} {1|has|have} no author to be paid"},
	"findings.no-date":                   {"{1} bài chưa có ngày xuất bản nên không thuộc tháng nào", "{1} {1|article|articles} {1|has|have} no publication date and {1|belongs|belong} to no month"},
	"findings.other":                     {"{1} điều cùng loại, như: {2}", "{1} of a kind, such as: {2}"},
	"findings.list":                      {". Xem từng điều: {1}", ". One by one: {1}"},

	// What blocks closing: month, how many, the first of them.
	"question.outlier":                  {"{2} số khác xa mức thường thấy chặn khóa sổ tháng {1}: bài {3}", "Figures far from what is usual that block {1} ({2}): {3}"},
	"question.row-refused":              {"{2} dòng bị từ chối chặn khóa sổ tháng {1}: {3}", "Refused rows that block {1} ({2}): {3}"},
	"question.row-held":                 {"{2} dòng đang giữ lại, chưa trả, chặn khóa sổ tháng {1}: {3}", "Rows that are held, and block {1} ({2}): {3}"},
	"question.one-or-two":               {"{2} bài có thể trùng với bài đã có, chặn khóa sổ tháng {1}: {3}", "Articles that could be stored already, and block {1} ({2}): {3}"},
	"question.id-reused":                {"{2} bài mang ID của bài khác, chặn khóa sổ tháng {1}: {3}", "Articles with an ID that another had, which block {1} ({2}): {3}"},
	"question.no-author":                {"{2} bài chưa có tác giả, chặn khóa sổ tháng {1}: {3}", "Articles without author, which block {1} ({2}): {3}"},
	"question.no-date":                  {"{2} bài chưa có ngày xuất bản, chặn khóa sổ tháng {1}: {3}", "Articles without date, which block {1} ({2}): {3}"},
	"question.base-coefficient-differs": {"{2} bài có Hệ số lương cơ sở khác mức đang áp dụng, chặn khóa sổ tháng {1}: {3}", "Articles with another Hệ số lương cơ sở than that in force, which block {1} ({2}): {3}"},
	"question.shares-not-100":           {"{2} bài có tỷ lệ không đủ 100%, chặn khóa sổ tháng {1}: {3}", "Articles whose shares do not make 100%, which block {1} ({2}): {3}"},
	"question.author-suspicious":        {"{2} tên tác giả không giống tên một người, chặn khóa sổ tháng {1}: {3}", "Names that do not look like one person's, which block {1} ({2}): {3}"},
	"question.author-not-a-person":      {"{2} tên tác giả là nhóm, cơ quan hoặc nguồn tin, chặn khóa sổ tháng {1}: {3}", "Names of groups, offices or sources, which block {1} ({2}): {3}"},
	"question.other":                    {"{2} điều “{4}” chặn khóa sổ tháng {1}: {3}", "Findings “{4}” that block {1} ({2}): {3}"},
	"value.reason":                      {"LÝ DO", "REASON"},

	"article.lump-sum":  {"khoán {1}", "lump sum of {1}"},
	"article.old-new":   {"{1} → {2}", "{1} → {2}"},
	"article.unchanged": {"Bài {1} đã như vậy rồi; không có gì thay đổi.", "Article {1} already has these values; nothing was changed."},
	"column.from-file":  {"Theo tệp → nay", "By the file → now"},
	"column.share":      {"Tỷ lệ", "Share"},
	"column.part":       {"Phần của bài", "Part of the article"},

	"help.setting.list.long": {
		"Các số của check về số khác xa mức thường thấy (outlier):\noutlier.months             12: số tháng trước cho biết mức thường thấy\noutlier.articles           20: số bài đã duyệt của thể loại đủ để biết\noutlier.percentile         95: mức thường thấy từ bách phân vị 5 đến 95\noutlier.factor             3: lớn hơn 3 lần đầu trên là khác xa\noutlier.divisor            10: Số tiền nhỏ hơn một phần 10 đầu dưới cũng vậy\nKhi chưa đủ bài:\noutlier.text-coefficient   10: Hệ số tin của thể loại chưa từng có khung\noutlier.photo-coefficient  10\noutlier.photos             30\noutlier.encouragement      2\noutlier.lump-sum-least     10000 đồng\noutlier.lump-sum-salaries  20 lần LuongCoSo\nTổng của một tác giả:\noutlier.author-months      3: số tháng có tiền đủ để biết\noutlier.author-factor      3: lớn hơn 3 lần tháng cao nhất",
		"The numbers by which check finds figures far from what is usual (outlier):\noutlier.months             12: the months before that say what is usual\noutlier.articles           20: approved articles of the genre that are enough for it\noutlier.percentile         95: usual is from the percentile 5 to 95\noutlier.factor             3: over 3 × its upper end is far from it\noutlier.divisor            10: a lump sum under a tenth of its lower end is too\nWhere there are not enough articles:\noutlier.text-coefficient   10: of a genre that never had a cap\noutlier.photo-coefficient  10\noutlier.photos             30\noutlier.encouragement      2\noutlier.lump-sum-least     10000 đồng\noutlier.lump-sum-salaries  20 × LuongCoSo\nAn author's total:\noutlier.author-months      3: months with money that are enough\noutlier.author-factor      3: over 3 × the largest of them",
	},
	"flag.check.code":  {"chỉ những điều mang mã này, từng điều một", "only the findings of this code, one by one"},
	"usage.accept.one": {"{1} được xử lý từng điều, có lý do: nhuanbut check {2} --code {1}, rồi nhuanbut check {2} --accept {1} BÀI --reason \"LÝ DO\"", "{1} is settled one by one, with a reason: nhuanbut check {2} --code {1}, then nhuanbut check {2} --accept {1} ARTICLE --reason \"REASON\""},
	"usage.code":       {"“{1}” không phải là mã mà check nêu; có: {2}", "“{1}” is not a code of check; the codes are: {2}"},
}
