package reports

import (
	"nhuanbut/ledger"
	"nhuanbut/payroll"
)

var (
	paymentSheet  = phrase{"Bảng thanh toán", "Payments"}
	treasurySheet = phrase{"Mẫu 09", "Form 09"}
	transferSheet = phrase{"Chuyển khoản", "Transfers"}

	runTitle      = phrase{"Đợt chi nhuận bút %d", "Run %d of royalties"}
	payRunBelow   = phrase{"Đợt %d, ngày chi %s, nhuận bút tháng %s", "Run %d, paid on %s, royalties of %s"}
	collectBelow  = phrase{"Đợt %d, ngày thu %s", "Run %d, received on %s"}
	importedBelow = phrase{"Đợt %d, chi trước khi dùng sổ", "Run %d, paid before this ledger"}
	wholeVoid     = phrase{"%s (đã hủy)", "%s (void)"}

	payee       = phrase{"Họ và tên", "Name"}
	penNamed    = phrase{"(bút danh: %s)", "(pen name: %s)"}
	taxNumber   = phrase{"Mã số thuế", "Tax code"}
	bankAccount = phrase{"Số tài khoản", "Account"}
	bankName    = phrase{"Ngân hàng", "Bank"}
	taxRuleHead = phrase{"Quy định thuế", "Tax rule"}
	taxWithheld = phrase{"Thuế TNCN", "Income tax"}
	paidTotal   = phrase{"Cộng chi theo bảng này", "Paid by this table"}
	handedTotal = phrase{"Cộng chuyển bảng lương", "Handed to the salary sheet"}
	paidPart    = phrase{"I. Chi theo bảng này", "I. Paid by this table"}
	handedPart  = phrase{"II. Chuyển bảng lương (phóng viên, biên tập viên), thuế tính cùng lương", "II. Handed to the salary sheet (staff), taxed with the salary"}
	carriedPart = phrase{"Chuyển sang kỳ sau (số dư âm, không chi, không tính vào tổng)", "Carried to the next run (negative balances: not paid, in no total)"}
	voidPart    = phrase{"Đã hủy (không chi, không tính vào tổng)", "Void (not paid, in no total)"}
	voided      = phrase{"đã hủy", "void"}
	netInWords  = phrase{"%s, bằng chữ: %s.", "%s in words: %s."}
	taxBases    = phrase{"Căn cứ khấu trừ thuế thu nhập cá nhân: %s.", "Legal bases of the tax: %s."}
	netOfTheRun = phrase{
		"Số thực nhận của cả đợt trong sổ: %s đồng, gồm %s đồng thực lĩnh theo bảng này và %s đồng chuyển bảng lương.",
		"Net of the run in the ledger: %s đồng, of which %s are paid by this table and %s are handed to the salary sheet."}
	accountMissing = phrase{
		"Chưa có số tài khoản, hoặc tên chủ tài khoản bằng chữ không dấu, nên không có trong trang “%s” và “%s”: %s.",
		"Without an account, or an account name in Latin letters, and so not on the sheets “%s” and “%s”: %s."}
	andOthers = phrase{" và %d người khác", " and %d others"}

	ruleWithheld     = phrase{"khấu trừ %s", "%s withheld"}
	ruleBelow        = phrase{"dưới ngưỡng %s", "below %s"}
	ruleOnRequest    = phrase{"khấu trừ %s theo yêu cầu", "%s withheld on request"}
	ruleCommitment   = phrase{"cam kết 08/CK-TNCN", "commitment 08/CK-TNCN"}
	ruleSalary       = phrase{"cùng lương", "with the salary"}
	ruleNonresident  = phrase{"không cư trú %s", "non-resident %s"}
	ruleOrganisation = phrase{"tổ chức, có chứng từ", "organisation, against a receipt"}
)

// The treasury's form, mẫu số 09, NĐ 11/2020/NĐ-CP.
var (
	formNumber  = phrase{"Mẫu số 09", "Form 09"}
	formDecree  = phrase{"(NĐ 11/2020/NĐ-CP)", "(Decree 11/2020/NĐ-CP)"}
	formMark    = phrase{"Mã hiệu: ………… Số: …………", "Mark: ………… No.: …………"}
	formTitle   = phrase{"Bảng thanh toán cho đối tượng thụ hưởng", "Payments to beneficiaries"}
	formVoucher = phrase{
		"(Kèm theo Giấy rút dự toán/Ủy nhiệm chi số ………… ngày …… tháng …… năm ………)",
		"(With withdrawal slip/payment order no. ………… of ………………)"}
	formFunds   = phrase{"Tài khoản dự toán: □      Tài khoản tiền gửi: □", "Budget account: □      Deposit account: □"}
	formUnit    = phrase{"1. Đơn vị sử dụng ngân sách: %s", "1. Budget unit: %s"}
	formCode    = phrase{"2. Mã đơn vị (mã ĐVQHNS): %s", "2. Budget unit code: %s"}
	formAccount = phrase{"3. Tài khoản của đơn vị: %s, mở tại: %s", "3. Account of the unit: %s, at: %s"}
	formPart1   = phrase{"I. Nội dung đề nghị thanh toán", "I. Payments asked for"}
	formPart2   = phrase{"II. Phần thuyết minh thay đổi so với tháng trước", "II. Changes against the month before"}
	formToFill  = phrase{"…………………………", "…………………………"}

	formAccounts    = phrase{"Tài khoản ngân hàng", "Bank account"}
	formBeneficiary = phrase{"Số tài khoản người hưởng", "Beneficiary's account"}
	formBank        = phrase{"Tên ngân hàng", "Bank"}
	formSum         = phrase{"Tổng số", "Total"}
	formOfWhich     = phrase{"Trong đó", "Of which"}
	formKinds       = [...]phrase{ // columns 6 to 12
		{"Lương và phụ cấp theo lương", "Salary and allowances"},
		{"Tiền công lao động thường xuyên theo hợp đồng", "Wages under contract"},
		{"Tiền thu nhập tăng thêm", "Additional income"},
		{"Tiền thưởng", "Bonus"},
		{"Tiền phụ cấp và trợ cấp khác", "Other allowances"},
		{"Tiền khoán", "Lump sums"},
		{"Tiền học bổng", "Grants"},
	}
	formRoyalty  = phrase{"Nhuận bút", "Royalties"}
	formHolder   = phrase{"Nhuận bút; chủ tài khoản: %s", "Royalties; account of %s"}
	formChange   = phrase{"Số tiền thay đổi", "Change"}
	formMore     = phrase{"Tăng", "More"}
	formLess     = phrase{"Giảm", "Less"}
	formNet      = phrase{"Chênh lệch", "Difference"}
	formPeople   = phrase{"%d người", "Payees: %d"}
	formCompared = phrase{
		"Tháng %s: %d người, %s đồng. Tháng %s, tính đến hết bảng này: %d người, %s đồng.",
		"%s: %d payees, %s đồng. %s, with this table: %d payees, %s đồng."}
	formNoMonth = phrase{"Trong sổ không có đợt chuyển khoản nào của tháng %s.", "The ledger has no transfers of %s."}

	formPreparer = phrase{"Người lập", "Prepared by"}
	formTeller   = phrase{"KHO BẠC NHÀ NƯỚC\nChuyên viên kiểm soát chi/Giao dịch viên", "STATE TREASURY\nController/Teller"}
	formDirector = phrase{"KHO BẠC NHÀ NƯỚC\nGiám đốc hoặc người được ủy quyền", "STATE TREASURY\nDirector or deputy"}
	formSigned   = phrase{"Ngày …… tháng …… năm ………", "Date: ………………"}
)

// runWords are what the table of a kind of run says in its own way.
type runWords struct{ title, gross, net, last phrase }

var wordsOfRuns = map[ledger.RunKind]runWords{
	ledger.PayRun: {
		phrase{"Bảng thanh toán nhuận bút", "Payment of royalties"},
		phrase{"Tổng tiền", "Gross"}, phrase{"Thực lĩnh", "Net"}, phrase{"Ký nhận", "Signature"}},
	ledger.CollectionRun: {
		phrase{"Bảng thu hồi nhuận bút", "Royalties taken back"},
		phrase{"Số tiền phải thu", "To be received"}, phrase{"Thực thu", "Received"}, phrase{"Ký nộp", "Signature"}},
	ledger.ImportedRun: {
		phrase{"Bảng kê nhuận bút đã chi", "Royalties paid"},
		phrase{"Tổng tiền", "Gross"}, phrase{"Thực lĩnh", "Net"}, phrase{"Ngày chi, số chứng từ", "Paid on, voucher"}},
}

// taxRules are the words of the rules of tax, which take a rate or a threshold.
var taxRules = map[payroll.TaxCase]phrase{
	payroll.CaseWithheld:     ruleWithheld,
	payroll.CaseBelow:        ruleBelow,
	payroll.CaseOnRequest:    ruleOnRequest,
	payroll.CaseCommitment:   ruleCommitment,
	payroll.CaseSalary:       ruleSalary,
	payroll.CaseNonresident:  ruleNonresident,
	payroll.CaseOrganisation: ruleOrganisation,
}
