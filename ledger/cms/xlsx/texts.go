package xlsx

import (
	"errors"
	"io"
	"strings"

	"nhuanbut/ledger/cms/grid"
	"nhuanbut/ledger/cms/script"
	"nhuanbut/payroll"
)

// ReadTexts reads the strings and formats that all sheets share. Call it before OpenSheet.
func (b *Book) ReadTexts() (err error) {
	if b.parts[entryName(b.formats)] != nil {
		if b.styles, err = b.readStyles(b.formats); err != nil {
			return err
		}
	}
	if b.parts[entryName(b.texts)] != nil {
		if b.strings, err = b.readStrings(b.texts); err == nil && b.strings.odd {
			err = b.weighTexts()
		}
	}
	return err
}

// weighTexts finds the script of the workbook's texts. It reads the strings again if they are
// not Unicode.
func (b *Book) weighTexts() error {
	if b.weighed != nil {
		return nil
	}
	var parts []io.Reader
	names := []string{b.texts}
	for _, s := range b.Sheets {
		names = append(names, s.part)
	}
	for _, name := range names {
		if b.parts[entryName(name)] == nil {
			continue
		}
		p, err := b.part(name)
		if err != nil {
			return err
		}
		defer p.close()
		parts = append(parts, p.text.R, strings.NewReader(" "))
	}
	e, err := script.Weigh(io.MultiReader(parts...))
	if err != nil {
		return payroll.Refuse(grid.FileDamaged, "part", b.texts)
	}
	b.weighed = e
	if b.script, err = e.Judge(); err != nil || b.script == script.Unicode || b.strings == nil {
		return err
	}
	old := b.strings
	b.strings, err = b.readStrings(b.texts)
	return errors.Join(err, old.close())
}
