package ledger_test

import (
	"context"
	"errors"
	"testing"

	"nhuanbut/ledger"
	"nhuanbut/payroll"
)

// An article goes by the CMS's ID, or by the ledger's number with a mark that no shell
// takes for anything; what names two is refused.
func TestArticlesAreNamed(t *testing.T) {
	l := create(t)
	take(t, l, ledger.ImportOptions{}, withoutID, "Một,05/10/2026,mot,An,1,0", "Hai,06/10/2026,hai,An,1,0", "Ba,07/10/2026,ba,An,1,0")
	take(t, l, ledger.ImportOptions{}, withID, "2,Tư,08/10/2026,tu,An,1,0", "b3,Năm,09/10/2026,nam,An,1,0", "b5,Sáu,10/10/2026,sau,An,1,0", "77,Bảy,11/10/2026,bay,An,1,0")
	take(t, l, ledger.ImportOptions{Source: "video"}, withID, "8,Tám,12/10/2026,tam,An,1,0")
	for name, want := range map[string]string{
		"b1": "Một", "B1": "Một", "#1": "Một", " b1 ": "Một",
		"1":      "Một", // nobody has the ID 1
		"main/2": "Tư", "b2": "Hai", "#2": "Hai",
		"2":       "article-ambiguous", // an ID, and the number of an article without one
		"b3":      "article-ambiguous", // the same
		"main/b3": "Năm", "#3": "Ba",
		"b5": "article-ambiguous",          // article 5 has the ID b3
		"b4": "Tư", "4": "no-such-article", // a bare number does not name an article that has an ID
		"77": "Bảy", "b7": "Bảy", "video/8": "Tám", "8": "no-such-article", "b8": "Tám",
		"b99": "no-such-article", "b": "no-such-article", "": "no-such-article", "b1x": "no-such-article", "b9999999999999999999": "no-such-article",
	} {
		got := ""
		shown, err := l.Article(context.Background(), name)
		var refusal *payroll.Error
		switch {
		case errors.As(err, &refusal):
			got = string(refusal.Code)
		case err != nil:
			t.Fatal(err)
		default:
			got = shown.Title
		}
		if got != want {
			t.Errorf("%q is %s, want %s", name, got, want)
		}
	}
	_, err := l.Article(context.Background(), "2")
	var refusal *payroll.Error
	if !errors.As(err, &refusal) || refusal.Fact("articles") != "b2 “Hai” (2026-10-06); ID 2 “Tư” (2026-10-08)" || refusal.Fact("by-id") != "main/2" || refusal.Fact("by-number") != "b2" {
		t.Errorf("refused with %v", err)
	}
	if got := must(l.Article(context.Background(), "b1"))(t); got.Ref != "b1" {
		t.Errorf("goes by %s", got.Ref)
	}
}
