package msg

// reportWords are the helps and messages of the workbooks.
var reportWords = map[string]words{
	"help.report":          {"Lập bảng Excel", "Write workbooks"},
	"help.report.month":    {"Bảng tổng hợp của tháng", "The month's workbook"},
	"example.report.month": {"  nhuanbut report month 2026-10 -o nhuan-but-10.xlsx\n  nhuanbut --lang en report month 2026-10 -o royalties.xlsx", "  nhuanbut report month 2026-10 -o royalties.xlsx\n  nhuanbut --lang vi report month 2026-10 -o nhuan-but-10.xlsx"},
	"help.report.month.long": {
		"Bảng Excel của tháng: theo tác giả, chuyên mục, loại bài, tác giả × chuyên mục, chi tiết, điều chỉnh, những điều\ncần xem lại, biểu đồ và trang Dữ liệu để phần mềm khác nhập. Công thức sống; cùng một sổ cho cùng một tệp.",
		"The month's workbook: by author, category, genre, author × category, in detail, adjustments, findings, charts, and\nthe sheet of data that other software imports. Formulas are live; the same ledger gives the same file.",
	},
	"flag.report.date":  {"ngày ghi trên bảng; mặc định là ngày của lần ghi sổ cuối", "day that the sheets are dated with; that of the ledger's last entry by default"},
	"usage.report.name": {"{1}: tên tệp này phải có đuôi {2}", "{1}: the name of this file ends with {2}"},
	"usage.report.csv":  {"{1} là tên của tệp CSV; bảng Excel cần tên .xlsx (báo cáo nào có CSV thì thêm --csv để chỉ ghi CSV)", "{1} is the name of a CSV file; a workbook needs one in .xlsx (reports that have a CSV take --csv)"},
	"flag.report.csv":   {"ghi thêm trang Dữ liệu thành CSV bên cạnh; -o TỆP.csv: chỉ ghi CSV", "the sheet of data as CSV too, beside the workbook; -o FILE.csv: CSV alone"},

	// The workbook of a run of payments.
	"help.report.payment":      {"Bảng thanh toán của một đợt chi, Mẫu 09 gửi Kho bạc, trang chuyển khoản", "A run's payment table, the treasury's form 09, bank transfers"},
	"help.report.payment.long": {"Lập bảng Excel của một đợt chi (số đợt như trong nhuanbut pay list): Bảng thanh toán để ký, Mẫu 09 của NĐ 11/2020/NĐ-CP, và trang Chuyển khoản để kế toán nạp vào ngân hàng điện tử; --csv ghi cả trang Chuyển khoản thành CSV.", "Write the workbook of a run (its number as in nhuanbut pay list): the payment table to be signed, form 09 of Decree 11/2020/NĐ-CP, and the sheet of transfers that finance uploads; --csv writes that sheet as CSV as well."},
	"example.report.payment":   {"  nhuanbut report payment 1 -o chi-tra-10.xlsx\n  nhuanbut report payment 1 -o chuyen-khoan.csv --csv", "  nhuanbut report payment 1 -o payments.xlsx\n  nhuanbut report payment 1 -o transfers.csv --csv"},
	"flag.payment.csv":         {"ghi cả trang chuyển khoản thành CSV, cạnh tệp XLSX", "write the transfers as CSV too, beside the XLSX file"},
	"payment.no-account":       {"Chưa có số tài khoản, hoặc tên chủ tài khoản không viết được bằng chữ không dấu, nên không có trong trang chuyển khoản ({1}): {2}. Ghi bằng nhuanbut author set TÁC_GIẢ account=… account-name=… bank=…", "Not among the transfers, for want of an account or an account name in Latin letters ({1}): {2}. See nhuanbut author set AUTHOR account=… account-name=… bank=…"},
	"error.no-transfers":       {"đợt {run} không phải là đợt chi cho tác giả nên không có gì để chuyển khoản", "run {run} pays no authors, so there is nothing to transfer"},
	"hint.no-transfers":        {"bỏ --csv để lập bảng Excel", "leave --csv out for the workbook"},
	"error.not-to-authors":     {"đợt {run} là nộp thuế, không chi cho tác giả, nên không có bảng thanh toán", "run {run} remits tax and pays no authors, so it has no payment table"},
	"hint.not-to-authors":      {"xem đợt nộp thuế bằng nhuanbut pay show {run}", "see it with nhuanbut pay show {run}"},

	// Of the year's workbook.
	"help.report.year": {"Bảng của năm: tác giả và chuyên mục theo tháng, biểu thuế TNCN, biểu đồ", "The year's workbook: authors and categories by month, income tax forms, charts"},
	"help.report.year.long": {
		"Nhuận bút theo tháng xuất bản; thuế TNCN theo ngày chi trả: bảng kê 05-2/BK-QTT-TNCN, số liệu 05/KK-TNCN\ntheo quý, số liệu chứng từ 03/TNCN. Tháng chưa khóa sổ được ghi là tạm tính.",
		"Royalties by month of publication; income tax by the day of payment: the list 05-2/BK-QTT-TNCN, the figures\nof 05/KK-TNCN by quarter, the data of certificates 03/TNCN. Months that are not closed are marked provisional.",
	},
	"example.report.year":   {"  nhuanbut report year 2026\n  nhuanbut report year 2026 -o nam-2026.xlsx --date 2027-01-15", "  nhuanbut report year 2026\n  nhuanbut report year 2026 -o year-2026.xlsx --date 2027-01-15"},
	"arg.year":              {"NĂM", "YEAR"},
	"usage.year":            {"“{1}” không phải là năm; viết 2026", "“{1}” is not a year; write 2026"},
	"error.bad-form":        {"mẫu biểu {form} không dùng được: {problem}", "the form {form} cannot be used: {problem}"},
	"error.nothing-in-year": {"năm {year} không có bài viết, khoản tiền hay lần chi nào", "{year} has no articles, amounts or payments"},
	"error.ledger-empty":    {"sổ chưa có bài viết, khoản tiền hay lần chi nào", "the ledger has no articles, amounts or payments yet"},
	"hint.ledger-empty":     {"nhuanbut import TỆP", "nhuanbut import FILE"},
	"hint.nothing-in-year":  {"sổ có số liệu của các năm: {years}", "the ledger has figures for these years: {years}"},
	// Statements of authors.
	"help.report.author": {"Sao kê của một tác giả: từng bài và cách tính, điều chỉnh, chi trả, thuế, số dư", "An author's statement: each article and how its amount comes about, adjustments, payments, tax, balance"},
	"help.report.author.long": {
		"Tác giả nêu bằng tên, bút danh hoặc mã. Số dư cuối kỳ = số dư đầu kỳ + nhuận bút các tháng - đã chi (ngày chi trong kỳ) + thu hồi.\nKhông nêu tháng thì là tháng khóa sổ gần nhất. Tháng chưa khóa sổ được ghi “tạm tính”.",
		"The author is named by name, pen name or code. Closing balance = opening balance + royalties of the months - payments dated in them + what was taken back.\nWithout a month: the last closed one. A month that is not closed is marked provisional.",
	},
	"help.report.authors": {"Sao kê tháng cho từng tác giả, mỗi người một tệp", "The month's statements, a file for each author"},
	"help.report.authors.long": {
		"Mỗi tác giả có khoản nào trong tháng, hoặc được chi trong tháng, có một tệp: A0007-phuong-khue.xlsx. Nguồn tin không có.\nTệp cùng tên có sẵn trong thư mục được thay.",
		"Everybody who has anything in the month, or was paid in it, gets a file: A0007-phuong-khue.xlsx. Sources get none.\nA file of the same name in the folder is replaced.",
	},
	"example.report.author":  {"  nhuanbut report author \"Phượng Khuê\" --from 2026-09 --to 2026-10\n  nhuanbut report author A0007 -o sao-ke.xlsx", "  nhuanbut report author \"Phượng Khuê\" --from 2026-09 --to 2026-10\n  nhuanbut report author A0007 -o statement.xlsx"},
	"example.report.authors": {"  nhuanbut report authors 2026-10 -o sao-ke-10\n  nhuanbut report authors 2026-10 --date 2026-11-05", "  nhuanbut report authors 2026-10 -o statements\n  nhuanbut report authors 2026-10 --date 2026-11-05"},
	"flag.span.from":         {"tháng đầu (mặc định: tháng khóa sổ gần nhất)", "the first month (by default the last that was closed)"},
	"flag.span.to":           {"tháng cuối (mặc định: như --from)", "the last month (by default --from)"},
	"flag.out.author":        {"tệp sẽ ghi (mặc định: theo mã, tên và tháng)", "the file to write (named by code, name and month by default)"},
	"flag.out.authors":       {"thư mục sẽ ghi vào, được tạo nếu chưa có (mặc định: sao-ke-THÁNG)", "the folder to write into, made if it is missing (sao-ke-MONTH by default)"},
	"usage.span":             {"--from {1} sau --to {2}", "--from {1} is after --to {2}"},
	"report.authors.none":    {"Tháng {1} không có tác giả nào có khoản hay được chi; không ghi tệp nào.", "No author has an amount or a payment in {1}; nothing was written."},
	"report.authors.done":    {"Đã ghi {1} sao kê vào {2}", "Wrote {1} {1|statement|statements} into {2}"},
	"report.authors.stopped": {"Đã dừng theo yêu cầu; đã ghi {1} trong {2} sao kê vào {3}.", "Interrupted; {1} of {2} {2|statement|statements} {1|was|were} written into {3}."},
	"report.authors.failed":  {"đã ghi {1} trong {2} sao kê vào {3}", "{1} of {2} {2|statement|statements} {1|was|were} written into {3}"},
}
