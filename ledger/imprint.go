package ledger

import (
	"time"

	"nhuanbut/payroll"
)

// Imprint is what a workbook prints besides its figures: who the newsroom is and who
// signs for it, by the settings of a month, and the state of the ledger that the
// workbook was made from.
type Imprint struct {
	Unit       string // the newsroom's name
	Parent     string // cơ quan chủ quản
	BudgetUnit string // mã đơn vị quan hệ ngân sách
	TaxCode    string
	Address    string
	Phone      string
	Place      string // where papers are dated
	Account    string // that payments are made from
	Treasury   string // that has it

	Preparer   string // Người lập biểu
	Accountant string // Kế toán trưởng
	Manager    string // Thủ trưởng đơn vị

	Wording        payroll.Wording // how amounts are said in words
	TreasuryColumn string          // of Mẫu 09, NĐ 11/2020/NĐ-CP, that royalties stand in: "6" to "12"

	Head string    // the last seal: what verify --against takes
	At   time.Time // of the last event, UTC; the workbook has no other clock
}

// Day is the day of the last event in Vietnam.
func (i *Imprint) Day() payroll.Date { return payroll.DateOf(i.At.In(payroll.Vietnam)) }

func reportHeader(t *tx, r rules, m payroll.Month) (i Imprint, err error) {
	for key, value := range map[string]*string{
		payroll.UnitName: &i.Unit, payroll.UnitParent: &i.Parent, payroll.UnitBudgetCode: &i.BudgetUnit, payroll.UnitTaxCode: &i.TaxCode,
		payroll.UnitAddress: &i.Address, payroll.UnitPhone: &i.Phone, payroll.UnitPlace: &i.Place, payroll.UnitAccount: &i.Account, payroll.UnitTreasury: &i.Treasury,
		payroll.SignPreparer: &i.Preparer, payroll.SignAccountant: &i.Accountant, payroll.SignManager: &i.Manager,
		payroll.WordThousand: &i.Wording.Thousand, payroll.WordZeroTens: &i.Wording.ZeroTens, payroll.TreasuryColumn: &i.TreasuryColumn,
	} {
		*value = r.Current(key, m)
	}
	var at string
	err = t.Get(`SELECT e.made_at, s.hash FROM event e JOIN seal s ON s.event_id = e.id ORDER BY e.id DESC LIMIT 1`, nil, &at, &i.Head)
	if err != nil {
		return i, err
	}
	i.At, err = time.Parse(time.RFC3339, at)
	return i, err
}
