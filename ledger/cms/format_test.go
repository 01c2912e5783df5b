package cms_test

import (
	"strings"
	"testing"

	"nhuanbut/ledger/cms"
	"nhuanbut/payroll"
)

// What a file is shows in its content, whatever its name says.
func TestFormatsThatAreNamed(t *testing.T) {
	const ole = "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
	for content, want := range map[string]payroll.Code{
		"%PDF-1.4":                    cms.FormatPDF,
		`{\rtf1\ansi`:                 cms.FormatWord,
		ole + wide("WordDocument"):    cms.FormatWord,
		ole + wide("Workbook"):        cms.FormatOldExcel,
		"\x09\x08\x10\x00\x00\x06":    cms.FormatOldExcel,
		"\x89PNG\r\n\x1a\n":           cms.FormatImage,
		"\xff\xd8\xff\xe0":            cms.FormatImage,
		"\x1f\x8b\x08\x00":            cms.FormatArchive,
		"PK\x05\x06" + "\x00\x00\x00": cms.FormatArchive,
		"WEB\n1\nhttps://songlam.example/_vti_bin/owssvr.dll?XMLDATA=1":                                                                cms.FormatQuery,
		"\ufeffWEB\r\n1\r\nhttps://cong.example/_vti_bin/owssvr.dll\r\n":                                                               cms.FormatQuery,
		"\xff\xfe" + wide("WEB\r\n1\r\nhttp://a.example/x\r\n"):                                                                        cms.FormatQuery,
		"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x\r\n":                                                         cms.FormatWebArchive,
		"From: <Saved by Blink>\nSnapshot-Content-Location: x\nMIME-Version: 1.0":                                                      cms.FormatWebArchive,
		`<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">`: cms.FormatXML2003,
		`<?xml version="1.0" encoding="utf-8"?><feed xmlns="http://www.w3.org/2005/Atom"><entry/></feed>`:                              cms.FormatXML,
		`<xml xmlns:s='uuid:BDC6E3F0-6DA3-11d1-A2A3-00AA00C14882' xmlns:rs='urn:schemas-microsoft-com:rowset'>`:                        cms.FormatXML,
		`<!DOCTYPE html><html><body><form action="/login"><input name="user"></form></body></html>`:                                    cms.FormatWebPage,
	} {
		equal(t, content, code(readText(t, content, cms.Options{}).err), want)
	}
}

// The table of a web page is read as what it shows.
func TestWebPages(t *testing.T) {
	l := readText(t, `<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><meta charset="utf-8">
<style>.xl65 {mso-number-format:"Short Date";} .gach {text-decoration:line-through}</style></head><body>
<table border=1>
<tr><td colspan=6>DANH SÁCH <b>TIN BÀI</b> THÁNG 10</td></tr>
<tr><th rowspan=2>ID</th><th rowspan=2>Tiêu
 đề</th><th rowspan=2>Tác giả</th><th colspan=2>Hệ số</th><th rowspan=2>Số Ảnh</th></tr>
<tr><th>tin</th><th>ảnh</th></tr>
<tr><td>1</td><td>Hội &amp; ch&#7907;<br>quê</td><td rowspan=2>Lam Giang</td><td x:num="1.5">1,50</td><td></td><td></td></tr>
<tr><td>2</td><td>&nbsp;Mưa </td><td>1,5</td><td x:num>0.5</td><td>3</td></tr>
<tr><td>3</td><td><p>Nắng</p></td><td>An</td><td rowspan=2>2</td><td></td><td></td></tr>
<tr><td>4</td><td>Gió</td><td>An</td><td></td><td></td></tr>
</table><table><tr><td>Người lập</td></tr></table></body></html>`, cms.Options{})
	if l.err != nil || len(l.rows) != 4 {
		t.Fatal(l.err, l.rows)
	}
	r := l.rows[0].Record
	equal(t, "title", r[payroll.Title], "Hội & chợ quê")
	equal(t, "number", r[payroll.TextCoefficient], "1.5")
	equal(t, "row", l.rows[0].At.Row, 4)
	r = l.rows[1].Record
	equal(t, "author from above", r[payroll.Authors], "Lam Giang")
	equal(t, "text", r[payroll.TextCoefficient], "1.5")
	equal(t, "photo", r[payroll.PhotoCoefficient], "0.5")
	equal(t, "photos", r[payroll.Photos], "3")
	equal(t, "merged coefficient", rowCode(l.rows[2]), cms.MergedCell)
	equal(t, "merged coefficient", rowCode(l.rows[3]), cms.MergedCell)
	equal(t, "range", l.rows[3].Err.Reason.Error(), "merged-cell: D6:D7")

	table := "<table><tr><td>ID</td><td>Tiêu đề</td></tr><tr><td>1</td><td>Một</td></tr></table>"
	equal(t, "layout", readText(t, "<table><tr><td>Menu</td><td>"+table+"</td></tr></table>", cms.Options{}).good(t, 1)[0][payroll.Title], "Một")
	equal(t, "two lists", code(readText(t, table+table, cms.Options{}).err), cms.SeveralTables)
	equal(t, "no header", code(readText(t, "<table><tr><td>a</td></tr></table>", cms.Options{}).err), cms.HeaderMissing)
	equal(t, "UTF-16", readText(t, "\xff\xfe"+wide(strings.ReplaceAll(table, "Tiêu đề", "Title")), cms.Options{}).rows[0].At.Row, 2)
}
