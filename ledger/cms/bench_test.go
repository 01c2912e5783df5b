package cms_test

import (
	"archive/zip"
	"bufio"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"nhuanbut/ledger/cms"
)

// body is about a kilobyte, as the summary and the first lines of an article are.
var body = strings.Repeat("Hội nghị triển khai nhiệm vụ quý tới của tỉnh. ", 18)

// writers make a list of n rows in each format.
var writers = []struct {
	format string
	write  func(w io.Writer, n int) error
}{
	{"csv", writeCSV}, {"xlsx", writeXLSX}, {"json", writeJSON},
}

var benchHeaders = []string{"ID", "Tiêu đề", "Nội dung", "Ngày xuất bản", "Phân loại", "Tác giả", "Trạng thái", "Hệ số tin", "Hệ số ảnh", "Số Ảnh", "LuongCoSo", "Tiền nhuận bút"}

func writeCSV(w io.Writer, n int) error {
	fmt.Fprintln(w, strings.Join(benchHeaders, ","))
	for i := range n {
		fmt.Fprintf(w, "%d,Bài số %d,\"%d, %s\",%02d/10/2025 16:00,Thời sự,Tác giả %d,Đã duyệt,\"1,5\",\"0,5\",3,2.340.000,468000\n", i+1, i+1, i, body, i%28+1, i%200)
	}
	return nil
}

func writeJSON(w io.Writer, n int) error {
	fmt.Fprint(w, `{"value":[`)
	for i := range n {
		if i > 0 {
			fmt.Fprint(w, ",")
		}
		fmt.Fprintf(w, `{"ID":%d,"Title":"Bài số %d","Nội dung":"%d, %s","Ngày xuất bản":"2025-10-%02dT09:00:00Z","Phân loại":["Thời sự"],"Tác giả":"Tác giả %d","Trạng thái":"Đã duyệt","Hệ số tin":1.5,"Hệ số ảnh":0.5,"Số Ảnh":3,"LuongCoSo":2340000,"Tiền nhuận bút":468000}`,
			i+1, i+1, i, body, i%28+1, i%200)
	}
	fmt.Fprint(w, `]}`)
	return nil
}

func writeXLSX(w io.Writer, n int) error {
	z := zip.NewWriter(w)
	part := func(name string, write func(w io.Writer)) error {
		p, err := z.Create(name)
		if err != nil {
			return err
		}
		b := bufio.NewWriter(p)
		write(b)
		return b.Flush()
	}
	return errors.Join(
		part("xl/workbook.xml", func(w io.Writer) {
			fmt.Fprint(w, `<workbook><sheets><sheet name="Tin" sheetId="1" r:id="rId1"/></sheets></workbook>`)
		}),
		part("xl/_rels/workbook.xml.rels", func(w io.Writer) {
			fmt.Fprint(w, `<Relationships><Relationship Id="rId1" Type="x/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="x/sharedStrings" Target="sharedStrings.xml"/></Relationships>`)
		}),
		part("xl/sharedStrings.xml", func(w io.Writer) {
			fmt.Fprint(w, `<sst><si><t>Thời sự</t></si><si><t>Đã duyệt</t></si>`)
			for i := range n {
				fmt.Fprintf(w, `<si><t>Bài số %d</t></si><si><t>%d, %s</t></si>`, i+1, i, body)
			}
			for i := range 200 {
				fmt.Fprintf(w, `<si><t>Tác giả %d</t></si>`, i)
			}
			fmt.Fprint(w, `</sst>`)
		}),
		part("xl/worksheets/sheet1.xml", func(w io.Writer) {
			fmt.Fprint(w, `<worksheet><sheetData><row r="1">`)
			for _, h := range benchHeaders {
				fmt.Fprintf(w, `<c t="inlineStr"><is><t>%s</t></is></c>`, h)
			}
			fmt.Fprint(w, `</row>`)
			for i := range n {
				r := i + 2
				fmt.Fprintf(w, `<row r="%[1]d"><c r="A%[1]d" s="1"><v>%[2]d</v></c><c r="B%[1]d" s="1" t="s"><v>%[3]d</v></c><c r="C%[1]d" s="1" t="s"><v>%[4]d</v></c><c r="D%[1]d" s="2"><v>%[5]d.66666666666</v></c><c r="E%[1]d" t="s"><v>0</v></c><c r="F%[1]d" t="s"><v>%[6]d</v></c><c r="G%[1]d" t="s"><v>1</v></c><c r="H%[1]d"><v>1.5</v></c><c r="I%[1]d"><v>0.5</v></c><c r="J%[1]d"><v>3</v></c><c r="K%[1]d"><v>2340000</v></c><c r="L%[1]d"><v>468000</v></c></row>`,
					r, i+1, 2+2*i, 3+2*i, 45931+i%28, 2+2*n+i%200)
			}
			fmt.Fprint(w, `</sheetData></worksheet>`)
		}),
		z.Close(),
	)
}

func benchFile(t testing.TB, format string, write func(io.Writer, int) error, n int) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "list."+format)
	f, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	b := bufio.NewWriter(f)
	if err := errors.Join(write(b, n), b.Flush(), f.Close()); err != nil {
		t.Fatal(err)
	}
	return path
}

func BenchmarkRead(b *testing.B) {
	for _, w := range writers {
		for _, n := range []int{10_000, 100_000} {
			b.Run(fmt.Sprintf("%s/%d", w.format, n), func(b *testing.B) {
				path := benchFile(b, w.format, w.write, n)
				b.ReportAllocs()
				for b.Loop() {
					drain(b, path, n, func(int) {})
				}
				b.ReportMetric(float64(n)*float64(b.N)/b.Elapsed().Seconds(), "rows/s")
			})
		}
	}
}

func drain(t testing.TB, path string, n int, each func(row int)) {
	t.Helper()
	f, err := cms.Open(path, cms.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	for i := range n {
		row, err := f.Next()
		if err != nil || row.Err != nil {
			t.Fatal(err, row.Err)
		}
		each(i)
	}
	if _, err := f.Next(); !errors.Is(err, io.EOF) {
		t.Fatal(err)
	}
}

// What is alive after ten times the rows is not more: nothing of a row is kept.
func TestMemoryIsFlat(t *testing.T) {
	for _, w := range writers {
		t.Run(w.format, func(t *testing.T) {
			path := benchFile(t, w.format, w.write, 5_000)
			var early, late uint64
			drain(t, path, 5_000, func(row int) {
				switch row {
				case 499:
					early = alive()
				case 4_998:
					late = alive()
				}
			})
			const slack = 1 << 20 // the caches of a workbook's strings fill up
			if late > early+slack {
				t.Errorf("%d bytes after 500 rows, %d after 5,000", early, late)
			}
		})
	}
}

func alive() uint64 {
	var m runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&m)
	return m.HeapAlloc
}
