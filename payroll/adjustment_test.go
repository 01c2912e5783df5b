package payroll_test

import (
	"fmt"
	"testing"

	"nhuanbut/payroll"
)

const (
	an, binh     = 1, 2
	staffPayable = "334"
	otherPayable = "331"
)

// posted is a royalty for text that a closed month credited to an account of its payee.
func posted(id string, m payroll.Month, payee int64, amount payroll.Dong, account string) payroll.PostedLine {
	return payroll.PostedLine{
		Line: payroll.Line{ID: id, Month: m, Payee: payee, Role: payroll.TextRole, Kind: payroll.RoyaltyKind, Amount: amount},
		To:   payroll.Payable{Account: account, Author: payee}, Owner: payee,
	}
}

func due(payee int64, role payroll.Role, amount payroll.Dong) payroll.Line {
	return payroll.Line{ID: "R7-1", Month: "2026-10", Payee: payee, Role: role, Kind: payroll.RoyaltyKind, Amount: amount}
}

// corrected is an adjustment that was posted before.
func corrected(payee int64, amount payroll.Dong, account string) payroll.PostedLine {
	p := posted("J7-1/2026-11", "2026-11", payee, amount, account)
	p.Kind, p.Of, p.Adjusts, p.OfMonth = payroll.AdjustmentKind, payroll.RoyaltyKind, "R7-1", "2026-10"
	return p
}

func TestAdjust(t *testing.T) {
	lent := posted("R7-1", "2026-10", an, 500, otherPayable)
	lent.Owner = binh // paid to An while the two were merged
	for name, tt := range map[string]struct {
		document payroll.Document
		want     []string // id, payee, role, amount, account
	}{
		"nothing differs": {
			payroll.Document{Due: []payroll.Line{due(an, "text", 500)}, Posted: []payroll.PostedLine{posted("R7-1", "2026-10", an, 500, otherPayable)}}, nil},
		"more is due: 702 − 500 = 202": {
			payroll.Document{Due: []payroll.Line{due(an, "text", 702)}, Posted: []payroll.PostedLine{posted("R7-1", "2026-10", an, 500, otherPayable)}},
			[]string{"J7-1/2026-12 1 text 202 331"}},
		"nothing is due any more": {
			payroll.Document{Posted: []payroll.PostedLine{posted("R7-1", "2026-10", an, 500, otherPayable)}},
			[]string{"J7-1/2026-12 1 text -500 331"}},
		"the author is another": {
			payroll.Document{Due: []payroll.Line{due(binh, "text", 500)}, Posted: []payroll.PostedLine{posted("R7-1", "2026-10", an, 500, otherPayable)}},
			[]string{"J7-1/2026-12 1 text -500 331", "J7-2/2026-12 2 text 500 334"}},
		"photos are new": {
			payroll.Document{Due: []payroll.Line{due(an, "text", 500), due(an, "photo", 80)}, Posted: []payroll.PostedLine{posted("R7-1", "2026-10", an, 500, otherPayable)}},
			[]string{"J7-1/2026-12 1 photo 80 331"}},
		"came late: nothing was posted": {
			payroll.Document{Due: []payroll.Line{due(binh, "text", 500)}}, []string{"J7-1/2026-12 2 text 500 334"}},
		// 500 in 331, then 300 in 334; 100 is due: 700 goes back, from 334 first.
		"two accounts hold it": {
			payroll.Document{Due: []payroll.Line{due(an, "text", 100)}, Posted: []payroll.PostedLine{posted("R7-1", "2026-10", an, 500, otherPayable), corrected(an, 300, staffPayable)}},
			[]string{"J7-1/2026-12 1 text -300 334", "J7-2/2026-12 1 text -400 331"}},
		// 500 − 200 stand in 331; 450 is due: 150 more of the same.
		"an adjustment before is of the same group": {
			payroll.Document{Due: []payroll.Line{due(an, "text", 450)}, Posted: []payroll.PostedLine{posted("R7-1", "2026-10", an, 500, otherPayable), corrected(an, -200, otherPayable)}},
			[]string{"J7-1/2026-12 1 text 150 331"}},
		"what was taken back wholly goes to today's account": {
			payroll.Document{Due: []payroll.Line{due(binh, "text", 90)}, Posted: []payroll.PostedLine{posted("R7-1", "2026-10", binh, 500, otherPayable), corrected(binh, -500, otherPayable)}},
			[]string{"J7-1/2026-12 2 text 90 334"}},
		"it goes by the owner": {
			payroll.Document{Due: []payroll.Line{due(binh, "text", 500)}, Posted: []payroll.PostedLine{lent}}, nil},
	} {
		tt.document.Name = "7"
		var got []string
		for _, a := range tt.document.Adjust("2026-12", func(author int64) payroll.Payable {
			return payroll.Payable{Account: map[int64]string{an: otherPayable, binh: staffPayable}[author], Author: author}
		}) {
			got = append(got, fmt.Sprintf("%s %d %s %d %s", a.ID, a.Payee, a.Role, a.Amount, a.To.Account))
			if a.Kind != payroll.AdjustmentKind || a.Of != payroll.RoyaltyKind || !a.Unit.Equal(a.Amount.Decimal()) {
				t.Errorf("%s: %+v", name, a)
			}
		}
		if fmt.Sprint(got) != fmt.Sprint(tt.want) {
			t.Errorf("%s: %q, want %q", name, got, tt.want)
		}
	}
}

// An adjustment names the line that it corrects, also where an adjustment stood between.
func TestAdjustmentRefers(t *testing.T) {
	d := payroll.Document{Name: "7", Article: 7, Posted: []payroll.PostedLine{corrected(an, 300, otherPayable)}}
	lines := d.Adjust("2026-12", func(int64) payroll.Payable { return payroll.Payable{} })
	if len(lines) != 1 || lines[0].Adjusts != "R7-1" || lines[0].OfMonth != "2026-10" || lines[0].Month != "2026-12" || lines[0].Article != 7 {
		t.Errorf("%+v", lines)
	}
}
