package main

// reportWords are the helps and messages of the workbooks.
var reportWords = map[string]words{
	"help.report":          {"Lập bảng Excel", "Write workbooks"},
	"help.report.month":    {"Bảng tổng hợp của tháng", "The month's workbook"},
	"example.report.month": {"  nhuanbut report month 2026-10 -o nhuan-but-10.xlsx\n  nhuanbut --lang en report month 2026-10 -o royalties.xlsx", "  nhuanbut report month 2026-10 -o royalties.xlsx\n  nhuanbut --lang vi report month 2026-10 -o nhuan-but-10.xlsx"},
	"help.report.month.long": {
		"Bảng Excel của tháng: theo tác giả, chuyên mục, loại bài, tác giả × chuyên mục, chi tiết, điều chỉnh, những điều\ncần xem lại, biểu đồ và trang Dữ liệu để phần mềm khác nhập. Công thức sống; cùng một sổ cho cùng một tệp.",
		"The month's workbook: by author, category, genre, author × category, in detail, adjustments, findings, charts, and\nthe sheet of data that other software imports. Formulas are live; the same ledger gives the same file.",
	},
	"flag.report.date": {"ngày ghi trên bảng; mặc định là ngày của lần ghi sổ cuối", "day that the sheets are dated with; that of the ledger's last entry by default"},
	"flag.report.csv":  {"ghi thêm trang Dữ liệu thành CSV bên cạnh; -o TỆP.csv: chỉ ghi CSV", "the sheet of data as CSV too, beside the workbook; -o FILE.csv: CSV alone"},

	// The workbook of a run of payments.
	"error.not-to-authors": {"đợt %[1]s là nộp thuế, không chi cho tác giả, nên không có bảng thanh toán", "run %[1]s remits tax and pays no authors, so that it has no payment table"},
	"hint.not-to-authors":  {"xem đợt nộp thuế bằng nhuanbut pay show %[1]s", "see it with nhuanbut pay show %[1]s"},
}
