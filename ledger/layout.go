package ledger

import (
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strings"

	"nhuanbut/ledger/cms"
	"nhuanbut/payroll"
)

// layoutOf is what two lists share that have the same headers, in whatever order.
func layoutOf(header []cms.HeaderColumn) string {
	names := make([]string, 0, len(header))
	for _, h := range header {
		if h.Name != "" {
			names = append(names, payroll.TextKey(h.Name))
		}
	}
	slices.Sort(names)
	sum := sha256.Sum256([]byte(strings.Join(slices.Compact(names), "\n")))
	return hex.EncodeToString(sum[:])
}

// readLayouts returns those of a source's lists that were imported.
func readLayouts(t *tx, source string) (map[string]bool, error) {
	list, err := all(t, `SELECT DISTINCT layout FROM list_layout WHERE source = $1`, []any{source}, func(s *string) []any { return []any{s} })
	known := make(map[string]bool, len(list))
	for _, layout := range list {
		known[layout] = true
	}
	return known, err
}

// keepLayout remembers the layout of a file that has been read, and says whether the
// source had it before.
func (im *importer) keepLayout(u *Understood) error {
	if im.door.layouts[u.layout] || u.Articles == 0 {
		return nil
	}
	im.done.NewLayout = true
	if err := im.begin(); err != nil {
		return err
	}
	im.door.layouts[u.layout] = true
	_, err := im.tx.Exec(`INSERT INTO list_layout (event_id, source, layout) VALUES ($1, $2, $3)`, im.tx.EventID, im.o.Source, u.layout)
	return err
}
