package main

import (
	"errors"
	"io/fs"
	"os"
	"strings"

	"nhuanbut/ledger/cms"
)

// readMaps reads what is said of a list's columns: --map with files or with lines of one,
// and --ignore-column.
func readMaps(said, ignored []string) (cms.Map, error) {
	m := cms.NewMap()
	for _, one := range said {
		if err := readMap(m, one); err != nil {
			return m, err
		}
	}
	for _, header := range ignored {
		if err := m.Ignore(header); err != nil {
			return m, err
		}
	}
	return m, nil
}

// readMap reads a file of a map, or a line: "Thành tiền = Số tiền".
func readMap(m cms.Map, said string) error {
	file, err := os.Open(said)
	if err != nil && strings.Contains(said, "=") && (errors.Is(err, fs.ErrNotExist) || errors.Is(err, fs.ErrInvalid)) {
		return m.Read(strings.NewReader(said), said)
	}
	if err != nil {
		return err
	}
	defer file.Close()
	return m.Read(file, said)
}
