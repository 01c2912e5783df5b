package ledger

// noteThen is what somebody wrote beside article a, after the event that is the first
// argument.
const noteThen = `COALESCE((SELECT n.note FROM article_note n WHERE n.article_id = a.id AND n.event_id <= $1 ORDER BY n.id DESC LIMIT 1), '')`

// addArticleNote writes something beside an article, instead of what was there; "" takes it away.
func addArticleNote(t *tx, article int64, note string) error {
	_, err := t.Exec(`INSERT INTO article_note (event_id, article_id, note) VALUES ($1, $2, $3)`, t.EventID, article, note)
	return err
}
