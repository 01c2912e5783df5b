package cms_test

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/unicode/norm"

	"nhuanbut/ledger/cms"
	"nhuanbut/ledger/cms/grid"
	"nhuanbut/ledger/cms/text"
	"nhuanbut/ledger/cms/value"
	"nhuanbut/ledger/cms/value/valuetest"
	"nhuanbut/payroll"
)

const smallPayments = "Tác giả;Ngày trả;Tổng tiền;Thuế TNCN;Số chứng từ;Ghi chú\r\n" +
	"Phượng Khuê;06/01/2025;2.500.000;250.000;PC01;quý IV\r\n"

// phuongKhue is the row of smallPayments; 10% of 2,500,000 is withheld.
var phuongKhue = cms.PaymentRow{
	Author: "Phượng Khuê", Date: "2025-01-06", Gross: 2_500_000, Tax: 250_000, Reference: "PC01", Note: "quý IV",
}

func readPayments(t testing.TB, content string, o cms.Options) ([]cms.PaymentRow, error) {
	t.Helper()
	return cms.ReadPayments(write(t, "payments", content), o)
}

// goodPayments are rows of which none may be refused.
func goodPayments(t testing.TB, rows []cms.PaymentRow, err error, n int) []cms.PaymentRow {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
	for _, row := range rows {
		if row.Err != nil {
			t.Fatal(row.Err)
		}
	}
	if len(rows) != n {
		t.Fatalf("%d rows, want %d: %+v", len(rows), n, rows)
	}
	return rows
}

func paymentCode(row cms.PaymentRow) payroll.Code {
	if row.Err == nil {
		return ""
	}
	return row.Err.Reason.Code
}

// said is a row without its place.
func said(row cms.PaymentRow) cms.PaymentRow {
	row.At, row.AuthorHeader, row.DateHeader = cms.Position{}, "", ""
	return row
}

func TestPaymentsInEveryEncoding(t *testing.T) {
	utf16, err := unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewEncoder().String(smallPayments)
	if err != nil {
		t.Fatal(err)
	}
	for name, content := range map[string]string{
		"UTF-8":            smallPayments,
		"UTF-8 with mark":  "\ufeff" + smallPayments,
		"UTF-8 decomposed": norm.NFD.String(smallPayments),
		"UTF-16":           utf16,
		"Windows-1258":     windows1258(t, smallPayments),
		"sep":              "sep=;\r\n" + smallPayments,
		"comma":            strings.ReplaceAll(smallPayments, ";", ","),
		"tab":              strings.ReplaceAll(smallPayments, ";", "\t"),
		"English":          "Payee,Payment date,Gross,Tax,Voucher No.,Note\nPhượng Khuê,2025-01-06,\"2,500,000\",250000 đ,PC01,quý IV\n",
		"unaccented":       "GHI CHU,so chung tu,THUE,So  tien,ngay chi,Ho ten\nquý IV,PC01,250000,2500000,6-1-2025,Phượng Khuê\n",
	} {
		t.Run(name, func(t *testing.T) {
			rows, err := readPayments(t, content, cms.Options{})
			row := goodPayments(t, rows, err, 1)[0]
			equal(t, "row", row.At.Row, 2)
			equal(t, "values", said(row), phuongKhue)
		})
	}
}

func TestPaymentHeaders(t *testing.T) {
	usual := []string{"Tác giả", "Ngày trả", "Tổng tiền", "Thuế", "Số chứng từ", "Ghi chú"}
	for field, names := range [][]string{
		{"Họ tên", "Họ và tên", "HỌ VÀ TÊN", "Mã tác giả", "author", "author_code", "Payee", "T_x00e1_c_x0020_gi_x1ea3_"},
		{"Ngày chi", "Ngày thanh toán", "Ngày trả (*)", "date", "Paid", "paid on"},
		{"Số tiền", "Thu nhập", "Số tiền (VNĐ)", "gross", "Amount", "So tien"},
		{"Thuế TNCN", "Thuế đã khấu trừ", "Thuế TNCN (10%)", "Thuế 10%", "Thuế (đồng)", "tax", "thue"},
		{"Chứng từ", "reference", "Voucher"},
		{"Nội dung", "note"},
	} {
		for _, name := range names {
			header := slices.Clone(usual)
			header[field] = name
			content := strings.Join(header, "\t") + "\nPhượng Khuê\t06/01/2025\t2500000\t250000\tPC01\tquý IV\n"
			rows, err := readPayments(t, content, cms.Options{})
			equal(t, name, said(goodPayments(t, rows, err, 1)[0]), phuongKhue)
		}
	}
}

func TestPaymentFilesThatAreRefused(t *testing.T) {
	const row = "An,06/01/2025,100,0,x\n"
	for content, want := range map[string]payroll.Code{
		"":                               cms.FileEmpty,
		"%PDF-1.4":                       cms.FormatPDF,
		"PK\x03\x04 and no zip":          grid.FileDamaged,
		`[{"Tác giả":"An","Ngày":"x"}]`:  cms.HeaderMissing,
		`{"value":[{"Tác giả":"An"}]}`:   cms.HeaderMissing,
		smallList:                        cms.HeaderMissing, // of articles
		"Tác giả,Ngày trả,Thuế,x,y\n":    cms.HeaderMissing,
		"Tác giả,Tổng tiền,Thuế,x,y\n":   cms.HeaderMissing,
		"Ngày trả,Tổng tiền,Thuế,x,y\n":  cms.HeaderMissing,
		"Tác giả,Ngày trả,Tổng tiền,x\n": cms.HeaderMissing, // else an unknown header of tax would mean no tax
		"Tác giả,Ngày,Tiền,Thuế suất\n":  cms.HeaderMissing,
		"Tác giả,Ngày,Số tiền,Thu nhập 10%,Thuế\n":                                            "", // only a tax has its rate in its name
		"Tác giả,Ngày trả,Tổng tiền,Thuế,Họ tên\n" + row:                                      cms.HeaderDuplicate,
		"Tác giả,Ngày trả,Tổng tiền,Thuế,Ngày chi\n" + row:                                    cms.HeaderDuplicate,
		"Tác giả,Ngày trả,Tổng tiền,Thuế,Số tiền\n" + row:                                     cms.HeaderDuplicate,
		"Tác giả,Ngày trả,Tổng tiền,Thuế,Thuế TNCN (10%)\n" + row:                             cms.HeaderDuplicate,
		"Tác giả,Ngày trả,Tổng tiền,Thuế,Note,Ghi chú\n":                                      cms.HeaderDuplicate,
		"Tác giả,Ngày trả,Tổng tiền,Thuế\nAn,06/01/2025,100,\nAn,01/13/2025,100,\n":           value.DateMonthFirst,
		"Tác giả,Ngày trả,Tổng tiền,Thuế\nAn,06/01/2025 4:00 PM,100,\n":                       value.DateMonthFirst,
		"Tác giả,Ngày trả,Tổng tiền,Thuế\nAn; Bình,01/13/2025,x,\n":                           value.DateMonthFirst,
		"Tác giả,Ngày trả,Tổng tiền,Thuế\nAn,06/01/2025,100,\nB\xecnh tr\xe0,6/1/2025,100,\n": text.TextDamaged,
	} {
		rows, err := readPayments(t, content, cms.Options{})
		equal(t, content, code(err), want)
		var file *cms.FileError
		if want != "" && (!errors.As(err, &file) || len(rows) > 0) {
			t.Errorf("%q: %v, with %d rows", content, err, len(rows))
		}
	}
	_, err := cms.ReadPayments(filepath.Join(t.TempDir(), "none.csv"), cms.Options{})
	if !errors.Is(err, os.ErrNotExist) {
		t.Errorf("no such file: %v", err)
	}
}

func TestRefusedPaymentFilesSayWhatTheyNeed(t *testing.T) {
	expected := []string{"Tác giả", "Ngày trả", "Tổng tiền", "Thuế"}
	for content, found := range map[string][]string{
		"Tác giả,Ngày chi,Tiền\nAn,06/01/2025,1\n": {"Tác giả", "Ngày chi", "Tiền"},
		`{"value":[]}`: {},
	} {
		_, err := readPayments(t, content, cms.Options{})
		var e *payroll.Error
		if !errors.As(err, &e) || !slices.Equal(e.Fact("found").([]string), found) || !slices.Equal(e.Fact("expected").([]string), expected) {
			t.Errorf("%q: %v", content, err)
		}
	}
	_, err := readPayments(t, "Họ tên,Ngày,Số tiền,Thuế,Thu nhập\n", cms.Options{})
	if !strings.HasSuffix(err.Error(), "header-duplicate: Số tiền, Thu nhập, Tổng tiền") {
		t.Error(err)
	}
}

func TestPaymentDates(t *testing.T) {
	const content = "Tác giả,Ngày trả,Tổng tiền,Thuế\nAn,01/13/2025,100,\nAn,06/01/2025,100,\n"
	rows, err := readPayments(t, content, cms.Options{Dates: value.DatesMDY})
	equal(t, "mdy", goodPayments(t, rows, err, 2)[1].Date, "2025-06-01")
	rows, err = readPayments(t, content, cms.Options{Dates: value.DatesDMY})
	if err != nil || len(rows) != 2 {
		t.Fatal(err, rows)
	}
	equal(t, "dmy, no such month", paymentCode(rows[0]), value.DateUnreadable)
	equal(t, "dmy", rows[1].Date, "2025-01-06")
}

// The cells of one row, and why it is refused: in which column, and the reason
// where its facts matter.
var paymentRows = []struct {
	author, date, gross, tax string
	want                     payroll.Code
	column, reason           string
}{
	{"An", "06/01/2025", "100", "", "", "", ""},
	{"An", "06/01/2025", "100", "-", "", "", ""},
	{"An", "06/01/2025", "100", "100", "", "", ""},
	{"An", "06/01/2025", "999.999.999.999", "0", "", "", ""},
	{"A0007", "2025-01-06T20:00:00Z", "float;#100", "0 đ", "", "", ""},
	{"", "06/01/2025", "100", "", cms.CellMissing, "Tác giả", ""},
	{"An", " ", "100", "", cms.CellMissing, "Ngày trả", ""},
	{"An", "06/01/2025", "", "10", cms.CellMissing, "Tổng tiền", ""},
	{"An", "06/01/2025", "-", "", cms.CellMissing, "Tổng tiền", ""},
	{"", "", "100", "", cms.CellMissing, "Tác giả", ""}, // the first
	{"An; Bình", "06/01/2025", "100", "", cms.SeveralPayees, "Tác giả", ""},
	{"1;#An;#2;#Bình", "06/01/2025", "100", "", cms.SeveralPayees, "Tác giả", ""},
	{"An", "06/01/25", "100", "", value.DateAmbiguous, "Ngày trả", ""},
	{"An", "hôm qua", "100", "", value.DateUnreadable, "Ngày trả", ""},
	{"An", "06/01/1925", "100", "", value.DateOutOfRange, "Ngày trả", ""},
	{"An", "06/01/2025", "0", "", cms.PaymentZero, "Tổng tiền", ""},
	{"An", "06/01/2025", "-100", "", value.NumberNegative, "Tổng tiền", ""},
	{"An", "06/01/2025", "(100)", "", value.NumberNegative, "Tổng tiền", ""},
	{"An", "06/01/2025", "100,5", "", value.MoneyFraction, "Tổng tiền", ""},
	{"An", "06/01/2025", "1.234,000", "", value.NumberAmbiguous, "Tổng tiền", "number-ambiguous: 1234, 1234000"},
	{"An", "06/01/2025", "1.000.000.000.000", "", value.NumberTooLarge, "Tổng tiền", "number-too-large: 999.999.999.999"},
	{"An", "06/01/2025", "một trăm", "", value.NumberUnreadable, "Tổng tiền", ""},
	{"An", "06/01/2025", "#REF!", "", value.ErrorValue, "Tổng tiền", ""},
	{"An", "06/01/2025", "100", "#N/A", value.ErrorValue, "Thuế", ""},
	{"An", "06/01/2025", "100", "-1", value.NumberNegative, "Thuế", ""},
	{"An", "06/01/2025", "100", "10%", value.NumberUnreadable, "Thuế", ""},
	{"An", "06/01/2025", "1.170.000", "1.170.001", cms.TaxOverGross, "Thuế", "tax-over-gross: 1.170.000"},
	{"An", "06/01/2025", "x", "1", value.NumberUnreadable, "Tổng tiền", ""}, // not that tax is over what was not read
}

func TestPaymentRows(t *testing.T) {
	for _, c := range paymentRows {
		line := strings.Join([]string{c.author, c.date, c.gross, c.tax}, "\t")
		t.Run(line, func(t *testing.T) {
			rows, err := readPayments(t, "Tác giả\tNgày trả\tTổng tiền\tThuế\n"+line+"\nCuối\t07/01/2025\t1\t\n", cms.Options{})
			if err != nil || len(rows) != 2 || rows[1].Author != "Cuối" || rows[1].Err != nil {
				t.Fatal(err, rows)
			}
			judgePayment(t, rows[0])
			equal(t, "refusal", paymentCode(rows[0]), c.want)
			if e := rows[0].Err; e != nil {
				equal(t, "column", e.Column, c.column)
				if c.reason != "" {
					equal(t, "reason", e.Reason.Error(), c.reason)
				}
			}
		})
	}
}

func TestRefusedPaymentKeepsTheRest(t *testing.T) {
	rows, err := readPayments(t, "Tác giả,Ngày trả,Tổng tiền,Thuế,Ref\nAn,06/01/2025,abc,10,PC02\n", cms.Options{})
	if err != nil || len(rows) != 1 {
		t.Fatal(err, rows)
	}
	e := rows[0].Err
	equal(t, "row", e.At.Row, 2)
	equal(t, "value", e.Value, "abc")
	rows[0].Err = nil
	equal(t, "the rest", said(rows[0]), cms.PaymentRow{Author: "An", Date: "2025-01-06", Tax: 10, Reference: "PC02"})
}

func TestPaymentRowsThatCannotBeSplit(t *testing.T) {
	rows, err := readPayments(t, "Tác giả,Ngày trả,Tổng tiền,Thuế\n"+
		"An,06/01/2025,1,170,000\n"+
		"Bình,06/01/2025\n"+
		"Chi \"C\",06/01/2025,100,\n"+
		"Dũng,06/01/2025,100,,\n"+
		"\"Em,06/01/2025,100,\n", cms.Options{})
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, row := range rows {
		judgePayment(t, row)
		got = append(got, fmt.Sprintf("%d %s", row.At.Row, paymentCode(row)))
	}
	want := []string{"2 row-too-long", "3 row-too-short", "4 quote-bare", "5 row-too-long", "6 quote-open"}
	if !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
}

func TestPaymentTotalsAndSignatures(t *testing.T) {
	rows, err := readPayments(t, "STT,Họ tên,Ngày chi,Số tiền,Thuế,Nội dung\n"+
		"(1),(2),(3),(4),(5),(6)\n"+
		"1,An,06/01/2025,2.000.000,200.000,\n"+
		"\n"+
		",Cộng mục I,,2.000.000,200.000,\n"+
		"2,Bình,07/01/2025,300.000,,\n"+
		"3,Tổng,08/01/2025,1,,\n"+ // somebody's name: a totals row has no date
		",,,,,\n"+
		"Tổng cộng,,,2.300.001 đ,200.000,\n"+
		",Bằng chữ: hai triệu ba trăm nghìn linh một đồng,,,,\n"+
		",,\"Hà Nội, ngày 31 tháng 1 năm 2025\",,,\n"+
		",Người lập,,Kế toán trưởng,,Thủ trưởng\n", cms.Options{})
	good := goodPayments(t, rows, err, 3)
	equal(t, "first", good[0].Author, "An")
	equal(t, "second", good[1].Author, "Bình")
	equal(t, "third", good[2].Author, "Tổng")
}

// Under a subtotal, too, what may be a payment is given, if only to be refused.
func TestNoPaymentIsLostUnderASubtotal(t *testing.T) {
	const head = "Tác giả,Ngày trả,Tổng tiền,Thuế\nTổng cộng,,5,\n"
	for line, want := range map[string]payroll.Code{
		"Tổng,45663,100,": "",
		"7,,100,Tổng":     cms.CellMissing,
		"An \"B\",,,":     text.QuoteBare,
		"An,,100,":        cms.CellMissing,
		"An,06/01/2025,,": cms.CellMissing,
		"An,06/01/25,,":   value.DateAmbiguous,
		",,,10":           cms.CellMissing,
	} {
		rows, err := readPayments(t, head+line+"\n", cms.Options{})
		if err != nil || len(rows) != 1 {
			t.Errorf("%q: %v %v", line, err, rows)
			continue
		}
		equal(t, line, paymentCode(rows[0]), want)
	}
}

// Without totals above it, a row that has only a name is a payment with a hole.
func TestOnlyTotalsHaveSignatures(t *testing.T) {
	for _, above := range []string{"", "Tổng cộng,,5,\nAn,06/01/2025,100,\n"} {
		rows, err := readPayments(t, "Tác giả,Ngày trả,Tổng tiền,Thuế\n"+above+"Bình,,,\n", cms.Options{})
		if err != nil || len(rows) == 0 {
			t.Fatal(err, rows)
		}
		equal(t, above, paymentCode(rows[len(rows)-1]), cms.CellMissing)
	}
}

func TestFormulaUnderASubtotal(t *testing.T) {
	path := book(t, func(f *excelize.File) {
		rows(t, f, "Sheet1", []any{"Tác giả", "Ngày trả", "Tổng tiền", "Thuế"}, []any{"Tổng cộng", nil, 5}, []any{"An"})
		if err := f.SetCellFormula("Sheet1", "C3", "1+1"); err != nil {
			t.Fatal(err)
		}
	})
	got, err := cms.ReadPayments(path, cms.Options{})
	if err != nil || len(got) != 1 {
		t.Fatal(err, got)
	}
	equal(t, "refusal", paymentCode(got[0]), cms.CellMissing)
}

func TestPaymentNoteIsOneLine(t *testing.T) {
	rows, err := readPayments(t, "Tác giả,Ngày trả,Tổng tiền,Thuế,Ghi chú,Ref\nAn,06/01/2025,100,,\"hai\ndòng\",\" PC \n 01\"\n", cms.Options{})
	row := goodPayments(t, rows, err, 1)[0]
	equal(t, "note", row.Note, "hai dòng")
	equal(t, "reference", row.Reference, "PC 01")
}

func TestPaymentsInAWorkbook(t *testing.T) {
	path := book(t, func(f *excelize.File) {
		rows(t, f, "Sheet1",
			[]any{"BÁO ĐIỆN TỬ"},
			[]any{"Bảng kê chi trả nhuận bút năm 2025"},
			nil,
			[]any{"STT", "Họ và tên", "Ngày thanh toán", "Thu nhập", "Thuế", nil, "Số chứng từ"},
			[]any{nil, nil, nil, nil, "Thuế suất", "Số thuế", nil},
			[]any{1, "An", time.Date(2025, 1, 6, 0, 0, 0, 0, time.UTC), 2_500_000, 0.1, 250000.0, 12},
			[]any{2, 7, 45664, "300.000", nil, nil, 13},
			[]any{3, nil, 45665, 400000.5, nil, nil, nil},
			[]any{4, "Chi", 45665, 500000, nil, 1, nil},
			[]any{5, "Dũng", 45665, nil, nil, 1, nil},
			nil,
			[]any{"Tổng cộng", nil, nil, 3_200_000, nil, 250000, nil},
			[]any{nil, "Người lập", nil, "Thủ trưởng", nil, nil, nil},
		)
		for _, m := range [][2]string{{"A4", "A5"}, {"B4", "B5"}, {"C4", "C5"}, {"D4", "D5"}, {"E4", "F4"}, {"G4", "G5"}, {"B7", "B8"}, {"D9", "D10"}, {"A12", "C12"}} {
			if err := f.MergeCell("Sheet1", m[0], m[1]); err != nil {
				t.Fatal(err)
			}
		}
	})
	got, err := cms.ReadPayments(path, cms.Options{})
	if err != nil || len(got) != 5 {
		t.Fatal(err, got)
	}
	equal(t, "place", got[0].At, cms.Position{Path: path, Sheet: "Sheet1", Row: 6})
	equal(t, "headers", got[0].AuthorHeader+", "+got[0].DateHeader, "Họ và tên, Ngày thanh toán")
	equal(t, "first", said(got[0]), cms.PaymentRow{Author: "An", Date: "2025-01-06", Gross: 2_500_000, Tax: 250_000, Reference: "12"})
	equal(t, "second", said(got[1]), cms.PaymentRow{Author: "7", Date: "2025-01-07", Gross: 300_000, Reference: "13"})
	equal(t, "author of the merge", got[2].Author, "7")
	equal(t, "fraction", paymentCode(got[2]), value.MoneyFraction)
	for _, row := range got[3:] {
		equal(t, "merged money", paymentCode(row), cms.MergedCell)
		equal(t, "column", row.Err.Column, "Thu nhập")
	}
}

func TestPaymentSheets(t *testing.T) {
	path := book(t, func(f *excelize.File) {
		for _, name := range []string{"Quý 1", "Quý 2"} {
			_, _ = f.NewSheet(name)
			rows(t, f, name, []any{"Tác giả", "Ngày", "Số tiền", "Thuế"}, []any{name, "06/01/2025", 100, nil})
		}
		rows(t, f, "Sheet1", []any{"ID", "Tiêu đề", "Tác giả"}, []any{1, "Một", "An"}) // of articles
	})
	_, err := cms.ReadPayments(path, cms.Options{})
	equal(t, "several", code(err), cms.SeveralPaymentSheets)
	got, err := cms.ReadPayments(path, cms.Options{Sheet: "quý 2"})
	equal(t, "named", goodPayments(t, got, err, 1)[0].Author, "Quý 2")
	_, err = cms.ReadPayments(path, cms.Options{Sheet: "Sheet1"})
	equal(t, "articles", code(err), cms.HeaderMissing)
}

// A map speaks of articles' columns.
func TestPaymentsLeaveTheMapAside(t *testing.T) {
	m := readMap(t, "Tác giả =\nkhông có = ID\n")
	rows, err := readPayments(t, smallPayments, cms.Options{Map: m})
	equal(t, "values", said(goodPayments(t, rows, err, 1)[0]), phuongKhue)
}

// judgePayment is what holds for every row of every file.
func judgePayment(t testing.TB, row cms.PaymentRow) {
	t.Helper()
	if row.At.Row < 1 {
		t.Fatalf("row %d", row.At.Row)
	}
	if e := row.Err; e != nil {
		if e.Reason == nil || e.At != row.At || len([]rune(e.Value)) > 80 {
			t.Fatalf("refused without what is needed to find it: %+v", e)
		}
		return
	}
	if row.Author == "" || strings.Contains(row.Author, ";") {
		t.Fatalf("author %q", row.Author)
	}
	for _, s := range []string{row.Author, row.Reference, row.Note} {
		if payroll.OneLine(s) != s {
			t.Fatalf("%q is not one line", s)
		}
	}
	if _, err := payroll.ParseDate(string(row.Date)); err != nil {
		t.Fatalf("date %q", row.Date)
	}
	valuetest.Canonical(t, payroll.Published, string(row.Date))
	if row.Gross < 1 || row.Gross > payroll.MaxAmount || row.Tax < 0 || row.Tax > row.Gross {
		t.Fatalf("gross %d, tax %d", row.Gross, row.Tax)
	}
}

func FuzzReadPayments(f *testing.F) {
	f.Add([]byte(smallPayments))
	f.Add([]byte("\ufeffsep=;\r\n" + smallPayments))
	f.Add([]byte(windows1258(f, smallPayments)))
	f.Add([]byte(`{"value":[{"Tác giả":"An"}]}`))
	all := "Tác giả\tNgày trả\tTổng tiền\tThuế\n"
	for _, c := range paymentRows {
		all += strings.Join([]string{c.author, c.date, c.gross, c.tax}, "\t") + "\n"
	}
	f.Add([]byte(all + "Tổng cộng\t\t5\t1\nNgười lập\t\t\t\n"))
	f.Fuzz(func(t *testing.T, content []byte) {
		rows, err := readPayments(t, string(content), cms.Options{})
		var file *cms.FileError
		if err != nil && (!errors.As(err, &file) || rows != nil) {
			t.Fatalf("%v, with %d rows", err, len(rows))
		}
		last := 0
		for _, row := range rows {
			judgePayment(t, row)
			if row.At.Row <= last {
				t.Fatalf("row %d after row %d", row.At.Row, last)
			}
			last = row.At.Row
		}
	})
}
