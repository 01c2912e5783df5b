package ledger

import (
	"context"
	"errors"

	"nhuanbut/payroll"
)

// NoteEmpty refuses a note without a letter. Facts: note.
const NoteEmpty payroll.Code = "note-empty"

// Noted is what saying of a note did. Its JSON is a contract.
type Noted struct {
	Note    string             `json:"note"`
	Kind    payroll.AuthorKind `json:"kind"`    // of whoever has it beside the name, "" where it says none
	Authors []Author           `json:"authors"` // who is known without it now
	Left    []string           `json:"left"`    // names that keep it: who bears the rest of the name is of another kind
}

// NoteAuthors says that a note beside names, such as "(CTV)", is no part of them, and
// what kind of author it tells, "" for none: of the authors there are and of those who
// come. Whoever is not confirmed is of that kind then.
func (l *Ledger) NoteAuthors(ctx context.Context, act Act, note string, kind payroll.AuthorKind) (done Noted, err error) {
	key := payroll.NoteKey(note)
	if payroll.LetterKey(key) == "" {
		return done, payroll.Refuse(NoteEmpty, "note", note)
	}
	err = l.write(ctx, act, func(t *tx) error {
		done = Noted{Note: payroll.OneLine(note), Kind: kind, Authors: []Author{}, Left: []string{}}
		if err := checkUnchanged(t, noteRows, key); err != nil {
			return err
		}
		if err := t.BeginEvent("author note", done.Note, string(kind)); err != nil {
			return err
		}
		if _, err := t.Exec(`INSERT INTO note_rule (event_id, note, note_key, kind) VALUES ($1, $2, $3, $4)`, t.EventID, done.Note, key, kind); err != nil {
			return err
		}
		t.said = nil
		odd, err := oddAuthors(t)
		if err != nil {
			return err
		}
		for _, a := range odd {
			if err := takeNote(t, a, key, &done); err != nil {
				return err
			}
		}
		return nil
	})
	return done, err
}

// oddAuthors returns the authors whose name is more or less than one person's, and of whom
// nobody has said whom it means.
func oddAuthors(t *tx) ([]Author, error) {
	authors, err := readAuthors(t, ` WHERE v.merged_into IS NULL AND v.named = 0 ORDER BY a.id`)
	var odd []Author
	for _, a := range authors {
		if payroll.LookAt(a.Name).Look == payroll.LooksOdd {
			odd = append(odd, a)
		}
	}
	return odd, err
}

// takeNote makes an author whose name has the note the one without it.
func takeNote(t *tx, a Author, key string, done *Noted) error {
	said, err := readSayings(t)
	if err != nil {
		return err
	}
	look := payroll.LookAt(a.Name)
	bare, kind, ok := said.withoutNote(look)
	if !ok || payroll.NoteKey(look.Note) != key && payroll.NoteKey(look.Other) != key {
		return nil
	}
	fits, err := kindFits(t, bare, kind)
	if err != nil {
		return err
	}
	if !fits || kind != "" && a.Kind != payroll.Unconfirmed && a.Kind != kind {
		done.Left = append(done.Left, a.Name)
		return nil
	}
	now, err := callAuthorBy(t, a, bare)
	if err != nil {
		return err
	}
	if now.Kind == payroll.Unconfirmed && kind != payroll.Unconfirmed {
		now.Kind = kind
		if err := addAuthorVersion(t, now); err != nil {
			return err
		}
	}
	done.Authors = append(done.Authors, now)
	return nil
}

// callAuthorBy makes an author the one who bears a name: they are merged, or, where nobody bears
// it, the author bears it from now on.
func callAuthorBy(t *tx, a Author, name string) (Author, error) {
	survivor, err := findAuthor(t, name)
	if errors.Is(err, payroll.Refuse(NoSuchAuthor)) {
		if err := renameAuthor(t, &a, name); err != nil {
			return a, err
		}
		return a, addAuthorVersion(t, a)
	}
	if err != nil || survivor.ID == a.ID {
		return survivor, err
	}
	return survivor, mergeAuthor(t, &survivor, a)
}

// mergeAuthor makes an author known as another under the event that has begun.
func mergeAuthor(t *tx, survivor *Author, gone Author) error {
	if err := survivor.take(gone); err != nil {
		return err
	}
	gone.mergedInto = survivor.ID
	if err := addAuthorVersion(t, gone); err != nil {
		return err
	}
	return addAuthorVersion(t, *survivor)
}

// uniteNames merges into their bearer the authors whose name is two names of one person:
// "Hoa Sim (Vũ Thị Sương)" where Vũ Thị Sương is known as Hoa Sim.
func uniteNames(t *tx) error {
	odd, err := oddAuthors(t)
	if err != nil {
		return err
	}
	for _, a := range odd {
		look := payroll.LookAt(a.Name)
		if look.Other == "" {
			continue
		}
		one, err := nameBearer(t, look.Name)
		if err != nil {
			return err
		}
		other, err := nameBearer(t, look.Other)
		if err != nil {
			return err
		}
		if one == 0 || one != other || one == a.ID {
			continue
		}
		if _, err := callAuthorBy(t, a, look.Name); err != nil {
			return err
		}
	}
	return nil
}
