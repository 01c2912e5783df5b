package ledger_test

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
	"golang.org/x/text/encoding/charmap"
	xunicode "golang.org/x/text/encoding/unicode"
	"golang.org/x/text/unicode/norm"
	"pgregory.net/rapid"

	"nhuanbut/payroll"
)

// listed is an article of a month's list, as the newsroom means it.
type listed struct {
	id            int
	title         string
	day           int // of October 2026
	genre         string
	authors       []string
	photographer  string
	text, photo   int // hundredths
	photos        int
	encouragement int // tenths; 0 is none
	approved      bool
}

// octoberUnit is 0.1 × 2,530,000 / 100: đồng for a hundredth of a coefficient.
const octoberUnit = 2530

// worth is the article's royalty with its encouragement. All products are whole.
func (a *listed) worth() payroll.Dong {
	if !a.approved {
		return 0
	}
	royalty := octoberUnit * (a.text + a.photo*a.photos)
	if a.encouragement > 10 {
		royalty = royalty * a.encouragement / 10
	}
	return payroll.Dong(royalty)
}

var (
	titleWords  = strings.Fields("khai mạc hội xuân họp giao ban trồng cây làm đường thăm hỏi gia đình chính sách bóng chuyền nông thôn mới chợ phiên sông Lam bến đò cầu treo")
	listedNames = []string{"Vũ Thị Sương", "Lam Giang", "Đỗ Công Hạnh", "Nguyễn Hoà", "K5 Sông Lam", "Lê-na Trần"}
)

// drawList draws a month of articles, no two of one title and day.
func drawList(t *rapid.T) []listed {
	seen := make(map[string]bool)
	list := make([]listed, rapid.IntRange(1, 8).Draw(t, "articles"))
	for i := range list {
		a := &list[i]
		a.id = 4200 + i*7
		for a.title == "" || seen[a.title] {
			words := rapid.SliceOfN(rapid.SampledFrom(titleWords), 4, 7).Draw(t, "title")
			a.title = "Bài " + strings.Join(words, " ")
		}
		seen[a.title] = true
		a.day = rapid.IntRange(1, 31).Draw(t, "day")
		a.genre = rapid.SampledFrom([]string{"Tin", "Phóng sự", "Ảnh"}).Draw(t, "genre")
		a.authors = rapid.SliceOfNDistinct(rapid.SampledFrom(listedNames), 1, 2, rapid.ID[string]).Draw(t, "authors")
		a.text = rapid.SampledFrom([]int{50, 100, 150, 125, 200, 300}).Draw(t, "text")
		if rapid.Bool().Draw(t, "has photos") {
			a.photo, a.photos = rapid.SampledFrom([]int{20, 50, 100}).Draw(t, "photo"), rapid.IntRange(1, 9).Draw(t, "photos")
			a.photographer = rapid.SampledFrom([]string{"", "Đức Tiệp"}).Draw(t, "photographer")
		}
		a.encouragement = rapid.SampledFrom([]int{0, 0, 0, 12}).Draw(t, "encouragement")
		a.approved = rapid.IntRange(0, 9).Draw(t, "approved") > 0
	}
	return list
}

// listForm is a way to write a list that means the same.
type listForm struct {
	format   string // csv, xlsx, json
	comma    rune
	encoding string
	decimal  string
	headers  int // which of the languages
	ids      bool
	odd      bool // what an office writes around its rows
	dates    int
	statuses int
}

// says reports whether two forms say every cell alike: not where one has IDs that the
// other joins, numbers of rows, which JSON has not, a time of day, or the status in
// another word or column.
func (f listForm) says(other listForm) bool {
	numbered := !f.ids && f.format != "json"
	return numbered == (!other.ids && other.format != "json") && f.ids == other.ids && f.dates/2 == other.dates/2 && f.statuses == other.statuses && f.headers%2 == other.headers%2
}

func drawForm(t *rapid.T) listForm {
	f := listForm{
		format:   rapid.SampledFrom([]string{"csv", "csv", "xlsx", "json"}).Draw(t, "format"),
		comma:    rapid.SampledFrom([]rune{',', ';', '\t'}).Draw(t, "delimiter"),
		encoding: rapid.SampledFrom([]string{"utf-8", "bom", "nfd", "utf-16", "windows-1258"}).Draw(t, "encoding"),
		decimal:  rapid.SampledFrom([]string{",", "."}).Draw(t, "decimal sign"),
		headers:  rapid.IntRange(0, 3).Draw(t, "headers"),
		ids:      rapid.Bool().Draw(t, "IDs"),
		odd:      rapid.Bool().Draw(t, "odd rows"),
		dates:    rapid.IntRange(0, 3).Draw(t, "dates"),
		statuses: rapid.IntRange(0, 2).Draw(t, "statuses"),
	}
	if f.format == "json" {
		f.odd = false
	}
	return f
}

// formHeaders are the headers of ID, title, day, genre, authors, photographer, text
// coefficient, photo coefficient, photos, encouragement and status.
var formHeaders = [][]string{
	{"ID", "Tiêu đề", "Ngày xuất bản", "Loại bài viết", "Tác giả", "Tác giả ảnh", "Hệ số tin", "Hệ số ảnh", "Số Ảnh", "Hệ số khuyến khích", "Approval Status"},
	{"Mã bài", "Tên bài", "Ngày đăng", "Thể loại", "Tác giả bài viết", "Người chụp ảnh", "HS tin", "HS ảnh", "Số lượng ảnh", "HS khuyến khích", "Trạng thái"},
	{"Article ID", "Title", "Published date", "Genre", "Author", "Photographer", "Text coefficient", "Photo coefficient", "Photo count", "Encouragement factor", "Approval Status"},
	{"id", "tieu de", "NGAY XUAT BAN", "loai bai viet", "tac gia", "tac gia anh", "he so tin", "he so anh", "so anh", "he so khuyen khich", "trang thai"},
}

func (f listForm) header() []string {
	header := slices.Clone(formHeaders[f.headers])
	if f.ids {
		return header
	}
	return append([]string{"STT"}, header[1:]...)
}

func hundredths(n int, decimal string) string {
	if n == 0 {
		return ""
	}
	text := strings.TrimRight(fmt.Sprintf("%d.%02d", n/100, n%100), "0")
	return strings.Replace(strings.TrimSuffix(text, "."), ".", decimal, 1)
}

func (f listForm) row(n int, a *listed) []string {
	id := strconv.Itoa(n + 1)
	if f.ids {
		id = strconv.Itoa(a.id)
	}
	day := [...]string{"%02[1]d/10/2026", "2026-10-%02[1]d", "%02[1]d-10-2026 16:00", "%02[1]d/10/2026 4:00 CH"}[f.dates]
	status := [][2]string{{"Approved", "Pending"}, {"Đã duyệt", "Chờ duyệt"}, {"đã duyệt", "chờ duyệt"}}[f.statuses]
	word := status[1]
	if a.approved {
		word = status[0]
	}
	photos := ""
	if a.photos > 0 {
		photos = strconv.Itoa(a.photos)
	}
	return []string{
		id, a.title, fmt.Sprintf(day, a.day), a.genre, strings.Join(a.authors, "; "), a.photographer, hundredths(a.text, f.decimal),
		hundredths(a.photo, f.decimal), photos, hundredths(a.encouragement*10, f.decimal), word,
	}
}

// rows are the list with its header, and what an office writes around it.
func (f listForm) rows(list []listed) [][]string {
	header := f.header()
	wide := func(cells ...string) []string { return append(cells, make([]string, len(header)-len(cells))...) }
	var rows [][]string
	if f.odd {
		rows = append(rows, wide("CỔNG THÔNG TIN SÔNG LAM"), wide("", "BẢNG KÊ NHUẬN BÚT THÁNG 10 NĂM 2026"), wide())
	}
	rows = append(rows, header)
	if f.odd && !f.ids {
		rows = append(rows, wide("I", "TIN, BÀI TRONG THÁNG"))
	}
	sum := 0
	for i := range list {
		rows = append(rows, f.row(i, &list[i]))
		sum += list[i].text
		if f.odd && i == len(list)/2 {
			rows = append(rows, wide())
		}
	}
	if f.odd {
		total := wide("", "Tổng cộng")
		total[6] = hundredths(sum, f.decimal)
		rows = append(rows, total, wide(), wide("", "Người lập biểu"), wide("", "Trần Văn Lập"))
	}
	return rows
}

// write writes the list into a file of a folder of its own.
func (f listForm) write(t testing.TB, list []listed) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "danh-sach."+f.format)
	var data []byte
	switch f.format {
	case "xlsx":
		data = f.workbook(t, list)
	case "json":
		data = f.json(t, list)
	default:
		data = f.encode(t, delimited(t, f.comma, f.rows(list)))
	}
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func delimited(t testing.TB, comma rune, rows [][]string) string {
	t.Helper()
	var b strings.Builder
	w := csv.NewWriter(&b)
	w.Comma = comma
	if err := w.WriteAll(rows); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func (f listForm) encode(t testing.TB, text string) []byte {
	t.Helper()
	encoded, err := []byte(text), error(nil)
	switch f.encoding {
	case "bom":
		encoded = append([]byte("\ufeff"), encoded...)
	case "nfd":
		encoded = norm.NFD.Bytes(encoded)
	case "utf-16":
		encoded, err = xunicode.UTF16(xunicode.LittleEndian, xunicode.UseBOM).NewEncoder().Bytes(encoded)
	case "windows-1258":
		encoded, err = charmap.Windows1258.NewEncoder().Bytes([]byte(toneApart(text)))
	}
	if err != nil {
		t.Fatal(err)
	}
	return encoded
}

// toneApart is text as Windows-1258 has it: letters with their mark, tones behind them.
func toneApart(text string) string {
	var b strings.Builder
	for _, r := range norm.NFC.String(text) {
		letter, tone := "", ""
		for _, part := range norm.NFD.String(string(r)) {
			if strings.ContainsRune("\u0300\u0301\u0303\u0309\u0323", part) {
				tone += string(part)
			} else {
				letter += string(part)
			}
		}
		b.WriteString(norm.NFC.String(letter) + tone)
	}
	return b.String()
}

func (f listForm) workbook(t testing.TB, list []listed) []byte {
	t.Helper()
	book := excelize.NewFile()
	defer book.Close()
	for i, row := range f.rows(list) {
		for j, text := range row {
			if text == "" {
				continue
			}
			cell, err := excelize.CoordinatesToCellName(j+1, i+1)
			if err != nil {
				t.Fatal(err)
			}
			var value any = text
			if n, err := strconv.ParseFloat(strings.Replace(text, ",", ".", 1), 64); err == nil && f.decimal == "." && j != 0 {
				value = n
			}
			if err := book.SetCellValue("Sheet1", cell, value); err != nil {
				t.Fatal(err)
			}
		}
	}
	var b bytes.Buffer
	if err := book.Write(&b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func (f listForm) json(t testing.TB, list []listed) []byte {
	t.Helper()
	var items []map[string]string
	for i := range list {
		item := make(map[string]string)
		row := f.row(i, &list[i])
		for j, header := range f.header() {
			if header != "STT" {
				item[header] = row[j]
			}
		}
		items = append(items, item)
	}
	data, err := json.Marshal(map[string]any{"value": items})
	if err != nil {
		t.Fatal(err)
	}
	return data
}
