package statement

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"nhuanbut/ledger"
	"nhuanbut/payroll"
	"nhuanbut/reports/outfile"
	"nhuanbut/reports/paper"
)

// WriteAll writes statements into a folder, made where it is missing, each whole or
// not at all. It says how many it wrote, also where it fails or is stopped.
func WriteAll(ctx context.Context, list []*ledger.Statement, dir string, o paper.Options) (written int, err error) {
	if info, err := os.Stat(dir); err == nil && !info.IsDir() {
		return 0, payroll.Refuse(outfile.OutNoFolder, "path", dir)
	}
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return 0, err
	}
	for _, s := range list {
		path := filepath.Join(dir, AuthorFile(s.Author)+".xlsx")
		if err := Write(ctx, s, path, o); err != nil {
			return written, fmt.Errorf("%s: %w", path, err)
		}
		written++
	}
	return written, nil
}

// longestFile is how many letters of a name a file's name has, so that a path stays
// within what Windows takes.
const longestFile = 60

// AuthorFile returns a name for an author's file, without ending: "A0007-phuong-khue". It has
// the author's code, which is no other's and no name of a device (CON, NUL), and of the
// name what any system writes alike: small letters without marks, digits and hyphens.
func AuthorFile(a ledger.Author) string {
	name := strings.Map(func(r rune) rune {
		if r >= 'a' && r <= 'z' || r >= '0' && r <= '9' {
			return r
		}
		return ' '
	}, strings.ToLower(payroll.Unaccented(a.Name)))
	name = strings.Join(strings.Fields(name), "-")
	name = strings.TrimRight(name[:min(len(name), longestFile)], "-")
	return strings.TrimRight(a.Code+"-"+name, "-")
}
