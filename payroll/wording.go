package payroll

// Wording is a newsroom's choice between the two ways in which Vietnamese says numbers.
type Wording struct {
	Thousand string // "nghìn", or "ngàn" in the south; "" is nghìn
	ZeroTens string // "linh", or "lẻ" in the south: một trăm linh năm; "" is linh
}
