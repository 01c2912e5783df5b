-- The tables of a ledger. Money is INTEGER đồng; coefficients and shares are canonical
-- decimal TEXT; dates and times are ISO 8601 TEXT, Vietnam time where they are the
-- CMS's, UTC where they are the ledger's own.
--
-- A table with event_id is sealed: its rows are never updated or deleted, what stands is
-- the latest row, and the seal of the row's event covers it. The store gives such a table
-- its triggers and an index by event. article and author_name are not sealed, because they
-- can be made anew from the others. author_private is not sealed, because its rows may be
-- deleted; what is sealed is the hash of each.


-- Rules

-- What the newsroom has set; the last row of a key and month stands.
CREATE TABLE setting (
  id         INTEGER PRIMARY KEY,
  event_id   INTEGER NOT NULL REFERENCES event (id),
  key        TEXT NOT NULL,
  from_month TEXT NOT NULL, -- '' is for all months, whatever was set for single ones before
  value      TEXT NOT NULL
) STRICT;

-- What is in force from a day on; the last row of a name, genre and day stands.
CREATE TABLE rate (
  id        INTEGER PRIMARY KEY,
  event_id  INTEGER NOT NULL REFERENCES event (id),
  name      TEXT NOT NULL,
  genre     TEXT NOT NULL, -- of a cap, '' elsewhere
  from_date TEXT NOT NULL,
  value     TEXT,          -- NULL: nothing is set from that day on
  basis     TEXT NOT NULL
) STRICT;

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


-- People

CREATE TABLE author (
  id       INTEGER PRIMARY KEY,
  event_id INTEGER NOT NULL REFERENCES event (id),
  code     TEXT NOT NULL UNIQUE
) STRICT;

-- What an author was from one change to the next.
CREATE TABLE author_version (
  id             INTEGER PRIMARY KEY,
  event_id       INTEGER NOT NULL REFERENCES event (id),
  author_id      INTEGER NOT NULL REFERENCES author (id),
  name           TEXT NOT NULL, -- as shown
  named          INTEGER NOT NULL CHECK (named IN (0, 1)), -- 1: somebody has said of whom the name is; it is not asked again
  pen_names      TEXT NOT NULL, -- every other name that finds the author, joined by "; "
  kind           TEXT NOT NULL CHECK (kind IN ('', 'contributor', 'staff', 'nonresident', 'organisation', 'source')), -- '': not yet confirmed
  legal_name     TEXT NOT NULL,
  bank           TEXT NOT NULL,
  branch         TEXT NOT NULL,
  account_name   TEXT NOT NULL,
  nationality    TEXT NOT NULL,
  commitments    TEXT NOT NULL, -- years of 08/CK-TNCN: 2026,2027
  withhold_below INTEGER NOT NULL CHECK (withhold_below IN (0, 1)), -- 1: tax also below the threshold, as the author asks
  merged_into    INTEGER REFERENCES author (id),
  tax_code_hash  TEXT NOT NULL, -- of the row of author_private with the value; '' where there is none
  id_number_hash TEXT NOT NULL,
  account_hash   TEXT NOT NULL,
  email_hash     TEXT NOT NULL,
  phone_hash     TEXT NOT NULL,
  address_hash   TEXT NOT NULL
) STRICT;
-- The last version of an author is who the author is.
CREATE INDEX author_version_author ON author_version (author_id);

-- The private values of authors, which stand nowhere else. A row may be deleted: the value
-- is forgotten, and the versions keep its hash. A version that leaves a value as it was has
-- the hash of the version before.
CREATE TABLE author_private (
  author_id INTEGER NOT NULL REFERENCES author (id),
  field     TEXT NOT NULL CHECK (field IN ('tax-code', 'id-number', 'account', 'email', 'phone', 'address')),
  hash      TEXT NOT NULL, -- SHA-256 of salt and value, in hexadecimal digits
  salt      TEXT NOT NULL, -- random: without it nobody can guess a short number from its hash
  value     TEXT NOT NULL CHECK (value <> ''),
  PRIMARY KEY (author_id, field, hash)
) STRICT;

-- Every spelling that finds an author. Two people may have one name.
CREATE TABLE author_name (
  key       TEXT NOT NULL,
  author_id INTEGER NOT NULL REFERENCES author (id),
  PRIMARY KEY (key, author_id)
) STRICT;

-- Two authors who are not one person.
CREATE TABLE author_distinct (
  id        INTEGER PRIMARY KEY,
  event_id  INTEGER NOT NULL REFERENCES event (id),
  author_id INTEGER NOT NULL REFERENCES author (id),
  other_id  INTEGER NOT NULL REFERENCES author (id),
  CHECK (author_id < other_id)
) STRICT;

-- What somebody said of a cell of people; the last row of a cell stands.
CREATE TABLE people_rule (
  id       INTEGER PRIMARY KEY,
  event_id INTEGER NOT NULL REFERENCES event (id),
  cell     TEXT NOT NULL,
  cell_key TEXT NOT NULL,
  people   TEXT NOT NULL, -- names joined by "; ", each with its share where it has one
  photos   TEXT NOT NULL  -- the photographers that the cell names, '' where it names none
) STRICT;

-- What somebody said of a note beside names, such as "(CTV)"; the last row of a note
-- stands. The key '#' stands for figures behind names, which are shares.
CREATE TABLE note_rule (
  id       INTEGER PRIMARY KEY,
  event_id INTEGER NOT NULL REFERENCES event (id),
  note     TEXT NOT NULL,
  note_key TEXT NOT NULL,
  kind     TEXT NOT NULL -- the kind of author that it proposes, '' for none
) STRICT;


-- Lists

-- A file that has changed something. What its rows came to is in the versions.
CREATE TABLE import_file (
  id       INTEGER PRIMARY KEY,
  event_id INTEGER NOT NULL REFERENCES event (id),
  path     TEXT NOT NULL,
  source   TEXT NOT NULL,
  whole    INTEGER NOT NULL CHECK (whole IN (0, 1)), -- 1: the file is the whole list of its months
  made_at  TEXT NOT NULL,
  made_by  TEXT NOT NULL
) STRICT;

-- The headers of a source's list that was imported: whoever brings one that is not among
-- them is shown first what is made of it.
CREATE TABLE list_layout (
  id       INTEGER PRIMARY KEY,
  event_id INTEGER NOT NULL REFERENCES event (id),
  source   TEXT NOT NULL,
  layout   TEXT NOT NULL -- the hash of its headers
) STRICT;

-- What somebody said of a header of a source's lists; the last row of a header stands.
CREATE TABLE column_rule (
  id         INTEGER PRIMARY KEY,
  event_id   INTEGER NOT NULL REFERENCES event (id),
  source     TEXT NOT NULL,
  header     TEXT NOT NULL,
  header_key TEXT NOT NULL,
  target     TEXT NOT NULL -- as the right side of a map has it; '' leaves the column out
) STRICT;

-- A row of a list that was refused: it stands until a later import takes it, or until
-- somebody waives it.
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

CREATE TABLE refused_settled (
  id         INTEGER PRIMARY KEY,
  event_id   INTEGER NOT NULL REFERENCES event (id),
  refused_id INTEGER NOT NULL REFERENCES refused_row (id),
  how        TEXT NOT NULL CHECK (how IN ('taken', 'again', 'waived')), -- again: refused anew, otherwise
  reason     TEXT NOT NULL
) STRICT;
-- Says of a refused row whether it still stands.
CREATE INDEX refused_settled_row ON refused_settled (refused_id);

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

CREATE TABLE file_warning_settled (
  id         INTEGER PRIMARY KEY,
  event_id   INTEGER NOT NULL REFERENCES event (id),
  warning_id INTEGER NOT NULL REFERENCES file_warning (id)
) STRICT;


-- Articles

-- What finds an article, from its last version.
CREATE TABLE article (
  id           INTEGER PRIMARY KEY,
  source       TEXT NOT NULL,
  cms_id       TEXT,          -- NULL where no file has given one
  slug_key     TEXT NOT NULL,
  title_key    TEXT NOT NULL,
  published_on TEXT NOT NULL, -- '' where it has no date
  version_id   INTEGER REFERENCES article_version (id) DEFERRABLE INITIALLY DEFERRED,
  near_1       INTEGER,       -- keys of the title, of which a title with a slip has one
  near_2       INTEGER,
  near_3       INTEGER
) STRICT;
-- A row with an ID finds its article; no two articles of a source have one.
CREATE UNIQUE INDEX article_cms_id ON article (source, cms_id) WHERE cms_id IS NOT NULL;
-- A row without ID finds its article by its slug, or by its title and day.
CREATE INDEX article_slug ON article (source, slug_key);
CREATE INDEX article_title ON article (source, title_key, published_on);
-- A row with a new ID looks only among the articles that have none: few, of many.
CREATE INDEX article_slug_no_id ON article (source, slug_key) WHERE cms_id IS NULL;
CREATE INDEX article_title_no_id ON article (source, title_key, published_on) WHERE cms_id IS NULL;
-- The articles of a month.
CREATE INDEX article_published ON article (published_on);
-- A title finds those that are like it but for slips.
CREATE INDEX article_near_1 ON article (near_1, published_on);
CREATE INDEX article_near_2 ON article (near_2, published_on);
CREATE INDEX article_near_3 ON article (near_3, published_on);

-- What an article was from one change to the next. The columns hold what stands;
-- overridden holds what the file says where a value set in the tool stands instead.
-- Columns that totals read come first, so that long texts need not be read for them.
CREATE TABLE article_version (
  id                INTEGER PRIMARY KEY,
  event_id          INTEGER NOT NULL REFERENCES event (id),
  article_id        INTEGER NOT NULL REFERENCES article (id),
  number            INTEGER NOT NULL,
  source            TEXT NOT NULL, -- with cms_id what the CMS knows the article by, so that the seal covers it
  cms_id            TEXT,
  origin            TEXT NOT NULL CHECK (origin IN ('import', 'set')),
  made_at           TEXT NOT NULL,
  made_by           TEXT NOT NULL,
  file_id           INTEGER REFERENCES import_file (id),
  sheet             TEXT NOT NULL,
  file_row          INTEGER NOT NULL,
  reason            TEXT NOT NULL,
  overridden        TEXT NOT NULL, -- JSON: column key → {base, file}
  title             TEXT NOT NULL,
  published         TEXT NOT NULL,
  category          TEXT NOT NULL,
  genre             TEXT NOT NULL,
  author            TEXT NOT NULL,
  photo_author      TEXT NOT NULL,
  shares            TEXT NOT NULL,
  approval_status   TEXT NOT NULL,
  newsroom_status   TEXT NOT NULL,
  text_coefficient  TEXT NOT NULL,
  photo_coefficient TEXT NOT NULL,
  base_coefficient  TEXT NOT NULL,
  encouragement     TEXT NOT NULL,
  pages             TEXT NOT NULL,
  photos            INTEGER,
  lump_sum          INTEGER,
  base_salary       INTEGER,
  cms_amount        TEXT NOT NULL, -- the CMS's own result, never used as money; it may have a fraction
  slug              TEXT NOT NULL,
  email             TEXT NOT NULL,
  image             TEXT NOT NULL,
  image_caption     TEXT NOT NULL,
  summary           TEXT NOT NULL,
  content_link      TEXT NOT NULL,
  featured_at       TEXT NOT NULL,
  log               TEXT NOT NULL,
  reads             TEXT NOT NULL,
  related           TEXT NOT NULL,
  audio             TEXT NOT NULL,
  keywords          TEXT NOT NULL,
  featured          TEXT NOT NULL,
  attachments       TEXT NOT NULL,
  content_type      TEXT NOT NULL,
  cms_version       TEXT NOT NULL,
  created_at        TEXT NOT NULL,
  created_by        TEXT NOT NULL,
  modified_at       TEXT NOT NULL,
  modified_by       TEXT NOT NULL,
  views             TEXT NOT NULL,
  extra             TEXT NOT NULL, -- JSON: columns that the tool does not know, by their header
  content           TEXT NOT NULL,
  UNIQUE (article_id, number)
) STRICT;
-- The articles that a closed month had, as they stood when it closed.
CREATE INDEX article_version_published ON article_version (published);
CREATE INDEX article_version_as_of ON article_version (article_id, number, event_id);

-- Who has a part in a version of an article. name and amount say how a payee was found in
-- a cell: by a name that a people_rule gave, and with what the cell says of the amount in
-- place of a share, in đồng; NULL: as the cell has it.
CREATE TABLE article_payee (
  id         INTEGER PRIMARY KEY,
  event_id   INTEGER NOT NULL REFERENCES event (id),
  version_id INTEGER NOT NULL REFERENCES article_version (id),
  role       TEXT NOT NULL CHECK (role IN ('text', 'photo')),
  position   INTEGER NOT NULL,
  author_id  INTEGER NOT NULL REFERENCES author (id),
  share      TEXT, -- percent; NULL: equal
  name       TEXT,
  amount     INTEGER,
  UNIQUE (version_id, role, position)
) STRICT;
-- The articles of an author.
CREATE INDEX article_payee_author ON article_payee (author_id);

-- An article that a whole list of its month lacked (1), or that a list has again (0).
CREATE TABLE article_missing (
  id         INTEGER PRIMARY KEY,
  event_id   INTEGER NOT NULL REFERENCES event (id),
  article_id INTEGER NOT NULL REFERENCES article (id),
  missing    INTEGER NOT NULL CHECK (missing IN (0, 1))
) STRICT;
-- The last row of an article stands.
CREATE INDEX article_missing_article ON article_missing (article_id);

-- What people write beside an article; the last row of an article stands.
CREATE TABLE article_note (
  id         INTEGER PRIMARY KEY,
  event_id   INTEGER NOT NULL REFERENCES event (id),
  article_id INTEGER NOT NULL REFERENCES article (id),
  note       TEXT NOT NULL
) STRICT;
-- The last row of an article stands.
CREATE INDEX article_note_article ON article_note (article_id);

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
-- The holds of an article.
CREATE INDEX hold_article ON hold (article_id);

CREATE TABLE hold_settled (
  id       INTEGER PRIMARY KEY,
  event_id INTEGER NOT NULL REFERENCES event (id),
  hold_id  INTEGER NOT NULL REFERENCES hold (id),
  how      TEXT NOT NULL CHECK (how IN ('same', 'different', 'paid', 'unpaid')),
  reason   TEXT NOT NULL
) STRICT;
-- Says of a hold whether it still stands.
CREATE INDEX hold_settled_hold ON hold_settled (hold_id);

-- One article that was stored as two: from then on article_id is same_as; NULL: it is
-- itself again.
CREATE TABLE article_same (
  id         INTEGER PRIMARY KEY,
  event_id   INTEGER NOT NULL REFERENCES event (id),
  article_id INTEGER NOT NULL REFERENCES article (id),
  same_as    INTEGER REFERENCES article (id),
  CHECK (article_id <> same_as)
) STRICT;
-- The last row of an article stands.
CREATE INDEX article_same_article ON article_same (article_id);

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

-- A finding that somebody accepted as it was: another value is found again.
CREATE TABLE accepted_finding (
  id       INTEGER PRIMARY KEY,
  event_id INTEGER NOT NULL REFERENCES event (id),
  code     TEXT NOT NULL,
  subject  TEXT NOT NULL, -- the article, row, author, file or month
  value    TEXT NOT NULL, -- what was shown
  reason   TEXT NOT NULL
) STRICT;


-- Months

-- Money beside what articles give by the formula: entered by hand.
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
-- The lines of a month.
CREATE INDEX line_month ON line (month);

CREATE TABLE line_void (
  id       INTEGER PRIMARY KEY,
  event_id INTEGER NOT NULL REFERENCES event (id),
  line_id  INTEGER NOT NULL UNIQUE REFERENCES line (id),
  reason   TEXT NOT NULL,
  made_at  TEXT NOT NULL,
  made_by  TEXT NOT NULL
) STRICT;

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


-- Payments

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
-- The payments of a run, and those of an author.
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


-- Journal

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
-- The entries of a payment, and those of a month.
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
-- The postings of an entry.
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
-- The lines of a month, of an article, of a line entered by hand, of an entry and of an author.
CREATE INDEX posted_line_month ON posted_line (month);
CREATE INDEX posted_line_article ON posted_line (article_id);
CREATE INDEX posted_line_entered ON posted_line (entered_id);
CREATE INDEX posted_line_entry ON posted_line (entry_id);
CREATE INDEX posted_line_author ON posted_line (author_id);

-- Whose a posted line is after a merge was taken back; the last row of a line stands.
-- The line's own author stays whom it was posted to.
CREATE TABLE posted_owner (
  id             INTEGER PRIMARY KEY,
  event_id       INTEGER NOT NULL REFERENCES event (id),
  posted_line_id INTEGER NOT NULL REFERENCES posted_line (id),
  author_id      INTEGER NOT NULL REFERENCES author (id)
) STRICT;
-- The last row of a line.
CREATE INDEX posted_owner_line ON posted_owner (posted_line_id);

-- What a payment pays. A line is in one payment that is not void: whoever writes sees to
-- that, and verify looks.
CREATE TABLE payment_line (
  id             INTEGER PRIMARY KEY,
  event_id       INTEGER NOT NULL REFERENCES event (id),
  payment_id     INTEGER NOT NULL REFERENCES payment (id),
  posted_line_id INTEGER NOT NULL REFERENCES posted_line (id)
) STRICT;
-- The lines of a payment, and the payments of a line.
CREATE INDEX payment_line_payment ON payment_line (payment_id);
CREATE INDEX payment_line_posted ON payment_line (posted_line_id);


-- What stands now

-- A version of an author with its private values; NULL where there is none or it is forgotten.
CREATE VIEW author_version_known AS
SELECT v.*,
  (SELECT p.value FROM author_private p WHERE p.author_id = v.author_id AND p.field = 'tax-code' AND p.hash = v.tax_code_hash) AS tax_code,
  (SELECT p.value FROM author_private p WHERE p.author_id = v.author_id AND p.field = 'id-number' AND p.hash = v.id_number_hash) AS id_number,
  (SELECT p.value FROM author_private p WHERE p.author_id = v.author_id AND p.field = 'account' AND p.hash = v.account_hash) AS account,
  (SELECT p.value FROM author_private p WHERE p.author_id = v.author_id AND p.field = 'email' AND p.hash = v.email_hash) AS email,
  (SELECT p.value FROM author_private p WHERE p.author_id = v.author_id AND p.field = 'phone' AND p.hash = v.phone_hash) AS phone,
  (SELECT p.value FROM author_private p WHERE p.author_id = v.author_id AND p.field = 'address' AND p.hash = v.address_hash) AS address
FROM author_version v;

-- An article, and whether a whole list lacked it that none has had since.
CREATE VIEW article_now AS
SELECT a.*,
  COALESCE((SELECT m.missing FROM article_missing m WHERE m.article_id = a.id ORDER BY m.id DESC LIMIT 1), 0) AS missing
FROM article a;

-- A payment with what became of it. method and confirmed_on are '' before it is confirmed.
CREATE VIEW payment_now AS
SELECT p.*, COALESCE(c.method, '') AS method, COALESCE(c.date, '') AS confirmed_on,
  c.id IS NOT NULL AS confirmed, d.id IS NOT NULL AS void
FROM payment p
LEFT JOIN payment_step c ON c.payment_id = p.id AND c.status = 'confirmed'
LEFT JOIN payment_step d ON d.payment_id = p.id AND d.status = 'void';

-- A line of a payment that is not void, with whom it pays.
CREATE VIEW payment_line_now AS
SELECT k.*, p.author_id,
  EXISTS (SELECT 1 FROM payment_step s WHERE s.payment_id = k.payment_id AND s.status = 'confirmed') AS confirmed
FROM payment_line k JOIN payment p ON p.id = k.payment_id
WHERE NOT EXISTS (SELECT 1 FROM payment_step s WHERE s.payment_id = k.payment_id AND s.status = 'void');

-- A posted line with whose it is and what became of it.
-- given_to is the last author that somebody gave it to, where the author that it was posted
-- to was merged then and is not now; NULL where nobody did.
-- owner_id is whose it is. payee_id is to whom it is paid or will be: the owner, unless it
-- was paid to the other while the two were merged.
-- in_payment says that a payment that is not void pays it, paid that a confirmed one does.
CREATE VIEW posted_line_now AS
SELECT l.*, COALESCE(l.given_to, l.author_id) AS owner_id,
  COALESCE(
    CASE WHEN l.given_to IS NOT NULL THEN (SELECT k.author_id FROM payment_line_now k WHERE k.posted_line_id = l.id) END,
    l.given_to, l.author_id) AS payee_id,
  EXISTS (SELECT 1 FROM payment_line_now k WHERE k.posted_line_id = l.id) AS in_payment,
  EXISTS (SELECT 1 FROM payment_line_now k WHERE k.posted_line_id = l.id AND k.confirmed) AS paid
FROM (
  SELECT p.*, (SELECT o.author_id FROM posted_owner o WHERE o.posted_line_id = p.id ORDER BY o.id DESC LIMIT 1) AS given_to
  FROM posted_line p
) l;


-- Acts

-- The key of an act that is not done twice, with what it came to.
CREATE TABLE act_key (
  id       INTEGER PRIMARY KEY,
  event_id INTEGER NOT NULL REFERENCES event (id), -- the act's last
  key      TEXT NOT NULL UNIQUE,
  salt     TEXT NOT NULL,
  digest   TEXT NOT NULL, -- of what was asked for: another act under the key is refused
  result   TEXT NOT NULL  -- what a repeat returns, or finds it by
) STRICT;


-- What the law has set. Its rows are of the first event.

-- Mức lương cơ sở, đồng a month.
INSERT INTO rate (event_id, name, genre, from_date, value, basis) VALUES
  (1, 'base-salary', '', '2013-07-01', '1150000', 'NĐ 66/2013/NĐ-CP'),
  (1, 'base-salary', '', '2016-05-01', '1210000', 'NĐ 47/2016/NĐ-CP'),
  (1, 'base-salary', '', '2017-07-01', '1300000', 'NĐ 47/2017/NĐ-CP'),
  (1, 'base-salary', '', '2018-07-01', '1390000', 'NĐ 72/2018/NĐ-CP'),
  (1, 'base-salary', '', '2019-07-01', '1490000', 'NĐ 38/2019/NĐ-CP'),
  (1, 'base-salary', '', '2023-07-01', '1800000', 'NĐ 24/2023/NĐ-CP'),
  (1, 'base-salary', '', '2024-07-01', '2340000', 'NĐ 73/2024/NĐ-CP'),
  (1, 'base-salary', '', '2026-07-01', '2530000', 'NĐ 161/2026/NĐ-CP');

-- The unit and the caps of NĐ 18/2014/NĐ-CP (Đ.7), and its deadline (Đ.4 k.10), in
-- force from 2014-06-01 to 2026-08-31. NĐ 287/2026/NĐ-CP sets neither from 2026-09-01.
INSERT INTO rate (event_id, name, genre, from_date, value, basis) VALUES
  (1, 'base-coefficient', '', '2014-06-01', '0.1', 'NĐ 18/2014/NĐ-CP'),
  (1, 'base-coefficient', '', '2026-09-01', '0.1', 'quy chế của đơn vị — chưa khai báo'),
  (1, 'payment-deadline', '', '2014-06-01', '60', 'NĐ 18/2014/NĐ-CP, Đ.4 k.10'),
  (1, 'payment-deadline', '', '2026-09-01', NULL, 'NĐ 287/2026/NĐ-CP'),
  (1, 'cap', 'Bài phỏng vấn', '2014-06-01', '30', 'NĐ 18/2014/NĐ-CP, Đ.7 k.1'),
  (1, 'cap', 'Bài phỏng vấn', '2026-09-01', NULL, 'NĐ 287/2026/NĐ-CP'),
  (1, 'cap', 'Chính luận', '2014-06-01', '30', 'NĐ 18/2014/NĐ-CP, Đ.7 k.1'),
  (1, 'cap', 'Chính luận', '2026-09-01', NULL, 'NĐ 287/2026/NĐ-CP'),
  (1, 'cap', 'Ký', '2014-06-01', '30', 'NĐ 18/2014/NĐ-CP, Đ.7 k.1'),
  (1, 'cap', 'Ký', '2026-09-01', NULL, 'NĐ 287/2026/NĐ-CP'),
  (1, 'cap', 'Media', '2014-06-01', '50', 'NĐ 18/2014/NĐ-CP, Đ.7 k.1'),
  (1, 'cap', 'Media', '2026-09-01', NULL, 'NĐ 287/2026/NĐ-CP'),
  (1, 'cap', 'Nghiên cứu', '2014-06-01', '30', 'NĐ 18/2014/NĐ-CP, Đ.7 k.1'),
  (1, 'cap', 'Nghiên cứu', '2026-09-01', NULL, 'NĐ 287/2026/NĐ-CP'),
  (1, 'cap', 'Phóng sự', '2014-06-01', '30', 'NĐ 18/2014/NĐ-CP, Đ.7 k.1'),
  (1, 'cap', 'Phóng sự', '2026-09-01', NULL, 'NĐ 287/2026/NĐ-CP'),
  (1, 'cap', 'Phỏng vấn', '2014-06-01', '30', 'NĐ 18/2014/NĐ-CP, Đ.7 k.1'),
  (1, 'cap', 'Phỏng vấn', '2026-09-01', NULL, 'NĐ 287/2026/NĐ-CP'),
  (1, 'cap', 'Sáng tác', '2014-06-01', '30', 'NĐ 18/2014/NĐ-CP, Đ.7 k.1'),
  (1, 'cap', 'Sáng tác', '2026-09-01', NULL, 'NĐ 287/2026/NĐ-CP'),
  (1, 'cap', 'Sáng tác văn học', '2014-06-01', '30', 'NĐ 18/2014/NĐ-CP, Đ.7 k.1'),
  (1, 'cap', 'Sáng tác văn học', '2026-09-01', NULL, 'NĐ 287/2026/NĐ-CP'),
  (1, 'cap', 'Tin', '2014-06-01', '10', 'NĐ 18/2014/NĐ-CP, Đ.7 k.1'),
  (1, 'cap', 'Tin', '2026-09-01', NULL, 'NĐ 287/2026/NĐ-CP'),
  (1, 'cap', 'Tranh', '2014-06-01', '10', 'NĐ 18/2014/NĐ-CP, Đ.7 k.1'),
  (1, 'cap', 'Tranh', '2026-09-01', NULL, 'NĐ 287/2026/NĐ-CP'),
  (1, 'cap', 'Trả lời bạn đọc', '2014-06-01', '10', 'NĐ 18/2014/NĐ-CP, Đ.7 k.1'),
  (1, 'cap', 'Trả lời bạn đọc', '2026-09-01', NULL, 'NĐ 287/2026/NĐ-CP'),
  (1, 'cap', 'Trực tuyến', '2014-06-01', '50', 'NĐ 18/2014/NĐ-CP, Đ.7 k.1'),
  (1, 'cap', 'Trực tuyến', '2026-09-01', NULL, 'NĐ 287/2026/NĐ-CP'),
  (1, 'cap', 'Ảnh', '2014-06-01', '10', 'NĐ 18/2014/NĐ-CP, Đ.7 k.1'),
  (1, 'cap', 'Ảnh', '2026-09-01', NULL, 'NĐ 287/2026/NĐ-CP');

-- Personal income tax withheld from a payment.
INSERT INTO rate (event_id, name, genre, from_date, value, basis) VALUES
  (1, 'tax-rate', '', '2013-10-01', '0.1', 'TT 111/2013/TT-BTC, Đ.25.1.i'),
  (1, 'tax-rate', '', '2026-07-01', '0.1', 'NĐ 253/2026/NĐ-CP, Đ.50.2'),
  (1, 'tax-threshold', '', '2013-10-01', '2000000', 'TT 111/2013/TT-BTC, Đ.25.1.i'),
  (1, 'tax-threshold', '', '2026-07-01', '5000000', 'NĐ 253/2026/NĐ-CP, Đ.50.2'),
  (1, 'tax-rate-on-request', '', '2026-07-01', '0.1', 'NĐ 253/2026/NĐ-CP, Đ.50.2'),
  (1, 'tax-rate-nonresident', '', '2013-10-01', '0.2', 'TT 111/2013/TT-BTC'),
  (1, 'tax-rate-nonresident', '', '2026-07-01', '0.2', 'NĐ 253/2026/NĐ-CP, Đ.64');
