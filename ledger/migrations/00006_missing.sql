-- Events only grow: one before those that are there would be of no place in the chain.
-- And what a whole list lacks is kept in rows that are sealed, as everything else.

-- +goose Up

-- After, not before: a number that SQLite gives is not known before the row is there.
-- +goose StatementBegin
CREATE TRIGGER event_only_grows AFTER INSERT ON event BEGIN
  SELECT RAISE(ABORT, 'event is append-only') WHERE NEW.id < 1 OR NEW.id < (SELECT MAX(id) FROM event);
END;
-- +goose StatementEnd

-- An article that a whole list of its month lacked (1), or that a list has again (0).
-- Step 7 moves here what was kept in the articles.
CREATE TABLE article_missing (
  id         INTEGER PRIMARY KEY,
  event_id   INTEGER NOT NULL REFERENCES event (id),
  article_id INTEGER NOT NULL REFERENCES article (id),
  missing    INTEGER NOT NULL CHECK (missing IN (0, 1))
) STRICT;
CREATE INDEX article_missing_event ON article_missing (event_id);
CREATE INDEX article_missing_article ON article_missing (article_id);

-- +goose StatementBegin
CREATE TRIGGER article_missing_no_update BEFORE UPDATE ON article_missing BEGIN
  SELECT RAISE(ABORT, 'article_missing is append-only');
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER article_missing_no_delete BEFORE DELETE ON article_missing BEGIN
  SELECT RAISE(ABORT, 'article_missing is append-only');
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER article_missing_no_replace BEFORE INSERT ON article_missing BEGIN
  SELECT RAISE(ABORT, 'article_missing is append-only') WHERE EXISTS (SELECT 1 FROM article_missing WHERE id = NEW.id);
END;
-- +goose StatementEnd
