package payment

import (
	"nhuanbut/payroll"
	"nhuanbut/reports/lang"
)

// The treasury's form, mẫu số 09, NĐ 11/2020/NĐ-CP.
var (
	formKinds = [...]lang.Phrase{ // columns 6 to 12
		lang.Both("Lương và phụ cấp theo lương", "Salary and allowances"),
		lang.Both("Tiền công lao động thường xuyên theo hợp đồng", "Wages under contract"),
		lang.Both("Tiền thu nhập tăng thêm", "Additional income"),
		lang.Both("Tiền thưởng", "Bonus"),
		lang.Both("Tiền phụ cấp và trợ cấp khác", "Other allowances"),
		lang.Both("Tiền khoán", "Lump sums"),
		lang.Both("Tiền học bổng", "Grants"),
	}
)

// runWords are what the table of a kind of run says in its own way.
type runWords struct{ title, gross, net, last lang.Phrase }

var wordsOfRuns = map[payroll.RunKind]runWords{
	payroll.PayRun: {
		lang.Both("Bảng thanh toán nhuận bút", "Payment of royalties"),
		lang.Both("Tổng tiền", "Gross"), lang.Both("Thực lĩnh", "Net"), lang.Both("Ký nhận", "Signature")},
	payroll.CollectionRun: {
		lang.Both("Bảng thu hồi nhuận bút", "Royalties taken back"),
		lang.Both("Số tiền phải thu", "To be received"), lang.Both("Thực thu", "Received"), lang.Both("Ký nộp", "Signature")},
	payroll.ImportedRun: {
		lang.Both("Bảng kê nhuận bút đã chi", "Royalties paid"),
		lang.Both("Tổng tiền", "Gross"), lang.Both("Thực lĩnh", "Net"), lang.Both("Ngày chi, số chứng từ", "Paid on, voucher")},
}

// What the sheets of a run say.
var (
	paymentSheet  = lang.Both("Bảng thanh toán", "Payments")
	treasurySheet = lang.Both("Mẫu 09", "Form 09")
	transferSheet = lang.Both("Chuyển khoản", "Transfers")
	runTitle      = lang.Both("Đợt chi nhuận bút %d", "Run %d of royalties")
	payRunBelow   = lang.Both("Đợt %d, ngày chi %s, nhuận bút tháng %s", "Run %d, paid on %s, royalties of %s")
	collectBelow  = lang.Both("Đợt %d, ngày thu %s", "Run %d, received on %s")
	importedBelow = lang.Both("Đợt %d, chi trước khi dùng sổ", "Run %d, paid before this ledger")
	wholeVoid     = lang.Both("%s (đã hủy)", "%s (void)")
	payee         = lang.Both("Họ và tên", "Name")
	penNamed      = lang.Both("(bút danh: %s)", "(pen name: %s)")
	taxNumber     = lang.Both("Mã số thuế", "Tax code")
	bankAccount   = lang.Both("Số tài khoản", "Account")
	bankName      = lang.Both("Ngân hàng", "Bank")
	taxRuleHead   = lang.Both("Quy định thuế", "Tax rule")
	paidTotal     = lang.Both("Cộng chi theo bảng này", "Paid by this table")
	handedTotal   = lang.Both("Cộng chuyển bảng lương", "Handed to the salary sheet")
	paidPart      = lang.Both("I. Chi theo bảng này", "I. Paid by this table")
	handedPart    = lang.Both("II. Chuyển bảng lương (phóng viên, biên tập viên), thuế tính cùng lương", "II. Handed to the salary sheet (staff), taxed with the salary")
	carriedPart   = lang.Both("Chuyển sang kỳ sau (số dư âm, không chi, không tính vào tổng)", "Carried to the next run (negative balances: not paid, in no total)")
	voidPart      = lang.Both("Đã hủy (không chi, không tính vào tổng)", "Void (not paid, in no total)")
	voided        = lang.Both("đã hủy", "void")
	netInWords    = lang.Both("%s, bằng chữ: %s.", "%s in words: %s.")
	taxBases      = lang.Both("Căn cứ khấu trừ thuế thu nhập cá nhân: %s.", "Legal bases of the tax: %s.")
	netOfTheRun   = lang.Both(
		"Số thực nhận của cả đợt trong sổ: %s đồng, gồm %s đồng thực lĩnh theo bảng này và %s đồng chuyển bảng lương.",
		"Net of the run in the ledger: %s đồng, of which %s are paid by this table and %s are handed to the salary sheet.")
	accountMissing = lang.Both(
		"Chưa có số tài khoản, hoặc tên chủ tài khoản bằng chữ không dấu, nên không có trong trang “%s” và “%s”: %s.",
		"Without an account, or an account name in Latin letters, and so not on the sheets “%s” and “%s”: %s.")
	andOthers   = lang.Both(" và %d người khác", " and %d others")
	formNumber  = lang.Both("Mẫu số 09", "Form 09")
	formDecree  = lang.Both("(NĐ 11/2020/NĐ-CP)", "(Decree 11/2020/NĐ-CP)")
	formMark    = lang.Both("Mã hiệu: ………… Số: …………", "Mark: ………… No.: …………")
	formTitle   = lang.Both("Bảng thanh toán cho đối tượng thụ hưởng", "Payments to beneficiaries")
	formVoucher = lang.Both(
		"(Kèm theo Giấy rút dự toán/Ủy nhiệm chi số ………… ngày …… tháng …… năm ………)",
		"(With withdrawal slip/payment order no. ………… of ………………)")
	formFunds       = lang.Both("Tài khoản dự toán: □      Tài khoản tiền gửi: □", "Budget account: □      Deposit account: □")
	formUnit        = lang.Both("1. Đơn vị sử dụng ngân sách: %s", "1. Budget unit: %s")
	formCode        = lang.Both("2. Mã đơn vị (mã ĐVQHNS): %s", "2. Budget unit code: %s")
	formAccount     = lang.Both("3. Tài khoản của đơn vị: %s, mở tại: %s", "3. Account of the unit: %s, at: %s")
	formPart1       = lang.Both("I. Nội dung đề nghị thanh toán", "I. Payments asked for")
	formPart2       = lang.Both("II. Phần thuyết minh thay đổi so với tháng trước", "II. Changes against the month before")
	formToFill      = lang.Both("…………………………", "…………………………")
	formAccounts    = lang.Both("Tài khoản ngân hàng", "Bank account")
	formBeneficiary = lang.Both("Số tài khoản người hưởng", "Beneficiary's account")
	formBank        = lang.Both("Tên ngân hàng", "Bank")
	formSum         = lang.Both("Tổng số", "Total")
	formOfWhich     = lang.Both("Trong đó", "Of which")
	formRoyalty     = lang.Both("Nhuận bút", "Royalties")
	formHolder      = lang.Both("Nhuận bút; chủ tài khoản: %s", "Royalties; account of %s")
	formChange      = lang.Both("Số tiền thay đổi", "Change")
	formMore        = lang.Both("Tăng", "More")
	formLess        = lang.Both("Giảm", "Less")
	formNet         = lang.Both("Chênh lệch", "Difference")
	formPeople      = lang.Both("%d người", "Payees: %d")
	formCompared    = lang.Both(
		"Tháng %s: %d người, %s đồng. Tháng %s, tính đến hết bảng này: %d người, %s đồng.",
		"%s: %d payees, %s đồng. %s, with this table: %d payees, %s đồng.")
	formNoMonth  = lang.Both("Trong sổ không có đợt chuyển khoản nào của tháng %s.", "The ledger has no transfers of %s.")
	formPreparer = lang.Both("Người lập", "Prepared by")
	formTeller   = lang.Both("KHO BẠC NHÀ NƯỚC\nChuyên viên kiểm soát chi/Giao dịch viên", "STATE TREASURY\nController/Teller")
	formDirector = lang.Both("KHO BẠC NHÀ NƯỚC\nGiám đốc hoặc người được ủy quyền", "STATE TREASURY\nDirector or deputy")
	formSigned   = lang.Both("Ngày …… tháng …… năm ………", "Date: ………………")
)
