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

// photoColumns gives the columns of a list of photos by the folded names that they have only
// there.
var photoColumns = map[string]payroll.Column{
	"tenanh": payroll.Title, "tentacphamanh": payroll.Title, "tentacpham": payroll.Title, "tacphamanh": payroll.Title, "tenbucanh": payroll.Title,
	"noidunganh": payroll.Title, "tieudeanh": payroll.Title, "chudeanh": payroll.Title,
	"ngaychup": payroll.Published, "ngaychupanh": payroll.Published, "thoigianchup": payroll.Published, "ngaydanganh": payroll.Published,
	"soluong": payroll.Photos, "sl": payroll.Photos, "sobuc": payroll.Photos, "sotam": payroll.Photos, "soluongtam": payroll.Photos, "soluongbuc": payroll.Photos,
	"heso": payroll.PhotoCoefficient, "hs": payroll.PhotoCoefficient,
}

// photoList reports whether names head a list of photos: it has their titles, or who took them
// and when, and no coefficient of texts.
func photoList(names []string, header []HeaderColumn) bool {
	titles, taken := false, 0
	for i, name := range names {
		key := foldName(name)
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

// isPhotoTitle reports whether a folded name is of the titles of photos.
func isPhotoTitle(key string) bool {
	c, ok := photoColumns[key]
	return ok && c == payroll.Title
}

// understandPhotos sets the columns of a list of photos.
func understandPhotos(names []string, header []HeaderColumn, said []bool) {
	if !photoList(names, header) {
		return
	}
	for i, name := range names {
		c, ok := photoColumns[foldName(name)]
		taken := slices.ContainsFunc(header, func(h HeaderColumn) bool { return h.Known && h.Column == c })
		if ok && !said[i] && !header[i].Known && !taken {
			header[i].Column, header[i].Known, header[i].Rule, header[i].ofPhotoList = c, true, BySynonym, true
		}
	}
}

// ofPhotos reports whether the table is a list of photos.
func (t *table) ofPhotos() bool {
	return slices.ContainsFunc(t.in.header, func(h HeaderColumn) bool { return h.ofPhotoList })
}

// photoRows warns that rows with a genre of photos were read as photos: their coefficient is
// one photo's, and their quantity the number of photos.
const photoRows payroll.Code = "photo-rows"

// genrePhotos and genreTexts find what a genre counts: "1 tin + 3 ảnh".
var (
	genrePhotos = regexp.MustCompile(`(\d{1,3})\s*(?:ảnh|anh|photos?|tấm|bức)(?:[^\pL\pM]|$)`)
	genreTexts  = regexp.MustCompile(`(\d{1,3})\s*(?:tin|bài|bai)(?:[^\pL\pM]|$)`)
)

// applyGenre reads what a row's genre says of its figures.
func (t *table) applyGenre(row *Row) {
	t.readQuantity(row)
	t.weighGenreCount(row)
	if t.ofPhotos() {
		if row.Record[payroll.Genre] == "" {
			row.Record[payroll.Genre] = "Ảnh"
		}
		if !isPositiveIn(row, payroll.PhotoCoefficient) && !isPositiveIn(row, payroll.TextCoefficient) && !isPositiveIn(row, payroll.LumpSum) {
			photos, _ := strconv.Atoi(row.Record[payroll.Photos])
			row.hold(heldUnpriced, "photos", max(1, photos))
		}
	}
}

// holdTotalLabel holds an article whose title is the label of a total, if it has no ID or its
// figure is the sum of rows above it.
func (t *table) holdTotalLabel(row *Row, cells []grid.Cell) {
	title := row.Record[payroll.Title]
	if row.continuation || !isTotalLabel(title) {
		return
	}
	adds := !t.manual.numbered(cells)
	for _, f := range t.figures(row, cells) {
		for _, s := range t.manual.tally.scopes(ofPart, title, row.Record[payroll.Authors]) {
			adds = adds || s.filled[f.column] > 1 && f.value.IsPositive() && s.of[f.column].Equal(f.value)
		}
	}
	if adds {
		row.hold(heldLooksTotal, "title", title)
	}
}

// understandQuantity takes a bare quantity beside genres, if nothing else counts photos, for
// the number of whatever each row's genre is.
func understandQuantity(names []string, header []HeaderColumn, said []bool) {
	has := func(c payroll.Column) bool {
		return slices.ContainsFunc(header, func(h HeaderColumn) bool { return h.Known && h.Column == c })
	}
	if !has(payroll.Genre) || has(payroll.Photos) || has(payroll.PhotoCoefficient) {
		return
	}
	for i, name := range names {
		if key := foldName(name); (key == "soluong" || key == "sl") && !said[i] && !header[i].Known {
			header[i].Column, header[i].Known, header[i].Rule, header[i].countsGenre = payroll.Photos, true, BySynonym, true
			return
		}
	}
}

// isPositiveIn reports whether a row has a figure above zero in column c.
func isPositiveIn(row *Row, c payroll.Column) bool {
	n, err := decimal.NewFromString(row.Record[c])
	return err == nil && n.IsPositive()
}

// photoGenre reports whether a row is of photos alone.
func photoGenre(row *Row) bool {
	return photoGenres[foldName(payroll.First(row.Record[payroll.Genre]))]
}

// readQuantity reads a quantity that counts what the row's genre is: photos, each with the
// row's coefficient; a text counts one.
func (t *table) readQuantity(row *Row) {
	i := slices.IndexFunc(t.in.header, func(h HeaderColumn) bool { return h.countsGenre })
	if i < 0 {
		return
	}
	n := row.Record[payroll.Photos]
	if photoGenre(row) {
		if t.oneCoefficient() && row.Record[payroll.TextCoefficient] != "" {
			row.Record[payroll.PhotoCoefficient], row.Record[payroll.TextCoefficient] = row.Record[payroll.TextCoefficient], ""
			t.in.warn(photoRows, "", row.At.Row)
		}
		return
	}
	row.Record[payroll.Photos] = ""
	if n != "" && n != "1" && n != "0" {
		row.hold(heldQuantity, "header", t.in.header[i].Name, "quantity", value.Vietnamese(n))
	}
}

// oneCoefficient reports whether one column holds the coefficients of texts and of photos.
func (t *table) oneCoefficient() bool {
	i := t.manual.places[payroll.TextCoefficient] - 1
	return i >= 0 && !t.manual.hasColumn(payroll.PhotoCoefficient) && bareCoefficient[foldName(t.in.header[i].Name)]
}

// bareCoefficient are the folded names of a coefficient that do not say of what.
var bareCoefficient = wordSet(`heso hs hesonhuanbut hesonb hsnb hesonhuanbutnb diem`)

// weighGenreCount holds a row whose genre counts other photos than are paid, or several texts.
func (t *table) weighGenreCount(row *Row) {
	genre := payroll.SpellSeveral(row.Record[payroll.Genre])
	key := payroll.TextKey(genre)
	if m := genreTexts.FindStringSubmatch(key); m != nil && m[1] != "1" && m[1] != "01" && isPositiveIn(row, payroll.TextCoefficient) {
		row.hold(heldSeveralTexts, "genre", genre)
	}
	m := genrePhotos.FindStringSubmatch(key)
	if m == nil || !isPositiveIn(row, payroll.PhotoCoefficient) {
		return
	}
	n, _ := strconv.Atoi(m[1])
	said := row.Record[payroll.Photos]
	if paid := max(said, "1"); said == "" && n == 1 || paid == strconv.Itoa(n) && said != "" {
		return
	}
	row.hold(heldGenreCount, "genre", genre, "photos", n, "count", said)
}
