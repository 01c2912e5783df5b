package ledger

import (
	"database/sql"
	"encoding/json"
	"slices"

	"nhuanbut/ledger/progress"
	"nhuanbut/payroll"
)

// MonthArticle is an article of a month with what it earns.
type MonthArticle struct {
	*payroll.Article
	Source  string
	Version int            // its number
	Note    string         // what somebody wrote beside it, on one line
	Record  payroll.Record // without the long texts, but for EachArticle
	Royalty payroll.Royalty
	Err     error // why there is no royalty

	rates payroll.Rates // of its month
}

// longTexts are the columns that a list of articles does without.
var longTexts = []payroll.Column{
	payroll.Content, payroll.Summary, payroll.Image, payroll.ImageCaption, payroll.Log, payroll.Related,
	payroll.Audio, payroll.Attachments, payroll.Extra, payroll.Keywords, payroll.ContentLink,
}

var listed = slices.DeleteFunc(slices.Clone(versionColumns), func(c payroll.Column) bool { return slices.Contains(longTexts, c) })

// versions joins articles a with versions of theirs, v.
const versions = ` FROM article_version v JOIN article_now a ON a.id = v.article_id `

// standingAt returns the condition that v is what its article was after an event. Now that is
// known without looking for it.
func standingAt(asOf int64) string {
	if asOf == payroll.LatestEvent {
		return ` WHERE v.id = a.version_id AND `
	}
	return ` WHERE v.number = (SELECT MAX(w.number) FROM article_version w
WHERE w.article_id = v.article_id AND w.event_id <= ` + itoa(asOf) + `) AND `
}

// selectMonthArticles returns a query of articles with columns of their versions.
func selectMonthArticles(columns []payroll.Column, asOf int64) string {
	return `SELECT a.id, a.source, COALESCE(a.cms_id, ''), a.missing, ` + noteAt(asOf) + `, v.overridden, v.number, ` + selected(columns) +
		versions + standingAt(asOf)
}

// inDates returns the condition that a version was published from one day to before another.
func inDates(from, before string) string {
	return `v.published >= ` + from + ` AND v.published < ` + before
}

// monthArticles returns the articles of a condition as they were after an event, by date of
// publication, each with what it earns.
func monthArticles(t *tx, r rules, asOf int64, where string, args ...any) ([]*MonthArticle, error) {
	var list []*MonthArticle
	err := eachMonthArticle(t, r, asOf, listed, func(e *MonthArticle) error {
		list = append(list, e)
		return nil
	}, where, args...)
	return list, err
}

// eachMonthArticle calls visit with the articles that monthArticles returns, each with the
// given columns.
func eachMonthArticle(t *tx, r rules, asOf int64, columns []payroll.Column, visit func(*MonthArticle) error, where string, args ...any) error {
	payees, err := payeesOf(t, r.authors, asOf, where, args...)
	if err != nil {
		return err
	}
	var read int64
	return t.Each(selectMonthArticles(columns, asOf)+where+` ORDER BY v.published, a.id`, args, func(rows *sql.Rows) error {
		progress.Tell(t, progress.State{Step: progress.Read, Rows: read, Done: read})
		read++
		e, err := scanMonthArticle(rows, columns)
		if err != nil {
			return err
		}
		var m payroll.Month
		if e.Published != "" {
			m = r.calendar.MonthOf(e.Published)
		}
		in := r.inMonth(m)
		e.Authors, e.PhotoAuthors = payees[e.Number].text, payees[e.Number].photo
		e.Status = in.words.Resolve(e.Record[payroll.ApprovalStatus], e.Record[payroll.NewsroomStatus])
		e.Article.Overrides = agreeing(in.words, e.Article.Overrides)
		r.setDoubtedStatus(e, asOf)
		e.rates = in.rates
		e.Royalty, e.Err = e.Article.Royalty(in.policy, in.rates)
		return visit(e)
	})
}

// setDoubtedStatus gives e the status Held or Same if, after event asOf, it was held or had
// turned out to be another article.
func (r rules) setDoubtedStatus(e *MonthArticle, asOf int64) {
	e.Status = r.doubtedStatus(e.Number, e.Status, asOf)
}

// doubtedStatus returns the status of an article after event asOf: Same, Held, or status, which
// its cells give.
func (r rules) doubtedStatus(article int64, status payroll.Status, asOf int64) payroll.Status {
	asOf = min(asOf, r.asOf)
	switch {
	case sameAs(r.same, article, asOf) != 0:
		return payroll.Same
	case status != payroll.Rejected && status != payroll.Draft && len(r.heldFor(article, asOf)) > 0:
		return payroll.Held
	}
	return status
}

func scanMonthArticle(rows *sql.Rows, columns []payroll.Column) (*MonthArticle, error) {
	var e MonthArticle
	var v payroll.Version
	var number int64
	var overrides string
	var missing bool
	dest := append([]any{&number, &e.Source, &e.Record[payroll.ID], &missing, &e.Note, &overrides, &v.Number}, into(&e.Record, columns)...)
	if err := rows.Scan(dest...); err != nil {
		return nil, err
	}
	article, err := payroll.NewArticle(&e.Record)
	if err != nil {
		return nil, err
	}
	e.Article = article
	e.Number, e.Missing, e.Version = number, missing, v.Number
	e.Ref = ref(e.Source, e.Record[payroll.ID], number)
	if overrides == "{}" {
		return &e, nil
	}
	if err := json.Unmarshal([]byte(overrides), &v.Override); err != nil {
		return nil, err
	}
	v.Record = e.Record
	e.Overrides = v.Overrides()
	return &e, nil
}

// agreeing leaves out of overrides those of a status where the file now means the
// same in another word.
func agreeing(words payroll.StatusWords, overrides []payroll.Override) []payroll.Override {
	return slices.DeleteFunc(overrides, func(o payroll.Override) bool {
		switch o.Column {
		case payroll.ApprovalStatus:
			return o.File == "" || words.Resolve(o.File, "") == words.Resolve(o.Value, "")
		case payroll.NewsroomStatus:
			return o.File == "" || words.Resolve("", o.File) == words.Resolve("", o.Value)
		}
		return false
	})
}

type payeesOfArticle struct{ text, photo []payroll.Payee }

func payeesOf(t *tx, authors map[int64]Author, asOf int64, where string, args ...any) (map[int64]payeesOfArticle, error) {
	of := make(map[int64]payeesOfArticle)
	err := t.Each(`SELECT v.article_id, p.role, p.author_id, p.share, COALESCE(p.amount, 0)`+versions+`JOIN article_payee p ON p.version_id = v.id`+
		standingAt(asOf)+where+` ORDER BY v.article_id, p.role, p.position`,
		args, func(rows *sql.Rows) error {
			var article int64
			var role payroll.Role
			var p payroll.Payee
			if err := rows.Scan(&article, &role, &p.Author, &p.Share, &p.Amount); err != nil {
				return err
			}
			a := authors[p.Author]
			p.Author, p.Name, p.Kind = a.ID, a.Name, a.Kind
			its := of[article]
			if role == payroll.TextRole {
				its.text = append(its.text, p)
			} else {
				its.photo = append(its.photo, p)
			}
			of[article] = its
			return nil
		})
	return of, err
}

// payable returns what an article's lines of the two kinds must add up to.
func (e *MonthArticle) payable() (royalty, encouragement payroll.Dong) {
	if e.Err != nil || e.Status != payroll.Approved || len(e.Royalty.Cells) == 0 {
		return 0, 0
	}
	royalty, encouragement = e.Royalty.Amount, e.Royalty.Encouragement
	for _, cell := range e.Royalty.Cells {
		if cell.Payee.Kind == payroll.Source {
			royalty, encouragement = royalty-cell.Amount, encouragement-cell.Encouragement
		}
	}
	return royalty, encouragement
}
