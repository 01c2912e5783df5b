package payroll_test

import (
	"slices"
	"testing"

	"pgregory.net/rapid"

	"nhuanbut/payroll"
)

// Titles of one article, and of two.
func TestTitlesWithSlips(t *testing.T) {
	for _, tt := range []struct {
		a, b string
		same bool
	}{
		{"Khai hội xuân", "Khai hội xuân", true},
		{"Khai hội xuân", "KHAI HOI XUAN", true},
		{"Khai hội xuân", "“Khai  hội xuân”.", true},
		{"Hoà bình trên đảo", "Hòa bình trên đảo", true},
		{"Khai hội xuân", "Khai hôi xuâ", true},         // one letter
		{"Khai hội xuân", "Khai hoi xuam n", true},      // m and a space
		{"Khai hội xuân", "Khai hội", false},            // four
		{"Khai mạc hội sách", "Khai mạc hội sạh", true}, // c
		{"Khai mạc hội sách", "Khai mạc hộp sác", true}, // p for i, h
		{"Khai mạc hội sách", "Bế mạc hội sách", false}, // be for khai
		{"Giá vàng hôm nay 5/10", "Giá vàng hôm nay 6/10", false},
		{"Giá vàng hôm nay 5/10", "Giá vàng hôm nay 5.10", true},
		{"Nông thôn mới: kỳ 1", "Nông thôn mới: kỳ 2", false},
		{"Nông thôn mới, kỳ I", "Nông thôn mới, kỳ II", false},
		{"Nông thôn mới, kỳ i", "Nông thôn mới, kỳ ii", false},
		{"Nông thôn mới (phần một)", "Nông thôn mới (phần hai)", false},
		{"Nông thôn mới - bài hai", "Nông thôn mới - bài ba", false},
		{"Nông thôn mới - bài cuối", "Nông thôn mới - bài đầu", false},
		{"Đại hội lần thứ XIII", "Đại hội lần thứ XIV", false},
		{"ĐẠI HỘI LẦN THỨ XIII", "ĐẠI HỘI LẦN THỨ XIV", false},
		{"Chung kết bảng A", "Chung kết bảng B", true}, // one letter: only a question
		{"Bài A", "Bài B", false},
		{"Tin vắn", "Tin vui", false},
		{"Tin vắn", "Tin vắng", true},
		{"A", "B", false},
		{"!", "?", false},
		{"", "", false},
	} {
		a, b := payroll.FormOfTitle(tt.a), payroll.FormOfTitle(tt.b)
		if a.Same(b) != tt.same || b.Same(a) != tt.same {
			t.Errorf("%q, %q: %t, want %t (%+v, %+v)", tt.a, tt.b, a.Same(b), tt.same, a, b)
		}
	}
}

// Over 40% of the letters: of ten letters five, not four.
func TestTitleChanged(t *testing.T) {
	for _, tt := range []struct {
		a, b    string
		changed bool
	}{
		{"abcdefghij", "abcdef1234", false}, // 4 of 10
		{"abcdefghij", "abcde12345", true},  // 5 of 10
		{"Khai hội xuân", "Bóng đá tỉnh", true},
	} {
		a, b := payroll.FormOfTitle(tt.a), payroll.FormOfTitle(tt.b)
		if a.Changed(b) != tt.changed {
			t.Errorf("%q, %q: %t", tt.a, tt.b, a.Changed(b))
		}
	}
}

func identity(title string, day payroll.Date, authors ...int64) payroll.Identity {
	return payroll.Identity{Title: payroll.FormOfTitle(title), Day: day, Authors: authors}
}

// An ID that was used again, and what is only corrected.
func TestReused(t *testing.T) {
	stored := identity("Khai hội xuân", "2025-01-06", 1, 2)
	for name, tt := range map[string]struct {
		row    payroll.Identity
		reused bool
	}{
		"the same":                        {identity("Khai hội xuân", "2025-01-06", 1, 2), false},
		"retitled":                        {identity("Bóng đá tỉnh", "2025-01-06", 1, 2), false},
		"retitled within three days":      {identity("Bóng đá tỉnh", "2025-01-09", 2), false},
		"retitled, four days later":       {identity("Bóng đá tỉnh", "2025-01-10", 2), true},
		"retitled, another author":        {identity("Bóng đá tỉnh", "2025-01-06", 3), true},
		"another author":                  {identity("Khai hội xuân", "2025-01-06", 3), false},
		"another author, a day of before": {identity("Khai hội xuân", "2025-01-02", 3), true},
		"another day":                     {identity("Khai hội xuân", "2026-01-06", 1), false},
		"nothing but a title":             {identity("Bóng đá tỉnh", ""), false},
	} {
		if got := stored.Reused(tt.row); got != tt.reused {
			t.Errorf("%s: %t", name, got)
		}
	}
}

func TestCouldBe(t *testing.T) {
	stored := identity("Khai hội xuân", "2025-01-31", 1)
	for name, tt := range map[string]struct {
		row   payroll.Identity
		could bool
	}{
		"the next day":       {identity("Khai hội xuân", "2025-02-01", 1), true},
		"31 days later":      {identity("Khai hội xuan", "2025-03-03", 1), true},
		"32 days later":      {identity("Khai hội xuân", "2025-03-04", 1), false},
		"another author":     {identity("Khai hội xuân", "2025-01-31", 2), false},
		"one of two authors": {identity("Khai hội xuân", "2025-01-31", 2, 1), true},
		"nobody named":       {identity("Khai hội xuân", "2025-01-31"), false},
		"a title of its own": {identity("Hội xuân", "2025-01-31", 1), false},
		"no day":             {identity("Khai hội xuân", "", 1), false},
	} {
		if got := stored.CouldBe(tt.row); got != tt.could {
			t.Errorf("%s: %t", name, got)
		}
	}
}

func TestRecurs(t *testing.T) {
	days := []payroll.Date{"2026-10-01", "2026-10-20", "2026-11-28", "2026-12-20"}
	for day, want := range map[payroll.Date]bool{
		"2026-11-05": true,  // 1 October to 28 November are 58 days
		"2026-09-30": true,  // to 28 November 59
		"2026-09-28": false, // 61
		"2026-12-30": false, // 20 October to 20 December are 61
	} {
		if got := payroll.Recurs(days, day); got != want {
			t.Errorf("%s: %t", day, got)
		}
	}
	if payroll.Recurs(days[:2], "2026-10-05") {
		t.Error("twice is not often")
	}
}

func TestIDForms(t *testing.T) {
	if forms := payroll.IDForms("00424"); !slices.Contains(forms, "424") || !slices.Contains(forms, "00424") || slices.Contains(forms, "4240") {
		t.Errorf("%v", forms)
	}
	for _, id := range []string{"", "0", "A12", "12a", "4.2"} {
		if forms := payroll.IDForms(id); forms != nil {
			t.Errorf("%q: %v", id, forms)
		}
	}
}

// Whatever title is written with two slips, one of its keys finds it.
func TestKeysFindTitlesWithSlips(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		text := []rune(rapid.StringOfN(rapid.RuneFrom([]rune("abcđ")), 1, 24, -1).Draw(rt, "title"))
		stored, _ := payroll.FormOfTitle(string(text)).Keys()
		for range rapid.IntRange(0, 2).Draw(rt, "slips") {
			at := rapid.IntRange(0, len(text)-1).Draw(rt, "at")
			switch rapid.IntRange(0, 2).Draw(rt, "slip") {
			case 0:
				text[at] = 'x'
			case 1:
				text = slices.Insert(text, at, 'y')
			case 2:
				if len(text) > 1 {
					text = slices.Delete(text, at, at+1)
				}
			}
		}
		for part, probes := range payroll.FormOfTitle(string(text)).Probes() {
			if slices.Contains(probes, stored[part]) {
				return
			}
		}
		rt.Fatalf("%q is not found", string(text))
	})
}
