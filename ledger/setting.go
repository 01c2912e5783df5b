package ledger

import (
	"context"
	"slices"
	"strconv"
	"strings"

	"nhuanbut/payroll"
)

// The settings. Each holds from a month on.
const (
	UnitName          = "unit.name"                 // the newsroom, as workbooks print it
	FirstDay          = "period.first-day"          // 1 to 28: 26 makes October run from 26/09 to 25/10
	TextByPages       = "formula.text-by-pages"     // yes: the text part is multiplied by Số Trang
	PhotoCoefficients = "formula.photo-coefficient" // per-photo, or total: Hệ số ảnh is that of all photos
	RoundTo           = "formula.round-to"          // đồng
	Regulation        = "regulation"                // the unit's own regulation (quy chế), the basis from 2026-09
	StatusWord        = "status.word."              // + a word of Trạng thái: what it means
)

// defaults are the settings' values where nothing is set, in the order in which they are listed.
var defaults = []Setting{
	{Key: UnitName}, {Key: Regulation}, {Key: FirstDay, Value: "1"}, {Key: TextByPages, Value: "no"},
	{Key: PhotoCoefficients, Value: "per-photo"}, {Key: RoundTo, Value: "1"},
}

// Refusals of settings.
const (
	NoSuchSetting   payroll.Code = "no-such-setting"   // Args: key, the keys there are
	BadSettingValue payroll.Code = "bad-setting-value" // Args: key, value, what it takes
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
		s, err := t.settings()
		if err != nil {
			return err
		}
		for _, d := range defaults {
			if !slices.ContainsFunc(s.rows, func(r Setting) bool { return r.Key == d.Key && (r.From == "" || d.Value == "") }) {
				list = append(list, d)
			}
		}
		list = append(list, s.rows...)
		return nil
	})
	return list, err
}

// SetSetting sets a value from a month on. Without a month it holds for all
// months, whatever was set for single ones.
func (l *Ledger) SetSetting(ctx context.Context, key, value string, from payroll.Month) (Setting, error) {
	key, value, err := checkSetting(key, payroll.OneLine(value))
	if err != nil {
		return Setting{}, err
	}
	err = l.write(ctx, func(t *tx) error {
		if from == "" {
			if _, err := t.exec(`DELETE FROM setting WHERE key = $1`, key); err != nil {
				return err
			}
		}
		_, err := t.exec(`INSERT INTO setting (key, from_month, value, set_at, set_by) VALUES ($1, $2, $3, $4, $5)
ON CONFLICT (key, from_month) DO UPDATE SET value = excluded.value, set_at = excluded.set_at, set_by = excluded.set_by`,
			key, from, value, t.at, t.user)
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
	switch key {
	case UnitName, Regulation:
		return key, value, nil
	case FirstDay:
		if n, err := strconv.Atoi(value); err != nil || n < 1 || n > 28 {
			return "", "", payroll.Refuse(BadSettingValue, key, value, "1–28")
		}
		return key, value, nil
	case TextByPages:
		return oneOf("yes", "no")
	case PhotoCoefficients:
		return oneOf("per-photo", "total")
	case RoundTo:
		return oneOf("1", "10", "100", "1000")
	}
	keys := make([]string, len(defaults))
	for i, d := range defaults {
		keys[i] = d.Key
	}
	return "", "", payroll.Refuse(NoSuchSetting, key, strings.Join(append(keys, StatusWord+"…"), ", "))
}

// settings answers what a setting is in a month.
type settings struct {
	rows []Setting // in the order of key and month
}

func (t *tx) settings() (settings, error) {
	rows, err := all(t, `SELECT key, value, from_month FROM setting ORDER BY key, from_month`, nil,
		func(s *Setting) []any { return []any{&s.Key, &s.Value, &s.From} })
	return settings{rows}, err
}

func (s settings) at(key string, m payroll.Month) string {
	value := ""
	for _, d := range defaults {
		if d.Key == key {
			value = d.Value
		}
	}
	for _, row := range s.rows {
		if row.Key == key && row.From <= m {
			value = row.Value
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
	return func(m payroll.Month) int {
		day, _ := strconv.Atoi(s.at(FirstDay, m)) // checked when it was set
		return day
	}
}

// statusWords are the newsroom's own words in a month.
func (s settings) statusWords(m payroll.Month) payroll.StatusWords {
	words := make(payroll.StatusWords)
	for _, row := range s.rows {
		if word, ok := strings.CutPrefix(row.Key, StatusWord); ok && row.From <= m {
			words[word] = payroll.Status(row.Value)
		}
	}
	return words
}
