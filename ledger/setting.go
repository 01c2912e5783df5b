package ledger

import (
	"cmp"
	"context"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"nhuanbut/payroll"
)

// The settings. Each holds from a month on, but never in a closed one.
const (
	UnitName           = "unit.name"        // the newsroom, as workbooks print it
	UnitParent         = "unit.parent"      // its parent agency (cơ quan chủ quản)
	UnitBudgetCode     = "unit.budget-code" // mã đơn vị quan hệ ngân sách
	UnitTaxCode        = "unit.tax-code"    // its mã số thuế
	UnitAddress        = "unit.address"
	UnitPhone          = "unit.phone"
	UnitPlace          = "unit.place"                // where papers are dated: "Sông Lam, ngày …"
	UnitAccount        = "unit.account"              // that payments are made from
	UnitTreasury       = "unit.treasury"             // the Kho bạc or bank that has it
	SignPreparer       = "sign.preparer"             // Người lập biểu
	SignAccountant     = "sign.chief-accountant"     // Kế toán trưởng
	SignManager        = "sign.manager"              // Thủ trưởng đơn vị
	WordThousand       = "words.thousand"            // nghìn or ngàn
	WordZeroTens       = "words.zero-tens"           // linh or lẻ
	TreasuryColumn     = "treasury-form.column"      // of Mẫu 09, NĐ 11/2020/NĐ-CP, that royalties stand in: 6 to 12
	BudgetCode         = "budget-code"               // chương/khoản/tiểu mục/nguồn; + "." + a category: that category's
	FirstDay           = "period.first-day"          // 1 to 28: 26 makes October run from 26/09 to 25/10
	FirstMonth         = "period.first-month"        // that the ledger begins with: nothing older is paid by it
	TextByPages        = "formula.text-by-pages"     // yes: the text part is multiplied by Số Trang
	PhotoCoefficients  = "formula.photo-coefficient" // per-photo, or total: Hệ số ảnh is that of all photos
	RoundTo            = "formula.round-to"          // đồng
	Regulation         = "regulation"                // the unit's own regulation (quy chế), the basis from 2026-09
	StatusWord         = "status.word."              // + a word of Trạng thái: what it means
	ExpenseAccount     = "account.expense"           // chi phí nhuận bút
	StaffAccount       = "account.staff"             // nhuận bút phải trả phóng viên, biên tập viên
	ContributorAccount = "account.contributors"      // nhuận bút phải trả cộng tác viên
	SalaryAccount      = "account.salary"            // lương phải trả, where the salary sheet pays staff
	TaxAccount         = "account.tax"               // thuế TNCN đã khấu trừ
	CashAccount        = "account.cash"              // tiền mặt
	BankAccount        = "account.bank"              // tiền gửi ngân hàng, kho bạc
)

// defaults are the settings' values where nothing is set, in the order in which they are listed.
var defaults = append([]Setting{
	{Key: UnitName}, {Key: UnitParent}, {Key: UnitBudgetCode}, {Key: UnitTaxCode}, {Key: UnitAddress}, {Key: UnitPhone},
	{Key: UnitPlace}, {Key: UnitAccount}, {Key: UnitTreasury}, {Key: SignPreparer}, {Key: SignAccountant}, {Key: SignManager},
	{Key: WordThousand, Value: "nghìn"}, {Key: WordZeroTens, Value: "linh"}, {Key: TreasuryColumn, Value: "11"}, {Key: BudgetCode},
	{Key: Regulation}, {Key: FirstDay, Value: "1"}, {Key: FirstMonth}, {Key: TextByPages, Value: "no"},
	{Key: PhotoCoefficients, Value: "per-photo"}, {Key: RoundTo, Value: "1"},
	{Key: ExpenseAccount, Value: "611"}, {Key: StaffAccount, Value: "334"}, {Key: ContributorAccount, Value: "331"},
	{Key: SalaryAccount, Value: "334"}, {Key: TaxAccount, Value: "3335"}, {Key: CashAccount, Value: "111"}, {Key: BankAccount, Value: "112"},
}, outlierDefaults()...)

// SettingKeys are the keys of the settings, but for those with a word of the newsroom's
// own in them.
func SettingKeys() []string {
	keys := make([]string, len(defaults))
	for i, d := range defaults {
		keys[i] = d.Key
	}
	return keys
}

// Refusals of settings.
const (
	NoSuchSetting   payroll.Code = "no-such-setting"   // Args: key, the keys there are
	BadSettingValue payroll.Code = "bad-setting-value" // Args: key, value, what it takes
	SettingOfAll    payroll.Code = "setting-of-all"    // it holds for all months and from none on. Args: key
	FirstMonthLate  payroll.Code = "first-month-late"  // the first closed month is before it. Args: value, that month
)

// Setting is a value with the month it holds from, "" being from the beginning.
type Setting struct {
	Key   string        `json:"key"`
	Value string        `json:"value"`
	From  payroll.Month `json:"from"`
}

// Settings are all settings, those with their default value first; one that has no
// default is listed blank only while it is not set at all.
func (l *Ledger) Settings(ctx context.Context) (list []Setting, err error) {
	err = l.read(ctx, func(t *tx) error {
		s, err := t.settings(latest, latestMonth)
		if err != nil {
			return err
		}
		standing := s.standing()
		for _, d := range defaults {
			if !slices.ContainsFunc(standing, func(r Setting) bool { return r.Key == d.Key && (r.From == "" || d.Value == "") }) {
				list = append(list, d)
			}
		}
		list = append(list, standing...)
		return nil
	})
	return list, err
}

// UnitName is the newsroom's name as it is now.
func (l *Ledger) UnitName(ctx context.Context) (name string, err error) {
	err = l.read(ctx, func(t *tx) error {
		s, err := t.settings(latest, latestMonth)
		name = s.at(UnitName, latestMonth)
		return err
	})
	return name, err
}

// SetSetting sets a value from a month on. Without a month it holds for all
// months, whatever was set for single ones. The first month of the ledger is one for all,
// and never after a closed one.
func (l *Ledger) SetSetting(ctx context.Context, key, value string, from payroll.Month) (Setting, error) {
	key, value, err := checkSetting(key, payroll.OneLine(value))
	if err != nil {
		return Setting{}, err
	}
	if key == FirstMonth && from != "" {
		return Setting{}, payroll.Refuse(SettingOfAll, key)
	}
	err = l.write(ctx, func(t *tx) error {
		if key == FirstMonth {
			closed, err := t.closings(latestMonth)
			if err != nil {
				return err
			}
			if len(closed) > 0 && payroll.Month(value) > closed[0].month {
				return payroll.Refuse(FirstMonthLate, value, closed[0].month)
			}
		}
		if err := t.BeginEvent("setting set", key, ""); err != nil {
			return err
		}
		_, err := t.Exec(`INSERT INTO setting (event_id, key, from_month, value) VALUES ($1, $2, $3, $4)`, t.EventID, key, from, value)
		return err
	})
	return Setting{Key: key, Value: value, From: from}, err
}

// checkSetting gives key and value in the form in which they are stored.
func checkSetting(key, value string) (string, string, error) {
	oneOf := func(words ...string) (string, string, error) {
		if slices.Contains(words, value) {
			return key, value, nil
		}
		return "", "", payroll.Refuse(BadSettingValue, key, value, strings.Join(words, ", "))
	}
	if word, ok := strings.CutPrefix(key, StatusWord); ok && word != "" {
		key = StatusWord + payroll.TextKey(word)
		return oneOf("approved", "rejected", "pending", "draft", "scheduled")
	}
	if category, ok := strings.CutPrefix(key, BudgetCode+"."); ok && payroll.TextKey(category) != "" {
		return BudgetCode + "." + payroll.TextKey(category), value, nil
	}
	if number, ok, err := checkOutlierSetting(key, value); ok {
		return key, number, err
	}
	switch key {
	case UnitName, UnitParent, UnitBudgetCode, UnitAddress, UnitPhone, UnitPlace, UnitAccount, UnitTreasury,
		SignPreparer, SignAccountant, SignManager, BudgetCode, Regulation:
		return key, value, nil
	case UnitTaxCode:
		code, err := payroll.ParseTaxCode(value)
		return key, code, err
	case WordThousand:
		return oneOf("nghìn", "ngàn")
	case WordZeroTens:
		return oneOf("linh", "lẻ")
	case TreasuryColumn:
		return oneOf("6", "7", "8", "9", "10", "11", "12")
	case FirstDay:
		if n, err := strconv.Atoi(value); err != nil || n < 1 || n > 28 {
			return "", "", payroll.Refuse(BadSettingValue, key, value, "1–28")
		}
		return key, value, nil
	case FirstMonth:
		if value == "none" || value == "" {
			return key, "", nil
		}
		if _, err := payroll.ParseMonth(value); err != nil {
			return "", "", payroll.Refuse(BadSettingValue, key, value, "2026-09, none")
		}
		return key, value, nil
	case TextByPages:
		return oneOf("yes", "no")
	case PhotoCoefficients:
		return oneOf("per-photo", "total")
	case RoundTo:
		return oneOf("1", "10", "100", "1000")
	case ExpenseAccount, StaffAccount, ContributorAccount, SalaryAccount, TaxAccount, CashAccount, BankAccount:
		if !accountNumber.MatchString(value) {
			return "", "", payroll.Refuse(BadSettingValue, key, value, "6111, 331-NB, …")
		}
		return key, value, nil
	}
	keys := make([]string, len(defaults))
	for i, d := range defaults {
		keys[i] = d.Key
	}
	return "", "", payroll.Refuse(NoSuchSetting, key, strings.Join(append(keys, BudgetCode+".…", StatusWord+"…"), ", "))
}

var accountNumber = regexp.MustCompile(`^[0-9A-Za-z][0-9A-Za-z.\-]{0,19}$`)

// settings answers what a setting is in a month.
type settings struct {
	rows   []settingRow // in the order in which they were set
	closed closings
}

type settingRow struct {
	Setting
	event int64
}

// settings are what was set until an event, with the months closed before a month.
func (t *tx) settings(asOf int64, before payroll.Month) (s settings, err error) {
	if s.closed, err = t.closings(before); err != nil {
		return s, err
	}
	s.rows, err = all(t, `SELECT key, value, from_month, event_id FROM setting WHERE event_id <= $1 ORDER BY id`, []any{asOf},
		func(r *settingRow) []any { return []any{&r.Key, &r.Value, &r.From, &r.event} })
	return s, err
}

// first is the month that the ledger begins with, "" where none is set.
func (s settings) first() payroll.Month { return payroll.Month(s.as(FirstMonth, latestMonth, latest)) }

// until are the settings that were set until an event.
func (s settings) until(event int64) settings {
	s.rows = slices.DeleteFunc(slices.Clone(s.rows), func(r settingRow) bool { return r.event > event })
	return s
}

// standing are the rows that later ones have not replaced, by key and month.
func (s settings) standing() []Setting {
	var list []Setting
	for _, row := range s.rows {
		list = slices.DeleteFunc(list, func(old Setting) bool {
			return old.Key == row.Key && (row.From == "" || old.From == row.From)
		})
		list = append(list, row.Setting)
	}
	slices.SortFunc(list, func(a, b Setting) int {
		return cmp.Or(strings.Compare(a.Key, b.Key), cmp.Compare(a.From, b.From))
	})
	return list
}

// at is what a setting is in a month: in a closed one, what it was when it closed.
func (s settings) at(key string, m payroll.Month) string { return s.as(key, m, s.closed.seen(m)) }

// printed is what a setting is in a month as it stands now: a closed month keeps its
// money, but its sheets are signed by whoever is named today for it.
func (s settings) printed(key string, m payroll.Month) string { return s.as(key, m, latest) }

// as is what a setting is in a month in the eyes of an event.
func (s settings) as(key string, m payroll.Month, seen int64) string {
	value := ""
	for _, d := range defaults {
		if d.Key == key {
			value = d.Value
		}
	}
	from := payroll.Month("")
	for _, row := range s.rows {
		if row.Key == key && row.event <= seen && row.From <= m && (row.From == "" || row.From >= from) {
			value, from = row.Value, row.From
		}
	}
	return value
}

func (s settings) policy(m payroll.Month) payroll.Policy {
	unit, _ := strconv.Atoi(s.at(RoundTo, m)) // checked when it was set
	return payroll.Policy{
		RoundTo:     payroll.Dong(unit),
		TextByPages: s.at(TextByPages, m) == "yes",
		PhotoTotal:  s.at(PhotoCoefficients, m) == "total",
	}
}

func (s settings) calendar() payroll.Calendar {
	days := make(map[payroll.Month]int)
	return func(m payroll.Month) int {
		day, ok := days[m]
		if !ok {
			day, _ = strconv.Atoi(s.at(FirstDay, m)) // checked when it was set
			days[m] = day
		}
		return day
	}
}

// statusWords are the newsroom's own words in a month.
func (s settings) statusWords(m payroll.Month) payroll.StatusWords {
	words := make(payroll.StatusWords)
	for _, row := range s.rows {
		if word, ok := strings.CutPrefix(row.Key, StatusWord); ok {
			if status := s.at(row.Key, m); status != "" {
				words[word] = payroll.Status(status)
			}
		}
	}
	return words
}
