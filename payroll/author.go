package payroll

import "slices"

// AuthorKind says how an author is paid and taxed. A name that an import brings
// for the first time is Unconfirmed until somebody settles it.
type AuthorKind string

// The kinds of author.
const (
	Unconfirmed  AuthorKind = ""
	Contributor  AuthorKind = "contributor"  // cộng tác viên
	Staff        AuthorKind = "staff"        // phóng viên, biên tập viên: paid with the salary
	Nonresident  AuthorKind = "nonresident"  // không cư trú
	Organisation AuthorKind = "organisation" // a department, a centre: paid, no personal income tax, receipt
	Source       AuthorKind = "source"       // TTXVN and the like: never paid
)

// AuthorKinds returns the kinds that an author can be confirmed as.
func AuthorKinds() []AuthorKind {
	return []AuthorKind{Contributor, Staff, Nonresident, Organisation, Source}
}

// BadAuthorKind refuses a word that is no kind of author. Facts: kind.
const BadAuthorKind Code = "bad-author-kind"

// ParseAuthorKind reads a kind as the command line and files name it. It fails with
// BadAuthorKind.
func ParseAuthorKind(s string) (AuthorKind, error) {
	if k := AuthorKind(s); slices.Contains(AuthorKinds(), k) {
		return k, nil
	}
	return Unconfirmed, Refuse(BadAuthorKind, "kind", s)
}
