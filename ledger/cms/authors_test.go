package cms_test

import (
	"errors"
	"fmt"
	"path/filepath"
	"testing"

	"github.com/xuri/excelize/v2"

	"nhuanbut/ledger/cms"
	"nhuanbut/payroll"
)

// authorCells writes a workbook of a header and one row, whose cells keep their types.
func authorCells(t *testing.T, head []any, row []any) string {
	t.Helper()
	f := excelize.NewFile()
	defer f.Close()
	for i, cells := range [][]any{{"DANH SÁCH CỘNG TÁC VIÊN"}, head, row} {
		if err := f.SetSheetRow("Sheet1", fmt.Sprintf("A%d", i+1), &cells); err != nil {
			t.Fatal(err)
		}
	}
	path := filepath.Join(t.TempDir(), "a.xlsx")
	if err := f.SaveAs(path); err != nil {
		t.Fatal(err)
	}
	return path
}

// What a spreadsheet does to numbers that people are paid by is seen: a zero that is lost,
// digits that are rounded, an exponent.
func TestAuthorNumbers(t *testing.T) {
	for _, tt := range []struct {
		head  string
		cell  any
		field cms.AuthorField
		want  string       // the value
		code  payroll.Code // or why the row is refused
	}{
		{"CCCD", "001085012345", cms.AuthorIDNumber, "001085012345", ""},
		{"Số CMND/CCCD", "001 085 012 345", cms.AuthorIDNumber, "001085012345", ""},
		{"CCCD", 1085012345, cms.AuthorIDNumber, "", cms.NumberDamaged},
		{"CCCD", "01085012345", cms.AuthorIDNumber, "", cms.NumberDamaged},
		{"CCCD", 79085012345.0, cms.AuthorIDNumber, "", cms.NumberDamaged},
		{"CMND", "183456789", cms.AuthorIDNumber, "183456789", ""},
		{"CCCD", "7,91E+10", cms.AuthorIDNumber, "", cms.NumberDamaged},
		{"Hộ chiếu", "c1234567", cms.AuthorIDNumber, "C1234567", ""},
		{"MST", "8012345677", cms.AuthorTaxCode, "8012345677", ""},
		{"MST", 8012345677, cms.AuthorTaxCode, "8012345677", ""},
		{"Mã số thuế", "801234567", cms.AuthorTaxCode, "", cms.NumberDamaged},
		{"Mã số thuế", "8012345678", cms.AuthorTaxCode, "", payroll.BadTaxCode},
		{"STK", "0123-456.789", cms.AuthorAccount, "0123456789", ""},
		{"Số TK", 19035678901234, cms.AuthorAccount, "19035678901234", ""},
		{"Số tài khoản", 1.9035678901234568e16, cms.AuthorAccount, "", cms.NumberDamaged},
		{"Số tài khoản", "1,23E+11", cms.AuthorAccount, "", cms.NumberDamaged},
		{"SĐT", 912345678, cms.AuthorPhone, "0912345678", ""},
		{"Điện thoại", "0912.345.678", cms.AuthorPhone, "0912.345.678", ""},
		{"Diện", "Cộng tác viên", cms.AuthorKind, "contributor", ""},
		{"Loại", "PHÓNG VIÊN", cms.AuthorKind, "staff", ""},
		{"Kind", "Organisation", cms.AuthorKind, "organisation", ""},
		{"Diện", "khách", cms.AuthorKind, "", cms.KindUnknown},
		{"Cam kết 08", 2026, cms.AuthorCommitments, "2026", ""},
		{"Cam kết", "năm 2025, 2026", cms.AuthorCommitments, "2025,2026", ""},
		{"Cam kết", "có", cms.AuthorCommitments, "", cms.CommitmentUnclear},
		{"Bút danh", "Hoa Sim, H.S.", cms.AuthorPenNames, "Hoa Sim; H.S.", ""},
		{"Chi nhánh", "Hà Tĩnh", cms.AuthorBranch, "Hà Tĩnh", ""},
	} {
		list, err := cms.ReadAuthors(authorCells(t, []any{"STT", tt.head, "Họ và tên"}, []any{1, tt.cell, "Lê Na"}), cms.Options{})
		if err != nil {
			t.Fatalf("%s: %v", tt.head, err)
		}
		row := list.Rows[0]
		var code payroll.Code
		if row.Err != nil {
			code = row.Err.Reason.Code
		}
		if code != tt.code || row.Values[tt.field] != tt.want || row.Values[cms.AuthorName] != "Lê Na" {
			t.Errorf("%s %v: %q %s, want %q %s", tt.head, tt.cell, row.Values[tt.field], code, tt.want, tt.code)
		}
	}
}

func TestAuthorsRefused(t *testing.T) {
	for content, want := range map[string]payroll.Code{
		"Tiêu đề;Tác giả\nA;An\n":                cms.HeaderMissing,
		"Tác giả;STK;Số tài khoản\nAn;1234;12\n": cms.HeaderDuplicate,
		"MST;CCCD\n8012345677;\n":                cms.HeaderMissing,
	} {
		if _, err := cms.ReadAuthors(write(t, "authors", content), cms.Options{}); !errors.Is(err, payroll.Refuse(want)) {
			t.Errorf("%q: %v, want %s", content, err, want)
		}
	}
}
