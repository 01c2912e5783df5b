package cms_test

import (
	"archive/zip"
	"bytes"
	"io"
	"os"
	"strings"
	"testing"

	"nhuanbut/ledger/cms"
	"nhuanbut/ledger/cms/text"
	"nhuanbut/ledger/cms/xlsx"
	"nhuanbut/payroll"
)

// zeros gives a text of one letter, without holding it.
type zeros struct{ left int }

func (z *zeros) Read(p []byte) (int, error) {
	if z.left == 0 {
		return 0, io.EOF
	}
	n := min(len(p), z.left)
	for i := range p[:n] {
		p[i] = 'x'
	}
	z.left -= n
	return n, nil
}

// What unpacks to a text that no cell has is refused before it fills the memory.
func TestTextsWithoutEnd(t *testing.T) {
	for name, parts := range map[string][2]string{
		"cell":   {`<sheetData>` + rawHeader + `<row><c t="inlineStr"><is><t>`, `</t></is></c></row></sheetData>`},
		"string": {`<sheetData>` + rawHeader + `</sheetData>`, ``},
	} {
		var b bytes.Buffer
		z := zip.NewWriter(&b)
		add := func(part string, content ...io.Reader) {
			w, err := z.Create(part)
			if err != nil {
				t.Fatal(err)
			}
			if _, err := io.Copy(w, io.MultiReader(content...)); err != nil {
				t.Fatal(err)
			}
		}
		text := strings.NewReader
		add("xl/workbook.xml", text(`<workbook><sheets><sheet name="Tin" id="r1"/></sheets></workbook>`))
		add("xl/_rels/workbook.xml.rels", text(`<Relationships><Relationship Id="r1" Type="x/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`))
		if name == "cell" {
			add("xl/worksheets/sheet1.xml", text(`<worksheet>`+parts[0]), &zeros{20 << 20}, text(parts[1]+`</worksheet>`))
			add("xl/sharedStrings.xml", text(`<sst><si><t>Lịch sử</t></si></sst>`))
		} else {
			add("xl/worksheets/sheet1.xml", text(`<worksheet>`+parts[0]+`</worksheet>`))
			add("xl/sharedStrings.xml", text(`<sst><si><t>`), &zeros{20 << 20}, text(`</t></si></sst>`))
		}
		if err := z.Close(); err != nil {
			t.Fatal(err)
		}
		equal(t, name, code(readText(t, b.String(), cms.Options{}).err), xlsx.CellTooLong)
	}
}

func TestRecordsWithoutEnd(t *testing.T) {
	for name, content := range map[string]string{
		"quote": "ID,Tiêu đề,Hệ số tin\n1,Một,1\n2,\"Hai,1\n",
		"item":  `[{"ID":1,"Title":"A"},{"ID":2,"Title":"`,
	} {
		path := write(t, "list", content)
		f, err := os.OpenFile(path, os.O_APPEND|os.O_WRONLY, 0)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := io.Copy(f, &zeros{65 << 20}); err != nil {
			t.Fatal(err)
		}
		if err := f.Close(); err != nil {
			t.Fatal(err)
		}
		equal(t, name, code(readFile(path, cms.Options{}).err), text.RecordTooLong)
	}
}

// Excel's cells end at 32,767 characters; other programs write longer ones.
func TestLongCells(t *testing.T) {
	long := strings.Repeat("Nội dung dài. ", 10_000)
	path := raw(t, `<sheetData>`+rawHeader+`<row><c><v>1</v></c><c t="inlineStr"><is><t>`+long+`</t></is></c></row></sheetData>`, "", "<si><t>Lịch sử</t></si>")
	equal(t, "title", len(readFile(path, cms.Options{}).good(t, 1)[0][payroll.Title]), len(strings.TrimSpace(long)))
}
