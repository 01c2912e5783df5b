package payroll

import "github.com/shopspring/decimal"

// Role is what a line pays for.
type Role string

// The roles.
const (
	TextRole        Role = "text"
	PhotoRole       Role = "photo"
	EditingRole     Role = "editing"
	TranslationRole Role = "translation"
	OtherRole       Role = "other"
)

// Kind is the kind of money that a line is.
type Kind string

// The kinds.
const (
	RoyaltyKind       Kind = "royalty"       // nhuận bút
	EncouragementKind Kind = "encouragement" // khuyến khích
	RemunerationKind  Kind = "remuneration"  // thù lao
	QuotaKind         Kind = "quota"         // khấu trừ định mức
	AdjustmentKind    Kind = "adjustment"    // điều chỉnh tháng đã khóa
)

// Line is the one form that money has: totals, journal, payouts and workbooks read
// lines, never articles. Where a line has no sharing and no rounding, quantity ×
// coefficient × unit is its amount.
type Line struct {
	ID          string // the same for the same line in every file that the tool writes
	Month       Month
	Article     int64 // the ledger's number of the article, 0 where there is none
	Payee       int64 // the ledger's number of the author
	Role        Role
	Kind        Kind
	Quantity    decimal.Decimal
	Coefficient decimal.Decimal
	Unit        decimal.Decimal // đồng
	Amount      Dong            // signed
	Photos      int             // photos that a photo line pays for
	Basis       string
	Adjusts     string // of an adjustment: the ID of the line that it corrects,
	Of          Kind   // that line's kind
	OfMonth     Month  // and its month
}
