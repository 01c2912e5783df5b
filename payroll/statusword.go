package payroll

import (
	"strings"
	"unicode"
)

// shippedWords are the words of status that lists have: those of SharePoint in English
// and in Vietnamese, and what newsrooms write. They are compared without regard to case,
// spaces, the placing of the tone mark and what stands around them, and are known
// without any marks too ("Da duyet").
//
// Words that name a step of the work and not its end, "Duyệt" or "Xuất bản", are not
// among them: an article in that step may be approved or not.
var shippedWords = map[Status][]string{
	Approved: {
		"approved", "đã duyệt", "được duyệt", "đã được duyệt", "đã phê duyệt", "được phê duyệt", "đã được phê duyệt",
		"đã chấp thuận", "được chấp thuận", "đã được chấp thuận", "đã chấp nhận", "được chấp nhận", "đã được chấp nhận",
		"đã duyệt đăng", "đã duyệt xuất bản",
	},
	Rejected: {
		"rejected", "denied", "declined", "cancelled", "canceled", "not approved",
		"từ chối", "bị từ chối", "đã từ chối", "đã bị từ chối", "không duyệt", "không được duyệt", "không phê duyệt", "không được phê duyệt",
		"không chấp thuận", "không được chấp thuận", "không chấp nhận", "không được chấp nhận", "không đăng", "không xuất bản",
		"bác bỏ", "bị bác", "bị bác bỏ", "đã bác", "hủy", "hủy bỏ", "đã hủy", "bị hủy", "đã hủy bỏ", "bị loại", "đã loại",
	},
	Pending: {
		"pending", "pending approval", "pending review", "waiting for approval", "awaiting approval", "in review", "submitted",
		"chờ", "đang chờ", "chờ xử lý", "đang chờ xử lý", "đang xử lý", "chưa xử lý", "chờ xử lí", "đang chờ xử lí", "đang xử lí", "chưa xử lí", "chưa duyệt", "chưa được duyệt", "chờ duyệt", "đang chờ duyệt", "đang duyệt",
		"chưa phê duyệt", "chưa được phê duyệt", "chờ phê duyệt", "đang chờ phê duyệt", "đang phê duyệt",
		"chưa chấp thuận", "chưa được chấp thuận", "chờ chấp thuận", "đang chờ chấp thuận", "chưa chấp nhận", "chờ chấp nhận",
		"chưa xuất bản", "chờ xuất bản", "đang chờ xuất bản", "chưa đăng", "chờ đăng", "đang chờ đăng", "chờ biên tập", "đang biên tập",
	},
	Draft: {
		"draft", "nháp", "bản nháp", "tin nháp", "bài nháp", "lưu nháp", "bản thảo", "dự thảo", "bản dự thảo", "đang soạn", "đang soạn thảo",
	},
	Scheduled: {
		"scheduled", "lên lịch", "đã lên lịch", "được lên lịch", "đã được lên lịch", "đã lập lịch", "đặt lịch", "đã đặt lịch",
		"hẹn giờ", "đã hẹn giờ", "hẹn giờ đăng", "đã lên lịch đăng", "đã lên lịch xuất bản",
	},
}

// publishedWords say that an article was published: approved where the newsroom says so
// in its own column, Trạng thái, and nothing under Approval Status.
var publishedWords = map[Status][]string{
	Approved: {"published", "đã xuất bản", "đã được xuất bản", "đã đăng", "đã được đăng", "đã đăng tải", "đã đăng bài"},
}

// wordTable finds the status of a word by its key; plain is for cells without any marks.
type wordTable struct{ marked, plain map[string]Status }

var (
	statusTable    = newWordTable(shippedWords)
	publishedTable = newWordTable(publishedWords)
)

func newWordTable(of map[Status][]string) wordTable {
	t := wordTable{make(map[string]Status), make(map[string]Status)}
	for status, words := range of {
		for _, word := range words {
			t.marked[TextKey(word)] = status
			t.marked[wordKey(word)] = status
			t.plain[Unaccented(TextKey(word))] = status
		}
	}
	return t
}

// wordKey is what the spellings of one word of status share.
func wordKey(word string) string {
	return NameKey(strings.TrimFunc(TextKey(word), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r) }))
}

// status is the status of a word, given as its TextKey.
func (t wordTable) status(word string) (Status, bool) {
	if status, ok := t.marked[word]; ok {
		return status, true
	}
	key := wordKey(word)
	if status, ok := t.marked[key]; ok {
		return status, true
	}
	if Unaccented(key) != key {
		return "", false
	}
	status, ok := t.plain[key]
	return status, ok
}
