package blank

import (
	"fmt"
	"slices"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/shopspring/decimal"
	"github.com/xuri/excelize/v2"

	"nhuanbut/payroll"
	"nhuanbut/reports/lang"
	"nhuanbut/reports/xlsx"
)

// fillColumn is a column of the empty sheet.
type fillColumn struct {
	of      payroll.Column
	head    lang.Phrase // a name that cms knows the column by
	width   float64
	form    xlsx.Form
	needed  bool        // the note says so; nothing is enforced
	note    lang.Phrase // what goes in
	example lang.Phrase
	samples [2]any
	check   func(*emptyList, *excelize.DataValidation) error // nil: anything goes
	list    []string                                         // of the drop-down, in the hidden sheet
}

// fillColumns returns those by which an article is known, paid and counted. What a blank
// stands for by rule, the base salary and its coefficient, is not asked for.
func (t *emptyList) fillColumns() []fillColumn {
	same := func(text string) lang.Phrase { return lang.Both(text, text) }
	prefix, day := t.samplePrefix(), t.sampleDay()
	half, factor := decimal.RequireFromString("0.5"), decimal.RequireFromString("1.2")
	categories, genres := or(t.Categories, defaultCategories), or(t.Genres, defaultGenres)
	photo := photoNote
	if t.Policy.PhotoTotal {
		photo = photoTotalNote
	}
	columns := []fillColumn{
		{of: payroll.ID, head: same("ID"), width: 12, form: xlsx.Code, note: idNote, example: same("4137"),
			samples: [2]any{prefix + "1", prefix + "2"}},
		{of: payroll.Title, head: lang.Title, width: 42, form: xlsx.Text, needed: true, note: titleNote, example: exampleTitle,
			samples: [2]any{t.Say(sampleTitle), t.Say(sampleLump)}},
		{of: payroll.Published, head: lang.Published, width: 12, form: xlsx.Date, needed: true, note: publishedNote, example: exampleDate,
			samples: [2]any{day, day.AddDays(1)}, check: (*emptyList).dates},
		{of: payroll.Category, head: categoryHead, width: 18, form: xlsx.Text, note: categoryNote, example: exampleSeveral,
			samples: [2]any{oneOf(categories, "Văn hóa"), oneOf(categories, "Kinh tế")}, check: suggested, list: categories},
		{of: payroll.Genre, head: lang.Genre, width: 14, form: xlsx.Text, note: genreNote, example: same("Tin"),
			samples: [2]any{oneOf(genres, "Tin"), oneOf(genres, "Phóng sự")}, check: suggested, list: genres},
		{of: payroll.Authors, head: lang.Author, width: 26, form: xlsx.Text, needed: true, note: authorNote, example: exampleAuthors,
			samples: [2]any{t.Say(sampleAuthor), t.Say(sampleShares)}, list: t.Authors},
		{of: payroll.PhotoAuthors, head: photoBy, width: 20, form: xlsx.Text, note: photoAuthorNote, example: same("Phượng Khuê"),
			samples: [2]any{t.Say(samplePhotoBy), nil}, list: t.Authors},
		{of: payroll.TextCoefficient, head: textFactor, width: 9, form: xlsx.Figure, note: textNote, example: exampleHalf,
			samples: [2]any{2, nil}, check: usual(0, 50)},
		{of: payroll.PhotoCoefficient, head: photoHead, width: 9, form: xlsx.Figure, note: photo, example: examplePhoto,
			samples: [2]any{half, nil}, check: usual(0, 10)},
		{of: payroll.Photos, head: photosHead, width: 8, form: xlsx.Count, note: photosNote, example: same("3"),
			samples: [2]any{3, nil}, check: (*emptyList).counts},
		{of: payroll.Pages, head: pagesHead, width: 8, form: xlsx.Figure, note: pagesNote, example: same("1"),
			samples: [2]any{1, nil}, check: usual(0, 100)},
		{of: payroll.Encouragement, head: factorHead, width: 11, form: xlsx.Figure, note: factorNote, example: exampleFactor,
			samples: [2]any{nil, factor}, check: usual(1, 2)},
		{of: payroll.LumpSum, head: lumpHead, width: 12, form: xlsx.Money, note: lumpNote, example: exampleAmount,
			samples: [2]any{nil, payroll.Dong(500_000)}, check: (*emptyList).amounts},
		{of: payroll.NewsroomStatus, head: lang.StatusHead, width: 13, form: xlsx.Text, note: statusNote, example: lang.Status(payroll.Approved).Cell,
			samples: [2]any{t.Say(lang.Status(payroll.Draft).Cell), t.Say(lang.Status(payroll.Draft).Cell)}, check: strict, list: t.statusWords()},
	}
	return slices.DeleteFunc(columns, func(c fillColumn) bool { return c.of == payroll.Pages && !t.Policy.TextByPages })
}

func or(known, otherwise []string) []string {
	if len(known) == 0 {
		return otherwise
	}
	return known
}

// oneOf returns a word where the list has it, else the first of the list.
func oneOf(list []string, word string) string {
	if slices.Contains(list, word) {
		return word
	}
	return list[0]
}

// sampleDay returns the first sample's day of publication.
func (t *emptyList) sampleDay() payroll.Date {
	if t.First != "" {
		return t.First
	}
	return t.Day()
}

// statusWords returns what Trạng thái is filled with: words that the ledger understands.
func (t *emptyList) statusWords() []string {
	var words []string
	for _, s := range []payroll.Status{payroll.Approved, payroll.Pending, payroll.Draft, payroll.Rejected} {
		words = append(words, t.Say(lang.Status(s).Cell))
	}
	for _, own := range t.Statuses {
		if !slices.ContainsFunc(words, func(w string) bool { return payroll.TextKey(w) == payroll.TextKey(own) }) {
			words = append(words, capitalised(own))
		}
	}
	return words
}

// capitalised begins a word, which settings know without its case, with a capital.
func capitalised(word string) string {
	first, size := utf8.DecodeRuneInString(word)
	return string(unicode.ToUpper(first)) + word[size:]
}

// of returns the place of a column.
func (t *emptyList) of(c payroll.Column) int {
	return slices.IndexFunc(t.columns, func(f fillColumn) bool { return f.of == c })
}

// rows returns the cells to fill from one column to another.
func (t *emptyList) rows(from, to int) string {
	return xlsx.At(from, t.first) + ":" + xlsx.At(to, t.first+offered-1)
}

// checks lets Excel look at what is typed, and offers the lists.
func (t *emptyList) checks() error {
	for i, c := range t.columns {
		if c.check == nil && len(c.list) == 0 {
			continue
		}
		check := excelize.NewDataValidation(true)
		check.SetSqref(t.rows(i, i))
		if len(c.list) > 0 {
			check.SetSqrefDropList(fmt.Sprintf("%s!%s:%s", xlsx.Quoted(listSheet), xlsx.Absolute(i, 2), xlsx.Absolute(i, len(c.list)+1)))
		}
		if c.check != nil {
			if err := c.check(t, check); err != nil {
				return err
			}
		}
		if err := t.sheet.Check(check); err != nil {
			return err
		}
	}
	return nil
}

// lists writes the hidden sheet of the drop-down lists, each under its column's key.
func (t *emptyList) lists() error {
	lists := make([][]any, len(t.columns))
	for i, c := range t.columns {
		if len(c.list) == 0 {
			continue
		}
		lists[i] = []any{c.of.Key()}
		for _, word := range c.list {
			lists[i] = append(lists[i], xlsx.Clean(word))
		}
	}
	return t.HiddenColumns(listSheet, lists)
}

// suggested asks whether a word that the list does not have is meant.
func suggested(t *emptyList, v *excelize.DataValidation) error {
	v.SetError(excelize.DataValidationErrorStyleWarning, t.Say(checkHeader), t.Say(notInList))
	return nil
}

// strict makes the cells of a column refuse words that are not in its list.
func strict(t *emptyList, v *excelize.DataValidation) error {
	v.SetError(excelize.DataValidationErrorStyleStop, t.Say(checkHeader), t.Say(statusOff))
	return nil
}

// usual asks whether a figure outside of what is usual is meant: a slip of the decimal
// sign pays ten times too much.
func usual(from, to int) func(*emptyList, *excelize.DataValidation) error {
	return func(t *emptyList, v *excelize.DataValidation) error {
		v.SetError(excelize.DataValidationErrorStyleWarning, t.Say(checkHeader), t.Say(numberOff, fmt.Sprint(from), fmt.Sprint(to)))
		return v.SetRange(from, to, excelize.DataValidationTypeDecimal, excelize.DataValidationOperatorBetween)
	}
}

// mostPhotos is what import takes of one article.
const mostPhotos = 10_000

// counts makes the cells of a column refuse what is not a whole number.
func (t *emptyList) counts(v *excelize.DataValidation) error {
	v.SetError(excelize.DataValidationErrorStyleStop, t.Say(checkHeader), t.Say(countOff, t.Lang.Amount(mostPhotos)))
	return v.SetRange(0, mostPhotos, excelize.DataValidationTypeWhole, excelize.DataValidationOperatorBetween)
}

// leastAmount is less than any lump sum: below it a thousands separator was taken for a
// decimal sign.
const leastAmount = 1_000

// amounts makes a spreadsheet ask about what is not an amount in đồng.
func (t *emptyList) amounts(v *excelize.DataValidation) error {
	v.SetError(excelize.DataValidationErrorStyleWarning, t.Say(checkHeader), t.Say(amountOff, t.Lang.Amount(leastAmount)))
	return v.SetRange(leastAmount, int(payroll.MaxAmount), excelize.DataValidationTypeWhole, excelize.DataValidationOperatorBetween)
}

// dates asks about days outside the month, or of no year that is read.
func (t *emptyList) dates(v *excelize.DataValidation) error {
	first, last := payroll.Date("1990-01-01"), payroll.Date("2100-12-31")
	if t.First != "" {
		first, last = t.First, t.Last
	}
	v.SetError(excelize.DataValidationErrorStyleWarning, t.Say(checkHeader), t.Say(dateOff, lang.PaperDate(first), lang.PaperDate(last)))
	// The last day has its hours too: 0.99999 of it is one second before midnight.
	return v.SetRange(serial(first), fmt.Sprintf("%d.99999", serial(last)), excelize.DataValidationTypeDate, excelize.DataValidationOperatorBetween)
}

// serial returns the number of a day in Excel's count.
func serial(d payroll.Date) int {
	return int(d.Time().Sub(time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC)) / (24 * time.Hour))
}

// notes says on each column's head what goes in, its form and an example.
func (t *emptyList) notes() error {
	for i, c := range t.columns {
		what := optional
		if c.needed {
			what = required
		}
		text := "\n" + t.Say(c.note) + "\n" + t.Say(example, t.Say(c.example))
		const width, perLine = 300, 44 // pixels, and the characters that go into them
		lines := xlsx.LinesIn(t.Say(what, t.Say(c.head))+text, perLine)
		if err := t.sheet.Comment(excelize.Comment{
			Cell: xlsx.At(i, t.first-1), Author: "nhuanbut", Width: width, Height: uint(18*lines + 12),
			Paragraph: []excelize.RichTextRun{
				{Text: t.Say(what, t.Say(c.head)), Font: noteFont(true)}, {Text: text, Font: noteFont(false)},
			},
		}); err != nil {
			return err
		}
	}
	return nil
}

func noteFont(strong bool) *excelize.Font {
	return &excelize.Font{Family: xlsx.Font, Size: xlsx.Size, Bold: strong}
}
