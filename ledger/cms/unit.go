package cms

import (
	"errors"
	"io"
	"regexp"
	"slices"
	"strings"
	"unicode"

	"github.com/shopspring/decimal"

	"nhuanbut/ledger/cms/grid"
	"nhuanbut/ledger/cms/value"
	"nhuanbut/payroll"
)

// Unit is the number of đồng in which the amounts of a list are counted.
type Unit int

// These units can be given with --unit; UnitUnspecified is none.
const (
	UnitUnspecified Unit = 0
	UnitDong        Unit = 1
	UnitThousand    Unit = 1_000
)

// unitMillion is a unit that lists name and that no amounts are read in.
const unitMillion Unit = 1_000_000

// badUnit refuses a unit. Facts: unit.
const badUnit payroll.Code = "bad-unit"

// ParseUnit reads the value of --unit: dong or nghin.
func ParseUnit(s string) (Unit, error) {
	switch foldName(s) {
	case "dong":
		return UnitDong, nil
	case "nghin", "ngan":
		return UnitThousand, nil
	}
	return UnitUnspecified, payroll.Refuse(badUnit, "unit", s)
}

var (
	// inBrackets matches a header with something in brackets behind it.
	inBrackets = regexp.MustCompile(`^(.*\S)\s*[(\[]\s*([^()\[\]]*?)\s*[)\]]$`)
	// behind matches a header with a unit behind it, without brackets: "Số tiền VNĐ", "Thành tiền
	// - đồng".
	behind = regexp.MustCompile(`(?i)^(.*\S)(?:\s*[-–—,:/]\s*|\s+)(đồng|vnđ|vnd|đ|%)$`)
	// moneyUnit matches a unit of money in words or digits: "nghìn đồng", "1.000đ", "ngàn VNĐ",
	// "x 1000".
	moneyUnit = regexp.MustCompile(`(?i)^(?:đvt|đơn vị(?: tính)?|dvt|don vi(?: tinh)?|unit)?\s*[:=]?\s*(?:x\s*|×\s*)?(1[.,\s]?000[.,\s]?000|1[.,\s]?000|nghìn|nghin|ngàn|ngan|triệu|trieu|tr|k|thousand|million)?\s*(đồng|dong|vnđ|vnd|viet nam dong|đ|d|₫)?\.?$`)
	// countUnits are the units of counts and factors.
	countUnits = wordList("tấm, ảnh, cái, chiếc, bức, kiểu, pô, lần, trang, bài, tin, tin bài, bài viết, tác phẩm, hình, file, %, hệ số, photos, pcs, times")
)

func wordList(list string) []string {
	words := strings.Split(list, ",")
	for i, w := range words {
		words[i] = payroll.TextKey(w)
	}
	return words
}

// withoutUnit takes the unit off the end of a header: "Số Ảnh (tấm)" is "Số Ảnh", and "Số tiền
// (nghìn đồng)" is "Số tiền" in thousands. ok is false if there is none.
func withoutUnit(name string) (bare string, unit Unit, ok bool) {
	if m := inBrackets.FindStringSubmatch(name); m != nil {
		unit, money := readUnit(m[2])
		if money || slices.Contains(countUnits, payroll.TextKey(m[2])) {
			return m[1], unit, true
		}
		return name, UnitUnspecified, false
	}
	if m := behind.FindStringSubmatch(name); m != nil {
		unit, _ := readUnit(m[2])
		return m[1], unit, true
	}
	return name, UnitUnspecified, false
}

// readUnit reads a unit of money; ok is false if the text is none.
func readUnit(text string) (unit Unit, ok bool) {
	m := moneyUnit.FindStringSubmatch(payroll.OneLine(text))
	if m == nil || m[1] == "" && m[2] == "" {
		return UnitUnspecified, false
	}
	many := strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return r
		}
		return -1
	}, payroll.Unaccented(strings.ToLower(m[1])))
	switch many {
	case "":
		return UnitDong, true
	case "1000000", "trieu", "tr", "million":
		return unitMillion, true
	}
	return UnitThousand, true
}

// unitNote matches a note of the unit of all amounts above a header: "Đơn vị tính: nghìn
// đồng", "ĐVT: 1.000 đồng", "(1.000đ)".
var unitNote = regexp.MustCompile(`(?i)(?:^|[\s(,;–-])(?:đvt|đơn vị(?: tính| tiền(?: tệ)?)?|dvt|don vi(?: tinh| tien)?|unit|currency)\s*[:=]?\s*([^();]+?)\s*\)?\s*$|\(\s*([^()]+?)\s*\)$`)

// readUnitNote returns the unit that a text above the header names; ok is false if none.
func readUnitNote(text string) (unit Unit, ok bool) {
	m := unitNote.FindStringSubmatch(payroll.OneLine(text))
	if m == nil {
		return UnitUnspecified, false
	}
	return readUnit(m[1] + m[2])
}

// What stops a file whose amounts may be thousands of đồng or đồng: nothing in it proves
// which.
const (
	unitUnproved payroll.Code = "unit-unproved" // Facts: note, header, amount, thousandfold
	UnitUnnoted  payroll.Code = "unit-unnoted"  // nothing names one, and the formula gives a thousandfold. Facts: header, amount, thousandfold
)

// AmountsInThousands says of rows that their amount was multiplied by 1.000. Facts: cells.
const AmountsInThousands payroll.Code = "amounts-in-thousands"

// Newsroom is what a ledger knows of its newsroom's amounts. Its zero value knows nothing.
type Newsroom struct {
	// Royalty is what the formula gives for a record that has coefficients.
	Royalty func(*payroll.Record) (amount payroll.Dong, ok bool)
	// Usual are the lowest and the highest of the usual amounts that the newsroom's lists
	// had. Both are 0 where there are too few.
	Usual func() (lowest, highest payroll.Dong)
}

// mayBeThousands is the amount from which on one cannot be thousands of đồng: it would be 20
// million.
var mayBeThousands = decimal.NewFromInt(20_000)

// unitRows is the number of rows that are read to see whether a file's amounts are small.
const unitRows = 64

// units is the evidence of the unit of a file's amounts.
type units struct {
	note     string // what names it above the header
	noted    Unit
	used     Unit // that amounts are read in; 0 is đồng
	small    int  // amounts that may be thousands
	large    int
	compared int // of those with coefficients
	full     int // equal to what the formula gives
	fold     int // the number of amounts that are a thousandth of what the formula gives

	column, sample string // of the first amount
	least, most    decimal.Decimal
}

// unitOf returns the unit of the amounts under a header.
func (r *input) unitOf(h *HeaderColumn) Unit {
	if r.units.used <= UnitDong || h.unit == UnitDong || !inUnits(h.Column) {
		return UnitDong
	}
	return r.units.used
}

// noteUnit looks for a unit among the texts above the header.
func (r *input) noteUnit(texts []string) {
	for _, text := range texts {
		if unit, ok := readUnitNote(text); ok {
			r.units.note, r.units.noted = grid.Shorten(text), unit
		}
	}
}

// unitNoted returns the unit that the file names, and the header or the text above it that
// does.
func (r *input) unitNoted() (note string, unit Unit) {
	for i := range r.header {
		if h := &r.header[i]; h.Known && inUnits(h.Column) && h.unit > UnitDong {
			return h.Name, h.unit
		}
	}
	return r.units.note, r.units.noted
}

// weighUnit takes a row's amounts as evidence of their unit.
func (r *input) weighUnit(row *Row) {
	if row.Err != nil || row.Sample || r.units.used > UnitDong {
		return
	}
	for _, c := range []payroll.Column{payroll.LumpSum, payroll.CMSAmount} {
		if text := row.Record[c]; isPositive(text) {
			r.weighAmount(row, c, decimal.RequireFromString(text))
		}
	}
}

func (r *input) weighAmount(row *Row, c payroll.Column, amount decimal.Decimal) {
	u := &r.units
	if u.sample == "" {
		u.column, u.sample, u.least, u.most = r.columnOf(c).Name, amount.String(), amount, amount
	}
	u.least, u.most = decimal.Min(u.least, amount), decimal.Max(u.most, amount)
	small := amount.LessThan(mayBeThousands)
	if small {
		u.small++
	} else {
		u.large++
	}
	coefficients := isPositive(row.Record[payroll.TextCoefficient]) || isPositive(row.Record[payroll.PhotoCoefficient])
	if r.options.Newsroom.Royalty == nil || !coefficients || !small && u.noted <= UnitDong && !r.unitOnly {
		return
	}
	computed, ok := r.options.Newsroom.Royalty(&row.Record)
	if !ok {
		return
	}
	u.compared++
	half := decimal.NewFromInt(int64(UnitThousand) / 2)
	switch {
	case amount.Equal(computed.Decimal()):
		u.full++
	case amount.Mul(decimal.NewFromInt(int64(UnitThousand))).Sub(computed.Decimal()).Abs().LessThanOrEqual(half):
		u.fold++
	}
}

// proved reports whether the amounts are thousands beyond doubt: the formula gives a
// thousandfold of them; or the file names thousands, and the newsroom's usual amounts are a
// thousandfold.
func (u *units) proved(noted Unit, n Newsroom) bool {
	if u.large > 0 || u.full > 0 {
		return false
	}
	if u.fold > 0 && u.fold*2 > u.compared {
		return noted != UnitDong
	}
	if noted != UnitThousand || n.Usual == nil {
		return false
	}
	lowest, highest := n.Usual()
	thousand, around := decimal.NewFromInt(int64(UnitThousand)), decimal.NewFromInt(aroundUsual)
	return lowest > 0 && u.most.Mul(around).LessThan(lowest.Decimal()) &&
		!u.least.Mul(thousand).Mul(around).LessThan(lowest.Decimal()) && !u.most.Mul(thousand).GreaterThan(highest.Decimal().Mul(around))
}

// aroundUsual is how many times the usual amounts one may be to be of their kind.
const aroundUsual = 3

// inDoubt reports whether a file without proof may not be read: it names thousands and has
// amounts, or the formula gives a thousandfold of some.
func (u *units) inDoubt(noted Unit) bool {
	return u.small+u.large > 0 && (noted > UnitDong || u.large == 0 && u.fold > 0 && u.full == 0)
}

// settleUnit returns the file with the unit of its amounts settled. It reads the file twice
// only if it names thousands, or begins with small amounts.
func (f *File) settleUnit() (*File, error) {
	if f.in.options.Unit != UnitUnspecified {
		f.in.units.used = f.in.options.Unit
		return f, nil
	}
	for len(f.ahead) < unitRows && f.in.units.large == 0 {
		row, err := f.read()
		f.ahead = append(f.ahead, pendingRow{row, err})
		if err != nil {
			break
		}
	}
	note, noted := f.in.unitNoted()
	if noted <= UnitDong && (f.in.units.large > 0 || f.in.units.small == 0) {
		return f, nil
	}
	u, ok := f.surveyUnit()
	switch {
	case !ok:
		return f, nil
	case u.proved(noted, f.in.options.Newsroom):
		f.Close()
		again, err := open(f.in.path, f.in.options)
		if err == nil {
			again.in.units = units{used: UnitThousand, note: note}
		}
		return again, err
	case u.inDoubt(noted):
		f.Close()
		return nil, f.unitStop(u)
	}
	return f, nil
}

// surveyUnit reads the whole file for the unit of its amounts; ok is false if it cannot be
// read.
func (f *File) surveyUnit() (u *units, ok bool) {
	o := f.in.options
	o.Explain = false
	survey, err := open(f.in.path, o)
	if err != nil {
		return nil, false
	}
	defer survey.Close()
	survey.in.unitOnly = true
	for {
		_, err := survey.read()
		if errors.Is(err, io.EOF) {
			return &survey.in.units, true
		}
		if err != nil {
			return nil, false
		}
	}
}

// judgeUnit refuses a file whose last rows alone show that it is in thousands.
func (f *File) judgeUnit() *FileError {
	if _, noted := f.in.unitNoted(); f.in.options.Unit == UnitUnspecified && f.in.units.used == UnitUnspecified && f.in.units.inDoubt(noted) && noted <= UnitDong {
		return f.unitStop(&f.in.units)
	}
	return nil
}

func (f *File) unitStop(u *units) *FileError {
	note, noted := f.in.unitNoted()
	fold := decimal.RequireFromString(u.sample).Mul(decimal.NewFromInt(int64(UnitThousand)))
	if noted == UnitUnspecified {
		return f.in.refuse(UnitUnnoted, "header", u.column, "amount", value.Vietnamese(u.sample), "thousandfold", value.Vietnamese(fold.String()))
	}
	return f.in.refuse(unitUnproved, "note", note, "header", u.column, "amount", value.Vietnamese(u.sample), "thousandfold", value.Vietnamese(fold.String()))
}
