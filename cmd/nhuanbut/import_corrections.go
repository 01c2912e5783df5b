package main

import (
	"context"

	"nhuanbut/ledger"
	"nhuanbut/ledger/cms"
	"nhuanbut/payroll"
	"nhuanbut/reports/lang"
)

// NotCorrected ends corrections that nobody wanted after all.
const NotCorrected payroll.Code = "not-corrected"

// ownWorkbook returns the path of the month's workbook by this program that is to be
// taken back, "" where the files are lists. It refuses other workbooks by this
// program, and a workbook beside other files.
func ownWorkbook(a *app, paths []string, o importOptions) (string, error) {
	for _, path := range paths {
		m, err := cms.ReadMeta(path)
		if err != nil {
			return "", err
		}
		switch {
		case m == nil:
			continue
		case m.Schema != cms.SchemaMonth || len(paths) > 1:
			return "", &cms.FileError{Path: path, Reason: m.Refusal()}
		case o.Whole || len(o.maps) > 0:
			return "", a.misuse("usage.corrections", path)
		}
		return path, nil
	}
	return "", nil
}

// runCorrect takes back a month's workbook. Where somebody can be asked, it shows what differs
// and asks before it sets that; elsewhere it shows what it has set.
func runCorrect(ctx context.Context, a *app, path string, o importOptions) error {
	dryRun := o.DryRun || o.explain
	asks := !o.yes && a.asks()
	return a.changing(ctx, func(l *ledger.Ledger) error {
		var weighed *ledger.Corrected
		if dryRun || asks {
			shown, err := l.WeighCorrections(ctx, path)
			if err != nil {
				return err
			}
			if dryRun {
				shown.DryRun = true
				return printCorrections(a, shown, true)
			}
			if err := wantCorrections(ctx, a, shown); err != nil {
				return err
			}
			weighed = &shown
		}
		done, err := l.Correct(ctx, a.act(), path, weighed)
		if err != nil {
			return err
		}
		sayRepeated(a, l)
		return printCorrections(a, done, !asks)
	})
}

// wantCorrections shows corrections and asks whether they are to be made.
func wantCorrections(ctx context.Context, a *app, c ledger.Corrected) error {
	if err := sayCorrections(a, c); err != nil || len(c.Corrections) == 0 {
		return err
	}
	question := a.say("correct.ask", len(c.Corrections), c.Articles, c.New-c.Old)
	return want(ctx, a, question, payroll.Refuse(NotCorrected))
}

// printCorrections prints what was corrected, where it has not been shown, and says what
// somebody has to look at.
func printCorrections(a *app, c ledger.Corrected, show bool) (err error) {
	switch {
	case a.format != "table":
		err = a.print(correctedJSON(a, c), correctionTable(a, c))
	case show:
		err = sayCorrections(a, c)
	}
	if err != nil {
		return err
	}
	sayImported(a, c.Imported)
	if !c.DryRun && len(c.Corrections) > 0 {
		a.note("correct.done", len(c.Corrections), c.Articles)
	}
	if toSettle(c.Imported) {
		return errFound
	}
	return nil
}

// correctedJSON returns what import prints with --output json for a month's workbook.
func correctedJSON(a *app, c ledger.Corrected) any {
	return struct {
		Files []ledger.ImportedFile `json:"files"`
		importProblems
		DryRun      bool                `json:"dry_run"`
		Period      payroll.Month       `json:"period"`
		Corrections []ledger.Correction `json:"corrections"`
		OldAmount   payroll.Dong        `json:"old_amount"`
		NewAmount   payroll.Dong        `json:"new_amount"`
		Adjusted    payroll.Dong        `json:"adjusted"`
	}{c.Files, problemsOf(a, c.Imported), c.DryRun, c.Month, c.Corrections, c.Old, c.New, c.Adjusted}
}

// sayCorrections shows, to people, what differs from what was written.
func sayCorrections(a *app, c ledger.Corrected) error {
	if err := a.table(correctionTable(a, c)); err != nil {
		return err
	}
	if c.Adjusted != 0 {
		a.note("correct.adjusts", c.Month, c.Open, c.Adjusted)
	}
	return nil
}

// correctionTable lists the corrections. The amounts are an article's, with its first one.
func correctionTable(a *app, c ledger.Corrected) table {
	s := table{
		title: a.say("correct.title", c.Month), head: []string{"article", "title", "field", "old", "new", "amount.old", "amount.new", "paid-in"},
		empty: "correct.none",
	}
	last := ""
	for _, one := range c.Corrections {
		row := []any{one.Article, one.Title, correctedField(a, one.Field), correctedValue(a, one.Field, one.Old), correctedValue(a, one.Field, one.New),
			one.OldAmount, one.NewAmount, paidIn(a, one)}
		if a.format == "table" && one.Article == last {
			row[1], row[5], row[6], row[7] = "", nil, nil, ""
		}
		last = one.Article
		s.rows = append(s.rows, row)
	}
	if len(c.Corrections) > 0 {
		s.foot = []any{a.say("total.sum"), "", "", "", "", c.Old, c.New, ""}
	}
	return s
}

// paidIn returns the month in which a correction is paid, and says where it is an
// adjustment.
func paidIn(a *app, one ledger.Correction) string {
	if one.Adjusts && a.format == "table" {
		return a.say("correct.adjustment", one.Period)
	}
	return string(one.Period)
}

// correctedField returns the name of a corrected field as people call it.
func correctedField(a *app, key string) string {
	if a.format != "table" {
		return key
	}
	if c, ok := columnOfKey(key); ok {
		return fieldName(a, c)
	}
	return a.say("correct.field." + key)
}

// columnOfKey returns the column that has a key; false for status and note, which are
// no columns.
func columnOfKey(key string) (payroll.Column, bool) {
	for c := range payroll.Column(payroll.ColumnCount) {
		if c.Key() == key {
			return c, true
		}
	}
	return 0, false
}

// correctedValue returns a corrected value as people write it.
func correctedValue(a *app, key, value string) string {
	c, known := columnOfKey(key)
	switch {
	case a.format != "table":
		return value
	case value == "":
		return a.say("correct.blank")
	case key == "status":
		return a.msg().Word(lang.Status(payroll.Status(value)))
	case known:
		return shownValue(a, c, value)
	}
	return value
}
