//go:build !windows

package main

import (
	"fmt"
	"os"
	"os/exec"
	"strings"
	"testing"
)

const askedList = `STT;Tên tin, bài;Ngày đăng;Tác giả;Hệ số tin;Trạng thái
1;Khai mạc hội sách;05/10/2026;Lam Giang;1,5;Đã duyệt
`

// articlesIn is how many articles a ledger has of October 2026, by their JSON.
func articlesIn(t *testing.T, db string) int {
	t.Helper()
	out, err := exec.Command("nhuanbut", "--db", db, "--output", "json", "article", "list", "--month", "2026-10").Output()
	if err != nil {
		t.Fatal(err)
	}
	return strings.Count(string(out), `"id":`)
}

// The first list of a kind is shown and asked about on a terminal. No stores nothing, yes
// stores what was shown, and the next list of the kind is stored without a question.
func TestNewKindOfListIsAsked(t *testing.T) {
	db, list := newLedger(t), writeList(t, "thang10.csv", askedList)

	s := onTerminal(t, 100, nil, "--db", db, "import", list)
	s.waitFor(t, "Ghi vào sổ? (c/k)")
	if shown := s.shown(); !strings.Contains(shown, "1 bài, 379.500 đồng") || strings.Contains(shown, "Thêm mới") {
		t.Errorf("it asks after showing %q", shown)
	}
	fmt.Fprint(s.keys, "k\r")
	if code, shown := s.exit(t); code != exitFailed || !strings.Contains(shown, "chưa ghi gì vào sổ") || articlesIn(t, db) != 0 {
		t.Errorf("no: exit %d, %d articles, %q", code, articlesIn(t, db), shown)
	}

	s = onTerminal(t, 100, nil, "--db", db, "import", list)
	s.waitFor(t, "Ghi vào sổ? (c/k)")
	fmt.Fprint(s.keys, "c\r")
	code, shown := s.exit(t)
	if code != exitDone || articlesIn(t, db) != 1 || strings.Count(shown, "379.500 đồng") != 2 {
		t.Errorf("yes: exit %d, %d articles, %q", code, articlesIn(t, db), shown)
	}

	next := writeList(t, "thang10b.csv", strings.Replace(askedList, "1;Khai mạc hội sách", "1;Họp thường kỳ", 1))
	if code, shown := onTerminal(t, 100, nil, "--db", db, "import", next).exit(t); code != exitDone || strings.Contains(shown, "c/k") || articlesIn(t, db) != 2 {
		t.Errorf("the next: exit %d, %q", code, shown)
	}
}

// Nobody is asked who said yes, wants quiet, or reads the output by program.
func TestNewKindOfListIsNotAsked(t *testing.T) {
	for _, args := range [][]string{{"--yes"}, {"--quiet"}, {"--output", "json"}, {"--output", "csv"}, {"--dry-run"}, {"--explain"}} {
		t.Run(strings.Join(args, " "), func(t *testing.T) {
			args := append([]string{"--db", newLedger(t), "import", writeList(t, "l.csv", askedList)}, args...)
			if code, shown := onTerminal(t, 100, nil, args...).exit(t); code != exitDone || strings.Contains(shown, "c/k") {
				t.Errorf("exit %d, %q", code, shown)
			}
		})
	}
}

// What was shown is what is stored: a file that has changed since is not.
func TestListThatChangesWhileItIsAskedAbout(t *testing.T) {
	db, list := newLedger(t), writeList(t, "l.csv", askedList)
	s := onTerminal(t, 100, nil, "--db", db, "import", list)
	s.waitFor(t, "c/k")
	if err := os.WriteFile(list, []byte(strings.Replace(askedList, "1,5", "3", 1)), 0o600); err != nil {
		t.Fatal(err)
	}
	fmt.Fprint(s.keys, "c\r")
	if code, shown := s.exit(t); code != exitFailed || articlesIn(t, db) != 0 || !strings.Contains(shown, "đã thay đổi từ lúc hỏi") {
		t.Errorf("exit %d, %q", code, shown)
	}
}

// Of a workbook with several lists a terminal is asked which.
func TestSheetsAreAsked(t *testing.T) {
	for _, tt := range []struct {
		answer string
		code   int
		has    string
	}{
		{"2", exitFound, "trang tính “Tháng 10”"},
		{"a", exitFound, "trang tính “Tháng 9”"},
		{"1, 2", exitFound, "trang tính “Tháng 10”"},
		{"7", exitFailed, "nhiều trang tính"},
		{"", exitFailed, "nhiều trang tính"},
	} {
		t.Run(tt.answer, func(t *testing.T) {
			s := onTerminal(t, 100, nil, "--db", newLedger(t), "import", "testdata/door/nhuan-but-T9-T10.xlsx")
			s.waitFor(t, "Nhập trang tính nào?")
			if shown := s.shown(); !strings.Contains(shown, "1  Tháng 9") || !strings.Contains(shown, "2  Tháng 10") {
				t.Errorf("it asks after showing %q", shown)
			}
			fmt.Fprint(s.keys, tt.answer+"\r")
			if tt.code == exitFound {
				s.waitFor(t, "c/k")
				fmt.Fprint(s.keys, "c\r")
			}
			if code, shown := s.exit(t); code != tt.code || !strings.Contains(shown, tt.has) {
				t.Errorf("exit %d, %q", code, shown)
			}
		})
	}
}
