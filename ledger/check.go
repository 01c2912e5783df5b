package ledger

import (
	"cmp"
	"slices"
	"strings"

	"nhuanbut/payroll"
)

// oddPayees finds the payees of articles and lines whose name is not one person's. Their
// numbers are in asked.
func (b *Book) oddPayees(articles []*MonthArticle) (found []payroll.Finding, asked map[int64]bool) {
	q := newNameQuestions(b.Authors)
	for _, e := range articles {
		q.article(e)
	}
	for _, line := range b.Lines {
		if a := b.Authors[line.Payee]; q.isOdd(line.Payee) && (q.shares == nil || !slices.Contains(q.shares.PenNames, a.Name)) {
			q.author(a, "")
		}
	}
	asked = make(map[int64]bool)
	names := make(map[string]bool)
	for _, odd := range q.list() {
		found = append(found, payroll.Finding{
			Code: odd.Code, Severity: payroll.SeverityOf(odd.Code), Subject: payroll.OfAuthor, Articles: append([]string{}, odd.Articles...),
			Author: strings.Join(odd.Names, "; "), Field: payroll.Authors.Header(), Found: strings.Join(odd.Names, "; "), Reason: odd.Reason,
		})
		for _, n := range odd.Names {
			names[n] = true
		}
	}
	for number, a := range b.Authors {
		if names[a.Name] {
			asked[number] = true
		}
	}
	return found, asked
}

// withoutAsked leaves out of findings that an author is not confirmed: whose name is odd
// is asked about that first.
func withoutAsked(found []payroll.Finding, authors map[int64]Author, asked map[int64]bool) []payroll.Finding {
	names := make(map[string]bool, len(asked))
	for number := range asked {
		names[authors[number].Name] = true
	}
	return slices.DeleteFunc(found, func(f payroll.Finding) bool { return f.Code == payroll.AuthorUnknown && names[f.Author] })
}

// namesToSplit returns what tells an author whose name turned out to be several people's, and
// whom no article and no line names any more.
func namesToSplit(t *tx) (func(*Author) bool, error) {
	said, err := readSayings(t)
	if err != nil {
		return nil, err
	}
	ids, err := all(t, `SELECT p.author_id FROM article a JOIN article_payee p ON p.version_id = a.version_id
UNION SELECT author_id FROM line UNION SELECT author_id FROM posted_line`, nil, func(id *int64) []any { return []any{id} })
	named := make(map[int64]bool, len(ids))
	for _, id := range ids {
		named[id] = true
	}
	_, figures := said.notes[figuresKey]
	return func(a *Author) bool {
		_, split := said.cells[payroll.NameKey(a.Name)]
		return (split || figures) && !named[a.ID] && a.Kind == payroll.Unconfirmed && a.odd()
	}, err
}

// NumberOfTwo refuses a run whose payees share a tax code or an ID number: one person under
// two names would be taxed as two, each below the threshold. Facts: same, author, other, code, other-code.
const NumberOfTwo payroll.Code = "number-of-two"

// NumberPair are two authors with one tax code, ID number or account.
type NumberPair struct {
	One, Other Author
	Same       payroll.Likeness
}

// sharing returns the authors who share a tax code or ID number, and those who share an
// account, of whom paid has one: those of whom somebody said that they are two, and
// sources, are left out.
func (r rules) sharing(paid func(int64) bool) (numbers, accounts []NumberPair) {
	var traits []payroll.AuthorTraits
	for number, a := range r.authors {
		if number == a.ID && a.Kind != payroll.Source {
			traits = append(traits, a.traits())
		}
	}
	slices.SortFunc(traits, func(a, b payroll.AuthorTraits) int { return cmp.Compare(a.ID, b.ID) })
	wanted := func(shared []payroll.SharedNumber) (pairs []NumberPair) {
		for _, s := range shared {
			if (paid(s.One) || paid(s.Other)) && !r.distinct[[2]int64{s.One, s.Other}] {
				pairs = append(pairs, NumberPair{One: r.authors[s.One], Other: r.authors[s.Other], Same: s.Same})
			}
		}
		return pairs
	}
	byNumber, byAccount := payroll.SharedNumbers(traits)
	return wanted(byNumber), wanted(byAccount)
}

func (p *NumberPair) String() string {
	return withCodeOf(&p.One) + ", " + withCodeOf(&p.Other)
}

func withCodeOf(a *Author) string { return a.Name + " (" + a.Code + ")" }

// facts returns the facts of NumberOfTwo and NumberShared.
func (p *NumberPair) facts() []any {
	return []any{
		"same", p.Same, "author", withCodeOf(&p.One), "other", withCodeOf(&p.Other), "code", p.One.Code, "other-code", p.Other.Code,
	}
}

// onePayeeEach refuses to pay one person as two.
func (r rules) onePayeeEach(balances []balance) (accounts []NumberPair, err error) {
	paid := make(map[int64]bool)
	for _, b := range balances {
		paid[b.author.ID] = paid[b.author.ID] || b.sum > 0
	}
	numbers, accounts := r.sharing(func(author int64) bool { return paid[author] })
	if len(numbers) > 0 {
		return nil, payroll.Refuse(NumberOfTwo, numbers[0].facts()...)
	}
	return accounts, nil
}

// sharedNumbers finds payees of the month who share a number with another author.
func (b *Book) sharedNumbers() (found []payroll.Finding) {
	paid := make(map[int64]bool)
	for _, line := range b.Lines {
		paid[line.Payee] = true
	}
	if len(paid) == 0 {
		return nil
	}
	numbers, accounts := b.rules.sharing(func(author int64) bool { return paid[author] })
	warn := func(code payroll.Code, author, value string, facts ...any) {
		found = append(found, payroll.Finding{
			Code: code, Severity: payroll.SeverityOf(code), Subject: payroll.OfAuthor, Articles: []string{}, Author: author, Found: value,
			Reason: payroll.Refuse(code, facts...),
		})
	}
	for _, p := range numbers {
		warn(payroll.NumberShared, p.One.Name, p.String(), p.facts()...)
	}
	if len(accounts) > 0 {
		warn(payroll.AccountShared, accounts[0].One.Name, pairsOf(accounts), "pairs", pairsOf(accounts), "count", len(accounts), "code", accounts[0].One.Code, "other-code", accounts[0].Other.Code)
	}
	return found
}

// alikeNames finds payees of the month who are not confirmed and whose name is another
// author's but for marks of letters, spaces and punctuation.
func (b *Book) alikeNames(articles []*MonthArticle) []payroll.Finding {
	fresh := make(map[int64]bool)
	for _, e := range articles {
		for _, p := range slices.Concat(e.Authors, e.PhotoAuthors) {
			if p.Kind == payroll.Unconfirmed {
				fresh[p.Author] = true
			}
		}
	}
	if len(fresh) == 0 {
		return nil
	}
	letters := make(map[string][]Author)
	for number, a := range b.Authors {
		if number == a.ID && !a.odd() {
			key := payroll.LetterKey(a.Name)
			letters[key] = append(letters[key], a)
		}
	}
	var pairs []NumberPair
	for _, alike := range letters {
		slices.SortFunc(alike, func(a, b Author) int { return cmp.Compare(a.ID, b.ID) })
		for i, one := range alike {
			for _, other := range alike[i+1:] {
				sameName := payroll.NameKey(one.Name) == payroll.NameKey(other.Name)
				if (fresh[one.ID] || fresh[other.ID]) && !sameName && !b.rules.distinct[[2]int64{one.ID, other.ID}] {
					pairs = append(pairs, NumberPair{One: one, Other: other, Same: payroll.SameLetters})
				}
			}
		}
	}
	if len(pairs) == 0 {
		return nil
	}
	slices.SortFunc(pairs, func(a, b NumberPair) int {
		return cmp.Or(cmp.Compare(a.One.ID, b.One.ID), cmp.Compare(a.Other.ID, b.Other.ID))
	})
	first := pairs[0]
	return []payroll.Finding{{
		Code: payroll.AuthorsAlike, Severity: payroll.SeverityOf(payroll.AuthorsAlike), Subject: payroll.OfAuthor, Articles: []string{}, Author: first.One.Name,
		Field: payroll.Authors.Header(), Found: pairsOf(pairs), Reason: payroll.Refuse(payroll.AuthorsAlike, "pairs", pairsOf(pairs), "count", len(pairs), "code", first.One.Code, "other-code", first.Other.Code),
	}}
}

// pairsOf names the authors of pairs.
func pairsOf(pairs []NumberPair) string {
	shown := ""
	for i := range pairs {
		if i > 0 {
			shown += "; "
		}
		shown += pairs[i].String()
	}
	return shown
}

// sayRounding puts one finding in the place of all that are explained by how a list
// rounds its amounts.
func (b *Book) sayRounding(found []payroll.Finding, articles []*MonthArticle) []payroll.Finding {
	var list []payroll.Compared
	for _, e := range articles {
		if c, ok := e.Compared(e.Royalty, e.Err); ok {
			list = append(list, c)
		}
	}
	unit, explained := payroll.RoundedTo(list, b.Policy.RoundTo)
	if unit == 0 {
		return found
	}
	var ours, theirs payroll.Dong
	refs := make([]string, len(explained))
	for i, c := range explained {
		refs[i] = c.Ref
		ours += c.Ours
		theirs += payroll.Round(c.CMS, 1)
	}
	found = slices.DeleteFunc(found, func(f payroll.Finding) bool {
		return f.Code == payroll.AmountDiffers && slices.Contains(refs, f.Articles[0])
	})
	return append(found, payroll.Finding{
		Code: payroll.AmountsRounded, Severity: payroll.SeverityOf(payroll.AmountsRounded), Subject: payroll.OfMonth,
		Articles: refs, Field: payroll.CMSAmount.Header(), Expected: ours, Found: theirs, Setting: payroll.RoundTo + " " + itoa(int64(unit)),
	})
}

// Check is everything that an editor should look at before the month is closed,
// what blocks closing first.
func (b *Book) Check() []payroll.Finding {
	var found []payroll.Finding
	own := b.MonthArticles
	if b.Month < b.rules.begins {
		own = nil // of before the ledger: nobody's concern
	}
	articles := make([]*payroll.Article, 0, len(own)+len(b.Undated)+len(b.Late))
	for _, e := range slices.Concat(b.Undated, b.Late, own) {
		for _, f := range payroll.WithOutliers(e.Check(e.rates, e.Royalty, e.Err), b.outliers(e)) {
			if f.Code == payroll.StatusUnknown {
				f.Found = cmp.Or(e.Record[payroll.NewsroomStatus], e.Record[payroll.ApprovalStatus])
			}
			found = append(found, f)
		}
		articles = append(articles, e.Article)
	}
	for _, e := range slices.Concat(b.heldBefore, b.Undated, own) {
		if e.Status == payroll.Held {
			found = append(found, b.rules.heldFindings(e)...)
		}
	}
	found = append(found, b.said...)
	found = b.sayRounding(found, own)
	for _, e := range b.older {
		found = append(found, payroll.Finding{
			Code: payroll.OlderThanLedger, Severity: payroll.SeverityOf(payroll.OlderThanLedger), Subject: payroll.OfArticle, Articles: []string{e.Ref},
			Field: payroll.Published.Header(), Expected: b.rules.Closed[0].Month, Found: e.Published, Title: e.Title,
		})
	}
	odd, asked := b.oddPayees(slices.Concat(b.heldBefore, b.Undated, b.Late, own))
	unknown := append(payroll.CheckTogether(articles), b.unconfirmedPayees(articles)...)
	found = append(found, odd...)
	found = append(found, withoutAsked(unknown, b.Authors, asked)...)
	found = append(found, b.authorOutliers()...)
	found = append(found, b.alikeNames(own)...)
	found = append(found, b.sharedNumbers()...)
	found = append(found, b.overBudget()...)
	if b.Undeclared && len(own) > 0 {
		found = append(found, payroll.Finding{
			Code: payroll.BasisUndeclared, Severity: payroll.SeverityOf(payroll.BasisUndeclared),
			Subject: payroll.OfMonth, Articles: []string{}, Found: payroll.UndeclaredBasis,
		})
	}
	found = b.rules.unaccepted(b.Month, found)
	slices.SortStableFunc(found, func(a, b payroll.Finding) int {
		return strings.Compare(string(a.Severity), string(b.Severity)) // "blocking" < "warning"
	})
	return found
}

// unconfirmedPayees finds authors of lines whose kind nobody has confirmed, beside those
// whom the articles name: of lines entered by hand, and of adjustments.
func (b *Book) unconfirmedPayees(articles []*payroll.Article) (found []payroll.Finding) {
	seen := make(map[int64]bool)
	for _, a := range articles {
		for _, p := range slices.Concat(a.Authors, a.PhotoAuthors) {
			seen[p.Author] = true
		}
	}
	for _, line := range b.Lines {
		if a := b.Authors[line.Payee]; a.Kind == payroll.Unconfirmed && !seen[line.Payee] {
			seen[line.Payee] = true
			found = append(found, payroll.Finding{
				Code: payroll.AuthorUnknown, Severity: payroll.SeverityOf(payroll.AuthorUnknown), Subject: payroll.OfAuthor,
				Articles: []string{}, Author: a.Name, Field: payroll.Authors.Header(),
			})
		}
	}
	return found
}
