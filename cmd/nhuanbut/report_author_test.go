package main

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// Who stops the writing of many files hears how many there are.
func TestStatementsInterrupted(t *testing.T) {
	dir := t.TempDir()
	db, csv, out := filepath.Join(dir, "a.db"), filepath.Join(dir, "a.csv"), filepath.Join(dir, "out")
	rows := "ID,Tiêu đề,Ngày xuất bản,Tác giả,Hệ số tin,Approval Status\n"
	const authors = 400
	for i := range authors {
		rows += fmt.Sprintf("%d,Bài %d,05/09/2026,Tác giả %d,1,Đã duyệt\n", i+1, i, i)
	}
	if err := os.WriteFile(csv, []byte(rows), 0o600); err != nil {
		t.Fatal(err)
	}
	var errs bytes.Buffer
	do := func(ctx context.Context, args ...string) int {
		errs.Reset()
		return run(ctx, append([]string{"--db", db}, args...), strings.NewReader(""), &bytes.Buffer{}, &errs)
	}
	for _, args := range [][]string{{"init"}, {"import", csv}} {
		if code := do(t.Context(), args...); code != exitDone {
			t.Fatal(args, code, errs.String())
		}
	}
	ctx, stop := context.WithCancel(t.Context())
	go func() { // as soon as there is a file
		for {
			if found, _ := filepath.Glob(filepath.Join(out, "*.xlsx")); len(found) > 0 || ctx.Err() != nil {
				stop()
				return
			}
			time.Sleep(time.Millisecond)
		}
	}()
	code := do(ctx, "report", "authors", "2026-09", "-o", out)
	stop()
	found, err := filepath.Glob(filepath.Join(out, "*"))
	if err != nil || len(found) == 0 || len(found) == authors {
		t.Fatalf("%d files, %v", len(found), err)
	}
	want := fmt.Sprintf("Đã dừng theo yêu cầu; đã ghi %d trong %d sao kê vào %s.\n", len(found), authors, out)
	if code != exitInterrupted || errs.String() != want {
		t.Errorf("exits %d: %s, want %s", code, errs.String(), want)
	}
}
