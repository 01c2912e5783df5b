package payroll

import (
	"slices"

	"github.com/shopspring/decimal"
)

// What a check can find, beside NoRate and AmountTooLarge.
const (
	NoAuthor           Code = "no-author"
	NoDate             Code = "no-date"
	BaseCoefficientOff Code = "base-coefficient-differs"
	AuthorUnknown      Code = "author-unknown"
	SharesNot100       Code = "shares-not-100"
	AmountDiffers      Code = "amount-differs"
	RateDiffers        Code = "rate-differs"
	OverCap            Code = "over-cap"
	BasisUndeclared    Code = "basis-undeclared"
	StatusUnknown      Code = "status-unknown"
	StatusConflict     Code = "status-conflict"
	NotApproved        Code = "not-approved"
	LumpSumBesides     Code = "lump-sum-and-coefficients"
	AuthorSuspicious   Code = "author-suspicious"
	NoCoefficient      Code = "no-coefficient"
	AmountAlone        Code = "amount-alone"       // the file has an amount, and nothing that makes it
	UnitPriceDiffers   Code = "unit-price-differs" // the file's Đơn giá is not base coefficient × base salary
	DuplicateTitle     Code = "duplicate-title"
	LocalOverride      Code = "local-override"
	MissingFromFile    Code = "missing-from-file"
	OverBudget         Code = "over-budget"
	OlderThanLedger    Code = "older-than-ledger"    // of before the first closed month, and about to be paid
	SharesNotRoyalty   Code = "shares-not-royalty"   // amounts that a cell says for its people are not what they are to share
	AuthorNotAPerson   Code = "author-not-a-person"  // a group, an office, or a word for nobody
	OneOrTwo           Code = "one-or-two"           // held: an article that is stored already, or another
	IDReused           Code = "id-reused"            // held: an ID that another article had
	RowHeld            Code = "row-held"             // held: what stands beside the row speaks against paying it
	RowRefused         Code = "row-refused"          // nobody has taken or waived it
	ArticleAgain       Code = "article-again"        // two articles under one title in two months, with different IDs
	MovedBetweenMonths Code = "moved-between-months" // a day of publication went into a closed month or out of one
	Outlier            Code = "outlier"              // far from what is usual
)

// Severity says whether a month can close over a finding.
type Severity string

// The severities.
const (
	Blocking Severity = "blocking"
	Warning  Severity = "warning"
)

var blocking = []Code{
	NoAuthor, NoDate, BaseCoefficientOff, AuthorUnknown, AuthorSuspicious, AuthorNotAPerson, SharesNot100, SharesNotRoyalty, NoRate, AmountTooLarge,
	OneOrTwo, IDReused, RowHeld, RowRefused, Outlier, AmountAlone, UnitPriceDiffers,
}

var oneByOne = []Code{OneOrTwo, IDReused, RowHeld, RowRefused, Outlier, AuthorSuspicious, AuthorNotAPerson}

// SettledOneByOne reports whether a month is never closed over all findings of a code at
// once: each is settled, or accepted with a reason.
func SettledOneByOne(c Code) bool { return slices.Contains(oneByOne, c) }

// AcceptedTogether are the blocking codes that a month can be closed over.
func AcceptedTogether() []Code { return slices.DeleteFunc(slices.Clone(blocking), SettledOneByOne) }

// SeverityOf is the severity of what a check can find.
func SeverityOf(c Code) Severity {
	if slices.Contains(blocking, c) {
		return Blocking
	}
	return Warning
}

// Subject says what a finding is about.
type Subject string

// The subjects.
const (
	OfArticle Subject = "article"
	OfAuthor  Subject = "author"
	OfMonth   Subject = "period"
	OfFile    Subject = "file"
	OfRow     Subject = "row" // of a file, that was refused
)

// Finding is something that an editor should look at before a month is closed.
// Its JSON is a contract. Expected and Found are a Dong, a text, or nil.
type Finding struct {
	Code     Code     `json:"code"`
	Severity Severity `json:"severity"`
	Subject  Subject  `json:"subject"`
	Articles []string `json:"articles"` // the Ref of each; of a refused row its number, "r3"
	Author   string   `json:"author"`
	Field    string   `json:"field"` // the column as the CMS names it
	Expected any      `json:"expected"`
	Found    any      `json:"found"`
	Message  string   `json:"message"` // the words, chosen at the edge

	// Where it stands in a file, of what is said of one.
	Path  string `json:"path,omitempty"`
	Sheet string `json:"sheet,omitempty"`
	Rows  []int  `json:"rows,omitempty"`

	// Of an outlier: what is usual, and what it was meant to be where a slip explains it.
	// Each is a Dong or a text.
	UsualLow  any `json:"usual_low,omitempty"`
	UsualHigh any `json:"usual_high,omitempty"`
	Likely    any `json:"likely,omitempty"`

	Setting    string `json:"setting,omitempty"`     // key and value of the setting that settles it
	AuthorCode string `json:"author_code,omitempty"` // where the name alone does not tell who is meant

	Title  string `json:"-"` // of the article, for the words
	Reason *Error `json:"-"` // why a row is held or refused, or what is said of a file
}

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

// files finds what later files say otherwise.
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
