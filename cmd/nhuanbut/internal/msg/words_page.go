package msg

// pageWords are the helps of the month's page.
var pageWords = map[string]words{
	"help.report.html": {"Trang HTML của tháng, xem bằng trình duyệt", "The month as a page for a browser"},
	"help.report.html.long": {
		"Tháng trên một trang HTML: số tổng, biểu đồ, bảng tác giả tìm và sắp xếp được, từng bài kèm cách tính, những điều\ncần xem lại. Một tệp duy nhất, không cần mạng; xem trên điện thoại và in khổ A4 được.",
		"The month as one HTML page: totals, charts, authors to search and sort, each article with how its amount comes about,\nfindings. It is a single file that needs no network, reads well on a phone and prints on A4.",
	},
	"example.report.html": {"  nhuanbut report html 2026-10 -o thang-10.html\n  nhuanbut report html 10/2026 --date 2026-11-05", "  nhuanbut report html 2026-10 -o october.html\n  nhuanbut --lang vi report html 10/2026 --date 2026-11-05"},
	"flag.html.out":       {"tệp HTML sẽ ghi (mặc định nhuan-but-THÁNG.html)", "the HTML file to write (nhuan-but-MONTH.html by default)"},
}
