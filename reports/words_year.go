package reports

import "nhuanbut/payroll"

// What the year's workbook says; what its forms say is in their templates.
var (
	yearAuthorsSheet    = phrase{"Theo tác giả", "By author"}
	yearCategoriesSheet = phrase{"Theo chuyên mục", "By category"}

	ofYearTitle      = phrase{"Nhuận bút năm %d", "Royalties of %d"}
	ofYear           = phrase{"%s năm %d", "%s — %d"}
	ofMonthHead      = phrase{"Tháng %d", "Month %d"}
	provisional      = phrase{"(tạm tính)", "(provisional)"}
	provisionalMeans = phrase{
		"Tạm tính: tháng chưa khóa sổ, số liệu còn thay đổi.",
		"Provisional: the month is not closed and can still change."}
	byPublication = phrase{
		"Số liệu theo tháng xuất bản. Thuế thu nhập cá nhân ở các biểu sau tính theo ngày chi trả, nên không khớp theo tháng với bảng này.",
		"By months of publication. Income tax in the following forms is by the day of payment, so that its months are not those of this table."}

	ofForm = phrase{
		"Mẫu số %s (%s), các khoản đã chi từ ngày %s đến ngày %s",
		"Form %s (%s), payments made from %s to %s"}
	incomeType = phrase{"Tiền lương, tiền công", "Wages"}
	leftOut    = phrase{
		"Không gồm nhuận bút của %d người có hợp đồng lao động, %s đồng: đã chuyển sang bảng lương và tính thuế ở đó.",
		"Without the royalties of %d people under a labour contract, %s đồng: they are paid and taxed with the salary."}
	collected = phrase{
		"Đã trừ %s đồng thu hồi: làm giảm thu nhập chịu thuế, không làm giảm thu nhập thuộc diện khấu trừ và số thuế đã khấu trừ.",
		"Less %s đồng that came back: it lowers the taxable income, not the income withheld from and the tax withheld."}
	unidentified = phrase{
		"Chưa có mã số thuế và số giấy tờ (%d người): %s.",
		"Without tax code and identity document (%d people): %s."}
	unconfirmed = phrase{
		"Chưa xác nhận diện, tạm tính là cá nhân cư trú không có hợp đồng lao động (%d người): %s.",
		"Not confirmed yet, taken for residents without a labour contract (%d people): %s."}

	ofQuarter        = phrase{"Quý %s", "Quarter %s"}
	yearByMonth      = phrase{"Nhuận bút theo tháng, triệu đồng", "Royalties by month, million đồng"}
	yearByCategory   = phrase{"Nhuận bút theo chuyên mục, triệu đồng", "Royalties by category, million đồng"}
	yearTopAuthors   = phrase{"Tác giả có nhuận bút cao nhất, triệu đồng", "Authors with the highest royalties, million đồng"}
	yearTaxByQuarter = phrase{"Thuế TNCN đã khấu trừ theo quý chi trả, đồng", "Income tax withheld by quarter of payment, đồng"}
	otherCategories  = phrase{"Khác", "Others"}
)

// documents are the words of kinds of identity documents.
var documents = map[payroll.IDKind]phrase{
	payroll.OldID:     {"CMND", "Old ID card"},
	payroll.CitizenID: {"CCCD", "Citizen ID"},
	payroll.Passport:  {"Hộ chiếu", "Passport"},
}
