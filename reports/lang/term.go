package lang

import (
	"strings"
	"unicode/utf8"

	"nhuanbut/payroll"
)

// Term is the words of a domain value in its two uses.
type Term struct {
	Word Phrase // within a sentence, and on the screen: đã duyệt
	Cell Phrase // alone in a sheet's cell: Đã duyệt
}

// term returns a Term whose cell has the same words with a capital.
func term(vi, en string) Term {
	return Term{Phrase{vi, en}, Phrase{capital(vi), capital(en)}}
}

func capital(s string) string {
	_, size := utf8.DecodeRuneInString(s)
	return strings.ToUpper(s[:size]) + s[size:]
}

// cell returns t with other words in a cell.
func (t Term) cell(vi, en string) Term {
	t.Cell = Phrase{vi, en}
	return t
}

// of returns the words of v, or v itself where terms has none for it.
func of[T ~string](terms map[T]Term, v T) Term {
	if t, ok := terms[v]; ok {
		return t
	}
	raw := Phrase{string(v), string(v)}
	return Term{raw, raw}
}

// Status returns the words of an article's status.
func Status(s payroll.Status) Term { return of(statuses, s) }

var statuses = map[payroll.Status]Term{
	payroll.Approved:  term("đã duyệt", "approved"),
	payroll.Rejected:  term("từ chối", "rejected"),
	payroll.Pending:   term("chờ duyệt", "pending"),
	payroll.Draft:     term("nháp", "draft"),
	payroll.Scheduled: term("hẹn giờ", "scheduled"),
	payroll.Unknown:   term("trạng thái lạ", "unknown").cell("Chưa rõ", "Unknown"),
	payroll.Conflict:  term("mâu thuẫn", "conflict"),
	payroll.Held:      term("giữ lại", "held"),
	payroll.Same:      term("trùng bài khác", "same as another").cell("Trùng bài", "Same article"),
}

// Severity returns the words of a finding's severity.
func Severity(s payroll.Severity) Term { return of(severities, s) }

var severities = map[payroll.Severity]Term{
	payroll.Blocking: term("chặn khóa sổ", "blocking").cell("Chặn khóa sổ", "Blocks closing"),
	payroll.Warning:  term("lưu ý", "warning"),
}

// Kind returns the words of a line's kind.
func Kind(k payroll.Kind) Term { return of(kinds, k) }

var kinds = map[payroll.Kind]Term{
	payroll.RoyaltyKind:       term("nhuận bút", "royalty"),
	payroll.EncouragementKind: term("khuyến khích", "encouragement"),
	payroll.RemunerationKind:  term("thù lao", "remuneration"),
	payroll.QuotaKind:         term("trừ định mức", "quota").cell("Khấu trừ định mức", "Quota deduction"),
	payroll.AdjustmentKind:    term("điều chỉnh", "adjustment"),
}

// Role returns the words of a line's role.
func Role(r payroll.Role) Term { return of(roles, r) }

var roles = map[payroll.Role]Term{
	payroll.TextRole:        term("phần tin", "text").cell("Tin, bài", "Text"),
	payroll.PhotoRole:       term("phần ảnh", "photo").cell("Ảnh", "Photos"),
	payroll.EditingRole:     term("biên tập", "editing"),
	payroll.TranslationRole: term("biên dịch", "translation"),
	payroll.OtherRole:       term("khác", "other"),
}

// Method returns the words of how a payment is made.
func Method(m payroll.Method) Term { return of(methods, m) }

var methods = map[payroll.Method]Term{
	payroll.ByCash:    term("tiền mặt", "cash"),
	payroll.ByBank:    term("chuyển khoản", "bank").cell("Chuyển khoản", "Bank transfer"),
	payroll.ByPayroll: term("bảng lương", "payroll").cell("Chuyển bảng lương", "With the salary"),
}

// RunKind returns the words of a run's kind, within a sentence.
func RunKind(k payroll.RunKind) Term { return of(runKinds, k) }

var runKinds = map[payroll.RunKind]Term{
	payroll.PayRun:        term("chi nhuận bút", "royalties"),
	payroll.CollectionRun: term("thu hồi", "collection"),
	payroll.RemittanceRun: term("nộp thuế", "tax remitted"),
	payroll.ImportedRun:   term("chi trước khi dùng sổ", "paid before this ledger"),
}

// PaymentStatus returns the words of a payment's or a run's status.
func PaymentStatus(s payroll.PaymentStatus) Term { return of(paymentStatuses, s) }

var paymentStatuses = map[payroll.PaymentStatus]Term{
	payroll.AwaitingConfirmation: term("chờ chi", "run"),
	payroll.Confirmed:            term("đã chi", "confirmed"),
	payroll.Voided:               term("đã hủy", "void"),
	payroll.CarriedForward:       term("chuyển kỳ sau", "carried"),
}

// AuthorKind returns the words of an author's kind. A cell has the words that an import
// of authors reads, "" for an author who is not confirmed.
func AuthorKind(k payroll.AuthorKind) Term { return of(authorKinds, k) }

var authorKinds = map[payroll.AuthorKind]Term{
	payroll.Unconfirmed:  term("chưa xác nhận", "not confirmed").cell("", ""),
	payroll.Contributor:  term("cộng tác viên", "contributor").cell("CTV", "Contributor"),
	payroll.Staff:        term("phóng viên, biên tập viên", "staff").cell("Phóng viên", "Staff"),
	payroll.Nonresident:  term("không cư trú", "non-resident"),
	payroll.Organisation: term("tổ chức (có chứng từ)", "organisation (receipt)").cell("Tổ chức", "Organisation"),
	payroll.Source:       term("nguồn tin (không trả)", "source (not paid)").cell("Nguồn tin", "Source"),
}

// IDKind returns the words of a kind of identity document, in a cell.
func IDKind(k payroll.IDKind) Term { return of(documents, k) }

var documents = map[payroll.IDKind]Term{
	payroll.OldID:     term("CMND", "old ID card"),
	payroll.CitizenID: term("CCCD", "citizen ID"),
	payroll.Passport:  term("hộ chiếu", "passport"),
}
