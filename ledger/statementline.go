package ledger

import (
	"math/big"
	"slices"

	"nhuanbut/payroll"
)

// StatementLine is an author's line with what its amount comes from besides.
type StatementLine struct {
	payroll.Line
	Article *MonthArticle // as it was in the month; nil where the line has none
	Share   *big.Rat      // of a royalty: the author's of the article's text or photos; nil where it cannot be told
	Royalty payroll.Dong  // of an encouragement: the author's royalty that it is on top of
	Before  payroll.Dong  // of an adjustment: what was posted before for what it corrects

	entered int64
}

// lines adds the months with the lines that the authors have in them.
func (w *statementWriter) lines() error {
	posted, err := postedLines(w.tx, w.rules.authors, `month >= $1 AND month <= $2 AND `+w.theirs("payee_id"), w.from, w.to)
	if err != nil {
		return err
	}
	of := make(map[payroll.Month][]postedLine)
	for _, p := range posted {
		of[p.Month] = append(of[p.Month], p)
	}
	for _, c := range w.rules.Closed {
		if len(of[c.Month]) == 0 {
			continue
		}
		b, err := w.postedBook(c, of[c.Month])
		if err != nil {
			return err
		}
		w.add(b)
	}
	return w.eachOpen(w.from, w.to, w.add)
}

// postedBook returns a closed month with the lines of whom the statements are about alone,
// and the articles of those.
func (w *statementWriter) postedBook(c payroll.Closing, lines []postedLine) (*Book, error) {
	b := &Book{Month: c.Month, Closed: true, others: make(map[int64]*MonthArticle)}
	for _, p := range lines {
		b.add(p.Line, lineSource{entered: p.entered})
	}
	articles, err := monthArticles(w.tx, w.rules, c.Event, `a.id IN (SELECT article_id FROM posted_line_now WHERE month = $1 AND `+w.theirs("payee_id")+`)`, c.Month)
	for _, e := range articles {
		b.others[e.Number] = e
	}
	return b, err
}

// add gives each author's lines of a month to their statement.
func (w *statementWriter) add(b *Book) {
	lines := make(map[int64][]StatementLine)
	named := make(map[documentGroup]int) // how many lines it has had
	for i, line := range b.Lines {
		if !w.about(line.Payee) {
			continue
		}
		one := StatementLine{Line: line, Article: b.Article(line.Article), entered: b.sources[i].entered}
		switch d := one.documentGroup(); line.Kind {
		case payroll.RoyaltyKind:
			one.Share = one.share(named[d])
			named[d]++
		case payroll.EncouragementKind:
			one.Royalty = royaltyBefore(lines[line.Payee], line)
		}
		lines[line.Payee] = append(lines[line.Payee], one)
	}
	for author, theirs := range lines {
		s := w.of(author)
		s.Months = append(s.Months, StatementMonth{b.Month, b.Closed, theirs})
		for _, line := range theirs {
			s.Bases = s.Bases.AddLegal(line.Bases)
		}
	}
}

// share returns the author's share that a line is by: the nth of theirs that is worth
// something, where the article names them more than once.
func (l *StatementLine) share(n int) *big.Rat {
	if l.Article == nil {
		return nil
	}
	all := l.Article.Portions(l.Payee, l.Role)
	worth := slices.DeleteFunc(slices.Clone(all), func(share *big.Rat) bool { return share.Sign() == 0 })
	if len(worth) > 0 {
		all = worth
	}
	if n >= len(all) {
		return nil
	}
	return all[n]
}

// royaltyBefore returns the royalty that an encouragement of an article is on top of: its
// line comes just before.
func royaltyBefore(lines []StatementLine, e payroll.Line) payroll.Dong {
	if len(lines) == 0 {
		return 0
	}
	if last := lines[len(lines)-1]; last.Kind == payroll.RoyaltyKind && last.Article != nil && last.Line.Article == e.Article && last.Role == e.Role {
		return last.Amount
	}
	return 0
}

// documentGroup is what adjustments of one document are made by.
type documentGroup struct {
	article, entered int64
	payroll.LineGroup
}

func (l *StatementLine) documentGroup() documentGroup {
	return documentGroup{l.Line.Article, l.entered, l.Line.Group()}
}

// corrected gives adjustments what was posted before for what they correct.
func (w *statementWriter) corrected() error {
	var adjustments []*StatementLine
	var articles, entered []int64
	for _, s := range w.statements {
		for _, m := range s.Months {
			for i := range m.Lines {
				if line := &m.Lines[i]; line.Kind == payroll.AdjustmentKind {
					adjustments = append(adjustments, line)
					articles, entered = append(articles, line.Line.Article), append(entered, line.entered) // one of them is 0
				}
			}
		}
	}
	if len(adjustments) == 0 {
		return nil
	}
	posted, err := postedLines(w.tx, w.rules.authors, `month <= $1 AND (article_id IN (`+distinct(articles)+`) OR entered_id IN (`+distinct(entered)+`)) AND `+
		w.theirs("payee_id"), w.to)
	if err != nil {
		return err
	}
	of := make(map[documentGroup][]postedLine)
	for _, p := range posted {
		d := documentGroup{p.Article, p.entered, p.Line.Group()}
		of[d] = append(of[d], p)
	}
	for i, line := range adjustments {
		d := line.documentGroup()
		for _, p := range of[d] {
			if p.Month < line.Month {
				line.Before += p.Amount
			}
		}
		for j := i - 1; j >= 0 && adjustments[j].documentGroup() == d && adjustments[j].Month == line.Month; j-- {
			line.Before += adjustments[j].Amount // of another account
		}
	}
	return nil
}

// distinct are numbers as a list of SQL, each once.
func distinct(ids []int64) string {
	slices.Sort(ids)
	return numbers(slices.Compact(ids))
}
