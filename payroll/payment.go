package payroll

import "slices"

// Method is how a payment is made.
type Method string

// The methods.
const (
	ByCash    Method = "cash"
	ByBank    Method = "bank"    // bank or treasury (kho bạc)
	ByPayroll Method = "payroll" // staff: with the salary
)

// Methods returns all methods, in the order in which they are listed.
func Methods() []Method { return []Method{ByCash, ByBank, ByPayroll} }

// MoneyMethods returns the methods by which the newsroom itself moves the money.
func MoneyMethods() []Method { return []Method{ByCash, ByBank} }

// BadMethod refuses a word that is no method, or none that is allowed. Facts: method.
const BadMethod Code = "bad-method"

// ParseMethod reads one of the allowed methods. It fails with BadMethod.
func ParseMethod(s string, allowed []Method) (Method, error) {
	if m := Method(s); slices.Contains(allowed, m) {
		return m, nil
	}
	return "", Refuse(BadMethod, "method", s)
}

// RunKind says what a run of payments pays.
type RunKind string

// The kinds of run.
const (
	PayRun        RunKind = "run"        // authors
	CollectionRun RunKind = "collection" // an author pays back
	RemittanceRun RunKind = "remittance" // the state, the tax withheld
	ImportedRun   RunKind = "import"     // payments made before the ledger began
)

// PaymentStatus is the status of a payment or of a whole run.
type PaymentStatus string

// The statuses of a payment.
const (
	AwaitingConfirmation PaymentStatus = "run"
	Confirmed            PaymentStatus = "confirmed" // the payment was made
	Voided               PaymentStatus = "void"      // the payment was taken back: its lines can be paid again
	CarriedForward       PaymentStatus = "carried"   // the author owes: nothing is paid, and the balance goes to the next run
)

// StatusOfPayment returns the status of a payment by what happened to it. A payment that
// was confirmed and taken back is void.
func StatusOfPayment(carried, confirmed, voided bool) PaymentStatus {
	switch {
	case carried:
		return CarriedForward
	case voided:
		return Voided
	case confirmed:
		return Confirmed
	}
	return AwaitingConfirmation
}

// Stands reports whether a payment was made or is about to be made: its lines are not paid
// by another one.
func (s PaymentStatus) Stands() bool { return s == AwaitingConfirmation || s == Confirmed }

// StatusOfRun returns the status of a run with payments of these statuses:
// AwaitingConfirmation while one of them is, else Confirmed while one of them is, else
// Voided.
func StatusOfRun(payments []PaymentStatus) PaymentStatus {
	for _, s := range []PaymentStatus{AwaitingConfirmation, Confirmed} {
		if slices.Contains(payments, s) {
			return s
		}
	}
	return Voided
}

// DueStatus says where money stands that is not paid.
type DueStatus string

// The statuses of money that is not paid.
const (
	DueInOpenMonth DueStatus = "open"   // its month is not closed
	DueInNoRun     DueStatus = "closed" // its month is closed, and no run pays it
	DueInRun       DueStatus = "run"    // a run pays it that is not confirmed
)

// MethodFits reports whether a payment to an author of kind k can be made by method: staff
// get theirs with the salary, nobody else does.
func (k AuthorKind) MethodFits(method Method) bool { return (k == Staff) == (method == ByPayroll) }
