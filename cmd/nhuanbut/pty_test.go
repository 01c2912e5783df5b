//go:build !windows

package main

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/creack/pty"
	"github.com/jedib0t/go-pretty/v6/text"
)

// session is the program in a terminal of its own.
type session struct {
	*exec.Cmd
	keys io.Writer

	mu     sync.Mutex
	screen bytes.Buffer
	ended  chan struct{} // the terminal gives nothing more
}

// onTerminal starts the program in a terminal of so many columns. TestMain has put it
// where a shell finds it.
func onTerminal(t *testing.T, columns uint16, env []string, args ...string) *session {
	t.Helper()
	s := &session{Cmd: exec.Command("nhuanbut", args...), ended: make(chan struct{})}
	s.Env = append(os.Environ(), append([]string{"TERM=xterm-256color", "NO_COLOR=", "NHUANBUT_LANG=vi"}, env...)...)
	f, err := pty.StartWithSize(s.Cmd, &pty.Winsize{Rows: 24, Cols: columns})
	if err != nil {
		t.Skip("no terminal: ", err)
	}
	s.keys = f
	go func() {
		defer close(s.ended)
		buf := make([]byte, 4096)
		for {
			n, err := f.Read(buf)
			s.mu.Lock()
			s.screen.Write(buf[:n])
			s.mu.Unlock()
			if err != nil {
				return // Linux says EIO where the other side has gone
			}
		}
	}()
	t.Cleanup(func() {
		s.Process.Kill()
		f.Close()
	})
	return s
}

func (s *session) shown() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return strings.ReplaceAll(s.screen.String(), "\r\n", "\n")
}

// waitFor waits until the terminal has shown something.
func (s *session) waitFor(t *testing.T, what string) {
	t.Helper()
	for end := time.Now().Add(30 * time.Second); time.Now().Before(end); time.Sleep(10 * time.Millisecond) {
		if strings.Contains(s.shown(), what) {
			return
		}
	}
	t.Fatalf("it never shows %q:\n%s", what, s.shown())
}

// exit waits for the program's end and gives its exit code and what it has shown.
func (s *session) exit(t *testing.T) (int, string) {
	t.Helper()
	done := make(chan error, 1)
	go func() { done <- s.Wait() }()
	select {
	case <-done:
	case <-time.After(30 * time.Second):
		t.Fatalf("it does not end:\n%s", s.shown())
	}
	<-s.ended
	return s.ProcessState.ExitCode(), s.shown()
}

var escape = regexp.MustCompile("\x1b\\[[0-9;]*[A-Za-z]")

// overwritten is what the beginning of its line has been gone back to.
var overwritten = regexp.MustCompile(`[^\n]*\r`)

const redCode = "\x1b[31m"

// Tables stand within the terminal; no amount and no hash is broken.
func TestTablesFitTheTerminal(t *testing.T) {
	db := filepath.Join(sampleLedger(t), "nhuanbut.db")
	amount := regexp.MustCompile(`(?m)^\s*Tổng cộng .* 82\.492\.900$`)
	head := regexp.MustCompile(`(?m)\b[0-9a-f]{64}$`)
	for _, tt := range []struct {
		args []string
		has  *regexp.Regexp
	}{
		{[]string{"total", "2026-10"}, amount},
		{[]string{"total", "2026-10", "--by", "article"}, amount},
		{[]string{"check", "2026-10"}, regexp.MustCompile(`(?m)^lưu ý +amount-differs +4177\n    CMS ghi 253.000 đồng, tính ra 379.500 đồng`)},
		{[]string{"article", "list", "--month", "2026-10"}, regexp.MustCompile(`(?m)^4137 .* 632\.500$`)},
		{[]string{"article", "show", "4147"}, regexp.MustCompile(`(?m) 2\.530\.000$`)},
		{[]string{"article", "history", "4147"}, regexp.MustCompile(`(?m)  Hệ số tin: 1$`)},
		{[]string{"author", "list"}, regexp.MustCompile(`(?m)^A0010 +Lê Thảo Vy `)},
		{[]string{"author", "show", "A0001"}, regexp.MustCompile(`Phượng Khuê`)},
		{[]string{"rate", "list"}, regexp.MustCompile(`(?m)^base-salary .*2\.530\.000  NĐ 161/2026/NĐ-CP$`)},
		{[]string{"setting", "list"}, regexp.MustCompile(`Sông Lam`)},
		{[]string{"period", "list"}, regexp.MustCompile(`28\.222\.800 .* [0-9a-f]{16}\n`)},
		{[]string{"period", "show", "2026-09"}, head},
		{[]string{"pay", "list"}, regexp.MustCompile(`28\.222\.800 +530\.100 +27\.692\.700\n`)},
		{[]string{"pay", "show", "1"}, regexp.MustCompile(`(?m)^ 3 .*5\.301\.000 +530\.100 +4\.770\.900\n +Căn cứ thuế: khấu trừ 10% · Cách chi: chuyển khoản · Ngày chi: 10/10/2026$`)},
		{[]string{"verify"}, head},
		{[]string{"audit"}, regexp.MustCompile(`period close\s+(Về: )?2026-09`)},
		{[]string{"version"}, regexp.MustCompile(`SQLite +3`)},
		{nil, regexp.MustCompile(`(?m)^     nhuanbut article approve --month 2026-10 --status pending$`)},
	} {
		t.Run(strings.Join(tt.args, " "), func(t *testing.T) {
			_, shown := onTerminal(t, 80, []string{"NHUANBUT_DB=" + db}, tt.args...).exit(t)
			plain := strings.TrimRight(escape.ReplaceAllString(overwritten.ReplaceAllString(shown, ""), ""), "\n")
			for line := range strings.SplitSeq(plain, "\n") {
				if width := text.StringWidth(line); width > 80 {
					t.Errorf("%d columns: %s", width, line)
				}
			}
			if !tt.has.MatchString(plain) {
				t.Errorf("%s is not in\n%s", tt.has, plain)
			}
		})
	}
}

// Colours are for terminals, and for those who want them.
func TestColours(t *testing.T) {
	db := filepath.Join(sampleLedger(t), "nhuanbut.db")
	blocking := redCode + "chặn khóa sổ\x1b[0m"
	for name, tt := range map[string]struct {
		env  []string
		args []string
		want string // "" is no colour at all
	}{
		"a terminal":       {nil, []string{"check", "2026-10"}, blocking},
		"NO_COLOR":         {[]string{"NO_COLOR=1"}, []string{"check", "2026-10"}, ""},
		"TERM=dumb":        {[]string{"TERM=dumb"}, []string{"check", "2026-10"}, ""},
		"--output json":    {nil, []string{"check", "2026-10", "--output", "json"}, ""},
		"--output csv":     {nil, []string{"check", "2026-10", "--output", "csv"}, ""},
		"an error":         {nil, []string{"total", "2026-13"}, redCode + "lỗi\x1b[0m: "},
		"an error, silent": {[]string{"NO_COLOR=1"}, []string{"total", "2026-13"}, ""},
	} {
		t.Run(name, func(t *testing.T) {
			_, shown := onTerminal(t, 80, append(tt.env, "NHUANBUT_DB="+db), tt.args...).exit(t)
			if tt.want == "" && strings.Contains(shown, "\x1b") || !strings.Contains(shown, tt.want) {
				t.Errorf("want %q in %q", tt.want, shown)
			}
		})
	}
	t.Run("a pipe", func(t *testing.T) {
		out, _ := exec.Command("nhuanbut", "--db", db, "check", "2026-10").CombinedOutput()
		if bytes.ContainsRune(out, 0x1b) || !bytes.Contains(out, []byte("amount-differs             4177              CMS ghi 253.000 đồng, tính ra 379.500 đồng (“Rút gọn")) {
			t.Errorf("%s", out)
		}
	})
}

// Long work shows how far it has come, on a terminal alone, and leaves nothing of that.
func TestProgressBar(t *testing.T) {
	if testing.Short() {
		t.Skip("it takes long work to see it")
	}
	list := bigList(t, 12_000)
	_, shown := onTerminal(t, 80, nil, "--db", newLedger(t), "import", list, "--yes").exit(t)
	if !regexp.MustCompile(`big\.csv: [0-9.]+ dòng, [0-9.]+ dòng/giây +[0-9]+% .*\[[0-9]+s:[0-9]+s\]`).MatchString(shown) {
		t.Errorf("no bar in %q", shown)
	}
	if last := shown[strings.LastIndex(shown, "\x1b[2K"):]; !strings.Contains(last, "12.000") || strings.Contains(last, "giây") {
		t.Errorf("the bar stays: %q", last)
	}
	_, shown = onTerminal(t, 80, nil, "--db", newLedger(t), "--quiet", "import", list).exit(t)
	if strings.Contains(shown, "giây") {
		t.Errorf("--quiet: %q", shown)
	}
	out, err := exec.Command("nhuanbut", "--db", newLedger(t), "import", list).CombinedOutput()
	if err != nil || bytes.Contains(out, []byte("giây")) {
		t.Errorf("a pipe: %v, %q", err, out)
	}
}

// Ctrl-C ends a command at once, with nothing half done.
func TestInterrupt(t *testing.T) {
	if testing.Short() {
		t.Skip("it takes long work to interrupt")
	}
	db, list := newLedger(t), bigList(t, 60_000)
	s := onTerminal(t, 80, nil, "--db", db, "import", list)
	s.waitFor(t, "dòng/giây")
	began := time.Now()
	fmt.Fprint(s.keys, "\x03")
	code, shown := s.exit(t)
	if took := time.Since(began); code != exitInterrupted || took > 5*time.Second {
		t.Errorf("exit %d after %s: %s", code, took, shown)
	}
	if !strings.Contains(shown, "Đã dừng theo yêu cầu; chưa có gì được ghi.") {
		t.Errorf("it does not say what is stored: %q", shown)
	}
	out, err := exec.Command("nhuanbut", "--db", db, "article", "list").CombinedOutput()
	if err != nil || !strings.Contains(string(out), "Không có bài nào") {
		t.Errorf("%v: %s", err, out)
	}
}

// What a full disk or a closed pipe does to a command depends on whether it has stored
// something.
func TestOutputThatIsLost(t *testing.T) {
	db := filepath.Join(sampleLedger(t), "nhuanbut.db")
	disk, err := os.OpenFile("/dev/full", os.O_WRONLY, 0)
	if err != nil {
		t.Skip(err)
	}
	defer disk.Close()
	reader, pipe, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	reader.Close()
	defer pipe.Close()
	add := []string{"line", "add", "--month", "2026-10", "--author", "A0003", "--kind", "quota", "--amount", "5", "--basis", "x"}
	for _, tt := range []struct {
		out  *os.File
		args []string
		code int
		says string
	}{
		{disk, add, exitUnseen, "đã ghi xong, không cần làm lại: line add A0003"},
		{pipe, add, exitUnseen, "đã ghi xong, không cần làm lại: line add A0003"},
		{disk, []string{"article", "list"}, exitFailed, "lỗi: "},
		{disk, []string{"help"}, exitFailed, "lỗi: "},
		{pipe, []string{"article", "list"}, exitPipe, ""},
	} {
		var errs bytes.Buffer
		cmd := exec.Command("nhuanbut", append([]string{"--db", db}, tt.args...)...)
		cmd.Stdout, cmd.Stderr = tt.out, &errs
		err := cmd.Run()
		said := errs.String()
		if code := cmd.ProcessState.ExitCode(); code != tt.code || !strings.Contains(said, tt.says) || tt.says == "" && said != "" {
			t.Errorf("%v > %s exits %d (%v): %s", tt.args, tt.out.Name(), code, err, said)
		}
	}
}
