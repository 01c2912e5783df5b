-- What is known of two authors besides: that they are not one person, and, where they
-- were merged and are two again, whose the lines are that were posted meanwhile.

-- +goose Up

CREATE TABLE author_distinct (
  id        INTEGER PRIMARY KEY,
  event_id  INTEGER NOT NULL REFERENCES event (id),
  author_id INTEGER NOT NULL REFERENCES author (id),
  other_id  INTEGER NOT NULL REFERENCES author (id),
  CHECK (author_id < other_id)
) STRICT;
CREATE INDEX author_distinct_event ON author_distinct (event_id);

-- The last row of a line stands. The line's own author stays whom it was posted to.
CREATE TABLE posted_owner (
  id             INTEGER PRIMARY KEY,
  event_id       INTEGER NOT NULL REFERENCES event (id),
  posted_line_id INTEGER NOT NULL REFERENCES posted_line (id),
  author_id      INTEGER NOT NULL REFERENCES author (id)
) STRICT;
CREATE INDEX posted_owner_event ON posted_owner (event_id);
CREATE INDEX posted_owner_line ON posted_owner (posted_line_id);

-- +goose StatementBegin
CREATE TRIGGER author_distinct_no_update BEFORE UPDATE ON author_distinct BEGIN
  SELECT RAISE(ABORT, 'author_distinct is append-only');
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER author_distinct_no_delete BEFORE DELETE ON author_distinct BEGIN
  SELECT RAISE(ABORT, 'author_distinct is append-only');
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER author_distinct_no_replace BEFORE INSERT ON author_distinct BEGIN
  SELECT RAISE(ABORT, 'author_distinct is append-only') WHERE EXISTS (SELECT 1 FROM author_distinct WHERE id = NEW.id);
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER posted_owner_no_update BEFORE UPDATE ON posted_owner BEGIN
  SELECT RAISE(ABORT, 'posted_owner is append-only');
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER posted_owner_no_delete BEFORE DELETE ON posted_owner BEGIN
  SELECT RAISE(ABORT, 'posted_owner is append-only');
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER posted_owner_no_replace BEFORE INSERT ON posted_owner BEGIN
  SELECT RAISE(ABORT, 'posted_owner is append-only') WHERE EXISTS (SELECT 1 FROM posted_owner WHERE id = NEW.id);
END;
-- +goose StatementEnd
