package payroll

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// The keys of the settings. Each setting holds from a month on, but never in a closed one.
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
	Regulation         = "regulation"                // the unit's own regulation (quy chế), the basis from 2026-09
	FirstDay           = "period.first-day"          // 1 to 28: 26 makes October run from 26/09 to 25/10
	FirstMonth         = "period.first-month"        // that the ledger begins with: nothing older is paid by it
	TextByPages        = "formula.text-by-pages"     // yes: the text part is multiplied by Số Trang
	PhotoCoefficients  = "formula.photo-coefficient" // per-photo, or total: Hệ số ảnh is that of all photos
	RoundTo            = "formula.round-to"          // đồng
	ExpenseAccount     = "account.expense"           // chi phí nhuận bút
	StaffAccount       = "account.staff"             // nhuận bút phải trả phóng viên, biên tập viên
	ContributorAccount = "account.contributors"      // nhuận bút phải trả cộng tác viên
	SalaryAccount      = "account.salary"            // lương phải trả, where the salary sheet pays staff
	TaxAccount         = "account.tax"               // thuế TNCN đã khấu trừ
	CashAccount        = "account.cash"              // tiền mặt
	BankAccount        = "account.bank"              // tiền gửi ngân hàng, kho bạc

	StatusWord     = "status.word." // begins a key: + a word of Trạng thái; the value is what it means
	OutlierSetting = "outlier."     // begins a key: + an OutlierLimit
)

// Refusals of settings.
const (
	NoSuchSetting   Code = "no-such-setting"   // Facts: key, keys
	BadSettingValue Code = "bad-setting-value" // Facts: key, value, takes
	SettingOfAll    Code = "setting-of-all"    // it holds for all months and from none on. Facts: key
	FirstMonthLate  Code = "first-month-late"  // the first closed month is before it. Facts: month, closed
)

// Setting is a value with the month that it holds from. Its JSON is a contract.
type Setting struct {
	Key   string `json:"key"`
	Value string `json:"value"`
	From  Month  `json:"from"` // "" is from the beginning
}

// settingRule is a setting with its value where nothing is set and what it takes.
type settingRule struct {
	key     string
	initial string
	read    func(value string) (canonical string, ok bool)
	takes   string // for the refusal
}

var settingRules = append([]settingRule{
	{UnitName, "", anyText, ""},
	{UnitParent, "", anyText, ""},
	{UnitBudgetCode, "", anyText, ""},
	{UnitTaxCode, "", anyText, ""}, // read by ParseTaxCode, which has a refusal of its own
	{UnitAddress, "", anyText, ""},
	{UnitPhone, "", anyText, ""},
	{UnitPlace, "", anyText, ""},
	{UnitAccount, "", anyText, ""},
	{UnitTreasury, "", anyText, ""},
	{SignPreparer, "", anyText, ""},
	{SignAccountant, "", anyText, ""},
	{SignManager, "", anyText, ""},
	oneOf(WordThousand, "nghìn", "nghìn", "ngàn"),
	oneOf(WordZeroTens, "linh", "linh", "lẻ"),
	oneOf(TreasuryColumn, "11", "6", "7", "8", "9", "10", "11", "12"),
	{BudgetCode, "", anyText, ""},
	{Regulation, "", anyText, ""},
	{FirstDay, "1", dayOfMonth, "1–28"},
	{FirstMonth, "", monthOrNone, "2026-09, none"},
	oneOf(TextByPages, "no", "yes", "no"),
	oneOf(PhotoCoefficients, "per-photo", "per-photo", "total"),
	oneOf(RoundTo, "1", "1", "10", "100", "1000"),
	accountRule(ExpenseAccount, "611"),
	accountRule(StaffAccount, "334"),
	accountRule(ContributorAccount, "331"),
	accountRule(SalaryAccount, "334"),
	accountRule(TaxAccount, "3335"),
	accountRule(CashAccount, "111"),
	accountRule(BankAccount, "112"),
}, outlierRules()...)

func anyText(value string) (string, bool) { return value, true }

// oneOf is the rule of a setting that takes one of some words.
func oneOf(key, initial string, words ...string) settingRule {
	read := func(value string) (string, bool) { return value, slices.Contains(words, value) }
	return settingRule{key, initial, read, strings.Join(words, ", ")}
}

func dayOfMonth(value string) (string, bool) {
	n, err := strconv.Atoi(value)
	return value, err == nil && n >= 1 && n <= 28
}

func monthOrNone(value string) (string, bool) {
	if value == "none" || value == "" {
		return "", true
	}
	_, err := ParseMonth(value)
	return value, err == nil
}

var accountNumber = regexp.MustCompile(`^[0-9A-Za-z][0-9A-Za-z.\-]{0,19}$`)

// accountRule is the rule of a setting that takes the number of an account.
func accountRule(key, initial string) settingRule {
	read := func(value string) (string, bool) { return value, accountNumber.MatchString(value) }
	return settingRule{key, initial, read, "6111, 331-NB, …"}
}

// outlierRules are the rules of the settings that are the numbers of the rule of outliers.
func outlierRules() (rules []settingRule) {
	for _, n := range outlierNumbers {
		takes := "1, 2, 2.5, …"
		if n.limit == OutlierPercentile {
			takes = "51–100"
		}
		rules = append(rules, settingRule{OutlierSetting + string(n.limit), strconv.FormatInt(n.initial, 10), n.read, takes})
	}
	return rules
}

// SettingKeys returns the keys of all settings in the order in which they are listed,
// without those that have a category or a word of the newsroom in them.
func SettingKeys() []string {
	keys := make([]string, len(settingRules))
	for i, r := range settingRules {
		keys[i] = r.key
	}
	return keys
}

// InitialSettings returns all settings with their values where nothing is set.
func InitialSettings() []Setting {
	list := make([]Setting, len(settingRules))
	for i, r := range settingRules {
		list[i] = Setting{Key: r.key, Value: r.initial}
	}
	return list
}

// ParseSetting reads a key and a value in the form in which they are stored. It fails with
// NoSuchSetting or BadSettingValue, and of a tax code with BadTaxCode.
func ParseSetting(key, value string) (Setting, error) {
	if word, ok := strings.CutPrefix(key, StatusWord); ok && word != "" {
		key = StatusWord + TextKey(word)
		if !slices.Contains(SpokenStatuses(), Status(value)) {
			return Setting{}, Refuse(BadSettingValue, "key", key, "value", value, "takes", listed(SpokenStatuses()))
		}
		return Setting{Key: key, Value: value}, nil
	}
	if category, ok := strings.CutPrefix(key, BudgetCode+"."); ok && TextKey(category) != "" {
		return Setting{Key: BudgetCode + "." + TextKey(category), Value: value}, nil
	}
	i := slices.IndexFunc(settingRules, func(r settingRule) bool { return r.key == key })
	if i < 0 {
		return Setting{}, Refuse(NoSuchSetting, "key", key, "keys", strings.Join(append(SettingKeys(), BudgetCode+".…", StatusWord+"…"), ", "))
	}
	if key == UnitTaxCode {
		code, err := ParseTaxCode(value)
		return Setting{Key: key, Value: code}, err
	}
	canonical, ok := settingRules[i].read(value)
	if !ok {
		return Setting{}, Refuse(BadSettingValue, "key", key, "value", value, "takes", settingRules[i].takes)
	}
	return Setting{Key: key, Value: canonical}, nil
}
