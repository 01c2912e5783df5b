package cms_test

import (
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"

	"nhuanbut/ledger/cms"
	"nhuanbut/payroll"
)

// told is what a list kept by hand was read as: a line a row, then what was said and what
// was passed over.
func told(t testing.TB, content string, o cms.Options) string {
	t.Helper()
	f, err := cms.Open(write(t, "list.csv", content), o)
	if err != nil {
		return "stop " + err.Error()[strings.Index(err.Error(), ": ")+2:]
	}
	defer f.Close()
	var b strings.Builder
	for {
		row, err := f.Next()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return b.String() + "stop " + err.Error()[strings.Index(err.Error(), ": ")+2:]
		}
		b.WriteString(toldRow(&row) + "\n")
	}
	for _, w := range f.Warnings() {
		fmt.Fprintf(&b, "%v %v\n", w.Reason, w.Rows)
	}
	for _, p := range f.SkippedRows() {
		fmt.Fprintf(&b, "%s %v\n", p.Kind, p.Rows)
	}
	return b.String()
}

func toldRow(row *cms.Row) string {
	said := []string{fmt.Sprint(row.At.Row)}
	for _, c := range []payroll.Column{payroll.Title, payroll.Published, payroll.Genre, payroll.Category, payroll.Authors, payroll.PhotoAuthors} {
		if row.Record[c] != "" {
			said = append(said, row.Record[c])
		}
	}
	for _, c := range []struct {
		column payroll.Column
		sign   string
	}{{payroll.TextCoefficient, "t"}, {payroll.PhotoCoefficient, "p"}, {payroll.Photos, "n"}, {payroll.LumpSum, "$"}} {
		if row.Record[c.column] != "" {
			said = append(said, c.sign+row.Record[c.column])
		}
	}
	if row.Err != nil {
		said = append(said, "refused", row.Err.Reason.Error())
	}
	for _, h := range row.Held {
		said = append(said, h.Error())
	}
	return strings.Join(said, "|")
}

type handList struct {
	name, list, want string
	o                cms.Options
}

// check reads each list, of which the header is given, and compares what it was read as.
func check(t *testing.T, header string, lists []handList) {
	t.Helper()
	for _, l := range lists {
		t.Run(l.name, func(t *testing.T) {
			t.Helper()
			list := strings.TrimLeft(l.list, "\n")
			width := strings.Count(header[strings.LastIndexByte(header, '\n')+1:], ";")
			var b strings.Builder
			b.WriteString(header + "\n")
			for line := range strings.Lines(list) {
				line = strings.TrimSuffix(line, "\n")
				b.WriteString(line + strings.Repeat(";", max(0, width-strings.Count(line, ";"))) + "\n")
			}
			if got, want := strings.TrimSpace(told(t, b.String(), l.o)), strings.TrimSpace(l.want); got != want {
				t.Errorf("\n%s\nwant\n%s", got, want)
			}
		})
	}
}

const handHeader = "STT;Tên bài;Ngày đăng;Thể loại;Tác giả;Hệ số tin;Hệ số ảnh;Số ảnh;Số tiền;Ghi chú"

func TestTotalsAmongRows(t *testing.T) {
	check(t, handHeader, []handList{
		{name: "labels", list: `
1;Một;05/10/2026;Tin;Lê An;1
;Cộng;05/10/2026;Tin;Lê An;1
2;Hai;06/10/2026;Tin;Lê An;2
;Tiểu cộng:;;;;2
;Cộng Lê An;;;Lê An;3
;CỘNG TRANG 2;;;;3
;Mang sang trang sau;;;;3
Cộng mang sang;;;;;3
Trang trước chuyển sang;;;;;3
3;Ba;07/10/2026;Phóng sự;Trần Bình;4
;;;;Cộng;4
Lũy kế;;;;;7
;Tổng cộng (I+II);;;;7
;TỔNG SỐ: 3 tin;;;;7
;Tổng số bài: 3
;Tổng nhuận bút tháng 10;;;;7
;Grand total;;;;7
`, want: `
2|Một|2026-10-05|Tin|Lê An|t1
4|Hai|2026-10-06|Tin|Lê An|t2
11|Ba|2026-10-07|Phóng sự|Trần Bình|t4
total [3 5 6 7 8 9 10 12 13 14 15 16 17 18]`},
		{name: "sums since the start of the year are of other lists too", list: `
1;Một;05/10/2026;Tin;Lê An;1
2;Hai;06/10/2026;Tin;Lê An;2
;Tổng cộng;;;;3
;Lũy kế từ đầu năm;;;;57,5
;Lũy kế đến hết tháng 10;;;;2
;Lũy kế;;;;4
`, want: `
2|Một|2026-10-05|Tin|Lê An|t1
3|Hai|2026-10-06|Tin|Lê An|t2
total-differs: Lũy kế đến hết tháng 10, 2, 3 [6]
total-differs: Lũy kế, 4, 3 [7]
total [4 5 6 7]`},
		{name: "titles that sound like totals", list: `
1;Tổng Bí thư thăm Cao Bằng;05/10/2026;Tin;Lê An;1
2;Cộng đồng dân cư chung tay;05/10/2026;Tin;Lê An;1
3;Cộng đồng;05/10/2026;Tin;Lê An;1
4;Tổng kết năm học;05/10/2026;Tin;Lê An;1
5;Tổng số ca mắc tăng;05/10/2026;Tin;Lê An;1
6;Lũy kế giải ngân đạt 65%;05/10/2026;Tin;Lê An;1
7;Cộng tác viên trẻ;05/10/2026;Tin;Lê An;1
;Tổng cộng 12 huyện đạt chuẩn;05/10/2026;Tin;Lê An;1
9;Chuyển trang mới;05/10/2026;Tin;Lê An;1
10;Mang sang bờ bên kia;05/10/2026;Tin;Lê An;1
`, want: `
2|Tổng Bí thư thăm Cao Bằng|2026-10-05|Tin|Lê An|t1
3|Cộng đồng dân cư chung tay|2026-10-05|Tin|Lê An|t1
4|Cộng đồng|2026-10-05|Tin|Lê An|t1
5|Tổng kết năm học|2026-10-05|Tin|Lê An|t1
6|Tổng số ca mắc tăng|2026-10-05|Tin|Lê An|t1
7|Lũy kế giải ngân đạt 65%|2026-10-05|Tin|Lê An|t1
8|Cộng tác viên trẻ|2026-10-05|Tin|Lê An|t1
9|Tổng cộng 12 huyện đạt chuẩn|2026-10-05|Tin|Lê An|t1
10|Chuyển trang mới|2026-10-05|Tin|Lê An|t1
11|Mang sang bờ bên kia|2026-10-05|Tin|Lê An|t1`},
		{name: "a numbered row with a total's label is held", list: `
1;Một;05/10/2026;Tin;Lê An;1
2;Tổng số tiền;06/10/2026;Tin;Lê An;2
`, want: `
2|Một|2026-10-05|Tin|Lê An|t1
3|Tổng số tiền|2026-10-06|Tin|Lê An|t2|row-held: looks-total, Tổng số tiền`},
		{name: "a wrong sum", list: `
1;Một;05/10/2026;Tin;Lê An;1;0,5;2;
2;Hai;06/10/2026;Tin;Trần Bình;2;;;1.000.000
;Cộng;;;;3,5;;3;1.000.000
;Tổng cộng;;;;3;;2;1.100.000
`, want: `
2|Một|2026-10-05|Tin|Lê An|t1|p0.5|n2
3|Hai|2026-10-06|Tin|Trần Bình|t2|$1000000
total-differs: Cộng, 3,5, 3 [4]
total-differs: Cộng, 3, 2 [4]
total-differs: Tổng cộng, 1.100.000, 1.000.000 [5]
total [4 5]`},
	})
}

func TestHeadings(t *testing.T) {
	check(t, handHeader, []handList{
		{name: "genres", list: `
I;TIN
1;Một;05/10/2026;;Lê An;1
II.;Bài viết (2 bài)
2;Hai;06/10/2026;;Lê An;2
B. PHÓNG SỰ
3;Ba;07/10/2026;Bút ký;Lê An;3
`, want: `
3|Một|2026-10-05|Tin|Lê An|t1
5|Hai|2026-10-06|Bài viết|Lê An|t2
7|Ba|2026-10-07|Bút ký|Lê An|t3
groups-taken: Loại bài viết, Tin, Bài viết [3 5]
group [2 4 6]`},
		{name: "with a sum on the heading", list: `
I;TIN;;;;3;;;
1;Một;05/10/2026;Tin;Lê An;1
2;Hai;06/10/2026;Tin;Lê An;2
`, want: `
3|Một|2026-10-05|Tin|Lê An|t1
4|Hai|2026-10-06|Tin|Lê An|t2
group [2]`},
		{name: "names whose rows have authors", list: `
;Vũ Thị Sương
1;Một;05/10/2026;Tin;Vũ Thị Sương;1
Lam Giang
2;Hai;06/10/2026;Tin;Lam Giang;2
`, want: `
3|Một|2026-10-05|Tin|Vũ Thị Sương|t1
5|Hai|2026-10-06|Tin|Lam Giang|t2
group [2 4]`},
		{name: "names whose rows have none", list: `
1. Vũ Thị Sương
1;Một;05/10/2026;Tin;;1
`, want: `
3|Một|2026-10-05|Tin|t1
stop groups-needed: 1. Vũ Thị Sương, 2, 1`},
		{name: "as authors", o: cms.Options{Groups: cms.GroupsAuthors}, list: `
;Tác giả: VŨ THỊ SƯƠNG
I;TIN
1;Một;05/10/2026;;;1
II;BÀI
2;Hai;06/10/2026;;;2
;Tác giả: Lam Giang
3;Ba;07/10/2026;;;1
`, want: `
4|Một|2026-10-05|Tin|Vũ Thị Sương|t1
6|Hai|2026-10-06|Bài|Vũ Thị Sương|t2
8|Ba|2026-10-07|Bài|Lam Giang|t1
groups-taken: Loại bài viết, Tin, Bài [4 6 8]
groups-taken: Tác giả, Vũ Thị Sương, Lam Giang [4 6 8]
group [2 3 5 7]`},
		{name: "categories", o: cms.Options{Groups: cms.GroupsCategories}, list: `
A;Kinh tế
1;Một;05/10/2026;Tin;Lê An;1
`, want: `
3|Một|2026-10-05|Tin|Kinh tế|Lê An|t1
groups-taken: Phân loại, Kinh tế [3]
group [2]`},
		{name: "offered as categories", list: `
A;Kinh tế
1;Một;05/10/2026;Tin;Lê An;1
`, want: `
3|Một|2026-10-05|Tin|Lê An|t1
groups-offered: Kinh tế [3]
group [2]`},
		{name: "an article that nobody filled in is no heading", list: `
1;Khai mạc hội xuân
;Chủ tịch tỉnh thăm và làm việc tại huyện Yên Sơn
3;Ba;07/10/2026;Tin;Lê An;1
`, want: `
2|Khai mạc hội xuân
3|Chủ tịch tỉnh thăm và làm việc tại huyện Yên Sơn
4|Ba|2026-10-07|Tin|Lê An|t1`},
		{name: "prepared rows and signatures", list: `
1;Ba;07/10/2026;Tin;Lê An;1
2
3;;;;;0;;;-
Bằng chữ: một trăm nghìn đồng
NGƯỜI LẬP;;;;KẾ TOÁN TRƯỞNG
;;;Tuyên Quang, ngày 31 tháng 10 năm 2026
Phạm Lan;;;;Ngô Hồng
`, want: `
2|Ba|2026-10-07|Tin|Lê An|t1
empty [3 4]
footer [5 6 7 8]`},
	})
}

func TestWhatStandsAroundRows(t *testing.T) {
	check(t, "Tác giả: Vũ Thị Sương;;\nSTT;Tiêu đề;Ngày đăng;Hệ số tin;Số tiền", []handList{
		{name: "a table of each author", o: cms.Options{Groups: cms.GroupsAuthors}, list: `
1;Một;05/10/2026;1
2;Hai;06/10/2026;1;
;Cộng;;2
Tác giả: Lam Giang
STT;Tiêu đề;Ngày đăng;Hệ số tin;Số tiền
1;Ba;07/10/2026;2
;Tổng cộng: 3 tin;;4;1.012.000
;Thuế TNCN 10%;;;101.200
;Còn được nhận;;;910.800
(*) Bài số 3 trả tháng sau
`, want: `
3|Một|2026-10-05|Vũ Thị Sương|t1
4|Hai|2026-10-06|Vũ Thị Sương|t1
8|Ba|2026-10-07|Lam Giang|t2
note-below: (*) Bài số 3 trả tháng sau [12]
groups-taken: Tác giả, Vũ Thị Sương, Lam Giang [3 4 8]
total [5 9 10 11]
group [6 12]
title [7]`},
		{name: "asked", list: `
1;Một;05/10/2026;1
Tác giả: Lam Giang
`, want: `
3|Một|2026-10-05|t1
stop groups-needed: Tác giả: Vũ Thị Sương, 1, 1`},
	})
	check(t, handHeader, []handList{
		{name: "headings with counts", list: `
I;TIN;;22 tin
1;Một;05/10/2026;;Lê An;1
2;Tháng 10
;;Tháng 11 năm 2026
3;Hai;06/10/2026;;Lê An;1
`, want: `
3|Một|2026-10-05|Tin|Lê An|t1
6|Hai|2026-10-06|Lê An|t1
groups-taken: Loại bài viết, Tin [3]
group [2 4 5]`},
	})
}

func TestMonthsOnOneSheet(t *testing.T) {
	check(t, "BẢNG KÊ NHUẬN BÚT QUÝ IV NĂM 2026\n"+handHeader, []handList{
		{name: "Roman", list: `
THÁNG X
1;Một;05;Tin;Lê An;1
;Cộng tháng X;;;;1
THÁNG XII
2;Hai;6/11;Tin;Lê An;2
3;Ba;07;Tin;Lê An;1
Lũy kế;;;;;4
`, want: `
4|Một|2026-10-05|Tin|Lê An|t1
7|Hai|2026-11-06|Tin|Lê An|t2
8|Ba|2026-12-07|Tin|Lê An|t1
month-from-heading: 10/2026, 12/2026 [4 7 8]
group [3 6]
total [5 9]`},
		{name: "in words, of another year", list: `
Tháng mười một
1;Một;30;Tin;Lê An;1
Tháng 1 năm 2027
2;Hai;ngày 2;Tin;Lê An;2
3;Ba;31/12;Tin;Lê An;1
4;Bốn;31/4;Tin;Lê An;1
`, want: `
4|Một|2026-11-30|Tin|Lê An|t1
6|Hai|2027-01-02|Tin|Lê An|t2
7|Ba|2026-12-31|Tin|Lê An|t1
8|Bốn|Tin|Lê An|t1|refused|date-without-year
month-from-heading: 11/2026, 1/2027 [4 6 7]
group [3 5]`},
	})
	check(t, "BẢNG KÊ NHUẬN BÚT QUÝ III/2026\n"+handHeader, []handList{
		{name: "of a quarter", list: `
Tháng 8
1;Một;05;Tin;Lê An;1
`, want: `
4|Một|2026-08-05|Tin|Lê An|t1
month-from-heading: 8/2026 [4]
group [3]`},
	})
	check(t, "BẢNG KÊ THÁNG 9 NĂM 2026;;\n(Kèm theo Tờ trình ngày 5 tháng 10 năm 2026)\n"+handHeader, []handList{
		{name: "of the title", list: `
1;Một;05;Tin;Lê An;1
2;Hai;06/09/2026;Tin;Lê An;1
`, want: `
4|Một|2026-09-05|Tin|Lê An|t1
5|Hai|2026-09-06|Tin|Lê An|t1
month-from-heading: 9/2026 [4]`},
	})
	check(t, handHeader, []handList{
		{name: "nowhere", list: `
1;Một;05;Tin;Lê An;1
`, want: `stop day-alone: Ngày đăng, 2, 05`},
		{name: "of what is asked for", o: cms.Options{First: "2026-10-01", Last: "2026-10-31"}, list: `
1;Một;05;Tin;Lê An;1
`, want: `
2|Một|2026-10-05|Tin|Lê An|t1
month-from-heading: 10/2026 [2]`},
		{name: "of a newsroom's month", o: cms.Options{First: "2026-09-26", Last: "2026-10-25", Calendar: func(payroll.Month) int { return 26 }}, list: `
1;Một;5;Tin;Lê An;1
2;Hai;28;Tin;Lê An;1
`, want: `
2|Một|2026-10-05|Tin|Lê An|t1
3|Hai|2026-09-28|Tin|Lê An|t1
month-from-heading: 10/2026 [2 3]`},
		{name: "a slip among dates", list: `
1;Một;05/10/2026;Tin;Lê An;1
2;Hai;06;Tin;Lê An;1
`, want: `
2|Một|2026-10-05|Tin|Lê An|t1
3|Hai|Tin|Lê An|t1|refused|date-unreadable`},
	})
}

func TestSecondTables(t *testing.T) {
	check(t, handHeader, []handList{
		{name: "photos", list: `
1;Một;05/10/2026;Tin;Lê An;1
;;;;;;;;;
PHẦN ẢNH
TT;Tên ảnh;Người chụp;Số lượng;Ngày chụp;Hệ số
1;Hai;Đức Tiệp;3;06/10/2026;0,5
2;Ba;Đức Tiệp;2;07/10/2026
`, want: `
2|Một|2026-10-05|Tin|Lê An|t1
6|Hai|2026-10-06|Ảnh|Đức Tiệp|p0.5|n3
7|Ba|2026-10-07|Ảnh|Đức Tiệp|n2|row-held: unpriced, 2
another-table: TT; Tên ảnh; Người chụp; Số lượng; Ngày chụp; Hệ số [5]
group [4]
title [5]`},
		{name: "the same header on each page", list: `
1;Một;05/10/2026;Tin;Lê An;1
STT;Tên bài;Ngày đăng;Thể loại;Tác giả;Hệ số tin;Hệ số ảnh;Số ảnh;Số tiền;Ghi chú
1;2;3;4;5;6;7;8;9;10
2;Hai;06/10/2026;Tin;Lê An;1
(1);(2);(3);(4);(5)
`, want: `
2|Một|2026-10-05|Tin|Lê An|t1
5|Hai|2026-10-06|Tin|Lê An|t1
title [3 6]`},
	})
	check(t, handHeader, []handList{
		{name: "sums of each author below", list: `
1;Một;05/10/2026;Tin;Lê An;1;;;
2;Hai;06/10/2026;Tin;Trần Bình;2;;;
;Tổng cộng;;;;3
TỔNG HỢP THEO TÁC GIẢ
STT;Họ và tên;Số tin;Hệ số;Thành tiền
1;Lê An;1;1;253.000
2;Trần Bình;1;2;506.000
;Cộng;2;3;759.000
`, want: `
2|Một|2026-10-05|Tin|Lê An|t1
3|Hai|2026-10-06|Tin|Trần Bình|t2
table-aside: STT; Họ và tên; Số tin; Hệ số; Thành tiền [6 7 8 9]
total [4]
group [5]
aside [6 7 8 9]`},
	})
	check(t, handHeader, []handList{
		{name: "a map and a filled column of one of two tables", o: cms.Options{FillDown: []string{"Tác giả"}, Map: mapOf(t, "Máy = extra\nSố ảnh = Số Ảnh")}, list: `
1;Một;05/10/2026;Tin;Lê An;1;;
2;Hai;06/10/2026;Tin;;2;;
TT;Tên ảnh;Người chụp;Ngày chụp;Hệ số;Máy
1;Ba;Đức Tiệp;06/10/2026;0,5;Canon
`, want: `
2|Một|2026-10-05|Tin|Lê An|t1
3|Hai|2026-10-06|Tin|Lê An|t2
5|Ba|2026-10-06|Ảnh|Đức Tiệp|p0.5
filled-down [3]
another-table: TT; Tên ảnh; Người chụp; Ngày chụp; Hệ số; Máy [4]
photos-uncounted [5]
title [4]`},
	})
	l := readText(t, "STT;Tên ảnh;Ngày chụp;Người chụp;Số lượng;Hệ số\n1;Một;05/10/2026;Đức Tiệp;3;0,5\n", cms.Options{})
	r := l.good(t, 1)[0]
	equal(t, "photos", r[payroll.Photos]+" × "+r[payroll.PhotoCoefficient]+" of "+r[payroll.PhotoAuthors], "3 × 0.5 of Đức Tiệp")
}

func TestDitto(t *testing.T) {
	check(t, handHeader, []handList{
		{name: "signs", list: `
1;Một;05/10/2026;Tin;Lê An;1
2;Hai;〃;″;-nt-;〃
3;Ba;như trên;nt;" nt. ";nt
4;Bốn;-- // --;Như trên.;Trần Bình;2
5;Năm;nt;Tin;-nt-;1
`, want: `
2|Một|2026-10-05|Tin|Lê An|t1
3|Hai|2026-10-05|Tin|Lê An|t1
4|Ba|2026-10-05|Tin|Lê An|t1
5|Bốn|2026-10-05|Tin|Trần Bình|t2
6|Năm|2026-10-05|Tin|Trần Bình|t1
ditto-read [3 4 5 6]
ditto-read [3 4 5]
ditto-read [3 4 6]
ditto-read [3 4]`},
		{name: "nothing above, and initials", list: `
1;Một;05/10/2026;nt;Lê An;1
2;Hai;05/10/2026;Tin;NT;1
II;BÀI
3;Ba;05/10/2026;Bài;nt;1
`, want: `
2|Một|2026-10-05|Lê An|t1|refused|ditto-of-nothing
3|Hai|2026-10-05|Tin|NT|t1
5|Ba|2026-10-05|Bài|t1|refused|ditto-of-nothing
group [4]`},
	})
}

func TestRowsOfOneArticle(t *testing.T) {
	check(t, handHeader, []handList{
		{name: "a second author below", list: `
1;Một;05/10/2026;Tin;Lê An;1
;;;;Trần Bình;0,5
;;;;Hồ Chi
2;Hai;06/10/2026;Tin;Lê An;1
`, want: `
2|Một|2026-10-05|Tin|Lê An|t1
3|Một (Trần Bình)|2026-10-05|Tin|Trần Bình|t0.5|row-held: continuation, Một, Lê An, Trần Bình, 0,5
4|Một (Hồ Chi)|2026-10-05|Tin|Hồ Chi|row-held: continuation, Một, Lê An, Hồ Chi, 
5|Hai|2026-10-06|Tin|Lê An|t1`},
		{name: "signs for the title above", list: `
1;Một;05/10/2026;Tin;Lê An;1
2;nt;05/10/2026;Tin;Trần Bình;0,5
`, want: `
2|Một|2026-10-05|Tin|Lê An|t1
3|Một (Trần Bình)|2026-10-05|Tin|Trần Bình|t0.5|row-held: continuation, Một, Lê An, Trần Bình, 0,5`},
		{name: "a numbered row without a title", list: `
1;Một;05/10/2026;Tin;Lê An;1
2;;06/10/2026;Tin;Trần Bình;0,5
`, want: `
2|Một|2026-10-05|Tin|Lê An|t1
3|2026-10-06|Tin|Trần Bình|t0.5|refused|no-identity`},
	})
	check(t, "STT;Tiêu đề;Ngày đăng;Tác giả;Thể loại;Hệ số;Số lượng", []handList{
		{name: "a text and its photos", o: cms.Options{Map: mapOf(t, "Hệ số = Hệ số tin")}, list: `
1;Một;05/10/2026;Lê An;Tin;1,5;1
2;Một;05/10/2026;Lê An;Ảnh;0,5;3
3;Hai;06/10/2026;Trần Bình;Ảnh;0,5;2
4;hai;06/10/2026;Lê An;Tin;1;1
5;Ba;07/10/2026;Lê An;Tin;1;2
6;Bốn;08/10/2026;Lê An;Tin;1;
7;Năm;08/10/2026;Lê An;Tin;1;
8;Bốn;08/10/2026;Hồ Chi;Ảnh;0,5;4
`, want: `
2|Một|2026-10-05|Tin|Lê An|t1.5|p0.5|n3
4|hai|2026-10-06|Tin|Lê An|Trần Bình|t1|p0.5|n2
6|Ba|2026-10-07|Tin|Lê An|t1|row-held: quantity, Số lượng, 2
7|Bốn|2026-10-08|Tin|Lê An|t1
8|Năm|2026-10-08|Tin|Lê An|t1
9|Bốn (ảnh)|2026-10-08|Ảnh|Hồ Chi|p0.5|n4
photo-rows [3 4 9]
rows-joined [2 3 4 5]`},
	})
}

func mapOf(t testing.TB, lines string) cms.Map {
	t.Helper()
	m := cms.NewMap()
	if err := m.Read(strings.NewReader(lines), "map"); err != nil {
		t.Fatal(err)
	}
	return m
}

func TestNotes(t *testing.T) {
	decide := []string{
		"không tính NB", "Không tính nhuận bút", "ko tính", "k trả", "không trả", "chưa trả", "chưa duyệt", "không duyệt", "đã trả T9", "Đã chi", "đã thanh toán tháng 9",
		"chuyển tháng sau", "trả tháng sau", "tháng sau trả", "để tháng 11", "chuyển T11", "tính sang tháng 11", "trả kỳ sau", "nhận hộ: Trần Văn Bính", "Chị Hà nhận thay",
		"trừ 10%", "trừ định mức", "khấu trừ", "truy thu", "hủy", "Huỷ bài", "trùng", "trùng bài tháng 8", "chờ duyệt", "chờ ý kiến BBT", "tạm giữ", "xem lại", "chỉ tính 50%", "tính một nửa",
		"khong tinh NB", "da tra T9", "chuyen thang sau", "nhan ho chi Ha", "chua duyet", "do not pay", "already paid", "next month", "trả cho anh Tiệp", "đăng lại",
		"tháng 11 thanh toán", "thanh toán sau", "trả bù", "đã quyết toán", "bỏ qua", "loại bỏ", "không sử dụng", "chuyển sang quý I", "NB của anh Bính", "50%", "1/2", "x2", "hệ số 2", "thưởng 200.000", "phạt 50k",
		"cộng thêm 0,5", "200 nghìn đồng", "T11 trả",
	}
	leave := []string{
		"bài hay", "đã duyệt", "gấp", "Tin nóng, cộng thêm", "ảnh đẹp", "loại A", "phòng trừ sâu bệnh", "anh Huy duyệt", "anh Trung", "tru so UBND", "hộ nghèo", "trang nhất", "tin nhanh",
		"đăng báo in", "chuyên mục mới", "2 kỳ", "kỳ 2", "số tháng 10", "bài dự thi", "CTV", "có ảnh", "không có ảnh", "sửa tít", "Huyện Yên Sơn", "ok", "x", "1", "tin tổng hợp", "bổ sung ảnh", "đủ", "trùng tu di tích", "tin độc quyền", "viết chung", "số 123", "2 trang", "bài 2", "cộng thêm",
	}
	for _, note := range append(decide, leave...) {
		l := readText(t, handHeader+"\n1;Một;05/10/2026;Tin;Lê An;1;;;;"+note+"\n", cms.Options{})
		if l.err != nil || len(l.rows) != 1 {
			t.Fatal(note, l.err)
		}
		want := 0
		for _, d := range decide {
			if d == note {
				want = 1
			}
		}
		if len(l.rows[0].Held) != want {
			t.Errorf("%q: held %v, want %d", note, l.rows[0].Held, want)
		}
	}
}

func TestNotesAsAbove(t *testing.T) {
	check(t, handHeader, []handList{{name: "signs", list: `
1;Một;05/10/2026;Tin;Lê An;1;;;;không tính NB
2;Hai;05/10/2026;Tin;Lê An;1;;;;nt
3;Ba;05/10/2026;Tin;Lê An;1;;;;〃
4;Bốn;05/10/2026;Tin;Lê An;1;;;;
`, want: `
2|Một|2026-10-05|Tin|Lê An|t1|row-held: note, Ghi chú, không tính NB
3|Hai|2026-10-05|Tin|Lê An|t1|row-held: note, Ghi chú, không tính NB
4|Ba|2026-10-05|Tin|Lê An|t1|row-held: note, Ghi chú, không tính NB
5|Bốn|2026-10-05|Tin|Lê An|t1`}})
}

func TestTitlesThatSayMore(t *testing.T) {
	check(t, handHeader, []handList{{name: "notes in brackets", list: `
1;Một (đã trả T9);05/10/2026;Tin;Lê An;1
2;Hai (kỳ 2);05/10/2026;Tin;Lê An;1
3;Ba [trả tháng sau];05/10/2026;Tin;Lê An;1
4;Không tính toán trước;05/10/2026;Tin;Lê An;1
`, want: `
2|Một (đã trả T9)|2026-10-05|Tin|Lê An|t1|row-held: note, Tên bài, đã trả T9
3|Hai (kỳ 2)|2026-10-05|Tin|Lê An|t1
4|Ba [trả tháng sau]|2026-10-05|Tin|Lê An|t1|row-held: note, Tên bài, trả tháng sau
5|Không tính toán trước|2026-10-05|Tin|Lê An|t1`}})
	l := readText(t, "ID;Tiêu đề;Ngày đăng;Tác giả;Hệ số tin;Số tiền\n1;Một;05/10/2026;An;1;\n2;Hai;05/10/2026;An;2;\n3;Cộng;05/10/2026;An;3;\n", cms.Options{})
	equal(t, "a sum under the CMS's number", len(l.rows[2].Held), 1)
}

func TestRowsThatAreLines(t *testing.T) {
	check(t, handHeader, []handList{
		{name: "other money", list: `
1;Thưởng tin hay tháng 10;31/10/2026;Thưởng;Lê An;;;;300.000
2;Thù lao biên dịch;31/10/2026;;Lê An;;;;500.000
3;Phụ cấp trách nhiệm;31/10/2026;Phụ cấp;Lê An;;;;200.000
4;Trừ định mức;31/10/2026;;Lê An;;;;250.000
5;Truy thu;31/10/2026;;Lê An;;;;(126.500)
6;Ba;31/10/2026;Tin;Lê An;−1
7;Thưởng thức ẩm thực;31/10/2026;Tin;Lê An;;;;300.000
8;Thù lao ngất ngưởng của cầu thủ;31/10/2026;Tin;Lê An;1
`, want: `
2|Thưởng tin hay tháng 10|2026-10-31|Thưởng|Lê An|$300000|refused|row-is-line: encouragement, 300.000
3|Thù lao biên dịch|2026-10-31|Lê An|$500000|refused|row-is-line: remuneration, 500.000
4|Phụ cấp trách nhiệm|2026-10-31|Phụ cấp|Lê An|$200000|row-held: allowance, Phụ cấp trách nhiệm, 200.000
5|Trừ định mức|2026-10-31|Lê An|$250000|refused|row-is-line: quota, -250.000
6|Truy thu|2026-10-31|Lê An|refused|row-is-line: quota, -126.500
7|Ba|2026-10-31|Tin|Lê An|t1|refused|row-is-line: quota, 
8|Thưởng thức ẩm thực|2026-10-31|Tin|Lê An|$300000
9|Thù lao ngất ngưởng của cầu thủ|2026-10-31|Tin|Lê An|t1`},
		{name: "a genre that counts", list: `
1;Một;05/10/2026;1 tin + 3 ảnh;Lê An;1;0,5
2;Hai;05/10/2026;Tin + 3 ảnh;Lê An;1;0,5;3
3;Ba;05/10/2026;Tin, 4 ảnh;Lê An;1;0,5;3
4;Bốn;05/10/2026;2 tin;Lê An;1
5;Năm;05/10/2026;Tin + ảnh;Lê An;1;0,5
6;Sáu;05/10/2026;Tin + 3 ảnh;Lê An;1
`, want: `
2|Một|2026-10-05|1 tin + 3 ảnh|Lê An|t1|p0.5|row-held: genre-count, 1 tin + 3 ảnh, 3, 
3|Hai|2026-10-05|Tin + 3 ảnh|Lê An|t1|p0.5|n3
4|Ba|2026-10-05|Tin, 4 ảnh|Lê An|t1|p0.5|n3|row-held: genre-count, Tin, 4 ảnh, 4, 3
5|Bốn|2026-10-05|2 tin|Lê An|t1|row-held: several-texts, 2 tin
6|Năm|2026-10-05|Tin + ảnh|Lê An|t1|p0.5
7|Sáu|2026-10-05|Tin + 3 ảnh|Lê An|t1
photos-uncounted [2 6]`},
	})
}

// What stands over the names of columns names them further, with merges or without.
func TestHeadersOfSeveralRows(t *testing.T) {
	for name, list := range map[string]string{
		"two rows":              "STT;Tiêu đề;Ngày đăng;Tác giả;Hệ số;;Số ảnh\n;;;;Tin, bài;Ảnh;\n(1);(2);(3);(4);(5);(6);(7)\n1;Một;05/10/2026;Lê An;1,5;0,5;2\n",
		"names below":           ";;;;Hệ số;;\nSTT;Tiêu đề;Ngày đăng;Tác giả;tin;ảnh;Số ảnh\nA;B;1;2;3;4;5\n1;Một;05/10/2026;Lê An;1,5;0,5;2\n",
		"neither usable alone":  "STT;Tin bài;;Tác giả;Hệ số;;\n;Tiêu đề;Ngày đăng;;tin;ảnh;Số ảnh\n1;Một;05/10/2026;Lê An;1,5;0,5;2\n",
		"three rows":            "STT;Tiêu đề;Ngày đăng;Tác giả;Nhuận bút;;\n;;;;Hệ số;;Số ảnh\n;;;;tin;ảnh;\n1;Một;05/10/2026;Lê An;1,5;0,5;2\n",
		"a title right above":   "BẢNG KÊ NHUẬN BÚT;;;;;;\nSTT;Tiêu đề;Ngày đăng;Tác giả;Hệ số tin;Hệ số ảnh;Số ảnh\n1;Một;05/10/2026;Lê An;1,5;0,5;2\n",
		"numbers with formulas": "STT;Tiêu đề;Ngày đăng;Tác giả;Hệ số tin;Hệ số ảnh;Số ảnh\n1;2;3;4;5;6;7=5x6\n1;Một;05/10/2026;Lê An;1,5;0,5;2\n",
	} {
		t.Run(name, func(t *testing.T) {
			l := readText(t, list, cms.Options{})
			r := l.good(t, 1)[0]
			equal(t, "figures", r[payroll.TextCoefficient]+" "+r[payroll.PhotoCoefficient]+" "+r[payroll.Photos], "1.5 0.5 2")
			equal(t, "author", r[payroll.Authors], "Lê An")
		})
	}
}
