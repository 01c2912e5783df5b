package payroll

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"github.com/shopspring/decimal"
)

// SetValue is a setting with the number of the event that set it.
type SetValue struct {
	Setting
	Event int64
}

// Settings answers what a setting is in a month. A closed month keeps the values that it
// was closed with.
type Settings struct {
	Values []SetValue // in the order in which they were set
	Closed Closings
}

// InMonth returns the value of key in m; in a closed month the value when it was closed.
func (s Settings) InMonth(key string, m Month) string { return s.valueAsOf(key, m, s.Closed.Seen(m)) }

// Current returns the value of key for m as it is set now, also where m is closed: who
// signs a closed month's papers is whoever is named for it today.
func (s Settings) Current(key string, m Month) string { return s.valueAsOf(key, m, LatestEvent) }

// valueAsOf returns the value of key in m as set up to the event seen.
func (s Settings) valueAsOf(key string, m Month, seen int64) string {
	value := ""
	if i := slices.IndexFunc(settingRules, func(r settingRule) bool { return r.key == key }); i >= 0 {
		value = settingRules[i].initial
	}
	from := Month("")
	for _, v := range s.Values {
		if v.Key == key && v.Event <= seen && v.From <= m && (v.From == "" || v.From >= from) {
			value, from = v.Value, v.From
		}
	}
	return value
}

// SetUpTo returns the settings as they were after an event.
func (s Settings) SetUpTo(event int64) Settings {
	s.Values = slices.DeleteFunc(slices.Clone(s.Values), func(v SetValue) bool { return v.Event > event })
	return s
}

// FirstMonth returns the month that the ledger begins with, "" where none is set.
func (s Settings) FirstMonth() Month { return Month(s.Current(FirstMonth, LatestMonth)) }

// List returns all settings: first the initial values that nothing has replaced, then what
// is set, by key and month. A setting without initial value is listed blank only while
// nothing is set.
func (s Settings) List() (list []Setting) {
	set := s.inForce()
	for _, initial := range InitialSettings() {
		replaced := func(v Setting) bool { return v.Key == initial.Key && (v.From == "" || initial.Value == "") }
		if !slices.ContainsFunc(set, replaced) {
			list = append(list, initial)
		}
	}
	return append(list, set...)
}

// inForce returns the values that later ones have not replaced, by key and month.
func (s Settings) inForce() []Setting {
	var list []Setting
	for _, v := range s.Values {
		list = slices.DeleteFunc(list, func(old Setting) bool {
			return old.Key == v.Key && (v.From == "" || old.From == v.From)
		})
		list = append(list, v.Setting)
	}
	slices.SortFunc(list, func(a, b Setting) int {
		return cmp.Or(strings.Compare(a.Key, b.Key), cmp.Compare(a.From, b.From))
	})
	return list
}

// Policy returns how the newsroom's rule differs from the formula in m.
func (s Settings) Policy(m Month) Policy {
	unit, _ := strconv.Atoi(s.InMonth(RoundTo, m)) // checked when it was set
	return Policy{
		RoundTo:     Dong(unit),
		TextByPages: s.InMonth(TextByPages, m) == "yes",
		PhotoTotal:  s.InMonth(PhotoCoefficients, m) == "total",
	}
}

// Calendar returns the first day of each month's period. It remembers what it has worked out.
func (s Settings) Calendar() Calendar {
	days := make(map[Month]int)
	return func(m Month) int {
		day, ok := days[m]
		if !ok {
			day, _ = strconv.Atoi(s.InMonth(FirstDay, m)) // checked when it was set
			days[m] = day
		}
		return day
	}
}

// StatusWords returns the newsroom's own words of status in m.
func (s Settings) StatusWords(m Month) StatusWords {
	words := make(StatusWords)
	for _, v := range s.Values {
		if word, ok := strings.CutPrefix(v.Key, StatusWord); ok {
			if status := s.InMonth(v.Key, m); status != "" {
				words[word] = Status(status)
			}
		}
	}
	return words
}

// OutlierLimits returns the numbers of the rule of outliers in m.
func (s Settings) OutlierLimits(m Month) OutlierLimits {
	limits := make(OutlierLimits, len(outlierNumbers))
	for _, n := range outlierNumbers {
		limits[n.limit], _ = decimal.NewFromString(s.InMonth(OutlierSetting+string(n.limit), m)) // checked when it was set
	}
	return limits
}

// BudgetCode returns chương/khoản/tiểu mục/nguồn of a category in m: the category's own
// where one is set.
func (s Settings) BudgetCode(category string, m Month) string {
	return cmp.Or(s.InMonth(BudgetCode+"."+TextKey(category), m), s.InMonth(BudgetCode, m))
}

// PayableAccount returns the account that the royalty of an author of kind k is owed on in m.
func (s Settings) PayableAccount(k AuthorKind, m Month) string {
	if k == Staff {
		return s.InMonth(StaffAccount, m)
	}
	return s.InMonth(ContributorAccount, m)
}
