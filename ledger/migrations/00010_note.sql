-- What people write beside an article; the last row of an article stands.

-- +goose Up
CREATE TABLE article_note (
  id         INTEGER PRIMARY KEY,
  event_id   INTEGER NOT NULL REFERENCES event (id),
  article_id INTEGER NOT NULL REFERENCES article (id),
  note       TEXT NOT NULL
) STRICT;
CREATE INDEX article_note_article ON article_note (article_id);
CREATE INDEX article_note_event ON article_note (event_id);

-- +goose StatementBegin
CREATE TRIGGER article_note_no_update BEFORE UPDATE ON article_note BEGIN
  SELECT RAISE(ABORT, 'article_note is append-only');
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER article_note_no_delete BEFORE DELETE ON article_note BEGIN
  SELECT RAISE(ABORT, 'article_note is append-only');
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER article_note_no_replace BEFORE INSERT ON article_note BEGIN
  SELECT RAISE(ABORT, 'article_note is append-only') WHERE EXISTS (SELECT 1 FROM article_note WHERE id = NEW.id);
END;
-- +goose StatementEnd
