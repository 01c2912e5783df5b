package main

// reportWords are the helps and messages of the workbooks.
var reportWords = map[string]words{
	"help.report":          {"Lập bảng Excel", "Write workbooks"},
	"help.report.month":    {"Bảng tổng hợp của tháng: tác giả, chuyên mục, chi tiết, dữ liệu", "The month's workbook: authors, categories, articles, data"},
	"example.report.month": {"  nhuanbut report month 2026-10 -o nhuan-but-10.xlsx\n  nhuanbut --lang en report month 2026-10 -o royalties.xlsx", "  nhuanbut report month 2026-10 -o royalties.xlsx\n  nhuanbut --lang vi report month 2026-10 -o nhuan-but-10.xlsx"},
}
