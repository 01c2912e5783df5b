package reports

import (
	"nhuanbut/ledger"
	"nhuanbut/payroll"
)

var (
	statementSheet = phrase{"Sao kê", "Statement"}
	statementTitle = phrase{"Sao kê nhuận bút", "Statement of royalties"}
	statementOf    = phrase{"Sao kê nhuận bút của %s", "Statement of royalties of %s"}
	statementSpan  = phrase{"Từ tháng %s đến tháng %s (từ ngày %s đến ngày %s)", "%s to %s (from %s to %s)"}
	statementMonth = phrase{"Tháng %s (từ ngày %s đến ngày %s)", "%s (from %s to %s)"}

	aboutAuthor      = phrase{"Tác giả: %s; mã %s", "Author: %s; code %s"}
	aboutKind        = phrase{"; %s", "; %s"}
	aboutLegalName   = phrase{"Họ và tên: %s", "Full name: %s"}
	aboutPenNames    = phrase{"bút danh: %s", "pen names: %s"}
	aboutTaxCode     = phrase{"mã số thuế: %s", "tax code: %s"}
	aboutIDNumber    = phrase{"số giấy tờ: %s", "ID number: %s"}
	aboutAccount     = phrase{"tài khoản: %s", "account: %s"}
	aboutAccountBank = phrase{"tài khoản: %s, %s", "account: %s, %s"}

	lineNumber  = phrase{"Dòng", "Line"}
	lineItem    = phrase{"Khoản", "Item"}
	coefficient = phrase{"Hệ số", "Coef."}
	quantity    = phrase{"Số lượng", "Number"}
	ownShare    = phrase{"Tỷ lệ hưởng", "Own share"}
	comesFrom   = phrase{"Cách tính", "How it comes about"}
	lineAmount  = phrase{"Thành tiền", "Amount"}

	monthLines  = phrase{"Tháng %s", "%s"}
	monthIsOpen = phrase{"%s — TẠM TÍNH, tháng chưa khóa sổ", "%s — PROVISIONAL, the month is not closed"}
	monthSum    = phrase{"Cộng tháng %s", "Total of %s"}
	earnedSum   = phrase{"Cộng các tháng", "Total of the months"}
	noLines     = phrase{"Không có khoản nào", "Nothing"}

	ownPart        = phrase{"phần của tác giả %s", "the author's part %s"}
	ownPartUnknown = phrase{"phần của tác giả: %s", "the author's part: %s"}
	lumpSumOf      = phrase{"khoán %s", "lump sum %s"}
	encouragedBy   = phrase{"khuyến khích %s", "encouragement %s"}
	restsOn        = phrase{"Căn cứ: %s", "By %s"}
	correctsLine   = phrase{"Điều chỉnh dòng %s, tháng %s: đã tính %s, tính lại %s", "Corrects line %s of %s: it was %s and is %s"}

	paidSection      = phrase{"Đã chi trong kỳ", "Paid in the period"}
	collectedSection = phrase{"Đã thu hồi trong kỳ", "Taken back in the period"}
	besidesSection   = phrase{"Không tính vào số dư", "In no balance"}
	beforeSection    = phrase{"Chi trước khi dùng sổ này, không tính vào số dư", "Paid before this ledger began, in no balance"}
	paidSum          = phrase{"Cộng đã chi", "Total paid"}
	collectedSum     = phrase{"Cộng đã thu hồi", "Total taken back"}

	runNumber       = phrase{"Đợt chi", "Run"}
	paidOn          = phrase{"Ngày", "Date"}
	paidFor         = phrase{"Nội dung", "For"}
	methodOfPayment = phrase{"Hình thức", "Method"}
	beforeTax       = phrase{"Số tiền", "Gross"}
	ruleOfTax       = phrase{"Căn cứ thuế", "Tax rule"}
	afterTax        = phrase{"Thực nhận", "Net"}

	ofOneMonth     = phrase{"Tháng %s", "%s"}
	ofTheseMonths  = phrase{"Các tháng %s", "%s"}
	awaiting       = phrase{"chờ chi", "not yet made"}
	carriedOn      = phrase{"Số dư âm, chuyển kỳ sau", "A negative balance, carried forward"}
	voidedOn       = phrase{"ĐÃ HỦY ngày %s", "VOID on %s"}
	paidLater      = phrase{"chi sau kỳ này", "paid after the period"}
	collectedLater = phrase{"thu hồi sau kỳ này", "taken back after the period"}
	voucher        = phrase{"chứng từ %s", "voucher %s"}

	balanceSection  = phrase{"Số dư", "Balance"}
	openingBalance  = phrase{"Số dư đầu kỳ, trước ngày %s", "Opening balance, before %s"}
	earnedInSpan    = phrase{"Cộng: nhuận bút và các khoản trong kỳ", "Plus: royalties and other lines of the period"}
	paidInSpan      = phrase{"Trừ: đã chi trong kỳ, trước thuế", "Less: paid in the period, before tax"}
	collectedInSpan = phrase{"Cộng: đã thu hồi trong kỳ", "Plus: taken back in the period"}
	closingBalance  = phrase{"Số dư cuối kỳ, hết ngày %s: còn phải trả tác giả", "Closing balance, after %s: owed to the author"}
	closingOwes     = phrase{"Số dư cuối kỳ, hết ngày %s: tác giả nhận thừa, trừ vào kỳ sau", "Closing balance, after %s: paid too much, set off against what comes next"}
	closingInWords  = phrase{"Số dư cuối kỳ bằng chữ: %s.", "Closing balance in words: %s."}
	roundedMeans    = phrase{"≈: đã làm tròn. Nhuận bút của bài làm tròn một lần; bài nhiều tác giả chia đủ đến đồng cuối cùng.", "≈: rounded. An article's royalty is rounded once; that of several authors is shared to the last đồng."}
	recipient       = phrase{"Người nhận", "Recipient"}
)

// authorKinds are the words of an author's kind.
var authorKinds = map[payroll.AuthorKind]phrase{
	payroll.Contributor:  {"cộng tác viên", "contributor"},
	payroll.Staff:        {"phóng viên, biên tập viên", "staff"},
	payroll.Nonresident:  {"không cư trú", "non-resident"},
	payroll.Organisation: {"tổ chức", "organisation"},
}

// methods are the words of how a payment is made.
var methods = map[ledger.Method]phrase{
	ledger.ByCash:    {"Tiền mặt", "Cash"},
	ledger.ByBank:    {"Chuyển khoản", "Bank transfer"},
	ledger.ByPayroll: {"Chuyển bảng lương", "With the salary"},
}
