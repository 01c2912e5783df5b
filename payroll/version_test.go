package payroll_test

import (
	"testing"

	"nhuanbut/payroll"
)

func TestVersion(t *testing.T) {
	imported := payroll.Version{Number: 1, Record: payroll.Record{payroll.Title: "Mùa nước nổi", payroll.TextCoefficient: "1", payroll.Genre: "Tin"}}
	set := imported.Set(map[payroll.Column]string{payroll.TextCoefficient: "1.5"})
	later := set.TakeFile(payroll.Record{payroll.Title: "Mùa nước nổi về", payroll.TextCoefficient: "2", payroll.Genre: "Tin"})
	back := later.Reset([]payroll.Column{payroll.TextCoefficient})
	for i, tt := range []struct {
		version                  payroll.Version
		title, coefficient, file string
		overridden               bool
	}{
		{imported, "Mùa nước nổi", "1", "1", false},
		{set, "Mùa nước nổi", "1.5", "1", true},
		{later, "Mùa nước nổi về", "1.5", "2", true}, // the title follows the file, the coefficient stays
		{back, "Mùa nước nổi về", "2", "2", false},
	} {
		v, file := tt.version, tt.version.Imported()
		if v.Number != i+1 || v.Record[payroll.Title] != tt.title || v.Record[payroll.TextCoefficient] != tt.coefficient ||
			file[payroll.TextCoefficient] != tt.file || len(v.Overrides()) == 1 != tt.overridden {
			t.Errorf("version %d: %+v, file %s", i+1, v, file[payroll.TextCoefficient])
		}
	}
	if o := later.Overrides()[0]; o != (payroll.Override{Column: payroll.TextCoefficient, Value: "1.5", Base: "1", File: "2"}) {
		t.Errorf("override %+v", o)
	}
	if len(imported.Override) != 0 || len(set.Override) != 1 {
		t.Error("a version changed when another was made of it")
	}
}

func TestVersionDiffering(t *testing.T) {
	v := payroll.Version{Record: payroll.Record{payroll.TextCoefficient: "1", payroll.Genre: "Tin"}}
	v = v.Set(map[payroll.Column]string{payroll.TextCoefficient: "1.5"})
	fields := map[payroll.Column]string{payroll.TextCoefficient: "1.5", payroll.Genre: "Tin"}
	if v.HasSet(fields) || !v.HasSet(map[payroll.Column]string{payroll.TextCoefficient: "1.5"}) {
		t.Error("the genre was never set")
	}
	if got := v.Differing(fields); len(got) != 0 {
		t.Errorf("nothing differs, got %v", got)
	}
	later := v.TakeFile(payroll.Record{payroll.TextCoefficient: "2", payroll.Genre: "Ảnh"})
	if got := later.Differing(fields); len(got) != 2 { // the file has come to say 2, and another genre
		t.Errorf("differing %v", got)
	}
}

// What was set of an article that turned out to be another goes with it, but its decision.
func TestVersionWithSetOf(t *testing.T) {
	keeps := payroll.Version{Record: payroll.Record{payroll.TextCoefficient: "1", payroll.Photos: "2"}}
	keeps = keeps.Set(map[payroll.Column]string{payroll.Photos: "3"})
	gone := payroll.Version{Record: payroll.Record{payroll.TextCoefficient: "1", payroll.Photos: "2"}}
	approved, _ := payroll.Approved.Decision()
	gone = gone.Set(map[payroll.Column]string{payroll.TextCoefficient: "1.5", payroll.Photos: "9"})
	gone = gone.Set(approved)
	got := keeps.WithSetOf(&gone)
	if got.Record[payroll.TextCoefficient] != "1.5" || got.Record[payroll.Photos] != "3" || got.Record[payroll.ApprovalStatus] != "" {
		t.Errorf("%+v", got)
	}
	if file := got.Imported(); file[payroll.TextCoefficient] != "1" {
		t.Errorf("the file says %s", file[payroll.TextCoefficient])
	}
}

func TestDecisions(t *testing.T) {
	for _, s := range payroll.SpokenStatuses() {
		words, ok := s.Decision()
		if got := (payroll.StatusWords{}).Resolve(words[payroll.ApprovalStatus], words[payroll.NewsroomStatus]); !ok || got != s {
			t.Errorf("%s: the words %v mean %s", s, words, got)
		}
	}
	if _, ok := payroll.Held.Decision(); ok {
		t.Error("nobody decides that an article is held")
	}
	for _, tt := range []struct {
		is, to             payroll.Status
		otherwise, nothing bool
	}{
		{payroll.Approved, payroll.Rejected, true, false}, {payroll.Approved, payroll.Approved, false, false},
		{payroll.Draft, payroll.Approved, true, true}, {payroll.Pending, payroll.Approved, false, false},
		{payroll.Held, payroll.Approved, false, true}, {payroll.Same, payroll.Approved, false, true},
	} {
		if tt.is.DecidedOtherwise(tt.to) != tt.otherwise || tt.is.PaysNothing() != tt.nothing {
			t.Errorf("%s to %s", tt.is, tt.to)
		}
	}
}
