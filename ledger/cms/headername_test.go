package cms_test

import (
	"testing"

	"nhuanbut/ledger/cms"
)

func TestRulesOfHeaders(t *testing.T) {
	m := readMap(t, "Điểm = Hệ số tin\nNháp máy =\nKho = extra\n")
	for header, want := range map[string]cms.Rule{
		"Hệ số ảnh":                        cms.ByName,
		"HỆ  SỐ ẢNH":                       cms.ByName,
		"He so anh":                        cms.BySpelling,
		"photo_coefficient":                cms.BySpelling,
		"Photo coefficient":                cms.BySpelling,
		"HS ảnh":                           cms.BySynonym,
		"H_x1ec7__x0020_s_x1ed1__x0020_l_": cms.ByCutName,
		"T_x00e1_c_x0020_gi_x1ea3_":        cms.ByInternalName,
		"Trạng thái0":                      cms.ByRepeatedName,
		"Nhuận bút (đồng)":                 cms.WithoutUnit,
		"Điểm":                             cms.ByMap,
		"Ghi chú":                          cms.NoMoney,
		"Kho lưu":                          cms.NotKnown,
		"Đơn giá":                          cms.UnitPrice,
		"Kho":                              cms.ExtraByMap,
		"Nháp máy":                         cms.LeftOut,
		"nb_royalty":                       cms.IsComputed,
		"View count":                       cms.ColumnTaken, // beside Lượt người xem
		"Tin_x0020_n_x1ed5_i_x0020_b_x1ea": cms.FitsSeveral,
	} {
		t.Run(header, func(t *testing.T) {
			l := readText(t, "FriendlyName\tLượt người xem\t"+header+"\n", cms.Options{Map: m})
			if l.err != nil {
				t.Fatal(l.err)
			}
			equal(t, "rule", l.header[2].Rule, want)
			known := want != cms.NotKnown && want != cms.ExtraByMap && want != cms.LeftOut && want != cms.IsComputed &&
				want != cms.ColumnTaken && want != cms.FitsSeveral && want != cms.NoMoney && want != cms.UnitPrice
			equal(t, "known", l.header[2].Known, known)
		})
	}

	l := readText(t, `[{"Title":"a","FriendlyName":"b","Author":{"Title":"An"}}]`, cms.Options{})
	equal(t, "SharePoint's Author", l.header[2].Rule, cms.BuiltIn)
}
