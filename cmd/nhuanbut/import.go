package main

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"nhuanbut/cmd/nhuanbut/internal/help"
	"nhuanbut/cmd/nhuanbut/internal/term"
	"nhuanbut/ledger"
	"nhuanbut/ledger/cms"
	"nhuanbut/ledger/cms/value"
	"nhuanbut/payroll"
	"nhuanbut/reports/lang"
)

// importOptions are the options of import as the command line has them.
type importOptions struct {
	ledger.ImportOptions
	explain, yes  bool
	maps, ignored []string
}

func importCommand(a *app) *cobra.Command {
	o := importOptions{ImportOptions: ledger.ImportOptions{Source: ledger.MainSource}}
	cmd := &cobra.Command{
		Use: "import " + a.say("arg.files"), Short: a.say("help.import"), Long: a.say("help.import.long"),
		Example: a.say("example.import"), Args: a.between(1, -1),
		RunE: func(cmd *cobra.Command, args []string) error { return runImport(cmd.Context(), a, args, o) },
	}
	f := a.flags(cmd)
	f.bool(&o.DryRun, "dry-run", "flag.dry-run")
	f.key()
	f.bool(&o.yes, "yes", "flag.import.yes")
	f.bool(&o.explain, "explain", "flag.explain")
	f.bool(&o.Whole, "full", "flag.full")
	f.text(&o.Source, "source", "flag.source", a.kinds.name)
	f.dates(&o.Dates)
	f.texts(&o.maps, "map", "flag.maps", a.kinds.file)
	f.texts(&o.ignored, "ignore-column", "flag.ignore-column", a.kinds.name)
	f.unit(&o.Unit)
	f.texts(&o.Sheets, "sheet", "flag.sheets", a.kinds.name)
	f.bool(&o.AllSheets, "all-sheets", "flag.all-sheets")
	f.bool(&o.SkipHidden, "skip-hidden", "flag.skip-hidden")
	f.month(&o.Month, "month", "flag.month")
	groups := []cms.GroupsAs{cms.GroupsAuthors, cms.GroupsGenres, cms.GroupsCategories}
	chosen(f, &o.Groups, "groups", "flag.groups", groups, func(typed string) (cms.GroupsAs, error) {
		as, err := cms.ParseGroups(typed)
		if err != nil {
			err = a.misused(err)
		}
		return as, err
	})
	f.text(&o.Basis, "basis", "flag.import.basis", a.kinds.text)
	f.texts(&o.FillDown, "fill-down", "flag.fill-down", a.kinds.name)
	cmd.AddCommand(importAuthorsCommand(a))
	return cmd
}

// dates adds the flag for the order of day and month.
func (f flags) dates(to *value.DateOrder) {
	kind := help.Kind{Choices: []string{"dmy", "mdy"}}
	help.Add(f.set, f.flag("dates", "flag.dates", kind), to, func(typed string) (value.DateOrder, error) {
		order, err := value.ParseDateOrder(typed)
		if err != nil {
			return order, f.app.misuse("usage.dates", typed)
		}
		return order, nil
	})
}

// unit adds the flag for the unit of amounts.
func (f flags) unit(to *cms.Unit) {
	kind := help.Kind{Word: f.app.kinds.name.Word, Choices: []string{"dong", "nghin"}}
	help.Add(f.set, f.flag("unit", "flag.import.unit", kind), to, func(typed string) (cms.Unit, error) {
		unit, err := cms.ParseUnit(typed)
		if err != nil {
			return unit, f.app.misuse("usage.unit", typed)
		}
		return unit, nil
	})
}

func runImport(ctx context.Context, a *app, paths []string, o importOptions) (err error) {
	o.Source, o.Basis = payroll.OneLine(o.Source), payroll.OneLine(o.Basis)
	if o.Map, err = readMaps(o.maps, o.ignored); err != nil {
		return err
	}
	if own, err := ownWorkbook(a, paths, o); err != nil || own != "" {
		if err != nil {
			return err
		}
		return runCorrect(ctx, a, own, o)
	}
	if o.explain {
		return runImportExplain(ctx, a, paths, o.ImportOptions)
	}
	return importing(ctx, a, func(ctx context.Context, l *ledger.Ledger) (ledger.Imported, error) {
		if !o.yes && a.asks() {
			return importAsked(ctx, a, l, paths, o.ImportOptions)
		}
		return l.Import(ctx, a.act(), paths, o.ImportOptions)
	})
}

// importing takes files in and says what that did.
func importing(ctx context.Context, a *app, take func(context.Context, *ledger.Ledger) (ledger.Imported, error)) error {
	return a.changing(ctx, func(l *ledger.Ledger) error {
		done, err := take(ctx, l)
		if err != nil {
			return err
		}
		if !done.DryRun {
			sayRepeated(a, l)
		}
		if err := a.print(importJSON(a, done), importTable(done)); err != nil {
			return err
		}
		sayImported(a, done)
		if toSettle(done) {
			return errFound
		}
		return nil
	})
}

// toSettle reports whether an import leaves something that somebody has to settle.
func toSettle(done ledger.Imported) bool {
	return len(done.Refused) > 0 || len(done.Held) > 0 || done.Incomplete || foundBlocking(done.Found) || slices.ContainsFunc(done.Warnings, func(w *cms.Warning) bool {
		return payroll.SeverityOf(w.Reason.Code) == payroll.Blocking
	})
}

// importJSON returns what import prints with --output json.
func importJSON(a *app, done ledger.Imported) any {
	return struct {
		Files []ledger.ImportedFile `json:"files"`
		importProblems
		DryRun     bool           `json:"dry_run"`
		Understood understoodJSON `json:"understood"`
	}{done.Files, problemsOf(a, done), done.DryRun, understood(done)}
}

// importProblems are the rows and warnings that somebody has to look at after an
// import.
type importProblems struct {
	Refused    []refusedRow  `json:"refused"`
	Held       []heldRow     `json:"held"`
	NewAuthors []string      `json:"new_authors"`
	Warnings   []fileWarning `json:"warnings"`
	Incomplete bool          `json:"incomplete"`
}

// heldRow is a row that is stored and pays nothing until somebody decides.
type heldRow struct {
	Path    string `json:"path"`
	Sheet   string `json:"sheet"`
	Row     int    `json:"row"`
	Article string `json:"article"`
	Code    string `json:"code"`
	Reason  string `json:"reason"`

	Others []string `json:"others"` // the stored articles that it could be
}

// fileWarning is a warning about a file.
type fileWarning struct {
	Code    string `json:"code"`
	Path    string `json:"path"`
	Sheet   string `json:"sheet"`
	Rows    []int  `json:"rows"`
	Column  string `json:"column"`
	Message string `json:"message"`
}

type refusedRow struct {
	ID     string `json:"id"` // "r3"; "" where nothing is stored
	Path   string `json:"path"`
	Sheet  string `json:"sheet"`
	Row    int    `json:"row"`
	Column string `json:"column"`
	Value  string `json:"value"`
	Code   string `json:"code"`
	Reason string `json:"reason"`
}

func problemsOf(a *app, done ledger.Imported) importProblems {
	p := importProblems{Refused: []refusedRow{}, Held: []heldRow{}, NewAuthors: done.NewAuthors, Warnings: []fileWarning{}, Incomplete: done.Incomplete}
	for _, r := range done.Refused {
		p.Refused = append(p.Refused, refusedRow{
			r.ID, r.At.Path, r.At.Sheet, r.At.Row, r.Column, r.Value, string(r.Reason.Code), a.sentence(r.Reason),
		})
	}
	for _, w := range done.Warnings {
		p.Warnings = append(p.Warnings, fileWarning{
			string(w.Reason.Code), w.Path, w.Sheet, append([]int{}, w.Rows...), w.Column, a.sentence(w),
		})
	}
	p.Warnings = append(p.Warnings, foundWarnings(a, done.Found)...)
	for _, h := range done.Held {
		p.Held = append(p.Held, heldRow{h.At.Path, h.At.Sheet, h.At.Row, h.Article, string(h.Reason.Code), a.msg().HeldReason(h), append([]string{}, h.Others...)})
	}
	if p.NewAuthors == nil {
		p.NewAuthors = []string{}
	}
	return p
}

func importTable(done ledger.Imported) table {
	s := table{head: []string{"file", "rows", "added", "changed", "unchanged", "refused", "skipped", "held", "sheet"}}
	for _, f := range done.Files {
		s.rows = append(s.rows, []any{f.Path, f.Rows, f.Added, f.Changed, f.Unchanged, f.Refused, f.Skipped, f.Held, f.Sheet})
	}
	return s
}

// sayImported says, beside the data, what somebody has to do after an import.
func sayImported(a *app, done ledger.Imported) {
	if !done.Shown {
		sayUnderstood(a, done)
	}
	for _, r := range done.Refused {
		a.failAs(r.ID, r)
	}
	sayHeld(a, done.Held)
	for _, w := range done.Warnings {
		a.errs.Say(severityWord(a, w.Reason.Code), a.sentence(w))
	}
	sayFound(a, done.Found)
	if done.Samples > 0 {
		a.note("import.samples", done.Samples)
	}
	if n := done.Lines(); n > 0 {
		a.note("import.lines", n)
	}
	if people := newPeople(done.NewAuthors); len(people) > 0 {
		a.note("import.authors", len(people), list8(people))
	}
	if done.DryRun {
		a.note("import.dry-run")
		return
	}
	for _, question := range done.Names[:min(len(done.Names), mostHints)] {
		a.hint(a.msg().Refusal(question))
	}
}

// severityWord returns the word that a warning of a code begins with: that of what blocks
// closing, or a mere warning's.
func severityWord(a *app, c payroll.Code) string {
	if severity := payroll.SeverityOf(c); severity == payroll.Blocking {
		return a.msg().Word(lang.Severity(severity))
	}
	return a.say("warning")
}

// newPeople returns the names of new authors that look like one person's name. A
// warning names the others.
func newPeople(names []string) (people []string) {
	for _, name := range names {
		if payroll.LookAt(name).Look == payroll.LooksPerson {
			people = append(people, name)
		}
	}
	return people
}

// fail says an error as people read it, with what to try next.
func (a *app) fail(err error) { a.failAs("", err) }

// failAs says an error about something that has a name, such as row r3.
func (a *app) failAs(name string, err error) {
	sentence := a.sentence(err)
	if name != "" {
		sentence = name + ": " + sentence
	}
	a.errs.Say(a.paint(term.Red, a.say("error")), sentence)
	var refusal *payroll.Error
	var usage usageError
	hint := ""
	switch {
	case errors.As(err, &usage):
		hint = usage.hint
	case errors.As(err, &refusal):
		if hint = a.msg().LineHint(refusal, name); hint == "" {
			hint = a.msg().Hint(refusal)
		}
	}
	if hint != "" {
		a.hint(hint)
	}
}

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
