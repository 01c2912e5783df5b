package cms

import (
	"errors"
	"io"
	"strings"
)

// readCommon reads what all sheets refer to: their texts and their formats.
func (w *workbook) readCommon() (err error) {
	if w.parts[entryName(w.formats)] != nil {
		if w.styles, err = w.readStyles(w.formats); err != nil {
			return err
		}
	}
	if w.parts[entryName(w.texts)] != nil {
		if w.strings, err = w.readStrings(w.texts); err == nil && w.strings.odd {
			err = w.weighTexts()
		}
	}
	return err
}

// weighTexts finds the script of the workbook's texts, and reads the strings again
// where it is another.
func (w *workbook) weighTexts() error {
	if w.weighed != nil {
		return nil
	}
	var parts []io.Reader
	names := []string{w.texts}
	for _, s := range w.sheets {
		names = append(names, s.part)
	}
	for _, name := range names {
		if w.parts[entryName(name)] == nil {
			continue
		}
		p, err := w.part(name)
		if err != nil {
			return err
		}
		defer p.close()
		parts = append(parts, p.text.r, strings.NewReader(" "))
	}
	e, err := weigh(io.MultiReader(parts...))
	if err != nil {
		return w.refuse(FileDamaged, w.texts)
	}
	w.weighed = e
	quiet := *w.reading // it is said of the sheet that is read
	if w.script, err = quiet.judgeScript(e); err != nil || w.script == asUnicode || w.strings == nil {
		return err
	}
	old := w.strings
	w.strings, err = w.readStrings(w.texts)
	return errors.Join(err, old.close())
}
