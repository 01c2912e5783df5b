-- What comes through the door: rows that were refused, articles that are held, what is
-- said of files, and what somebody decided of all that.

-- +goose Up

-- A row of a list that was refused: kept until a later import takes it, or until somebody waives it.
CREATE TABLE refused_row (
  id           INTEGER PRIMARY KEY,
  event_id     INTEGER NOT NULL REFERENCES event (id),
  source       TEXT NOT NULL,
  path         TEXT NOT NULL, -- the file's name without its folder
  sheet        TEXT NOT NULL,
  file_row     INTEGER NOT NULL,
  cms_id       TEXT NOT NULL, -- what could be read of the row, '' where nothing could
  title        TEXT NOT NULL,
  published_on TEXT NOT NULL,
  header       TEXT NOT NULL, -- the column, '' where the row as a whole is refused
  value        TEXT NOT NULL,
  code         TEXT NOT NULL,
  args         TEXT NOT NULL  -- JSON: the facts of the reason
) STRICT;
CREATE INDEX refused_row_event ON refused_row (event_id);

CREATE TABLE refused_settled (
  id         INTEGER PRIMARY KEY,
  event_id   INTEGER NOT NULL REFERENCES event (id),
  refused_id INTEGER NOT NULL REFERENCES refused_row (id),
  how        TEXT NOT NULL CHECK (how IN ('taken', 'again', 'waived')), -- again: refused anew, otherwise
  reason     TEXT NOT NULL
) STRICT;
CREATE INDEX refused_settled_row ON refused_settled (refused_id);
CREATE INDEX refused_settled_event ON refused_settled (event_id);

-- Why an article is stored and pays nothing until somebody decides.
CREATE TABLE hold (
  id         INTEGER PRIMARY KEY,
  event_id   INTEGER NOT NULL REFERENCES event (id),
  article_id INTEGER NOT NULL REFERENCES article (id),
  code       TEXT NOT NULL,
  other_id   INTEGER REFERENCES article (id), -- the stored article that it could be
  cms_id     TEXT NOT NULL, -- the ID that its rows bear and that is the other article's; '' elsewhere
  args       TEXT NOT NULL  -- JSON: the facts of the reason
) STRICT;
CREATE INDEX hold_article ON hold (article_id);
CREATE INDEX hold_event ON hold (event_id);

CREATE TABLE hold_settled (
  id       INTEGER PRIMARY KEY,
  event_id INTEGER NOT NULL REFERENCES event (id),
  hold_id  INTEGER NOT NULL REFERENCES hold (id),
  how      TEXT NOT NULL CHECK (how IN ('same', 'different', 'paid', 'unpaid')),
  reason   TEXT NOT NULL
) STRICT;
CREATE INDEX hold_settled_hold ON hold_settled (hold_id);
CREATE INDEX hold_settled_event ON hold_settled (event_id);

-- One article that was stored as two: from then on article_id is same_as; NULL: it is
-- itself again.
CREATE TABLE article_same (
  id         INTEGER PRIMARY KEY,
  event_id   INTEGER NOT NULL REFERENCES event (id),
  article_id INTEGER NOT NULL REFERENCES article (id),
  same_as    INTEGER REFERENCES article (id),
  CHECK (article_id <> same_as)
) STRICT;
CREATE INDEX article_same_article ON article_same (article_id);
CREATE INDEX article_same_event ON article_same (event_id);

-- Two articles that look like one and are not; or all articles of a title, which recurs.
CREATE TABLE article_different (
  id         INTEGER PRIMARY KEY,
  event_id   INTEGER NOT NULL REFERENCES event (id),
  article_id INTEGER REFERENCES article (id),
  other_id   INTEGER REFERENCES article (id),
  source     TEXT NOT NULL, -- of the title, '' elsewhere
  title_key  TEXT NOT NULL, -- '' where two articles are named
  CHECK ((article_id IS NULL) = (other_id IS NULL) AND (article_id IS NULL) = (title_key <> ''))
) STRICT;
CREATE INDEX article_different_event ON article_different (event_id);

-- A finding that somebody accepted as it was: another value is found again.
CREATE TABLE accepted_finding (
  id       INTEGER PRIMARY KEY,
  event_id INTEGER NOT NULL REFERENCES event (id),
  code     TEXT NOT NULL,
  subject  TEXT NOT NULL, -- the article, row, author, file or month
  value    TEXT NOT NULL, -- what was shown
  reason   TEXT NOT NULL
) STRICT;
CREATE INDEX accepted_finding_event ON accepted_finding (event_id);

-- What is said of a file, until it is imported again without it.
CREATE TABLE file_warning (
  id       INTEGER PRIMARY KEY,
  event_id INTEGER NOT NULL REFERENCES event (id),
  source   TEXT NOT NULL,
  path     TEXT NOT NULL, -- the file's name without its folder
  sheet    TEXT NOT NULL,
  months   TEXT NOT NULL, -- those that the file's rows are of, joined by ","
  header   TEXT NOT NULL, -- the column, '' where none is meant
  rows     TEXT NOT NULL, -- JSON
  code     TEXT NOT NULL,
  args     TEXT NOT NULL  -- JSON: the facts of the words
) STRICT;
CREATE INDEX file_warning_event ON file_warning (event_id);

CREATE TABLE file_warning_settled (
  id         INTEGER PRIMARY KEY,
  event_id   INTEGER NOT NULL REFERENCES event (id),
  warning_id INTEGER NOT NULL REFERENCES file_warning (id)
) STRICT;
CREATE INDEX file_warning_settled_event ON file_warning_settled (event_id);

-- What somebody said of a header of a source's lists; the last row of a header stands.
CREATE TABLE column_rule (
  id         INTEGER PRIMARY KEY,
  event_id   INTEGER NOT NULL REFERENCES event (id),
  source     TEXT NOT NULL,
  header     TEXT NOT NULL,
  header_key TEXT NOT NULL,
  target     TEXT NOT NULL -- as the right side of a map has it; '' leaves the column out
) STRICT;
CREATE INDEX column_rule_event ON column_rule (event_id);

-- The headers of a source's list that was imported: whoever brings one that is not among
-- them is shown first what is made of it.
CREATE TABLE list_layout (
  id       INTEGER PRIMARY KEY,
  event_id INTEGER NOT NULL REFERENCES event (id),
  source   TEXT NOT NULL,
  layout   TEXT NOT NULL -- the hash of its headers
) STRICT;
CREATE INDEX list_layout_event ON list_layout (event_id);

-- What somebody said of a cell of people; the last row of a cell stands.
CREATE TABLE people_rule (
  id       INTEGER PRIMARY KEY,
  event_id INTEGER NOT NULL REFERENCES event (id),
  cell     TEXT NOT NULL,
  cell_key TEXT NOT NULL,
  people   TEXT NOT NULL, -- names joined by "; ", each with its share where it has one
  photos   TEXT NOT NULL  -- the photographers that the cell names, '' where it names none
) STRICT;
CREATE INDEX people_rule_event ON people_rule (event_id);

-- How a payee was found in a cell: by a name that a people_rule gave, and with what the cell
-- says of the amount in place of a share, in đồng. NULL: as the cell has it.
ALTER TABLE article_payee ADD COLUMN name TEXT;
ALTER TABLE article_payee ADD COLUMN amount INTEGER;

-- named is 1 where somebody has said of whom the author's name is: it is not asked again,
-- whatever the name looks like.
ALTER TABLE author_version ADD COLUMN branch TEXT;
ALTER TABLE author_version ADD COLUMN named INTEGER CHECK (named IN (0, 1));

-- What somebody said of a note beside names, such as "(CTV)"; the last row of a note stands.
-- The key '#' stands for figures behind names, which are shares.
CREATE TABLE note_rule (
  id       INTEGER PRIMARY KEY,
  event_id INTEGER NOT NULL REFERENCES event (id),
  note     TEXT NOT NULL,
  note_key TEXT NOT NULL,
  kind     TEXT NOT NULL -- the kind of author that it proposes, '' for none
) STRICT;
CREATE INDEX note_rule_event ON note_rule (event_id);

-- +goose StatementBegin
CREATE TRIGGER refused_row_no_update BEFORE UPDATE ON refused_row BEGIN
  SELECT RAISE(ABORT, 'refused_row is append-only');
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER refused_row_no_delete BEFORE DELETE ON refused_row BEGIN
  SELECT RAISE(ABORT, 'refused_row is append-only');
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER refused_row_no_replace BEFORE INSERT ON refused_row BEGIN
  SELECT RAISE(ABORT, 'refused_row is append-only') WHERE EXISTS (SELECT 1 FROM refused_row WHERE id = NEW.id);
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER refused_settled_no_update BEFORE UPDATE ON refused_settled BEGIN
  SELECT RAISE(ABORT, 'refused_settled is append-only');
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER refused_settled_no_delete BEFORE DELETE ON refused_settled BEGIN
  SELECT RAISE(ABORT, 'refused_settled is append-only');
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER refused_settled_no_replace BEFORE INSERT ON refused_settled BEGIN
  SELECT RAISE(ABORT, 'refused_settled is append-only') WHERE EXISTS (SELECT 1 FROM refused_settled WHERE id = NEW.id);
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER hold_no_update BEFORE UPDATE ON hold BEGIN
  SELECT RAISE(ABORT, 'hold is append-only');
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER hold_no_delete BEFORE DELETE ON hold BEGIN
  SELECT RAISE(ABORT, 'hold is append-only');
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER hold_no_replace BEFORE INSERT ON hold BEGIN
  SELECT RAISE(ABORT, 'hold is append-only') WHERE EXISTS (SELECT 1 FROM hold WHERE id = NEW.id);
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER hold_settled_no_update BEFORE UPDATE ON hold_settled BEGIN
  SELECT RAISE(ABORT, 'hold_settled is append-only');
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER hold_settled_no_delete BEFORE DELETE ON hold_settled BEGIN
  SELECT RAISE(ABORT, 'hold_settled is append-only');
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER hold_settled_no_replace BEFORE INSERT ON hold_settled BEGIN
  SELECT RAISE(ABORT, 'hold_settled is append-only') WHERE EXISTS (SELECT 1 FROM hold_settled WHERE id = NEW.id);
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER article_same_no_update BEFORE UPDATE ON article_same BEGIN
  SELECT RAISE(ABORT, 'article_same is append-only');
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER article_same_no_delete BEFORE DELETE ON article_same BEGIN
  SELECT RAISE(ABORT, 'article_same is append-only');
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER article_same_no_replace BEFORE INSERT ON article_same BEGIN
  SELECT RAISE(ABORT, 'article_same is append-only') WHERE EXISTS (SELECT 1 FROM article_same WHERE id = NEW.id);
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER article_different_no_update BEFORE UPDATE ON article_different BEGIN
  SELECT RAISE(ABORT, 'article_different is append-only');
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER article_different_no_delete BEFORE DELETE ON article_different BEGIN
  SELECT RAISE(ABORT, 'article_different is append-only');
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER article_different_no_replace BEFORE INSERT ON article_different BEGIN
  SELECT RAISE(ABORT, 'article_different is append-only') WHERE EXISTS (SELECT 1 FROM article_different WHERE id = NEW.id);
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER accepted_finding_no_update BEFORE UPDATE ON accepted_finding BEGIN
  SELECT RAISE(ABORT, 'accepted_finding is append-only');
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER accepted_finding_no_delete BEFORE DELETE ON accepted_finding BEGIN
  SELECT RAISE(ABORT, 'accepted_finding is append-only');
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER accepted_finding_no_replace BEFORE INSERT ON accepted_finding BEGIN
  SELECT RAISE(ABORT, 'accepted_finding is append-only') WHERE EXISTS (SELECT 1 FROM accepted_finding WHERE id = NEW.id);
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER file_warning_no_update BEFORE UPDATE ON file_warning BEGIN
  SELECT RAISE(ABORT, 'file_warning is append-only');
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER file_warning_no_delete BEFORE DELETE ON file_warning BEGIN
  SELECT RAISE(ABORT, 'file_warning is append-only');
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER file_warning_no_replace BEFORE INSERT ON file_warning BEGIN
  SELECT RAISE(ABORT, 'file_warning is append-only') WHERE EXISTS (SELECT 1 FROM file_warning WHERE id = NEW.id);
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER file_warning_settled_no_update BEFORE UPDATE ON file_warning_settled BEGIN
  SELECT RAISE(ABORT, 'file_warning_settled is append-only');
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER file_warning_settled_no_delete BEFORE DELETE ON file_warning_settled BEGIN
  SELECT RAISE(ABORT, 'file_warning_settled is append-only');
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER file_warning_settled_no_replace BEFORE INSERT ON file_warning_settled BEGIN
  SELECT RAISE(ABORT, 'file_warning_settled is append-only') WHERE EXISTS (SELECT 1 FROM file_warning_settled WHERE id = NEW.id);
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER column_rule_no_update BEFORE UPDATE ON column_rule BEGIN
  SELECT RAISE(ABORT, 'column_rule is append-only');
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER column_rule_no_delete BEFORE DELETE ON column_rule BEGIN
  SELECT RAISE(ABORT, 'column_rule is append-only');
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER column_rule_no_replace BEFORE INSERT ON column_rule BEGIN
  SELECT RAISE(ABORT, 'column_rule is append-only') WHERE EXISTS (SELECT 1 FROM column_rule WHERE id = NEW.id);
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER list_layout_no_update BEFORE UPDATE ON list_layout BEGIN
  SELECT RAISE(ABORT, 'list_layout is append-only');
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER list_layout_no_delete BEFORE DELETE ON list_layout BEGIN
  SELECT RAISE(ABORT, 'list_layout is append-only');
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER list_layout_no_replace BEFORE INSERT ON list_layout BEGIN
  SELECT RAISE(ABORT, 'list_layout is append-only') WHERE EXISTS (SELECT 1 FROM list_layout WHERE id = NEW.id);
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER people_rule_no_update BEFORE UPDATE ON people_rule BEGIN
  SELECT RAISE(ABORT, 'people_rule is append-only');
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER people_rule_no_delete BEFORE DELETE ON people_rule BEGIN
  SELECT RAISE(ABORT, 'people_rule is append-only');
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER people_rule_no_replace BEFORE INSERT ON people_rule BEGIN
  SELECT RAISE(ABORT, 'people_rule is append-only') WHERE EXISTS (SELECT 1 FROM people_rule WHERE id = NEW.id);
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER note_rule_no_update BEFORE UPDATE ON note_rule BEGIN
  SELECT RAISE(ABORT, 'note_rule is append-only');
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER note_rule_no_delete BEFORE DELETE ON note_rule BEGIN
  SELECT RAISE(ABORT, 'note_rule is append-only');
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER note_rule_no_replace BEFORE INSERT ON note_rule BEGIN
  SELECT RAISE(ABORT, 'note_rule is append-only') WHERE EXISTS (SELECT 1 FROM note_rule WHERE id = NEW.id);
END;
-- +goose StatementEnd
