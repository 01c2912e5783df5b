package cms

import "testing"

// A note holds its row only where it decides about money.
func TestNotesThatDecide(t *testing.T) {
	for note, want := range map[string]bool{
		"không tính NB":              true,
		"đã trả kỳ trước":            true,
		"để T11":                     true,
		"lãnh hộ: bà Tư":             true,
		"bài không tính nhuận bút":   true,
		"đã trả lời bạn đọc, đã trả": true,
		"đã trả lời bạn đọc":         false,
		"chưa trả lời bạn đọc":       false,
		"bài hay":                    false,
		"có clip, ảnh đẹp":           false,
		"bài dài kỳ":                 false,
	} {
		if got := NoteDecides(note); got != want {
			t.Errorf("decides(%q) = %v, want %v", note, got, want)
		}
	}
}
