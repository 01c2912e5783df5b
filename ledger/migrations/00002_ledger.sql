-- The ledger as accountants mean it. A table with event_id is append-only: its rows
-- are never updated or deleted (step 4 has the triggers), what stands is the latest
-- row, and the seal of the row's event covers it. Rows of before are of event 1.

-- +goose Up

-- Every change of data, with who made it and when: the audit trail.
CREATE TABLE event (
  id      INTEGER PRIMARY KEY,
  made_at TEXT NOT NULL, -- UTC
  made_by TEXT NOT NULL,
  command TEXT NOT NULL, -- the command line
  action  TEXT NOT NULL,
  subject TEXT NOT NULL, -- what it is about, as people name it
  detail  TEXT NOT NULL  -- what the rows of the event do not say
) STRICT;

-- The SHA-256 of an event with its rows and of the seal before it.
CREATE TABLE seal (
  event_id INTEGER PRIMARY KEY REFERENCES event (id),
  hash     TEXT NOT NULL
) STRICT;

-- Step 3 says who and when.
INSERT INTO event (id, made_at, made_by, command, action, subject, detail) VALUES (1, '', '', '', 'begin', '', '');

ALTER TABLE setting RENAME TO setting_1;
CREATE TABLE setting (
  id         INTEGER PRIMARY KEY,
  event_id   INTEGER NOT NULL REFERENCES event (id),
  key        TEXT NOT NULL,
  from_month TEXT NOT NULL, -- '' is for all months, whatever was set for single ones before
  value      TEXT NOT NULL
) STRICT;
INSERT INTO setting (event_id, key, from_month, value)
SELECT 1, key, from_month, value FROM setting_1 ORDER BY key, from_month;
DROP TABLE setting_1;

ALTER TABLE rate RENAME TO rate_1;
CREATE TABLE rate (
  id        INTEGER PRIMARY KEY,
  event_id  INTEGER NOT NULL REFERENCES event (id),
  name      TEXT NOT NULL,
  genre     TEXT NOT NULL, -- of a cap, '' elsewhere
  from_date TEXT NOT NULL,
  value     TEXT,          -- NULL: nothing is set from that day on
  basis     TEXT NOT NULL
) STRICT;
INSERT INTO rate (event_id, name, genre, from_date, value, basis)
SELECT 1, name, genre, from_date, value, basis FROM rate_1 ORDER BY name, genre, from_date;
DROP TABLE rate_1;

-- Personal income tax withheld from a payment.
INSERT INTO rate (event_id, name, genre, from_date, value, basis) VALUES
  (1, 'tax-rate', '', '2013-10-01', '0.1', 'TT 111/2013/TT-BTC, Đ.25.1.i'),
  (1, 'tax-rate', '', '2026-07-01', '0.1', 'NĐ 253/2026/NĐ-CP, Đ.50.2'),
  (1, 'tax-threshold', '', '2013-10-01', '2000000', 'TT 111/2013/TT-BTC, Đ.25.1.i'),
  (1, 'tax-threshold', '', '2026-07-01', '5000000', 'NĐ 253/2026/NĐ-CP, Đ.50.2'),
  (1, 'tax-rate-on-request', '', '2026-07-01', '0.1', 'NĐ 253/2026/NĐ-CP, Đ.50.2'),
  (1, 'tax-rate-nonresident', '', '2013-10-01', '0.2', 'TT 111/2013/TT-BTC'),
  (1, 'tax-rate-nonresident', '', '2026-07-01', '0.2', 'NĐ 253/2026/NĐ-CP, Đ.64');

-- What an author was from one change to the next.
CREATE TABLE author_version (
  id             INTEGER PRIMARY KEY,
  event_id       INTEGER NOT NULL REFERENCES event (id),
  author_id      INTEGER NOT NULL REFERENCES author (id),
  name           TEXT NOT NULL, -- as shown
  pen_names      TEXT NOT NULL, -- every other name that finds the author, joined by "; "; step 3 fills those of before
  kind           TEXT NOT NULL CHECK (kind IN ('', 'contributor', 'staff', 'nonresident', 'organisation', 'source')), -- '': not yet confirmed
  legal_name     TEXT NOT NULL,
  tax_code       TEXT NOT NULL,
  id_number      TEXT NOT NULL,
  bank           TEXT NOT NULL,
  account        TEXT NOT NULL,
  account_name   TEXT NOT NULL,
  email          TEXT NOT NULL,
  commitments    TEXT NOT NULL, -- years of 08/CK-TNCN: 2026,2027
  withhold_below INTEGER NOT NULL CHECK (withhold_below IN (0, 1)), -- 1: tax also below the threshold, as the author asks
  merged_into    INTEGER REFERENCES author (id)
) STRICT;
INSERT INTO author_version (event_id, author_id, name, pen_names, kind, legal_name, tax_code, id_number, bank, account, account_name, email, commitments, withhold_below)
SELECT 1, id, name, '', kind, '', tax_code, '', '', '', '', email, '', 0 FROM author ORDER BY id;
ALTER TABLE author DROP COLUMN name;
ALTER TABLE author DROP COLUMN kind;
ALTER TABLE author DROP COLUMN tax_code;
ALTER TABLE author DROP COLUMN email;
ALTER TABLE author DROP COLUMN made_at;
ALTER TABLE author DROP COLUMN made_by;
ALTER TABLE author ADD COLUMN event_id INTEGER REFERENCES event (id);
UPDATE author SET event_id = 1;

-- A version says whose it is, so that its seal covers what the CMS knows the article by.
ALTER TABLE article_version ADD COLUMN event_id INTEGER REFERENCES event (id);
ALTER TABLE article_version ADD COLUMN source TEXT;
ALTER TABLE article_version ADD COLUMN cms_id TEXT;
UPDATE article_version SET event_id = 1,
  source = (SELECT a.source FROM article a WHERE a.id = article_version.article_id),
  cms_id = (SELECT a.cms_id FROM article a WHERE a.id = article_version.article_id);
CREATE INDEX article_version_published ON article_version (published);
CREATE INDEX article_version_as_of ON article_version (article_id, number, event_id);

-- A file that has changed something. What its rows came to is in the versions.
ALTER TABLE import_file DROP COLUMN added;
ALTER TABLE import_file DROP COLUMN changed;
ALTER TABLE import_file DROP COLUMN unchanged;
ALTER TABLE import_file DROP COLUMN refused;
ALTER TABLE import_file ADD COLUMN event_id INTEGER REFERENCES event (id);
UPDATE import_file SET event_id = 1;
CREATE INDEX import_file_event ON import_file (event_id);

-- Who has a part in a version of an article.
ALTER TABLE article_payee RENAME TO article_payee_1;
DROP INDEX article_payee_author;
CREATE TABLE article_payee (
  id         INTEGER PRIMARY KEY,
  event_id   INTEGER NOT NULL REFERENCES event (id),
  version_id INTEGER NOT NULL REFERENCES article_version (id),
  role       TEXT NOT NULL CHECK (role IN ('text', 'photo')),
  position   INTEGER NOT NULL,
  author_id  INTEGER NOT NULL REFERENCES author (id),
  share      TEXT, -- percent; NULL: equal
  UNIQUE (version_id, role, position)
) STRICT;
INSERT INTO article_payee (event_id, version_id, role, position, author_id, share)
SELECT 1, a.version_id, p.role, p.position, p.author_id, p.share
FROM article_payee_1 p JOIN article a ON a.id = p.article_id ORDER BY a.id, p.role, p.position;
DROP TABLE article_payee_1;
CREATE INDEX article_payee_author ON article_payee (author_id);

-- Money beside what articles give by the formula: entered by hand.
ALTER TABLE line RENAME TO line_1;
DROP INDEX line_month;
DROP INDEX line_author;
CREATE TABLE line (
  id          INTEGER PRIMARY KEY,
  event_id    INTEGER NOT NULL REFERENCES event (id),
  month       TEXT NOT NULL,
  author_id   INTEGER NOT NULL REFERENCES author (id),
  role        TEXT NOT NULL CHECK (role IN ('text', 'photo', 'editing', 'translation', 'other')),
  kind        TEXT NOT NULL CHECK (kind IN ('encouragement', 'remuneration', 'quota')),
  quantity    TEXT NOT NULL,
  coefficient TEXT NOT NULL,
  unit        TEXT NOT NULL,
  amount      INTEGER NOT NULL,
  basis       TEXT NOT NULL,
  made_at     TEXT NOT NULL,
  made_by     TEXT NOT NULL
) STRICT;
INSERT INTO line (id, event_id, month, author_id, role, kind, quantity, coefficient, unit, amount, basis, made_at, made_by)
SELECT id, 1, month, author_id, role, kind, quantity, coefficient, unit, amount, basis, made_at, made_by FROM line_1 ORDER BY id;
CREATE INDEX line_month ON line (month);

CREATE TABLE line_void (
  id       INTEGER PRIMARY KEY,
  event_id INTEGER NOT NULL REFERENCES event (id),
  line_id  INTEGER NOT NULL UNIQUE REFERENCES line (id),
  reason   TEXT NOT NULL,
  made_at  TEXT NOT NULL,
  made_by  TEXT NOT NULL
) STRICT;
INSERT INTO line_void (event_id, line_id, reason, made_at, made_by)
SELECT 1, id, COALESCE(void_reason, ''), voided_at, COALESCE(voided_by, '') FROM line_1 WHERE voided_at IS NOT NULL ORDER BY id;
DROP TABLE line_1;

-- A closed month. Its rules are the settings and rates of before its event.
CREATE TABLE period (
  id        INTEGER PRIMARY KEY,
  event_id  INTEGER NOT NULL REFERENCES event (id),
  month     TEXT NOT NULL UNIQUE,
  first_day TEXT NOT NULL, -- publication dates, both inclusive
  last_day  TEXT NOT NULL,
  articles  INTEGER NOT NULL,
  gross     INTEGER NOT NULL,
  accepted  TEXT NOT NULL -- blocking findings that it was closed over, joined by ","
) STRICT;

CREATE TABLE pay_run (
  id       INTEGER PRIMARY KEY,
  event_id INTEGER NOT NULL REFERENCES event (id),
  kind     TEXT NOT NULL CHECK (kind IN ('run', 'collection', 'remittance', 'import')),
  periods  TEXT NOT NULL, -- as asked for, joined by ","
  date     TEXT NOT NULL
) STRICT;

CREATE TABLE payment (
  id          INTEGER PRIMARY KEY,
  event_id    INTEGER NOT NULL REFERENCES event (id),
  run_id      INTEGER NOT NULL REFERENCES pay_run (id),
  author_id   INTEGER REFERENCES author (id), -- NULL: tax remitted to the state
  author_kind TEXT NOT NULL,
  carried     INTEGER NOT NULL CHECK (carried IN (0, 1)), -- 1: a negative balance that is carried forward; nothing is paid
  gross       INTEGER NOT NULL,
  tax         INTEGER NOT NULL,
  net         INTEGER NOT NULL,
  tax_case    TEXT NOT NULL,
  tax_rule    TEXT NOT NULL,
  reference   TEXT NOT NULL, -- of a payment made before the ledger began
  note        TEXT NOT NULL,
  CHECK (gross = tax + net)
) STRICT;
CREATE INDEX payment_run ON payment (run_id);
CREATE INDEX payment_author ON payment (author_id);

-- What became of a payment; before its first step it is run.
CREATE TABLE payment_step (
  id         INTEGER PRIMARY KEY,
  event_id   INTEGER NOT NULL REFERENCES event (id),
  payment_id INTEGER NOT NULL REFERENCES payment (id),
  status     TEXT NOT NULL CHECK (status IN ('confirmed', 'void')),
  method     TEXT NOT NULL CHECK (method IN ('', 'cash', 'bank', 'payroll')),
  date       TEXT NOT NULL,
  reason     TEXT NOT NULL,
  UNIQUE (payment_id, status)
) STRICT;

-- Journal entries. What is wrong is reversed by another, never changed.
CREATE TABLE entry (
  id          INTEGER PRIMARY KEY,
  event_id    INTEGER NOT NULL REFERENCES event (id),
  date        TEXT NOT NULL,
  month       TEXT NOT NULL, -- the month that it closes, '' of payments
  kind        TEXT NOT NULL CHECK (kind IN ('article', 'line', 'payment', 'handover', 'collection', 'remittance', 'reversal')),
  payment_id  INTEGER REFERENCES payment (id),
  reverses    INTEGER UNIQUE REFERENCES entry (id),
  description TEXT NOT NULL
) STRICT;
CREATE INDEX entry_payment ON entry (payment_id);
CREATE INDEX entry_month ON entry (month);

CREATE TABLE posting (
  id        INTEGER PRIMARY KEY,
  event_id  INTEGER NOT NULL REFERENCES event (id),
  entry_id  INTEGER NOT NULL REFERENCES entry (id),
  account   TEXT NOT NULL,
  purpose   TEXT NOT NULL CHECK (purpose IN ('expense', 'payable', 'salary', 'tax', 'cash', 'bank')),
  author_id INTEGER REFERENCES author (id), -- of the subledger
  debit     INTEGER NOT NULL CHECK (debit >= 0),
  credit    INTEGER NOT NULL CHECK (credit >= 0),
  CHECK ((debit = 0) <> (credit = 0))
) STRICT;
CREATE INDEX posting_entry ON posting (entry_id);

-- The lines of money of a closed month, as they were when it closed.
CREATE TABLE posted_line (
  id          INTEGER PRIMARY KEY,
  event_id    INTEGER NOT NULL REFERENCES event (id),
  entry_id    INTEGER REFERENCES entry (id), -- NULL of 0 đồng
  line_id     TEXT NOT NULL UNIQUE,
  month       TEXT NOT NULL,
  article_id  INTEGER REFERENCES article (id),
  entered_id  INTEGER REFERENCES line (id),
  author_id   INTEGER NOT NULL REFERENCES author (id),
  account     TEXT NOT NULL, -- the payable that was credited
  role        TEXT NOT NULL,
  kind        TEXT NOT NULL,
  quantity    TEXT NOT NULL,
  coefficient TEXT NOT NULL,
  unit        TEXT NOT NULL,
  amount      INTEGER NOT NULL,
  photos      INTEGER NOT NULL,
  basis       TEXT NOT NULL,
  adjusts     TEXT NOT NULL, -- of an adjustment: the line that it corrects,
  of_kind     TEXT NOT NULL, -- that line's kind
  of_month    TEXT NOT NULL  -- and its month
) STRICT;
CREATE INDEX posted_line_month ON posted_line (month);
CREATE INDEX posted_line_article ON posted_line (article_id);
CREATE INDEX posted_line_entered ON posted_line (entered_id);
CREATE INDEX posted_line_entry ON posted_line (entry_id);
CREATE INDEX posted_line_author ON posted_line (author_id);

-- What a payment pays. A line is in one payment that is not void: whoever writes sees to
-- that, and verify looks.
CREATE TABLE payment_line (
  id             INTEGER PRIMARY KEY,
  event_id       INTEGER NOT NULL REFERENCES event (id),
  payment_id     INTEGER NOT NULL REFERENCES payment (id),
  posted_line_id INTEGER NOT NULL REFERENCES posted_line (id)
) STRICT;
CREATE INDEX payment_line_payment ON payment_line (payment_id);
CREATE INDEX payment_line_posted ON payment_line (posted_line_id);

-- The fund (quỹ nhuận bút).
CREATE TABLE budget (
  id       INTEGER PRIMARY KEY,
  event_id INTEGER NOT NULL REFERENCES event (id),
  period   TEXT NOT NULL, -- 2026-10 or 2026
  category TEXT NOT NULL, -- '' is all
  kind     TEXT NOT NULL CHECK (kind IN ('', 'encouragement', 'remuneration')),
  amount   INTEGER,       -- đồng; of a ceiling of a kind NULL
  percent  TEXT           -- of the royalties of the period; neither: no longer set
) STRICT;

CREATE INDEX setting_event ON setting (event_id);
CREATE INDEX rate_event ON rate (event_id);
CREATE INDEX author_event ON author (event_id);
CREATE INDEX author_version_event ON author_version (event_id);
CREATE INDEX author_version_author ON author_version (author_id);
CREATE INDEX article_version_event ON article_version (event_id);
CREATE INDEX article_payee_event ON article_payee (event_id);
CREATE INDEX line_event ON line (event_id);
CREATE INDEX line_void_event ON line_void (event_id);
CREATE INDEX period_event ON period (event_id);
CREATE INDEX pay_run_event ON pay_run (event_id);
CREATE INDEX payment_event ON payment (event_id);
CREATE INDEX payment_step_event ON payment_step (event_id);
CREATE INDEX entry_event ON entry (event_id);
CREATE INDEX posting_event ON posting (event_id);
CREATE INDEX posted_line_event ON posted_line (event_id);
CREATE INDEX payment_line_event ON payment_line (event_id);
CREATE INDEX budget_event ON budget (event_id);
