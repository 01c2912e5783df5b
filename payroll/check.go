package payroll

import (
	"slices"

	"github.com/shopspring/decimal"
)

// Check finds what is to be looked at in one article with the royalty that was
// worked out for it and the error of that, if any. Rejected and draft articles are
// nobody's concern.
func (a *Article) Check(rates Rates, r Royalty, err error) []Finding {
	if a.Status.settled() || a.Status == Held {
		return nil
	}
	c := articleCheck{article: a, rates: rates, royalty: r, err: err}
	c.status()
	c.people()
	c.coefficients()
	c.caps()
	c.amounts()
	c.files()
	return c.found
}

type articleCheck struct {
	article *Article
	rates   Rates
	royalty Royalty
	err     error
	found   []Finding
}

func (c *articleCheck) add(code Code, column Column, expected, found any) {
	c.found = append(c.found, Finding{
		Code: code, Severity: SeverityOf(code), Subject: OfArticle, Articles: []string{c.article.Ref},
		Field: column.Header(), Expected: expected, Found: found, Title: c.article.Title,
	})
}

func (c *articleCheck) status() {
	switch c.article.Status {
	case Pending, Scheduled:
		c.add(NotApproved, ApprovalStatus, string(Approved), string(c.article.Status))
	case Unknown:
		c.add(StatusUnknown, NewsroomStatus, nil, nil)
	case Conflict:
		c.add(StatusConflict, ApprovalStatus, nil, nil)
	}
	if c.article.Published == "" {
		c.add(NoDate, Published, nil, nil)
	}
}

func (c *articleCheck) people() {
	a := c.article
	if a.noAuthor(c.royalty) {
		c.add(NoAuthor, Authors, nil, nil)
	}
	c.cell(Authors, a.Authors)
	c.cell(PhotoAuthors, a.PhotoAuthors)
}

// cell looks at one cell of people.
func (c *articleCheck) cell(column Column, payees []Payee) {
	if _, ok := portions(payees); !ok {
		c.add(SharesNot100, column, "100", saidShares(payees).String())
	}
}

func saidShares(payees []Payee) decimal.Decimal {
	sum := decimal.Zero
	for _, p := range payees {
		sum = sum.Add(p.Share.Decimal)
	}
	return sum
}

func (c *articleCheck) coefficients() {
	a := c.article
	switch nothing := !a.usesCoefficients() && !a.hasLumpSum(); {
	case nothing && a.CMSAmount.Decimal.IsPositive():
		c.add(AmountAlone, CMSAmount, Dong(0), dong(a.CMSAmount))
	case nothing:
		c.add(NoCoefficient, TextCoefficient, nil, nil)
	}
	if base, ok := c.rates.At(BaseCoefficientRate, "", a.Published); ok && a.BaseCoefficient.Valid && !a.BaseCoefficient.Decimal.Equal(base.Value.Decimal) {
		c.add(BaseCoefficientOff, BaseCoefficient, base.Value.Decimal.String(), a.BaseCoefficient.Decimal.String())
	}
	if salary, ok := c.rates.At(BaseSalaryRate, "", a.Published); ok && a.BaseSalary.Valid && !a.BaseSalary.Decimal.Equal(salary.Value.Decimal) {
		c.add(RateDiffers, BaseSalary, dong(salary.Value), dong(a.BaseSalary))
	}
}

// caps compares the text's coefficient with the cap of the article's genre and
// one photo's with that of a photo (NĐ 18/2014/NĐ-CP, Đ.7 k.1). They are
// reported, never enforced.
func (c *articleCheck) caps() {
	a := c.article
	if cap, ok := c.rates.At(CapRate, a.Genre, a.Published); ok && a.Genre != "" && a.TextCoefficient.Decimal.GreaterThan(cap.Value.Decimal) {
		c.add(OverCap, TextCoefficient, cap.Value.Decimal.String(), a.TextCoefficient.Decimal.String())
	}
	if cap, ok := c.rates.At(CapRate, PhotoGenre, a.Published); ok && a.PhotoCoefficient.Decimal.GreaterThan(cap.Value.Decimal) {
		c.add(OverCap, PhotoCoefficient, cap.Value.Decimal.String(), a.PhotoCoefficient.Decimal.String())
	}
}

func (c *articleCheck) amounts() {
	a := c.article
	if refusal, ok := c.err.(*Error); ok {
		if refusal.Code == AmountTooLarge || a.Published != "" {
			c.add(refusal.Code, CMSAmount, nil, nil)
		}
		return
	}
	if column, said, whole, wrong := a.wrongAmounts(c.royalty); wrong {
		c.add(SharesNotRoyalty, column, whole, said)
	}
	if a.usesCoefficients() && a.hasLumpSum() {
		c.add(LumpSumBesides, LumpSum, c.royalty.Amount, dong(a.LumpSum))
	}
	alone := !a.usesCoefficients() && !a.hasLumpSum() && a.CMSAmount.Decimal.IsPositive()
	if a.CMSAmount.Valid && !alone && !a.CMSAmount.Decimal.Equal(c.royalty.Amount.Decimal()) {
		c.add(AmountDiffers, CMSAmount, c.royalty.Amount, dong(a.CMSAmount))
	}
}

// files finds values set in the tool that later files contradict, and an approved article
// that its list no longer has.
func (c *articleCheck) files() {
	for _, o := range c.article.Overrides {
		if o.File != o.Base && o.File != o.Value {
			c.add(LocalOverride, o.Column, o.Value, o.File)
		}
	}
	if c.article.Missing && c.article.Status == Approved {
		c.add(MissingFromFile, ID, nil, nil)
	}
}

// dong is a valid amount in whole đồng, for a contract that has integers.
func dong(n decimal.NullDecimal) Dong { return Round(n.Decimal, 1) }

// CheckTogether finds what only several articles show: one title on several of
// them, and authors whose kind nobody has confirmed.
func CheckTogether(articles []*Article) []Finding {
	var found []Finding
	titles := newGroups[string]()
	unconfirmed := newGroups[int64]()
	names := make(map[int64]string)
	for _, a := range articles {
		if a.Status.settled() || a.Status == Held {
			continue
		}
		if a.Title != "" {
			titles.add(TextKey(a.Title), a)
		}
		for _, p := range slices.Concat(a.Authors, a.PhotoAuthors) {
			if p.Kind == Unconfirmed {
				unconfirmed.add(p.Author, a)
				names[p.Author] = p.Name
			}
		}
	}
	for _, key := range titles.order {
		if of := titles.of[key]; len(of) > 1 {
			found = append(found, Finding{
				Code: DuplicateTitle, Severity: SeverityOf(DuplicateTitle), Subject: OfArticle,
				Articles: refs(of), Field: Title.Header(), Found: of[0].Title, Title: of[0].Title,
			})
		}
	}
	for _, author := range unconfirmed.order {
		found = append(found, Finding{
			Code: AuthorUnknown, Severity: SeverityOf(AuthorUnknown), Subject: OfAuthor,
			Articles: refs(unconfirmed.of[author]), Author: names[author], Field: Authors.Header(),
		})
	}
	return found
}

// groups are articles by a key, in the order in which the keys were met.
type groups[K comparable] struct {
	order []K
	of    map[K][]*Article
}

func newGroups[K comparable]() *groups[K] { return &groups[K]{of: make(map[K][]*Article)} }

func (g *groups[K]) add(key K, a *Article) {
	of := g.of[key]
	if len(of) == 0 {
		g.order = append(g.order, key)
	}
	if len(of) == 0 || of[len(of)-1] != a {
		g.of[key] = append(of, a)
	}
}

func refs(articles []*Article) []string {
	refs := make([]string, len(articles))
	for i, a := range articles {
		refs[i] = a.Ref
	}
	return refs
}
