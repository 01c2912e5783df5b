package payroll

import (
	"slices"

	"github.com/shopspring/decimal"
)

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

// Roles returns all roles, in the order in which they are listed.
func Roles() []Role {
	return []Role{TextRole, PhotoRole, EditingRole, TranslationRole, OtherRole}
}

// Refusals of words for a line.
const (
	BadLineKind Code = "bad-line-kind" // Facts: kind, kinds
	BadLineRole Code = "bad-line-role" // Facts: role, roles
)

// ParseRole reads a role. It fails with BadLineRole.
func ParseRole(s string) (Role, error) {
	if r := Role(s); slices.Contains(Roles(), r) {
		return r, nil
	}
	return "", Refuse(BadLineRole, "role", s, "roles", listed(Roles()))
}

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

// EnteredKinds returns the kinds of the lines that somebody enters by hand. The other
// kinds come from the formula and from corrections of closed months.
func EnteredKinds() []Kind { return []Kind{RemunerationKind, EncouragementKind, QuotaKind} }

// CappedKinds returns the kinds that a budget can limit to a percentage of the royalties.
func CappedKinds() []Kind { return []Kind{EncouragementKind, RemunerationKind} }

// ParseEnteredKind reads the kind of a line that somebody enters. It fails with BadLineKind.
func ParseEnteredKind(s string) (Kind, error) {
	if k := Kind(s); slices.Contains(EnteredKinds(), k) {
		return k, nil
	}
	return "", Refuse(BadLineKind, "kind", s, "kinds", listed(EnteredKinds()))
}

// UsualRole returns the role of a line of kind k for which no role is given.
func (k Kind) UsualRole() Role {
	switch k {
	case RoyaltyKind:
		return TextRole
	case RemunerationKind:
		return EditingRole
	}
	return OtherRole
}

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
	Bases       Bases
	Adjusts     string // of an adjustment: the ID of the line that it corrects,
	Of          Kind   // that line's kind
	OfMonth     Month  // and its month
}

// Equal reports whether two lines are the same in everything.
func (l Line) Equal(other Line) bool {
	return l.ID == other.ID && l.Month == other.Month && l.Article == other.Article && l.Payee == other.Payee &&
		l.Role == other.Role && l.Kind == other.Kind && l.Amount == other.Amount && l.Photos == other.Photos &&
		l.Quantity.Equal(other.Quantity) && l.Coefficient.Equal(other.Coefficient) && l.Unit.Equal(other.Unit) &&
		slices.Equal(l.Bases, other.Bases) && l.Adjusts == other.Adjusts && l.Of == other.Of && l.OfMonth == other.OfMonth
}
