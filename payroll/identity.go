package payroll

import "strings"

// Identity is what tells an article from others.
type Identity struct {
	Title   TitleForm
	Day     Date    // of publication, "" where it is not known
	Authors []int64 // by the ledger's numbers; none where nobody is named
}

// How far the days of two articles may be apart.
const (
	mendedDays = 3  // a day that was corrected by no more is still that of the same article
	nearDays   = 31 // articles with one title and one author may be the same within it
)

// SameAuthor reports whether two articles have an author in common, or neither has one.
func (a Identity) SameAuthor(b Identity) bool {
	if len(a.Authors) == 0 || len(b.Authors) == 0 {
		return len(a.Authors) == len(b.Authors)
	}
	for _, one := range a.Authors {
		for _, other := range b.Authors {
			if one == other {
				return true
			}
		}
	}
	return false
}

// Differences counts what tells two articles apart of title, day and author: over 40% of
// its letters, over three days, nobody in common. What one of them does not say tells
// nothing.
func (a Identity) Differences(b Identity) (n int) {
	if a.Title.Letters != "" && b.Title.Letters != "" && a.Title.Changed(b.Title) {
		n++
	}
	if apart := daysApart(a.Day, b.Day); apart > mendedDays {
		n++
	}
	if len(a.Authors) > 0 && len(b.Authors) > 0 && !a.SameAuthor(b) {
		n++
	}
	return n
}

// reusedFrom is how many differences make another article of a row under the same ID.
const reusedFrom = 2

// Reused reports whether a row under an article's ID is another article: an ID that was
// used again. A retitling, a moved day or a corrected author alone is a new version.
func (a Identity) Reused(row Identity) bool { return a.Differences(row) >= reusedFrom }

// CouldBe reports whether two articles, of which at least one has no ID, could be one: the
// same author, the same title but for slips, within 31 days.
func (a Identity) CouldBe(b Identity) bool {
	return a.Day != "" && b.Day != "" && daysApart(a.Day, b.Day) <= nearDays && a.SameAuthor(b) && a.Title.Same(b.Title)
}

// daysApart are the days from one day to another, 0 where one is not known.
func daysApart(a, b Date) int {
	if a == "" || b == "" {
		return 0
	}
	days := int(b.Time().Sub(a.Time()).Hours() / 24)
	return max(days, -days)
}

// Near returns the first and last day on which an article may be the same as one of day d.
func (d Date) Near() (first, last Date) { return d.AddDays(-nearDays), d.AddDays(nearDays) }

// A title recurs where it was used three times in RecurringDays.
const (
	recurringUses = 3
	RecurringDays = 60
)

// Recurs reports whether a title was used three times or more in some 60 days with the
// given day among them. days are those on which it was used, in order.
func Recurs(days []Date, day Date) bool {
	for i := range days {
		last := i + recurringUses - 1
		if last >= len(days) {
			return false
		}
		from, to := min(days[i], day), max(days[last], day)
		if daysApart(from, to) <= RecurringDays {
			return true
		}
	}
	return false
}

// mostZeros is how many zeros a form of an ID may have before it.
const mostZeros = 12

// IDForms returns the ways in which an ID of digits alone may stand with other zeros before
// it, the ID as it is among them; nil for other IDs.
func IDForms(id string) (forms []string) {
	bare := strings.TrimLeft(id, "0")
	if bare == "" || strings.Trim(id, "0123456789") != "" {
		return nil
	}
	for zeros := range mostZeros + 1 {
		forms = append(forms, strings.Repeat("0", zeros)+bare)
	}
	return forms
}
