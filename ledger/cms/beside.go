package cms

import (
	"regexp"
	"slices"
	"strings"

	"nhuanbut/payroll"
)

// besides are the columns that lists have beside the articles' own and that carry no
// royalty: what is withheld and what is left of it, who signed, and the authors' own data.
// They stand by their letters without marks, each with how it is written with them.
var besides = func() map[string][]string {
	names := make(map[string][]string)
	for name := range strings.SplitSeq(`STT; TT; Số TT; Số thứ tự; Thứ tự; No; No.; Ordinal; Row; Line;
		Thuế; Thuế TNCN; Thuế thu nhập; Thuế thu nhập cá nhân; Tiền thuế; Tiền thuế TNCN; Số thuế; Thuế khấu trừ; Thuế TNCN khấu trừ; Khấu trừ thuế; Khấu trừ thuế TNCN;
		Tax; PIT; Personal income tax; Income tax; Tax withheld; Withholding tax;
		Thực lĩnh; Thực lãnh; Thực nhận; Thực chi; Tiền thực lĩnh; Tiền thực nhận; Số tiền thực lĩnh; Số tiền thực lãnh; Số tiền thực nhận; Số tiền còn lại; Còn lĩnh; Còn được lĩnh; Số tiền còn lĩnh; Số tiền còn được lĩnh; Số tiền được lĩnh; Còn nhận; Còn lại;
		Net; Net amount; Net pay; Net payment;
		Ký nhận; Ký tên; Ký; Chữ ký; Ký nhận tiền; Người nhận ký; Signature; Signed;
		Bằng chữ; Số tiền bằng chữ; Tiền bằng chữ; Viết bằng chữ; Số tiền viết bằng chữ; Amount in words;
		Số tài khoản; STK; Số TK; Tài khoản; Tài khoản ngân hàng; Số tài khoản ngân hàng; Chủ tài khoản; Tên chủ tài khoản; Tên tài khoản; Ngân hàng; Tên ngân hàng; Chi nhánh; Chi nhánh ngân hàng; Mở tại; Mở tại ngân hàng;
		Bank; Bank name; Bank account; Bank account number; Account; Account number; Account no; Account name; Account holder; Branch; Bank branch;
		MST; Mã số thuế; Mã số thuế cá nhân; MST cá nhân; MSTCN; Tax code; Tax ID;
		CCCD; CMND; CMT; CMTND; Số CCCD; Số CMND; CMND/CCCD; CCCD/CMND; Số CMND/CCCD; Số CCCD/CMND; Căn cước; Căn cước công dân; Số căn cước; Số căn cước công dân; Chứng minh nhân dân; Số định danh; Ngày cấp; Nơi cấp; ID number; ID card; Citizen ID;
		SĐT; ĐT; Số ĐT; Số điện thoại; Điện thoại; Di động; Phone; Phone number; Mobile; Tel;
		Địa chỉ; Address; Ghi chú; Ghi chú thêm; Note; Notes; Remark; Remarks; Comment; Comments;
		Đơn vị; Đơn vị công tác; Cơ quan; Cơ quan công tác; Nơi công tác; Phòng ban; Chức vụ; Chức danh; Department; Organization; Organisation;
		Author ID; Author URL; Author link; Author bio; Author avatar; Author image; Photo URL; Photos URL; Photo link; Photo credit URL`, ";") {
		names[letters(name)] = append(names[letters(name)], markedLetters(name))
	}
	return names
}()

// markedLetters are the letters and digits of a text in lower case, with their marks.
func markedLetters(s string) string { return strings.Join(headerWords(s), "") }

// isBeside reports whether a name is of such a column: with marks, by them.
func isBeside(name string) bool {
	known, marked := besides[letters(name)], markedLetters(name)
	return len(known) > 0 && (payroll.Unaccented(marked) == marked || slices.Contains(known, marked))
}

// ofPayee is whose data a header says that it has: "Số tài khoản tác giả".
var ofPayee = regexp.MustCompile(`(?i)\s+(?:của\s+)?(?:tác giả|người nhận|người hưởng|người viết|ctv|cộng tác viên|phóng viên|author|payee)$`)

// carriesNoMoney reports whether a header is of a column that is known to carry no royalty.
func carriesNoMoney(name string) bool {
	bare, _, _ := withoutUnit(decodeName(name))
	for _, s := range []string{name, bare, atRate.ReplaceAllString(bare, "")} {
		if isBeside(s) || isBeside(ofPayee.ReplaceAllString(s, "")) {
			return true
		}
	}
	return strings.HasPrefix(letters(bare), "ghichu")
}

// unitPrices are the names of the column that says what a coefficient of 1 pays: the base
// coefficient × the base salary, in đồng.
var unitPrices = map[string]bool{
	letters("Đơn giá"): true, letters("Đơn giá hệ số"): true, letters("Đơn giá 1 hệ số"): true, letters("Đơn giá một hệ số"): true,
	letters("Đơn giá nhuận bút"): true, letters("Giá trị 1 hệ số"): true, letters("Giá trị một hệ số"): true, letters("ĐG"): true,
	letters("Unit price"): true, letters("Unit rate"): true,
}

// isUnitPrice reports whether a header is of that column, and what its amounts are counted in.
func isUnitPrice(name string) (Unit, bool) {
	bare, unit, _ := withoutUnit(decodeName(name))
	return unit, unitPrices[letters(bare)]
}
