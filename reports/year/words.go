package year

import "nhuanbut/reports/lang"

// What the year's workbook says; what its forms say is in their files.
var (
	yearAuthorsSheet    = lang.Both("Theo tác giả", "By author")
	yearCategoriesSheet = lang.Both("Theo chuyên mục", "By category")
	ofYearTitle         = lang.Both("Nhuận bút năm %d", "Royalties of %d")
	ofYear              = lang.Both("%s năm %d", "%s — %d")
	ofMonthHead         = lang.Both("Tháng %d", "Month %d")
	byPublication       = lang.Both(
		"Số liệu theo tháng xuất bản. Thuế thu nhập cá nhân ở các biểu sau tính theo ngày chi trả, nên không khớp theo tháng với bảng này.",
		"By months of publication. Income tax in the following forms is by the day of payment, so that its months are not those of this table.")
	ofForm = lang.Both(
		"Mẫu số %s (%s), các khoản đã chi từ ngày %s đến ngày %s",
		"Form %s (%s), payments made from %s to %s")
	incomeType = lang.Both("Tiền lương, tiền công", "Wages")
	leftOut    = lang.Both(
		"Không gồm nhuận bút của %d người có hợp đồng lao động, %s đồng: đã chuyển sang bảng lương và tính thuế ở đó.",
		"Without the royalties of %d people under a labour contract, %s đồng: they are paid and taxed with the salary.")
	collected = lang.Both(
		"Đã trừ %s đồng thu hồi: làm giảm thu nhập chịu thuế, không làm giảm thu nhập thuộc diện khấu trừ và số thuế đã khấu trừ.",
		"Less %s đồng that came back: it lowers the taxable income, not the income withheld from and the tax withheld.")
	unidentified = lang.Both(
		"Chưa có mã số thuế và số giấy tờ (%d người): %s.",
		"Without tax code and identity document (%d people): %s.")
	unconfirmed = lang.Both(
		"Chưa xác nhận diện, tạm tính là cá nhân cư trú không có hợp đồng lao động (%d người): %s.",
		"Not confirmed yet, taken for residents without a labour contract (%d people): %s.")
	ofQuarter        = lang.Both("Quý %s", "Quarter %s")
	yearByMonth      = lang.Both("Nhuận bút theo tháng, triệu đồng", "Royalties by month, million đồng")
	yearByCategory   = lang.Both("Nhuận bút theo chuyên mục, triệu đồng", "Royalties by category, million đồng")
	yearTopAuthors   = lang.Both("Tác giả có nhuận bút cao nhất, triệu đồng", "Authors with the highest royalties, million đồng")
	yearTaxByQuarter = lang.Both("Thuế TNCN đã khấu trừ theo quý chi trả, đồng", "Income tax withheld by quarter of payment, đồng")
	otherCategories  = lang.Both("Khác", "Others")
)
