package cms

import (
	"regexp"
	"slices"
	"strings"

	"golang.org/x/text/unicode/norm"

	"nhuanbut/ledger/cms/grid"
	"nhuanbut/payroll"
)

// Why a row is held, the first fact of a payroll.RowHeld; the others are quoted.
const (
	heldNote         = "note"          // a cell of notes decides about money. Facts: header, text
	heldComment      = "comment"       // a comment does. Facts: header, text
	heldStruck       = "struck"        // the row is struck through. Facts: text
	heldContinuation = "continuation"  // a row without a title under another. Facts: title, author, row-author, coefficient
	heldUnpriced     = "unpriced"      // photos of a list of photos without a coefficient. Facts: photos
	heldQuantity     = "quantity"      // a quantity of several that are no photos. Facts: header, quantity
	heldGenreCount   = "genre-count"   // a genre that counts photos. Facts: genre, photos, count
	heldLooksTotal   = "looks-total"   // an article whose title is the label of a total. Facts: title
	heldAllowance    = "allowance"     // money of no named kind. Facts: title, amount
	heldPerson       = "person"        // somebody's name is missing in a cell of people. Facts: header, text
	heldSeveralTexts = "several-texts" // a genre that counts several texts. Facts: genre
)

// CommentsQuoted says what comments say that hold no row. Facts: comments.
const CommentsQuoted payroll.Code = "comments-said"

// noteBelow says what a row that is no article says of money. Facts: text.
const noteBelow payroll.Code = "note-below"

// maxNote is the number of bytes that a note may have; a longer text is none.
const maxNote = 1_000

// hold holds the row: why is one of Held's, facts are names and values.
func (row *Row) hold(why string, facts ...any) { row.Held = append(row.Held, held(why, facts...)) }

func held(why string, facts ...any) *payroll.Error {
	return payroll.Refuse(payroll.RowHeld, append([]any{"why", why}, facts...)...)
}

// These expressions match notes that decide about money: decidingMarked in text with
// diacritics, decidingPlain in text typed without any, in which "huy" may be a name and "tru"
// a post.
var (
	decidingMarked = regexp.MustCompile(joined(
		`(?:không|ko|k|kg|khg|hông|chưa|đừng|thôi|ngừng|dừng|tạm dừng|khỏi|miễn) (?:được |có |cho |phải |hưởng |nhận )*(?:tính|trả|chi|thanh toán|chấm|duyệt|nhuận|nhận (?:nhuận|tiền|nb)|hưởng|nb|lấy|đăng|dùng|sử dụng|xuất bản)`,
		`(?:đã|đc|được) (?:trả|chi(?: trả)?|thanh toán|quyết toán|lĩnh|lãnh|nhận (?:tiền|nb|nhuận)|tính (?:ở|vào|trong|tháng|t\d|nb|rồi)|chuyển (?:tiền|khoản|trả|tháng|sang tháng|t\d)|nhận(?: rồi| đủ|$)|trừ)`,
		`(?:trả|chi|thanh toán|tính) (?:rồi|xong|trước|sau|bù)`, `(?:tháng|t)\.? ?\d{1,2} (?:trả|chi|thanh toán|tính)`,
		`(?:chuyển|dời|để|lùi|gộp|dồn|trả|tính|chi|thanh toán|sang|qua|hẹn|đợi|chờ)(?: \pL+){0,3} (?:tháng|kỳ|kì|đợt|quý|năm) (?:sau|tới|trước|khác|kế|\d+|[ivx]+)`,
		`(?:chuyển|dời|để|lùi|trả|tính|chi|sang|qua|tháng)(?: sang| qua| vào| ở| vào)? t\.? ?\d{1,2}`,
		`(?:tháng|kỳ|kì|đợt|quý) (?:sau|tới)`, `trả (?:ở |vào |trong )?(?:tháng|t)\.? ?\d+`,
		`(?:nhận|lĩnh|lãnh|ký|kí) (?:hộ|thay|giúp|dùm|giùm)`, `(?:hộ|thay) (?:cho|mặt)`, `(?:trả|chuyển|chi|gửi)(?: tiền)? (?:cho|về|qua|vào tài khoản)`,
		`(?:khấu )?trừ`, `truy (?:thu|lĩnh|lãnh|hoàn)`, `thu hồi`, `hoàn (?:trả|lại)`, `nộp lại`,
		`hủy`, `huỷ`, `(?:gỡ|rút|xóa|xoá|bỏ)(?: bài| tin| ảnh| dòng| qua|$)`, `loại(?: bài| tin| dòng| ra| bỏ|$)`, `trùng`, `đăng lại`, `dùng lại`,
		`chờ`, `đợi`, `treo`, `(?:tạm|giữ) (?:giữ|lại|hoãn|dừng|treo|ứng)`, `hoãn`, `(?:xem|hỏi|kiểm tra|tính|chấm|cân nhắc|duyệt) lại`,
		`(?:chỉ )?(?:tính|trả|hưởng|giảm|chấm)(?: \pL+)? (?:\d+ ?%|\d/\d|nửa|một nửa|½)`, `giảm(?: còn| xuống)? \d`, `nhân đôi`, `gấp đôi`, `không trả`,
		`(?:nhuận bút|nb|tiền) (?:của|cho|về)`, `(?:nhân|gấp|hệ số|hs|x) ?\d`, `(?:thưởng|phạt|cộng|thêm|bớt|giảm)(?: thêm)? [\d.,]+`,
		`nợ`, `ứng trước`, `tạm ứng`, `nhuận bút (?:riêng|khác|khoán)`))
	decidingPlain = regexp.MustCompile(joined(
		`(?:khong|ko|k|kg|chua|dung) (?:duoc |cho )*(?:tinh|tra|chi|thanh toan|cham|duyet|nhuan|nb)`, `da (?:tra|chi|thanh toan|linh|nhan tien|nhan nb)`,
		`(?:chuyen|de|doi|tra|tinh|chi|sang|cho)(?: [a-z]+){0,3} (?:thang|ky|dot|quy) (?:sau|toi|truoc|\d+)`, `(?:thang|ky|dot) (?:sau|toi)`, `(?:chuyen|tra|sang|tinh) t ?\d{1,2}`,
		`(?:nhan|linh|ky) (?:ho|thay|giup)`, `(?:tra|chuyen) (?:tien )?cho`, `tru (?:tien|nb|nhuan|dinh muc|\d)`, `truy thu`, `khau tru`,
		`huy (?:bai|tin|anh)`, `(?:bo|go|rut) (?:bai|tin|anh)`, `trung (?:bai|tin|anh|lap|voi)`, `(?:cho|doi) (?:duyet|xac nhan|xu ly|kiem tra|bo sung|y kien)`, `(?:xem|kiem tra) lai`, `tam (?:giu|dung|hoan|ung)`, `(?:tinh|tra|giam) \d+ ?%`,
		`(?:do not|don'?t|not|no) (?:be )?(?:pay|paid|payment|royalty)`, `unpaid`, `(?:already |was )?paid`, `pay (?:next|later|to)`, `next month`, `(?:on )?hold`, `cancel(?:l?ed)?`, `duplicate`, `void`, `pending`, `deduct(?:ed|ion)?`, `on behalf`))
	// decidingFigure matches a share or an amount, in any spelling.
	decidingFigure = regexp.MustCompile(`^(?:\d{1,3} ?%|1/\d|½|x ?\d[\d.,]*)$|(?:^|[^\pL\d.,])\d[\d.,]* ?(?:k|đ|đồng|nghìn|ngàn|triệu|tr|vnđ|vnd|dong)(?:[^\pL\pM\d]|$)`)
	anyMark        = regexp.MustCompile(`[^\x00-\x7f]`)
)

// joined returns an expression for any of some phrases, each of whole words.
func joined(phrases ...string) string {
	return `(?:^|[^\pL\pM\d])(?:` + strings.Join(phrases, "|") + `)(?:[^\pL\pM\d]|$)`
}

// harmless matches phrases that sound like a decision and are none.
var harmless = regexp.MustCompile(`(?:đã|chưa|không) trả lời|không (?:tính|chi) (?:năng|tiết)|loại (?:a|b|c|d|[1-5])(?:[^\pL\d]|$)|phòng trừ|trùng (?:tu|khánh|dương|phùng|điệp|roi)|côn trùng|ký sinh trùng|diệt trừ|loại trừ|bài trừ|ngoại trừ|đã duyệt|không (?:có )?ảnh|chờ đợi|duyệt (?:chi|trả)|ảnh chờ|trừ sâu|hộ (?:nghèo|dân|gia|kinh|sản)`)

// NoteDecides reports whether a note decides about money: whether, when, to whom or how much
// is paid.
func NoteDecides(note string) bool {
	return decidingFigure.MatchString(noteKey(note)) || decidesInWords(note)
}

// decidesInWords is NoteDecides without figures, which stand in titles too.
func decidesInWords(note string) bool {
	key := noteKey(note)
	if !anyMark.MatchString(key) {
		return decidingPlain.MatchString(key)
	}
	return decidingMarked.MatchString(harmless.ReplaceAllString(key, " "))
}

func noteKey(note string) string { return strings.ToLower(norm.NFC.String(payroll.OneLine(note))) }

// bracketBehind matches what stands in brackets behind a title: in lists kept by hand it may
// be a note.
var bracketBehind = regexp.MustCompile(`[(\[]([^()\[\]]{2,60})[)\]]\s*$`)

// commentLog holds the comments that hold no row.
type commentLog struct {
	comments []string // quoted, each once
	rows     []int
}

// holdForNotes holds a row that a note, a comment or a line through it speaks against paying.
func (t *table) holdForNotes(row *Row, cells []grid.Cell) {
	for _, i := range t.manual.notes {
		v := cellAt(cells, i)
		if isDitto(v, payroll.Extra) {
			v = cellAt(t.manual.cellsAbove, i) // of the row above, where that stands for another
		}
		if note := v.Shown(); note != "" && len(note) < maxNote && NoteDecides(note) {
			row.hold(heldNote, "header", t.in.header[i].Name, "text", grid.Shorten(note))
		}
	}
	if in := bracketBehind.FindStringSubmatch(row.Record[payroll.Title]); in != nil && !t.manual.hasColumn(payroll.ID) && decidesInWords(in[1]) {
		row.hold(heldNote, "header", t.in.headerOf(payroll.Title), "text", grid.Shorten(in[1]))
	}
	for i := range cells {
		switch comment := cells[i].Comment; {
		case comment == "":
		case NoteDecides(comment):
			row.hold(heldComment, "header", t.headerAt(i), "text", grid.Shorten(comment))
		default:
			t.manual.remarks.add(row.At.Row, grid.Shorten(comment))
		}
	}
	if struck, ok := t.struckText(cells); ok {
		row.hold(heldStruck, "text", grid.Shorten(struck))
	}
}

// headerAt returns the header of column i as messages name it.
func (t *table) headerAt(i int) string {
	if i < len(t.in.header) && t.in.header[i].Name != "" {
		return t.in.header[i].Name
	}
	return grid.ColumnName(i)
}

func (m *commentLog) add(row int, comment string) {
	if len(m.rows) >= maxRowsNamed {
		return
	}
	m.rows = append(m.rows, row)
	if quote := "“" + comment + "”"; !slices.Contains(m.comments, quote) && len(m.comments) < maxQuotes {
		m.comments = append(m.comments, quote)
	}
}

// struckText returns the first struck text of a row; ok is set if its title, a name or a
// quantity is struck.
func (t *table) struckText(cells []grid.Cell) (text string, ok bool) {
	for i := range cells {
		v := &cells[i]
		if !v.Struck || v.Blank() {
			continue
		}
		if text == "" || t.titled(i) {
			text = v.Shown()
		}
		ok = ok || t.under(i, func(c payroll.Column) bool {
			return namesArticle(c) || isAuthor(c) || countsOnce[c]
		})
	}
	return text, ok
}

// warnComments warns of the comments that hold no row.
func (t *table) warnComments() {
	if m := &t.manual.remarks; len(m.rows) > 0 {
		t.in.warnRows(CommentsQuoted, "", m.rows, "comments", strings.Join(m.comments, "; "))
	}
}
