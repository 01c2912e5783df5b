package cms_test

import (
	"testing"

	"nhuanbut/ledger/cms"
)

// A forgotten sample is no article. One that somebody filled is refused: the next sheet
// has its ID again.
func TestSampleRows(t *testing.T) {
	for row, want := range map[string]struct {
		sample bool
		code   string
	}{
		"MAU-1,Một,Nháp":        {true, ""},
		"SAMPLE-2,Một,draft":    {true, ""},
		"Mẫu-12,Một,Nháp":       {true, ""},
		"MAU-3,Một,Đã duyệt":    {false, "sample-filled"},
		"MAU-1,Một,":            {false, "sample-filled"},
		"SAMPLE-1,Một,Approved": {false, "sample-filled"},
		"MAU-A1,Một,Nháp":       {false, ""},
		"MAUSAC-1,Một,Nháp":     {false, ""},
		",MAU-1,Nháp":           {false, ""},
		"7,Một,Nháp":            {false, ""},
	} {
		l := readText(t, "ID,Title,Trạng thái\n"+row+"\n", cms.Options{})
		if l.err != nil {
			t.Fatal(l.err)
		}
		equal(t, row, l.rows[0].Sample, want.sample)
		equal(t, row, string(rowCode(l.rows[0])), want.code)
	}
}
