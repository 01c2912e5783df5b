package cms

import (
	"regexp"
	"slices"
	"strings"
	"unicode"

	"nhuanbut/ledger/cms/grid"
	"nhuanbut/ledger/cms/value"
	"nhuanbut/payroll"
)

// headingOf tells what a heading names.
type headingOf int

const (
	ofSomething headingOf = iota // a category, or something that only the newsroom knows
	ofGenre
	ofMonth
	ofPerson
)

// heading is a row that heads a group of articles.
type heading struct {
	text string // as in the file, without its ordinal
	name string // the value for its rows: "Tin" of "I. TIN (22 tin)"
	of   headingOf
}

var (
	// romanOrdinal matches a Roman numeral or a letter, which number headings and no articles.
	romanOrdinal = regexp.MustCompile(`^\(?(?:[IVXL]{1,7}|[A-ZĐ])\)?[.)/:]?$`)
	// romanBefore and numberBefore match a number before a heading in the same cell: "I. TIN",
	// "A/ TIN", "1. Tháng 9".
	romanBefore  = regexp.MustCompile(`^(?:(?i:phần|mục)\s+)?\(?([IVXL]{1,7}|[A-ZĐ])\)?\s*[.)/:\-–]+\s*(\S.*)$`)
	numberBefore = regexp.MustCompile(`^\(?\d{1,2}(?:\.\d{1,2})*\)?\s*[.)/:\-–]+\s*(\pL.*)$`)
	// These expressions match what a heading says beside its name: how many it has, and what the
	// name is of.
	countBehind = regexp.MustCompile(`\s*(?:\(\s*\d+[^()]*\)|:\s*\d+\s*(?i:tin|bài|tin bài|ảnh|tác phẩm)?|[:;.,–-])\s*$`)
	countOnly   = regexp.MustCompile(`^\(?\d{1,4}\s*(?i:tin|bài|tin bài|tin, bài|ảnh|tác phẩm|bài viết)\)?$`)
	nameBefore  = regexp.MustCompile(`^(?i:tác giả|phóng viên|cộng tác viên|họ và tên|họ tên|người viết|bút danh|pv|ctv|btv)\s*[:.–-]\s*`)
	topicBefore = regexp.MustCompile(`^(?i:chuyên mục|chuyên trang|thể loại|loại tin|loại bài|loại|mục|phần|nhóm)(?:\s*[:–-]\s*|\s+)`)
)

// genreWords are the folded names of genres.
var genreWords = wordSet(`tin tintuc tinbai tinngan tinvan tinanh tinvideo tindich tintonghop tinvaanh bai baiviet baianh baipv baiphongvan
	phongsu phongsuanh phongvan ghichep ghinhanh butky kysu ky kychandung chinhluan xaluan binhluan tieupham sangtac nghiencuu traodoi
	tranh anh chumanh anhbao anhdon anhthoisu tranhanh infographic doho doahoa video clip videoclip phim phat thanh truyenhinh phatthanh
	tructuyen media multimedia emagazine longform podcast tho truyen truyenngan tanvan butkyphongsu guongdienhinh nguoitotviectot
	baidich biendich dich tulieu hoidap thongbao news article articles photo photos feature features interview`)

// photoGenres are the genres of photos alone.
var photoGenres = wordSet(`anh chumanh anhbao anhdon anhthoisu photo photos`)

// heading reads a row as a heading; ok is false if it is none. A heading has a label and
// nothing that an article has. If only its title stands, the words must look like a heading: a
// title by itself is an article that nobody filled in.
func (t *table) heading(cells []grid.Cell) (found heading, ok bool) {
	label, ordinal, counted := -1, false, false // counted: by a number, as articles are
	figures := 0
	for i := range cells {
		v := &cells[i]
		switch {
		case v.Blank():
		case v.Kind == grid.Text && label < 0 && !ordinal && t.labels(i) && romanOrdinal.MatchString(v.Shown()) && !t.titled(i):
			ordinal = true
		case i == t.manual.ordinal-1 && rowNumber.MatchString(v.Shown()):
			counted = true
		case v.Kind == grid.Text && label < 0 && hasLetter(v.Text) && (t.labels(i) || value.HeadedMonth(v.Shown()).Number > 0):
			label = i
		case v.Kind == grid.Number || v.Kind == grid.Formula || figure.MatchString(v.Shown()) || countOnly.MatchString(v.Shown()):
			if t.identified(i) {
				return found, false
			}
			figures++
		default:
			return found, false
		}
	}
	if label < 0 {
		return found, ordinal && figures == 0 && !counted // its text is gone
	}
	found, strong := readHeading(cells[label].Shown())
	strong = strong || ordinal || !t.named(label) && !t.under(label, isAuthor)
	switch {
	case t.manual.numbered(cells) && !ordinal:
		return found, false
	case counted:
		return found, figures == 0 && (found.of == ofGenre || found.of == ofMonth)
	}
	return found, strong && (figures == 0 || ordinal) || figures == 0 && t.looksLikeHeading(cells, label, found)
}

// labels reports whether a heading can stand in column i: not in a column of counts, dates or
// notes.
func (t *table) labels(i int) bool {
	if i >= len(t.in.header) || !t.in.header[i].Known {
		return !slices.Contains(t.manual.notes, i)
	}
	switch t.in.header[i].Column {
	case payroll.ID, payroll.Title, payroll.Slug, payroll.Authors, payroll.PhotoAuthors, payroll.Category, payroll.Genre:
		return true
	}
	return t.in.header[i].Column == payroll.Published && i == 0
}

func (t *table) named(i int) bool { return t.under(i, namesArticle) }

func (t *table) titled(i int) bool {
	return t.under(i, func(c payroll.Column) bool { return c == payroll.Title })
}

func isAuthor(c payroll.Column) bool { return c == payroll.Authors || c == payroll.PhotoAuthors }

// looksLikeHeading reports whether a label under titles or authors is a heading by its words.
func (t *table) looksLikeHeading(cells []grid.Cell, label int, h heading) bool {
	words := len(strings.Fields(h.text))
	switch {
	case h.of == ofGenre || h.of == ofMonth:
		return true
	case t.under(label, isAuthor):
		return h.of == ofPerson && t.manual.blanks.filled == 0 // else somebody that the article above has as well
	case h.of == ofPerson:
		return t.manual.tally.knows(h.name) || t.manual.blanks.filled == 0
	case words <= 6 && isUpper(h.text):
		return true
	}
	return words <= 6 && t.manual.tally.knows(h.name)
}

// readHeading reads the label of a heading. strong is set if it is numbered as headings are,
// or says what its name is of.
func readHeading(text string) (h heading, strong bool) {
	h.text = payroll.OneLine(text)
	rest := h.text
	if m := romanBefore.FindStringSubmatch(rest); m != nil {
		rest, strong = m[2], true
	} else if m := numberBefore.FindStringSubmatch(rest); m != nil {
		rest = m[1]
	}
	h.name = strings.TrimSpace(countBehind.ReplaceAllString(rest, ""))
	if month := value.HeadedMonth(h.name); month.Number > 0 {
		h.of = ofMonth
		return h, strong
	}
	if name := nameBefore.ReplaceAllString(h.name, ""); name != h.name && name != "" {
		h.name, h.of = sentenceCase(name), ofPerson
		return h, true
	}
	if topic := topicBefore.ReplaceAllString(h.name, ""); topic != h.name && hasLetter(topic) {
		h.name = topic
	}
	switch {
	case genreWords[foldName(h.name)]:
		h.of = ofGenre
	case isPersonName(h.name):
		h.of = ofPerson
	}
	h.name = sentenceCase(h.name)
	return h, strong
}

// sentenceCase returns a text in capitals as a cell has it: "BÀI VIẾT" as "Bài viết", a
// person's name with a capital in each word.
func sentenceCase(text string) string {
	if !isUpper(text) || len([]rune(text)) <= 3 && !genreWords[foldName(text)] {
		return text
	}
	words := strings.Fields(strings.ToLower(text))
	for i, w := range words {
		if i == 0 || !genreWords[foldName(text)] && isPersonName(text) {
			r := []rune(w)
			words[i] = string(unicode.ToUpper(r[0])) + string(r[1:])
		}
	}
	return strings.Join(words, " ")
}

func isUpper(s string) bool { return s == strings.ToUpper(s) && s != strings.ToLower(s) }

// familyNames are the family names that most people in Vietnam have.
var familyNames = wordSet(`nguyễn trần lê phạm hoàng huỳnh phan vũ võ đặng bùi đỗ hồ ngô dương lý đào đinh mai trịnh tô hà lương
	trương cao đoàn lâm phùng quách tạ thái tống triệu từ vương chu châu kiều la lưu lục mạc nghiêm ninh ông quan sầm tăng thạch
	tiêu tôn tưởng viên vi lò giàng sùng vàng thào bế nông ma hứa y k' rơ kpă siu nay ksor lại khuất doãn giáp đàm đồng điền âu bạch bành cung diệp
	nguyen tran le pham hoang huynh phan vu vo dang bui do ho ngo duong ly dao dinh trinh to ha luong truong cao doan lam phung quach ta thai`)

// isPersonName reports whether a text is a person's name: two to five words with capitals, of
// which the first is a family name.
func isPersonName(text string) bool {
	words := strings.Fields(text)
	if len(words) < 2 || len(words) > 5 || !familyNames[strings.ToLower(words[0])] {
		return false
	}
	for _, w := range words {
		if r := []rune(w)[0]; !unicode.IsUpper(r) || strings.ContainsFunc(w, func(r rune) bool { return !unicode.IsLetter(r) && r != '\'' && r != '-' }) {
			return false
		}
	}
	return true
}

func hasLetter(s string) bool { return strings.ContainsFunc(s, unicode.IsLetter) }
