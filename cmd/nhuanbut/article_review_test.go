package main

import (
	"bytes"
	"context"
	"errors"
	"io"
	"os"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/creack/pty"
)

// dialogue is the program at a terminal, with somebody who types.
type dialogue struct {
	t      *testing.T
	master *os.File
	shown  strings.Builder // since the last thing that was waited for
	more   chan string
	code   chan int
	out    bytes.Buffer // the standard output
	cancel context.CancelFunc
}

func start(t *testing.T, args ...string) *dialogue {
	t.Setenv("NO_COLOR", "1")
	t.Helper()
	master, tty, err := pty.Open()
	if errors.Is(err, pty.ErrUnsupported) {
		t.Skip(err)
	}
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	s := &dialogue{t: t, master: master, more: make(chan string), code: make(chan int, 1), cancel: cancel}
	go func() {
		for {
			buffer := make([]byte, 4096)
			n, err := master.Read(buffer)
			if err != nil {
				close(s.more)
				return
			}
			s.more <- string(buffer[:n])
		}
	}()
	go func() {
		code := run(ctx, args, tty, &s.out, tty)
		s.code <- code
		tty.Close()
	}()
	t.Cleanup(func() { cancel(); master.Close() })
	return s
}

// erased matches a line that the screen no longer shows: a slow machine draws a progress
// bar and takes it away again.
var erased = regexp.MustCompile(`[^\n]*\x1b\[2K`)

// sees waits until a text is shown.
func (s *dialogue) sees(text string) {
	s.t.Helper()
	late := time.After(20 * time.Second)
	for !strings.Contains(s.shown.String(), text) {
		select {
		case more, ok := <-s.more:
			if !ok {
				s.t.Fatalf("ended without %q; shown:\n%s", text, s.shown.String())
			}
			shown := erased.ReplaceAllString(s.shown.String()+strings.ReplaceAll(more, "\r", ""), "")
			s.shown.Reset()
			s.shown.WriteString(shown)
		case <-late:
			s.t.Fatalf("never saw %q; shown:\n%s", text, s.shown.String())
		}
	}
	_, rest, _ := strings.Cut(s.shown.String(), text)
	s.shown.Reset()
	s.shown.WriteString(rest)
}

func (s *dialogue) types(keys string) {
	s.t.Helper()
	if _, err := io.WriteString(s.master, keys); err != nil {
		s.t.Fatal(err)
	}
}

// ends is the exit code.
func (s *dialogue) ends() int {
	s.t.Helper()
	late := time.After(20 * time.Second)
	for {
		select {
		case code := <-s.code:
			return code
		case <-s.more:
		case <-late:
			s.t.Fatal("the program does not end")
		}
	}
}

// A whole dialogue by single keys, in Vietnamese.
func TestReviewByKeys(t *testing.T) {
	t.Setenv("TERM", "xterm")
	db := toReview(t)
	s := start(t, "--db", db, "--user", "lan", "article", "review", "2026-10")
	s.sees("[1/8] Bài 1 · 05/10/2026 · đã duyệt\n  Khánh thành cầu Sông Lam\n")
	s.sees("Hệ số tin: 2 · Đơn giá: 1 × 2.530.000 = 2.530.000 ·")
	s.sees("• chặn khóa sổ: Hệ số lương cơ sở là 1, mức đang áp dụng là 0,1\n")
	s.sees("• lưu ý: CMS ghi 506.000 đồng, tính ra 5.060.000 đồng\n")
	s.sees("[a] duyệt [r] từ chối [e] sửa [c] xác nhận tác giả [s] bỏ qua [b] lùi [q] thôi\n[?] trợ giúp › ")
	// What is no key does nothing: an arrow, a pasted word, Enter.
	s.types("\x1b[A")
	s.sees("Không có phím đó ở đây; gõ ? để xem các phím.")
	s.types("\x1b[1;5") // a line that breaks a key in two
	s.types("A")
	s.sees("Không có phím đó")
	s.types("aqr")
	s.sees("Không có phím đó")
	s.types("\r")
	s.types("?")
	s.sees("trợ giúp\n  a  duyệt bài rồi sang điều tiếp theo\n")
	s.sees("› ")
	// An edit: what is refused is asked for again.
	s.types("e")
	s.sees("sửa\nTrường=giá trị (ví dụ text-coefficient=1,5): ")
	s.types("hệ số=1\n")
	s.sees("lỗi: không có cột “hệ số”")
	s.types("base-coefficient=1.500\n")
	s.sees("lỗi: Hệ số lương cơ sở: “1.500” có thể là 1,5 hoặc 1500")
	s.types("id=7\n")
	s.sees("Lý do sửa: ")
	s.types("x\n")
	s.sees("lỗi: cột ID không sửa tay được")
	s.sees("Trường=giá trị")
	s.types("base-coefficient=0,1\n")
	s.sees("Lý do sửa: ")
	s.types("\n") // an Enter too many
	s.sees("Lý do sửa: ")
	s.types("gõ nhầm\n")
	// Nothing is left of it: to the next. A new name makes a new author, who comes last.
	s.sees("[2/8] Bài 2 · 06/10/2026 · đã duyệt\n")
	s.sees("chưa có tác giả để trả\n")
	s.types("e")
	s.sees("Trường")
	s.types("author=Chi\nhỏi ban biên tập\n")
	s.sees("[3/9] Bài 3 · 07/10/2026 · chờ duyệt\n")
	s.types("c")
	s.sees("Diện của A0002 Bình (1 cộng tác viên, 2 phóng viên/biên tập viên, 3 không cư trú, 4 nguồn tin không trả): ")
	s.types("9\n")
	s.sees("lỗi: diện (kind) là contributor")
	s.types("1\n")
	s.sees("[3/9] Bài 3")
	s.sees("[a] duyệt [r] từ chối [e] sửa [s] bỏ qua [b] lùi [q] thôi [?] trợ giúp › ")
	s.types("a")
	s.sees("duyệt\n\n[4/9] Bài 4 ")
	s.sees("nhiều bài cùng tiêu đề “Điểm tin” (4, 5)\n")
	s.types("r")
	s.sees("Lý do từ chối: ")
	s.types("\n\n") // nothing typed twice: not rejected after all
	s.sees("› ")
	s.types("R")
	s.sees("Lý do từ chối: ")
	s.types("trùng bài 5\n")
	// 5 has nothing left and is passed over, unless somebody goes back to it.
	s.sees("[6/9] Tác giả A0001 · An · chưa xác nhận\n  Bài: 1, 5\n")
	s.types("b")
	s.sees("[5/9] Bài 5 ")
	s.sees("Không còn gì phải xem lại ở đây.")
	s.types("a")
	s.sees("Bài này đã duyệt từ trước.")
	s.sees("[6/9]")
	s.types("c")
	s.sees("Diện của A0001 An")
	s.types("staff\n")
	s.sees("[8/9] Tháng 2026-10\n  • lưu ý: chưa khai báo quy chế")
	s.types("s")
	s.sees("[9/9] Tác giả A0003 · Chi · chưa xác nhận")
	s.types("q")
	s.sees("thôi\n")
	if code := s.ends(); code != exitDone {
		t.Errorf("exit %d", code)
	}
	want := `Đã xem lại tháng 2026-10
Mục                    Giá trị
──────────────────────────────
Đã duyệt                     1
Đã từ chối                   1
Đã sửa                       2
Tác giả đã xác nhận          2
Bỏ qua                       1
Điều còn phải xem lại        2
Trong đó chặn khóa sổ        1
`
	if s.out.String() != want {
		t.Errorf("%s\nwant\n%s", s.out.String(), want)
	}
	// 2 × 253,000; 3 × 253,000 and 253,000 of 5: An; 253,000 of 2
	if got := does(t, "--db", db, "total", "2026-10", "--output", "csv"); got != "author,articles,photos,text,photo,other,gross\nAn,2,0,759000,0,0,759000\nBình,1,0,759000,0,0,759000\nChi,1,0,253000,0,0,253000\n" {
		t.Error(got)
	}
	history := does(t, "--db", db, "--lang", "en", "article", "history", "1")
	if !strings.Contains(history, ", lan, set in nhuanbut\n  Why: gõ nhầm\n  Hệ số lương cơ sở: 1 → 0.1 (file: 1)") {
		t.Error(history)
	}
	does(t, "--db", db, "verify")
}

// The same by line, in English: a key with Enter, typed ahead, to the end of the input.
func TestReviewByLines(t *testing.T) {
	t.Setenv("TERM", "dumb")
	db := toReview(t)
	s := start(t, "--db", db, "--lang", "en", "--output", "json", "article", "review", "10/2026")
	s.sees("[1/8] Article 1 · 2026-10-05 · approved\n")
	s.sees("• blocking: Hệ số lương cơ sở is 1, in force is 0.1\n")
	s.sees("[a] approve [r] reject [e] edit [c] confirm author [s] skip [b] back [q] quit\n[?] help › ")
	s.types("x\n")
	s.sees("There is no such key here; ? shows the keys.")
	s.types("approve\n")
	s.sees("There is no such key")
	s.types("s\ne\nauthor=An\nby phone\na\n")
	s.sees("[2/8] Article 2")
	s.sees("Field=value (such as text-coefficient=1.5): ")
	s.sees("[3/8] Article 3 · 2026-10-07 · pending")
	s.sees("approve\n\n[4/8] Article 4")
	s.types("r\nduplicate\n")
	s.sees("[6/8] Author A0001 · An · not confirmed")
	s.types("\x04") // the end of the input
	if code := s.ends(); code != exitDone {
		t.Errorf("exit %d", code)
	}
	if want := `{"period":"2026-10","approved":["3"],"rejected":["4"],"edited":["2"],"confirmed":[],"skipped":["1"],"left":5,"blocking":3}` + "\n"; s.out.String() != want {
		t.Errorf("%s, want %s", s.out.String(), want)
	}
}

// Ctrl-C ends it, in a key's place and in a line's, and says what is stored.
func TestReviewInterrupted(t *testing.T) {
	t.Setenv("TERM", "xterm")
	db := toReview(t)
	s := start(t, "--db", db, "article", "review", "2026-10")
	s.sees("› ")
	s.types("\x03")
	s.sees("Đã dừng theo yêu cầu; những gì đã làm được giữ trong sổ: chưa có gì.")
	if code := s.ends(); code != exitInterrupted || s.out.Len() != 0 {
		t.Errorf("exit %d, %q", code, s.out.String())
	}
	s = start(t, "--db", db, "--lang", "en", "article", "review", "2026-10")
	s.sees("› ")
	s.types("s")
	s.sees("[2/8]")
	s.types("r")
	s.sees("Why: ")
	s.types("unsigned\n")
	s.sees("[3/8]")
	s.types("e")
	s.sees("Field=value")
	s.cancel() // what a signal does
	s.sees("Interrupted; what was done is stored: 1 rejected.")
	if code := s.ends(); code != exitInterrupted {
		t.Errorf("exit %d", code)
	}
	if got := does(t, "--db", db, "article", "list", "--status", "rejected", "--output", "csv"); !strings.Contains(got, "\n2,") {
		t.Error(got)
	}
}
