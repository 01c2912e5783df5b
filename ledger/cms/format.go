package cms

import (
	"bytes"
	"errors"
	"io"
	"os"
	"regexp"
	"strings"

	"nhuanbut/ledger/cms/grid"
	"nhuanbut/ledger/cms/script"
	"nhuanbut/ledger/cms/text"
	"nhuanbut/ledger/cms/value"
	"nhuanbut/payroll"
)

// These codes refuse a file that is no list, by what it is. The hint of each says how to get
// one that can be read.
const (
	FormatOldExcel   payroll.Code = "format-old-excel"
	FormatBinary     payroll.Code = "format-xlsb" // Excel's binary workbook
	FormatODS        payroll.Code = "format-ods"
	FormatNumbers    payroll.Code = "format-numbers"  // of Apple
	FormatXML2003    payroll.Code = "format-xml-2003" // Excel 2003's XML
	FormatXML        payroll.Code = "format-xml"      // a feed of SharePoint's, or any other XML
	FormatWebArchive payroll.Code = "format-mhtml"    // "single file web page"
	FormatWebPage    payroll.Code = "format-html"     // a page without a table, as that of a log-in
	FormatQuery      payroll.Code = "format-iqy"      // SharePoint's query, which only says where the list is
	FormatWord       payroll.Code = "format-word"
	FormatPDF        payroll.Code = "format-pdf"
	FormatImage      payroll.Code = "format-image"
	FormatArchive    payroll.Code = "format-archive" // a zip or the like with files in it
)

var (
	jsonStart = regexp.MustCompile(`^(?:\{\s*["}]|\[\s*[{\]])`)
	zipMark   = []byte("PK\x03\x04")
	oleMark   = []byte{0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1}
)

// format returns the function that opens a file. It tells the format by the content: names
// lie.
func (r *input) format(f *os.File) (func(*input, *os.File) (rowReader, error), error) {
	head, err := text.Head(f)
	if err != nil {
		return nil, err
	}
	text := bytes.TrimPrefix(head, []byte("\ufeff"))
	if bytes.HasPrefix(head, []byte{0xff, 0xfe}) || bytes.HasPrefix(head, []byte{0xfe, 0xff}) {
		text = bytes.ReplaceAll(head[2:], []byte{0}, nil)
	}
	text = bytes.TrimLeft(text, " \t\r\n")
	foreign := foreignCode(head, text)
	switch {
	case len(text) == 0:
		return nil, r.refuse(FileEmpty)
	case bytes.HasPrefix(head, zipMark):
		r.info.format = "xlsx"
		return openWorkbook, nil
	case bytes.HasPrefix(head, oleMark):
		return nil, r.ole(f)
	case foreign != "":
		return nil, r.refuse(foreign)
	case text[0] == '<':
		r.info.format = "html"
		return openWebPage, nil
	case jsonStart.Match(text):
		r.info.format = "json"
		return r.kind.json, nil
	}
	r.info.format = "csv"
	return openDelimited, nil
}

// encodingOf returns the encoding of a file's text. It warns if the letters are read in
// another script than Unicode.
func (r *input) encodingOf(f *os.File) (text.Encoding, error) {
	enc, err := text.FindEncoding(f)
	r.info.encoding = enc.Name
	if err == nil && enc.Script != script.Unicode {
		r.warn(ScriptConverted, "", 0, "path", r.path, "script", enc.Script.String(), "word", enc.Word, "read", enc.Read)
	}
	return enc, r.located(err)
}

// foreignMarks are the bytes that formats of other programs begin with.
var foreignMarks = []struct {
	mark string
	code payroll.Code
}{
	{"%PDF", FormatPDF}, {`{\rtf`, FormatWord},
	{"\x89PNG", FormatImage}, {"\xff\xd8\xff", FormatImage}, {"GIF8", FormatImage}, {"II*\x00", FormatImage}, {"MM\x00*", FormatImage},
	{"PK\x05\x06", FormatArchive}, {"\x1f\x8b", FormatArchive}, {"Rar!", FormatArchive}, {"7z\xbc\xaf", FormatArchive},
	{"\x09\x08\x10\x00", FormatOldExcel}, {"\x09\x08\x08\x00", FormatOldExcel}, {"\x09\x04\x06\x00", FormatOldExcel},
	{"\x09\x02\x06\x00", FormatOldExcel}, {"\x09\x00\x04\x00", FormatOldExcel},
}

// foreignTexts match the beginnings of texts that are no list.
var foreignTexts = []struct {
	start *regexp.Regexp
	code  payroll.Code
}{
	{regexp.MustCompile(`^WEB\s*[\r\n]+\s*1\s*[\r\n]+\s*https?://`), FormatQuery},
	{regexp.MustCompile(`^(?i:MIME-Version:|From: ?<Saved by|Content-Type: ?multipart/related)`), FormatWebArchive},
	{regexp.MustCompile(`^(?s:<.*["']urn:schemas-microsoft-com:office:spreadsheet["'])`), FormatXML2003},
	{regexp.MustCompile(`^(?i:<\?xml[^>]*>\s*(?:<!--[^>]*-->\s*)*<(?:feed|rss|rdf|soap|s:envelope|entry|[a-z]+:envelope))`), FormatXML},
	{regexp.MustCompile(`^(?i:<(?:xml|feed|rss|error|m:error)\b)`), FormatXML},
}

// foreignCode returns the code that refuses a file by its first bytes; "" if it may be a list.
func foreignCode(head, text []byte) payroll.Code {
	for _, k := range foreignMarks {
		if bytes.HasPrefix(head, []byte(k.mark)) || bytes.HasPrefix(text, []byte(k.mark)) {
			return k.code
		}
	}
	for _, k := range foreignTexts {
		if k.start.Match(text) {
			return k.code
		}
	}
	if bytes.HasPrefix(text, []byte("<?xml")) && !bytes.Contains(bytes.ToLower(text), []byte("<html")) {
		return FormatXML
	}
	return ""
}

// oleStreams are the names in Microsoft's old container, with the code of the file that has
// them.
var oleStreams = []struct {
	name string
	code payroll.Code
}{
	{"EncryptedPackage", FileEncrypted}, {"Workbook", FormatOldExcel}, {"WordDocument", FormatWord}, {"PowerPoint Document", text.FormatUnknown},
	{"Book", FormatOldExcel},
}

// ole refuses a file in Microsoft's old container: a workbook with a password, one of Excel
// 97, or a text of Word.
func (r *input) ole(f *os.File) error {
	for _, s := range oleStreams {
		var name []byte // in UTF-16
		for _, c := range []byte(s.name) {
			name = append(name, c, 0)
		}
		found, err := contains(f, name)
		if err != nil {
			return err
		}
		if found {
			return r.refuse(s.code)
		}
	}
	return r.refuse(FormatOldExcel)
}

func contains(f *os.File, what []byte) (bool, error) {
	if _, err := f.Seek(0, io.SeekStart); err != nil {
		return false, err
	}
	buf := make([]byte, 64*1024)
	kept := 0
	for {
		n, err := f.Read(buf[kept:])
		chunk := buf[:kept+n]
		if bytes.Contains(chunk, what) {
			return true, nil
		}
		if errors.Is(err, io.EOF) {
			return false, nil
		}
		if err != nil {
			return false, err
		}
		kept = copy(buf, chunk[max(0, len(chunk)-len(what)+1):])
	}
}

// otherZip refuses a zip that is no XLSX by the names of its members.
func (r *input) otherZip(names []string) error {
	code := FormatArchive
	for _, name := range names {
		switch {
		case name == "encryptedpackage":
			return r.refuse(FileEncrypted)
		case strings.HasSuffix(name, "workbook.bin"):
			return r.refuse(FormatBinary)
		case name == "word/document.xml":
			return r.refuse(FormatWord)
		case name == "index.zip", strings.HasSuffix(name, ".iwa"):
			return r.refuse(FormatNumbers)
		case name == "mimetype", name == "content.xml":
			code = FormatODS
		case strings.HasPrefix(name, "ppt/"), name == "[content_types].xml" && code == FormatArchive:
			code = text.FormatUnknown
		}
	}
	return r.refuse(code)
}

// sharePointRows is the number of rows at which SharePoint's export to CSV stops without a
// word.
const sharePointRows = 30_000

// delimited reads a list from delimited text.
type delimited struct {
	table
}

func openDelimited(r *input, f *os.File) (rowReader, error) {
	enc, err := r.encodingOf(f)
	if err != nil {
		return nil, err
	}
	r.serials = value.Since1900
	comma, err := r.findComma(f, enc)
	if err != nil {
		return nil, err
	}
	r.info.delimiter = string(comma)
	d := &delimited{table{in: r, exact: true}}
	if d.rows, err = text.NewDelimited(f, enc, comma); err != nil {
		return nil, err
	}
	return d, d.findHeader()
}

func (d *delimited) next() (Row, error) {
	row, err := d.table.next()
	if errors.Is(err, io.EOF) && d.rowCount == sharePointRows {
		d.in.warn(cutAt30000, "", 0, "path", d.in.path)
	}
	return row, err
}

// findComma returns the delimiter: the one that Excel's first line "sep=;" names, else the one
// by which most headers are known.
func (r *input) findComma(f *os.File, enc text.Encoding) (rune, error) {
	best, most := ',', -1
	for _, comma := range []rune{',', ';', '\t'} {
		records, err := text.NewDelimited(f, enc, comma)
		if err != nil {
			return 0, err
		}
		if comma, said := records.Comma(); said {
			return comma, nil
		}
		for range grid.HeaderRows {
			l, err := records.Next()
			if errors.Is(err, io.EOF) {
				break
			}
			if err != nil {
				return 0, r.located(err)
			}
			header, _ := r.kind.understand(r, cellTexts(l.Cells))
			if n := countKnown(header); n > most && (n > 0 || len(header) > 1) {
				best, most = comma, n
			}
			if usableArticles(header) {
				break
			}
		}
	}
	return best, nil
}

// webPage reads a list from the table of a page of HTML. Some programs write one and name it
// .xls.
type webPage struct {
	table
	file *os.File
}

func (p *webPage) close() error { return p.file.Close() }

// openWebPage opens the only table of a page that has a usable header.
func openWebPage(r *input, f *os.File) (rowReader, error) {
	enc, err := r.encodingOf(f)
	if err != nil {
		return nil, err
	}
	page, err := text.ParsePage(f, enc)
	if err != nil {
		return nil, r.located(err)
	}
	r.serials = value.Since1900
	var found *webPage
	var missing error
	tables := 0
	for rows, err := range page.Tables() {
		if err != nil {
			return nil, r.located(err)
		}
		tables++
		kept := *r
		page := &webPage{table: table{in: r, rows: rows}, file: f}
		switch err := page.findHeader(); {
		case err == nil && found != nil:
			return nil, r.refuse(SeveralTables)
		case err == nil:
			found = page
		case !errors.Is(err, payroll.Refuse(HeaderMissing)):
			return nil, err
		default:
			if missing == nil || headersFound(err) > headersFound(missing) {
				missing = err
			}
			*r = kept
		}
	}
	switch {
	case found != nil:
		return found, nil
	case tables == 0:
		return nil, r.refuse(FormatWebPage)
	}
	return nil, missing
}
