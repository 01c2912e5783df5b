package payroll_test

import (
	"slices"
	"testing"

	"nhuanbut/payroll"
)

func TestBases(t *testing.T) {
	for text, want := range map[string]payroll.Bases{
		"":                              nil,
		"NĐ 18/2014/NĐ-CP":              {"NĐ 18/2014/NĐ-CP"},
		"QĐ 15/QĐ-CTT; quy chế, điều 3": {"QĐ 15/QĐ-CTT", "quy chế, điều 3"},
	} {
		if got := payroll.ParseBases(text); !slices.Equal(got, want) || got.String() != text {
			t.Errorf("%q: %q, written %q", text, got, got)
		}
	}
	month := payroll.Bases{"NĐ 18/2014/NĐ-CP"}
	month = month.AddLegal(payroll.Bases{payroll.OwnFigures, "NĐ 161/2026/NĐ-CP"})
	month = month.AddLegal(payroll.Bases{payroll.LumpSumBasis, "NĐ 18/2014/NĐ-CP", "QĐ 15/QĐ-CTT"})
	if month.String() != "NĐ 18/2014/NĐ-CP; NĐ 161/2026/NĐ-CP; QĐ 15/QĐ-CTT" {
		t.Errorf("a month's bases are %q", month)
	}
}
