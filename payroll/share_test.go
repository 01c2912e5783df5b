package payroll_test

import (
	"fmt"
	"testing"

	"nhuanbut/payroll"
)

func TestPortions(t *testing.T) {
	merged := people("An; Bình (30%)")[1:]
	merged = append(merged, people("An (70%)")...)
	merged[0].Author = 1 // two names that are one person
	for name, tt := range map[string]struct {
		text, photo []payroll.Payee
		author      int64
		role        payroll.Role
		want        string
	}{
		"alone":                          {people("An"), nil, 1, payroll.TextRole, "[1/1]"},
		"equal":                          {people("An; Bình; Châu"), nil, 3, payroll.TextRole, "[1/3]"},
		"said":                           {people("An (60%); Bình (40%)"), nil, 2, payroll.TextRole, "[2/5]"},
		"named twice":                    {merged, nil, 1, payroll.TextRole, "[3/10 7/10]"},
		"photos go like the text":        {people("An; Bình"), nil, 2, payroll.PhotoRole, "[1/2]"},
		"photos have people of theirs":   {people("An; Bình"), people("An"), 1, payroll.PhotoRole, "[1/1]"},
		"who has no part in them":        {people("An; Bình"), people("An"), 2, payroll.PhotoRole, "[]"},
		"shares that do not make 100":    {people("An (60%); Bình (30%)"), nil, 1, payroll.TextRole, "[]"},
		"one share said, the others not": {people("An (60%); Bình"), nil, 1, payroll.TextRole, "[]"},
	} {
		a := payroll.Article{Authors: tt.text, PhotoAuthors: tt.photo}
		if got := fmt.Sprint(a.Portions(tt.author, tt.role)); got != tt.want {
			t.Errorf("%s: %s, want %s", name, got, tt.want)
		}
	}
}
