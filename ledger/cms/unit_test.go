package cms_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/shopspring/decimal"

	"nhuanbut/ledger/cms"
	"nhuanbut/payroll"
)

// ofCoefficients is a newsroom whose coefficient of 1 is 253.000 and whose usual amounts
// are from 100.000 to 2 million.
var ofCoefficients = cms.Newsroom{
	Royalty: func(r *payroll.Record) (payroll.Dong, bool) {
		n := decimal.RequireFromString(r[payroll.TextCoefficient])
		return payroll.Dong(n.Mul(decimal.NewFromInt(253_000)).IntPart()), true
	},
	Usual: func() (lowest, highest payroll.Dong) { return 100_000, 2_000_000 },
}

// A list of lump sums, or of amounts beside coefficients, with or without what names a unit.
func TestUnits(t *testing.T) {
	const lump, both = "Số tiền", "Hệ số tin;Thành tiền"
	for _, tt := range []struct {
		name, note, header string
		rows               []string
		room               cms.Newsroom
		unit               cms.Unit
		want               string // the refusal, or the first amount
	}{
		{"no note", "", lump, []string{"500000", "1.250.000"}, cms.Newsroom{}, 0, "500000"},
		{"small, no note", "", lump, []string{"500", "1.250"}, cms.Newsroom{}, 0, "500"},
		{"small and unusual, no note", "", lump, []string{"500", "1.250"}, ofCoefficients, 0, "500"}, // an outlier
		{"note, no proof", "Đơn vị tính: 1.000 đồng", lump, []string{"500", "1.250"}, cms.Newsroom{}, 0, "unit-unproved"},
		{"note, usual", "Đơn vị tính: 1.000 đồng", lump, []string{"500", "1.250"}, ofCoefficients, 0, "500000"},
		{"note, a fraction", "(1.000đ)", lump, []string{"262,5", "1.250"}, ofCoefficients, 0, "262500"},
		{"note, not usual", "ĐVT: nghìn đồng", lump, []string{"500", "12.500"}, ofCoefficients, 0, "unit-unproved"},
		{"note over full amounts", "ĐVT: nghìn đồng", lump, []string{"500.000", "1.250.000"}, ofCoefficients, 0, "unit-unproved"},
		{"note of đồng", "Đơn vị tính: đồng", lump, []string{"500.000"}, ofCoefficients, 0, "500000"},
		{"said thousands", "ĐVT: nghìn đồng", lump, []string{"500"}, cms.Newsroom{}, cms.UnitThousand, "500000"},
		{"said đồng", "ĐVT: nghìn đồng", lump, []string{"500.000"}, cms.Newsroom{}, cms.UnitDong, "500000"},
		{"said without a note", "", lump, []string{"62,5"}, cms.Newsroom{}, cms.UnitThousand, "62500"},
		{"header", "", "Số tiền (nghìn đồng)", []string{"500"}, ofCoefficients, 0, "500000"},
		{"header, no proof", "", "Số tiền (1000đ)", []string{"500"}, cms.Newsroom{}, 0, "unit-unproved"},
		{"header of đồng under a note", "ĐVT: nghìn đồng", "Số tiền (đồng)", []string{"500.000"}, cms.Newsroom{}, 0, "unit-unproved"},
		{"millions", "", "Số tiền (triệu đồng)", []string{"2"}, ofCoefficients, 0, "unit-unproved"},
		{"formula", "Đơn vị: nghìn đồng", both, []string{"1,5;379,5", "1;253"}, ofCoefficients, 0, "379500"},
		{"formula, no note", "", both, []string{"1,5;379,5", "1;253"}, ofCoefficients, 0, "379500"},
		{"formula, rounded", "", both, []string{"1,5;380", "1;253"}, ofCoefficients, 0, "380000"},
		{"formula against the note", "Đơn vị: đồng", both, []string{"1,5;379,5", "1;253"}, ofCoefficients, 0, "unit-unproved"},
		{"full by the formula", "ĐVT: nghìn đồng", both, []string{"1,5;379.500", "1;253.000"}, ofCoefficients, 0, "unit-unproved"},
		{"half and half", "", both, []string{"1,5;379,5", "1;253.000"}, ofCoefficients, 0, "379.5"},
		{"a mistake among many", "ĐVT: 1000 đồng", both, []string{"1,5;379,5", "1;253", "1;263"}, ofCoefficients, 0, "379500"},
		{"mostly mistakes", "ĐVT: 1000 đồng", both, []string{"1,5;379,5", "1;255", "1;263"}, cms.Newsroom{Royalty: ofCoefficients.Royalty}, 0, "unit-unproved"},
		{"note and no amounts", "ĐVT: 1000 đồng", both, []string{"1,5;", "1;"}, ofCoefficients, 0, ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			var b strings.Builder
			b.WriteString("BẢNG KÊ NHUẬN BÚT;;;;\n" + tt.note + ";;;;\nID;Tiêu đề;Tác giả;" + tt.header + "\n")
			for _, row := range tt.rows {
				b.WriteString("1;Một;An;" + row + "\n")
			}
			l := readText(t, b.String(), cms.Options{Newsroom: tt.room, Unit: tt.unit})
			if l.err != nil {
				equal(t, "refusal", string(code(l.err)), tt.want)
				return
			}
			r := l.good(t, len(tt.rows))[0]
			equal(t, "amount", r[payroll.LumpSum]+r[payroll.CMSAmount], tt.want)
		})
	}
}

// What was multiplied is said, with its rows; coefficients, counts, the base salary and the
// unit price stay as they are.
func TestThousandsAreSaid(t *testing.T) {
	l := readText(t, "Đơn vị tính: nghìn đồng;;;;;;\nID;Tiêu đề;Hệ số tin;Số ảnh;LuongCoSo;Đơn giá;Thành tiền\n1;Một;1,5;3;2530000;253000;379,5\n2;Hai;2;;2530000;253000;506\n",
		cms.Options{Newsroom: ofCoefficients})
	r := l.good(t, 2)[0]
	for c, want := range map[payroll.Column]string{
		payroll.TextCoefficient: "1.5", payroll.Photos: "3", payroll.BaseSalary: "2530000", payroll.CMSAmount: "379500",
	} {
		equal(t, c.Header(), r[c], want)
	}
	equal(t, "unit price", l.rows[0].UnitPrice, "253000")
	if len(l.warnings) != 1 || l.warnings[0].Reason.Code != cms.AmountsInThousands || !slices.Equal(l.warnings[0].Rows, []int{3, 4}) {
		t.Errorf("warnings: %v", l.warnings)
	}
	equal(t, "quoted", l.warnings[0].Reason.Fact("cells").(string), "“379,5” = 379.500; “506” = 506.000")
}

func TestUnitNames(t *testing.T) {
	for text, want := range map[string]cms.Unit{"nghin": cms.UnitThousand, "Nghìn": cms.UnitThousand, "ngàn": cms.UnitThousand, "dong": cms.UnitDong, "đồng": cms.UnitDong, "triệu": 0, "": 0} {
		got, err := cms.ParseUnit(text)
		equal(t, text, got, want)
		equal(t, "refused "+text, err != nil, want == 0)
	}
}

// The end of a long list shows what its beginning did not.
func TestUnitShownLate(t *testing.T) {
	var b strings.Builder
	b.WriteString("ID;Tiêu đề;Tác giả;Hệ số tin;Thành tiền\n")
	for range 200 {
		b.WriteString("1;Một;An;1;\n")
	}
	b.WriteString("2;Hai;An;1;253\n")
	equal(t, "refusal", code(readText(t, b.String(), cms.Options{Newsroom: ofCoefficients}).err), cms.UnitUnnoted)
}
