package cms

import (
	"errors"
	"io"
	"strings"

	"nhuanbut/payroll"
)

// readCommon reads what all sheets refer to: their texts and their formats.
func (b *book) readCommon() (err error) {
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

// weighTexts finds the script of the workbook's texts, and reads the strings again
// where it is another.
func (b *book) weighTexts() error {
	if b.weighed != nil {
		return nil
	}
	var parts []io.Reader
	names := []string{b.texts}
	for _, s := range b.sheets {
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
		parts = append(parts, p.text.r, strings.NewReader(" "))
	}
	e, err := weigh(io.MultiReader(parts...))
	if err != nil {
		return payroll.Refuse(FileDamaged, b.texts)
	}
	b.weighed = e
	if b.script, err = e.judge(); err != nil || b.script == asUnicode || b.strings == nil {
		return err
	}
	old := b.strings
	b.strings, err = b.readStrings(b.texts)
	return errors.Join(err, old.close())
}
