package cms

import (
	"regexp"
	"slices"
	"strconv"

	"github.com/shopspring/decimal"

	"nhuanbut/ledger/cms/grid"
	"nhuanbut/ledger/cms/value"
	"nhuanbut/payroll"
)

// photoColumns are the columns of a list of photos by the names that they have there
// alone, as letters.
var photoColumns = map[string]payroll.Column{
	"tenanh": payroll.Title, "tentacphamanh": payroll.Title, "tentacpham": payroll.Title, "tacphamanh": payroll.Title, "tenbucanh": payroll.Title,
	"noidunganh": payroll.Title, "tieudeanh": payroll.Title, "chudeanh": payroll.Title,
	"ngaychup": payroll.Published, "ngaychupanh": payroll.Published, "thoigianchup": payroll.Published, "ngaydanganh": payroll.Published,
	"soluong": payroll.Photos, "sl": payroll.Photos, "sobuc": payroll.Photos, "sotam": payroll.Photos, "soluongtam": payroll.Photos, "soluongbuc": payroll.Photos,
	"heso": payroll.PhotoCoefficient, "hs": payroll.PhotoCoefficient,
}

// photoList reports whether names are the header of a list of photos: it has their titles,
// or who took them and when, and no coefficient of texts.
func photoList(names []string, header []HeaderColumn) bool {
	titles, taken := false, 0
	for i, name := range names {
		key := letters(name)
		if header[i].Known && header[i].Column == payroll.TextCoefficient {
			return false
		}
		titles = titles || isPhotoTitle(key) && key != "tentacpham"
		if photoColumns[key] == payroll.Published || header[i].Known && header[i].Column == payroll.PhotoAuthors {
			taken++
		}
	}
	return titles || taken >= 2
}

// isPhotoTitle reports whether a name is that of the titles of photos.
func isPhotoTitle(key string) bool {
	c, ok := photoColumns[key]
	return ok && c == payroll.Title
}

// understandPhotos takes the columns of a list of photos for what they are there.
func understandPhotos(names []string, header []HeaderColumn, said []bool) {
	if !photoList(names, header) {
		return
	}
	for i, name := range names {
		c, ok := photoColumns[letters(name)]
		taken := slices.ContainsFunc(header, func(h HeaderColumn) bool { return h.Known && h.Column == c })
		if ok && !said[i] && !header[i].Known && !taken {
			header[i].Column, header[i].Known, header[i].Rule, header[i].photos = c, true, BySynonym, true
		}
	}
}

// ofPhotos reports whether the table is a list of photos.
func (t *table) ofPhotos() bool {
	return slices.ContainsFunc(t.header, func(h HeaderColumn) bool { return h.photos })
}

// PhotoRows says that rows whose genre is a photo were read as photos: their coefficient
// is one photo's, and their quantity how many there are.
const PhotoRows payroll.Code = "photo-rows"

// genreCount finds the photos and the texts that a genre counts: "1 tin + 3 ảnh".
var (
	genrePhotos = regexp.MustCompile(`(\d{1,3})\s*(?:ảnh|anh|photos?|tấm|bức)(?:[^\pL\pM]|$)`)
	genreTexts  = regexp.MustCompile(`(\d{1,3})\s*(?:tin|bài|bai)(?:[^\pL\pM]|$)`)
)

// ofGenre reads what a row's genre says of its figures.
func (t *table) ofGenre(row *Row) {
	t.readQuantity(row)
	t.weighGenreCount(row)
	if t.ofPhotos() {
		if row.Record[payroll.Genre] == "" {
			row.Record[payroll.Genre] = "Ảnh"
		}
		if !pays(row, payroll.PhotoCoefficient) && !pays(row, payroll.TextCoefficient) && !pays(row, payroll.LumpSum) {
			photos, _ := strconv.Atoi(row.Record[payroll.Photos])
			row.hold(HeldUnpriced, "photos", max(1, photos))
		}
	}
}

// looksTotal holds an article whose title is the label of a total: one that has no number of
// the CMS, or whose figure is the sum of rows above it.
func (t *table) looksTotal(row *Row, cells []grid.Cell) {
	title := row.Record[payroll.Title]
	if row.continuation || !isTotalLabel(title) {
		return
	}
	adds := !t.hand.numbered(cells)
	for _, f := range t.figures(row, cells) {
		for _, s := range t.hand.tally.scopes(ofPart, title, row.Record[payroll.Authors]) {
			adds = adds || s.filled[f.column] > 1 && f.value.IsPositive() && s.of[f.column].Equal(f.value)
		}
	}
	if adds {
		row.hold(HeldLooksTotal, "title", title)
	}
}

// understandQuantity takes a bare quantity, beside genres and where nothing else counts
// photos, for that of what each row's genre is.
func understandQuantity(names []string, header []HeaderColumn, said []bool) {
	has := func(c payroll.Column) bool {
		return slices.ContainsFunc(header, func(h HeaderColumn) bool { return h.Known && h.Column == c })
	}
	if !has(payroll.Genre) || has(payroll.Photos) || has(payroll.PhotoCoefficient) {
		return
	}
	for i, name := range names {
		if key := letters(name); (key == "soluong" || key == "sl") && !said[i] && !header[i].Known {
			header[i].Column, header[i].Known, header[i].Rule, header[i].byGenre = payroll.Photos, true, BySynonym, true
			return
		}
	}
}

// pays reports whether a row has a figure above zero in column c.
func pays(row *Row, c payroll.Column) bool {
	n, err := decimal.NewFromString(row.Record[c])
	return err == nil && n.IsPositive()
}

// photoGenre reports whether a row is of photos alone.
func photoGenre(row *Row) bool { return photoGenres[letters(payroll.First(row.Record[payroll.Genre]))] }

// readQuantity reads a quantity that counts what the row's genre is: photos in a row of
// photos, with the coefficient of one; of a text it is one.
func (t *table) readQuantity(row *Row) {
	i := slices.IndexFunc(t.header, func(h HeaderColumn) bool { return h.byGenre })
	if i < 0 {
		return
	}
	n := row.Record[payroll.Photos]
	if photoGenre(row) {
		if t.oneCoefficient() && row.Record[payroll.TextCoefficient] != "" {
			row.Record[payroll.PhotoCoefficient], row.Record[payroll.TextCoefficient] = row.Record[payroll.TextCoefficient], ""
			t.warn(PhotoRows, "", row.At.Row)
		}
		return
	}
	row.Record[payroll.Photos] = ""
	if n != "" && n != "1" && n != "0" {
		row.hold(HeldQuantity, "header", t.header[i].Name, "quantity", value.Spell(n))
	}
}

// oneCoefficient reports whether one column holds the coefficients of texts and of photos.
func (t *table) oneCoefficient() bool {
	i := t.hand.where[payroll.TextCoefficient] - 1
	return i >= 0 && !t.hand.has(payroll.PhotoCoefficient) && bareCoefficient[letters(t.header[i].Name)]
}

// bareCoefficient are the names of a coefficient that do not say of what, as letters.
var bareCoefficient = wordSet(`heso hs hesonhuanbut hesonb hsnb hesonhuanbutnb diem`)

// weighGenreCount holds a row whose genre counts other photos than its own column pays, or
// several texts.
func (t *table) weighGenreCount(row *Row) {
	genre := payroll.SpellSeveral(row.Record[payroll.Genre])
	key := payroll.TextKey(genre)
	if m := genreTexts.FindStringSubmatch(key); m != nil && m[1] != "1" && m[1] != "01" && pays(row, payroll.TextCoefficient) {
		row.hold(HeldSeveralTexts, "genre", genre)
	}
	m := genrePhotos.FindStringSubmatch(key)
	if m == nil || !pays(row, payroll.PhotoCoefficient) {
		return
	}
	n, _ := strconv.Atoi(m[1])
	said := row.Record[payroll.Photos]
	if paid := max(said, "1"); said == "" && n == 1 || paid == strconv.Itoa(n) && said != "" {
		return
	}
	row.hold(HeldGenreCount, "genre", genre, "photos", n, "count", said)
}
