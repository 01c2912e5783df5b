package ledger

import (
	"cmp"
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

func (t *tx) imprint(r rules, m payroll.Month) (i Imprint, err error) {
	for key, value := range map[string]*string{
		UnitName: &i.Unit, UnitParent: &i.Parent, UnitBudgetCode: &i.BudgetUnit, UnitTaxCode: &i.TaxCode,
		UnitAddress: &i.Address, UnitPhone: &i.Phone, UnitPlace: &i.Place, UnitAccount: &i.Account, UnitTreasury: &i.Treasury,
		SignPreparer: &i.Preparer, SignAccountant: &i.Accountant, SignManager: &i.Manager,
		WordThousand: &i.Wording.Thousand, WordZeroTens: &i.Wording.ZeroTens, TreasuryColumn: &i.TreasuryColumn,
	} {
		*value = r.printed(key, m)
	}
	var at string
	err = t.Get(`SELECT e.made_at, s.hash FROM event e JOIN seal s ON s.event_id = e.id ORDER BY e.id DESC LIMIT 1`, nil, &at, &i.Head)
	if err != nil {
		return i, err
	}
	i.At, err = time.Parse(time.RFC3339, at)
	return i, err
}

// budgetCode is the chương/khoản/tiểu mục/nguồn that a category's royalties are
// charged to in a month.
func (r rules) budgetCode(category string, m payroll.Month) string {
	return cmp.Or(r.at(BudgetCode+"."+payroll.TextKey(category), m), r.at(BudgetCode, m))
}
