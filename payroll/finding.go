package payroll

import "slices"

// The codes of what a check finds. NoRate and AmountTooLarge, which the formula fails with,
// are findings too.
const (
	NoAuthor           Code = "no-author"
	NoDate             Code = "no-date"
	BaseCoefficientOff Code = "base-coefficient-differs"
	AuthorUnknown      Code = "author-unknown"
	AuthorSuspicious   Code = "author-suspicious"   // Facts: names, count, month
	AuthorNotAPerson   Code = "author-not-a-person" // a group, an office, or a word for nobody. Facts: names, count, month
	SharesNot100       Code = "shares-not-100"
	SharesNotRoyalty   Code = "shares-not-royalty" // amounts that a cell says for its people are not what they are to share
	OneOrTwo           Code = "one-or-two"         // held: an article that is stored already, or another. Facts: title, day, other-title, other-day, columns
	IDReused           Code = "id-reused"          // held: an ID that another article had. Facts: title, day, other-title, other-day, columns
	RowHeld            Code = "row-held"           // held: what stands beside the row speaks against paying it. Facts: why, those of why
	RowRefused         Code = "row-refused"        // nobody has taken or waived it
	Outlier            Code = "outlier"            // far from what is usual
	AmountAlone        Code = "amount-alone"       // the file has an amount, and nothing that makes it
	UnitPriceDiffers   Code = "unit-price-differs" // the file's Đơn giá is not base coefficient × base salary. Facts: price, rate

	AmountDiffers      Code = "amount-differs"
	AmountsRounded     Code = "amounts-rounded" // a list's amounts are those of the formula, rounded to a multiple that is not set
	RateDiffers        Code = "rate-differs"
	OverCap            Code = "over-cap"
	BasisUndeclared    Code = "basis-undeclared"
	StatusUnknown      Code = "status-unknown"
	StatusConflict     Code = "status-conflict"
	NotApproved        Code = "not-approved"
	LumpSumBesides     Code = "lump-sum-and-coefficients"
	NoCoefficient      Code = "no-coefficient"
	DuplicateTitle     Code = "duplicate-title"
	LocalOverride      Code = "local-override"
	MissingFromFile    Code = "missing-from-file"
	OverBudget         Code = "over-budget"
	OlderThanLedger    Code = "older-than-ledger"    // of before the first closed month, and about to be paid
	ArticleAgain       Code = "article-again"        // two articles under one title in two months, with different IDs. Facts: article, other
	MovedBetweenMonths Code = "moved-between-months" // a day of publication went into a closed month or out of one

	NumberShared  Code = "number-shared"  // two authors have one tax code or ID number. Facts: same, author, other, code, other-code
	AuthorsAlike  Code = "authors-alike"  // an author who is new has another's name but for marks. Facts: pairs, count, code, other-code
	AccountShared Code = "account-shared" // two authors have one bank account. Facts: pairs, count, code, other-code

	// What a check says of a month's workbook that came back with corrections.
	AmountsNotTaken Code = "amounts-not-taken" // amounts were changed by hand: they are computed
	RowsRemoved     Code = "rows-removed"      // Facts: count, articles
	ColumnNotTaken  Code = "column-not-taken"  // a column that somebody added
)

// Severity says whether a month can close over a finding.
type Severity string

// The severities.
const (
	Blocking Severity = "blocking"
	Warning  Severity = "warning"
)

// findingRule says how a month closes over the findings of a code.
type findingRule struct {
	code     Code
	severity Severity
	oneByOne bool // it is never closed over all of them at once
}

var findingRules = []findingRule{
	{NoAuthor, Blocking, false},
	{NoDate, Blocking, false},
	{BaseCoefficientOff, Blocking, false},
	{AuthorUnknown, Blocking, false},
	{AuthorSuspicious, Blocking, true},
	{AuthorNotAPerson, Blocking, true},
	{SharesNot100, Blocking, false},
	{SharesNotRoyalty, Blocking, false},
	{NoRate, Blocking, false},
	{AmountTooLarge, Blocking, false},
	{OneOrTwo, Blocking, true},
	{IDReused, Blocking, true},
	{RowHeld, Blocking, true},
	{RowRefused, Blocking, true},
	{Outlier, Blocking, true}, // a Warning where no slip explains it
	{AmountAlone, Blocking, false},
	{UnitPriceDiffers, Blocking, false},
	{AmountDiffers, Warning, false},
	{AmountsRounded, Warning, false},
	{RateDiffers, Warning, false},
	{OverCap, Warning, false},
	{BasisUndeclared, Warning, false},
	{StatusUnknown, Warning, false},
	{StatusConflict, Warning, false},
	{NotApproved, Warning, false},
	{LumpSumBesides, Warning, false},
	{NoCoefficient, Warning, false},
	{DuplicateTitle, Warning, false},
	{LocalOverride, Warning, false},
	{MissingFromFile, Warning, false},
	{OverBudget, Warning, false},
	{OlderThanLedger, Warning, false},
	{ArticleAgain, Warning, false},
	{MovedBetweenMonths, Warning, false},
	{NumberShared, Warning, false},
	{AuthorsAlike, Warning, false},
	{AccountShared, Warning, false},
	{AmountsNotTaken, Warning, false},
	{RowsRemoved, Warning, false},
	{ColumnNotTaken, Warning, false},
}

func ruleOf(c Code) (findingRule, bool) {
	i := slices.IndexFunc(findingRules, func(r findingRule) bool { return r.code == c })
	if i < 0 {
		return findingRule{}, false
	}
	return findingRules[i], true
}

// FindingCodes returns the codes of all findings, those that block closing first. What an
// import said of a file is a finding of its month too, under a code of its own.
func FindingCodes() []Code { return codesWhere(func(findingRule) bool { return true }) }

// SeverityOf returns the severity of the findings of a code: Warning where the code is none
// of FindingCodes.
func SeverityOf(c Code) Severity {
	if r, ok := ruleOf(c); ok {
		return r.severity
	}
	return Warning
}

// SettledOneByOne reports whether a month is never closed over all findings of a code at
// once: each is settled, or accepted with a reason.
func SettledOneByOne(c Code) bool {
	r, _ := ruleOf(c)
	return r.oneByOne
}

// AcceptedTogether returns the blocking codes that a month can be closed over.
func AcceptedTogether() []Code {
	return codesWhere(func(r findingRule) bool { return r.severity == Blocking && !r.oneByOne })
}

func codesWhere(wanted func(findingRule) bool) (codes []Code) {
	for _, r := range findingRules {
		if wanted(r) {
			codes = append(codes, r.code)
		}
	}
	return codes
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
