package main

import (
	"context"
	"errors"
	"slices"

	"github.com/spf13/cobra"

	"nhuanbut/cmd/nhuanbut/internal/term"
	"nhuanbut/ledger"
	"nhuanbut/ledger/cms"
	"nhuanbut/ledger/cms/value"
	"nhuanbut/payroll"
)

type importFlags struct {
	dryRun, full, explain bool
	yes                   bool
	source, dates         string
	maps, ignored         []string
	unit                  string
	sheet                 string // of payments
	sheets                []string
	allSheets, skipHidden bool
	month                 string
	groups                string
	fillDown              []string
	basis                 string
}

func (a *app) importCommand() *cobra.Command {
	var f importFlags
	cmd := &cobra.Command{
		Use: "import " + a.say("arg.files"), Short: a.say("help.import"), Long: a.say("help.import.long"),
		Example: a.say("example.import"), Args: a.between(1, -1),
		RunE: func(cmd *cobra.Command, args []string) error { return a.importFiles(cmd.Context(), args, f) },
	}
	flags := cmd.Flags()
	flags.BoolVar(&f.dryRun, "dry-run", false, a.say("flag.dry-run"))
	flags.BoolVar(&f.yes, "yes", false, a.say("flag.import.yes"))
	flags.BoolVar(&f.explain, "explain", false, a.say("flag.explain"))
	flags.BoolVar(&f.full, "full", false, a.say("flag.full"))
	flags.StringVar(&f.source, "source", ledger.MainSource, a.say("flag.source"))
	flags.StringVar(&f.dates, "dates", "", a.say("flag.dates"))
	flags.StringArrayVar(&f.maps, "map", nil, a.say("flag.maps"))
	flags.StringArrayVar(&f.ignored, "ignore-column", nil, a.say("flag.ignore-column"))
	flags.StringVar(&f.unit, "unit", "", a.say("flag.import.unit"))
	flags.StringArrayVar(&f.sheets, "sheet", nil, a.say("flag.sheets"))
	flags.BoolVar(&f.allSheets, "all-sheets", false, a.say("flag.all-sheets"))
	flags.BoolVar(&f.skipHidden, "skip-hidden", false, a.say("flag.skip-hidden"))
	flags.StringVar(&f.month, "month", "", a.say("flag.month"))
	flags.StringVar(&f.groups, "groups", "", a.say("flag.groups"))
	flags.StringVar(&f.basis, "basis", "", a.say("flag.import.basis"))
	flags.StringArrayVar(&f.fillDown, "fill-down", nil, a.say("flag.fill-down"))
	cmd.AddCommand(a.importAuthorsCommand())
	return cmd
}

func (a *app) importFiles(ctx context.Context, paths []string, f importFlags) error {
	o, err := a.importOptions(f)
	if err != nil {
		return err
	}
	if own, err := a.ownWorkbook(paths, f); err != nil || own != "" {
		if err != nil {
			return err
		}
		return a.correct(ctx, own, f)
	}
	if f.explain {
		return a.explainFiles(ctx, paths, o)
	}
	return a.importing(ctx, func(ctx context.Context, l *ledger.Ledger) (ledger.Imported, error) {
		if !f.yes && a.asks() {
			return a.importAsked(ctx, l, paths, o)
		}
		return l.Import(ctx, paths, o)
	})
}

// importing takes files in and says what that did.
func (a *app) importing(ctx context.Context, take func(context.Context, *ledger.Ledger) (ledger.Imported, error)) error {
	return a.changing(ctx, func(l *ledger.Ledger) error {
		done, err := take(ctx, l)
		if err != nil {
			return err
		}
		if err := a.print(a.importJSON(done), importSheet(done)); err != nil {
			return err
		}
		a.sayImported(done)
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

func (a *app) importOptions(f importFlags) (ledger.ImportOptions, error) {
	o := ledger.ImportOptions{Source: payroll.OneLine(f.source), Whole: f.full, DryRun: f.dryRun}
	if o.Source == "" {
		return o, a.misuse("usage.source")
	}
	o.Sheets, o.AllSheets, o.SkipHidden, o.FillDown = f.sheets, f.allSheets, f.skipHidden, f.fillDown
	var err error
	o.Basis = payroll.OneLine(f.basis)
	if f.groups != "" {
		if o.Groups, err = cms.ParseGroups(f.groups); err != nil {
			return o, a.misused(err)
		}
	}
	if f.dates != "" {
		if o.Dates, err = value.ParseDateOrder(f.dates); err != nil {
			return o, a.misuse("usage.dates", f.dates)
		}
	}
	if o.Month, err = a.monthOrAll(f.month); err != nil {
		return o, err
	}
	if f.unit != "" {
		if o.Unit, err = cms.ParseUnit(f.unit); err != nil {
			return o, a.misuse("usage.unit", f.unit)
		}
	}
	o.Map, err = readMaps(f.maps, f.ignored)
	return o, err
}

// importJSON is the contract of import --output json.
func (a *app) importJSON(done ledger.Imported) any {
	return struct {
		Files []ledger.ImportedFile `json:"files"`
		importProblems
		DryRun     bool           `json:"dry_run"`
		Understood understoodJSON `json:"understood"`
	}{done.Files, a.problems(done), done.DryRun, understood(done)}
}

// importProblems are what somebody has to look at after an import.
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

// fileWarning is something that is said of a file.
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

func (a *app) problems(done ledger.Imported) importProblems {
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
	p.Warnings = append(p.Warnings, a.foundWarnings(done.Found)...)
	for _, h := range done.Held {
		p.Held = append(p.Held, heldRow{h.At.Path, h.At.Sheet, h.At.Row, h.Article, string(h.Reason.Code), a.heldReason(h), append([]string{}, h.Others...)})
	}
	if p.NewAuthors == nil {
		p.NewAuthors = []string{}
	}
	return p
}

func importSheet(done ledger.Imported) sheet {
	s := sheet{head: []string{"file", "rows", "added", "changed", "unchanged", "refused", "skipped", "held", "sheet"}}
	for _, f := range done.Files {
		s.rows = append(s.rows, []any{f.Path, f.Rows, f.Added, f.Changed, f.Unchanged, f.Refused, f.Skipped, f.Held, f.Sheet})
	}
	return s
}

// sayImported says, beside the data, what somebody has to do after an import.
func (a *app) sayImported(done ledger.Imported) {
	if !done.Shown {
		a.sayUnderstood(done)
	}
	for _, r := range done.Refused {
		a.failAs(r.ID, r)
	}
	a.sayHeld(done.Held)
	for _, w := range done.Warnings {
		a.errs.Say(a.say(severityWord(w.Reason.Code)), a.sentence(w))
	}
	a.sayFound(done.Found)
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
		a.hint(a.refusal(question))
	}
}

// severityWord is the key of what a warning of a code begins with: the word for what
// blocks closing, or a mere warning's.
func severityWord(c payroll.Code) string {
	if payroll.SeverityOf(c) == payroll.Blocking {
		return "severity.blocking"
	}
	return "warning"
}

// newPeople are the names of new authors that look like one person's; a warning of its own
// has said the others.
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

// failAs is fail for what has a name of its own.
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
		if hint = a.lineHint(refusal, name); hint == "" {
			hint = a.hintOf(refusal)
		}
	}
	if hint != "" {
		a.hint(hint)
	}
}

// hintOf is what to do about a refusal; "" where nothing is known.
func (a *app) hintOf(e *payroll.Error) string {
	if e.Code == ledger.PeriodBlocked && e.Fact("acceptable") != "" {
		return a.sayFacts("hint.period-acceptable", e.Facts)
	}
	return a.sayFacts("hint."+string(e.Code), e.Facts)
}
