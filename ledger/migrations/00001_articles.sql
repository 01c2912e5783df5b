-- Money is INTEGER đồng; coefficients and shares are canonical decimal TEXT; dates
-- and times are ISO 8601 TEXT, Vietnam time where they are the CMS's, UTC where
-- they are the ledger's own.

-- +goose Up

CREATE TABLE setting (
  key        TEXT NOT NULL,
  from_month TEXT NOT NULL, -- '' is from the beginning
  value      TEXT NOT NULL,
  set_at     TEXT NOT NULL,
  set_by     TEXT NOT NULL,
  PRIMARY KEY (key, from_month)
) STRICT;

CREATE TABLE rate (
  name      TEXT NOT NULL,
  genre     TEXT NOT NULL, -- of a cap, '' elsewhere
  from_date TEXT NOT NULL,
  value     TEXT,          -- NULL: nothing is set from that day on
  basis     TEXT NOT NULL,
  set_at    TEXT NOT NULL,
  set_by    TEXT NOT NULL,
  PRIMARY KEY (name, genre, from_date)
) STRICT;

CREATE TABLE author (
  id       INTEGER PRIMARY KEY,
  code     TEXT NOT NULL UNIQUE,
  name     TEXT NOT NULL,
  kind     TEXT NOT NULL CHECK (kind IN ('', 'contributor', 'staff', 'nonresident', 'source')), -- '': not yet confirmed
  tax_code TEXT NOT NULL DEFAULT '',
  email    TEXT NOT NULL DEFAULT '',
  made_at  TEXT NOT NULL,
  made_by  TEXT NOT NULL
) STRICT;

-- Every spelling that finds an author. Two people may have one name.
CREATE TABLE author_name (
  key       TEXT NOT NULL,
  author_id INTEGER NOT NULL REFERENCES author (id),
  PRIMARY KEY (key, author_id)
) STRICT;

CREATE TABLE import_file (
  id        INTEGER PRIMARY KEY,
  path      TEXT NOT NULL,
  source    TEXT NOT NULL,
  whole     INTEGER NOT NULL, -- 1: the file is the whole list of its months
  added     INTEGER NOT NULL DEFAULT 0,
  changed   INTEGER NOT NULL DEFAULT 0,
  unchanged INTEGER NOT NULL DEFAULT 0,
  refused   INTEGER NOT NULL DEFAULT 0,
  made_at   TEXT NOT NULL,
  made_by   TEXT NOT NULL
) STRICT;

CREATE TABLE article (
  id            INTEGER PRIMARY KEY,
  source        TEXT NOT NULL,
  cms_id        TEXT,          -- NULL where no file has given one
  slug_key      TEXT NOT NULL, -- what finds an article without ID
  title_key     TEXT NOT NULL,
  published_on  TEXT NOT NULL, -- '' where it has no date
  version_id    INTEGER REFERENCES article_version (id) DEFERRABLE INITIALLY DEFERRED,
  missing_since INTEGER REFERENCES import_file (id)
) STRICT;
CREATE UNIQUE INDEX article_cms_id ON article (source, cms_id) WHERE cms_id IS NOT NULL;
CREATE INDEX article_slug ON article (source, slug_key);
CREATE INDEX article_title ON article (source, title_key, published_on);
CREATE INDEX article_slug_no_id ON article (source, slug_key) WHERE cms_id IS NULL;
CREATE INDEX article_title_no_id ON article (source, title_key, published_on) WHERE cms_id IS NULL;
CREATE INDEX article_published ON article (published_on);

-- What an article was from one change to the next. The columns hold what stands;
-- overridden holds what the file says where a value set in the tool stands instead.
-- Columns that totals read come first, so that long texts need not be read for them.
CREATE TABLE article_version (
  id                INTEGER PRIMARY KEY,
  article_id        INTEGER NOT NULL REFERENCES article (id),
  number            INTEGER NOT NULL,
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

-- Who has a part in an article as it stands now.
CREATE TABLE article_payee (
  article_id INTEGER NOT NULL REFERENCES article (id),
  role       TEXT NOT NULL CHECK (role IN ('text', 'photo')),
  position   INTEGER NOT NULL,
  author_id  INTEGER NOT NULL REFERENCES author (id),
  share      TEXT, -- percent; NULL: equal
  PRIMARY KEY (article_id, role, position)
) STRICT;
CREATE INDEX article_payee_author ON article_payee (author_id);

-- Money beside what articles give by the formula: entered by hand.
CREATE TABLE line (
  id          INTEGER PRIMARY KEY,
  month       TEXT NOT NULL,
  article_id  INTEGER REFERENCES article (id),
  author_id   INTEGER NOT NULL REFERENCES author (id),
  role        TEXT NOT NULL CHECK (role IN ('text', 'photo', 'editing', 'translation', 'other')),
  kind        TEXT NOT NULL CHECK (kind IN ('royalty', 'encouragement', 'remuneration', 'quota', 'adjustment')),
  quantity    TEXT NOT NULL,
  coefficient TEXT NOT NULL,
  unit        TEXT NOT NULL,
  amount      INTEGER NOT NULL,
  basis       TEXT NOT NULL,
  made_at     TEXT NOT NULL,
  made_by     TEXT NOT NULL,
  voided_at   TEXT,
  voided_by   TEXT,
  void_reason TEXT
) STRICT;
CREATE INDEX line_month ON line (month);
CREATE INDEX line_author ON line (author_id);

-- Mức lương cơ sở, đồng a month.
INSERT INTO rate (name, genre, from_date, value, basis, set_at, set_by) VALUES
  ('base-salary', '', '2013-07-01', '1150000', 'NĐ 66/2013/NĐ-CP', '', ''),
  ('base-salary', '', '2016-05-01', '1210000', 'NĐ 47/2016/NĐ-CP', '', ''),
  ('base-salary', '', '2017-07-01', '1300000', 'NĐ 47/2017/NĐ-CP', '', ''),
  ('base-salary', '', '2018-07-01', '1390000', 'NĐ 72/2018/NĐ-CP', '', ''),
  ('base-salary', '', '2019-07-01', '1490000', 'NĐ 38/2019/NĐ-CP', '', ''),
  ('base-salary', '', '2023-07-01', '1800000', 'NĐ 24/2023/NĐ-CP', '', ''),
  ('base-salary', '', '2024-07-01', '2340000', 'NĐ 73/2024/NĐ-CP', '', ''),
  ('base-salary', '', '2026-07-01', '2530000', 'NĐ 161/2026/NĐ-CP', '', '');

-- The unit and the caps of NĐ 18/2014/NĐ-CP (Đ.7), and its deadline (Đ.4 k.10), in
-- force from 2014-06-01 to 2026-08-31. NĐ 287/2026/NĐ-CP sets neither from 2026-09-01.
INSERT INTO rate (name, genre, from_date, value, basis, set_at, set_by) VALUES
  ('base-coefficient', '', '2014-06-01', '0.1', 'NĐ 18/2014/NĐ-CP', '', ''),
  ('base-coefficient', '', '2026-09-01', '0.1', 'quy chế của đơn vị — chưa khai báo', '', ''),
  ('payment-deadline', '', '2014-06-01', '60', 'NĐ 18/2014/NĐ-CP, Đ.4 k.10', '', ''),
  ('payment-deadline', '', '2026-09-01', NULL, 'NĐ 287/2026/NĐ-CP', '', '');

INSERT INTO rate (name, genre, from_date, value, basis, set_at, set_by)
SELECT 'cap', g.genre, '2014-06-01', g.cap, 'NĐ 18/2014/NĐ-CP, Đ.7 k.1', '', ''
FROM (
  SELECT 'Tin' AS genre, '10' AS cap
  UNION ALL SELECT 'Trả lời bạn đọc', '10'
  UNION ALL SELECT 'Tranh', '10'
  UNION ALL SELECT 'Ảnh', '10'
  UNION ALL SELECT 'Chính luận', '30'
  UNION ALL SELECT 'Phóng sự', '30'
  UNION ALL SELECT 'Ký', '30'
  UNION ALL SELECT 'Phỏng vấn', '30'
  UNION ALL SELECT 'Bài phỏng vấn', '30'
  UNION ALL SELECT 'Sáng tác', '30'
  UNION ALL SELECT 'Sáng tác văn học', '30'
  UNION ALL SELECT 'Nghiên cứu', '30'
  UNION ALL SELECT 'Trực tuyến', '50'
  UNION ALL SELECT 'Media', '50'
) AS g;

INSERT INTO rate (name, genre, from_date, value, basis, set_at, set_by)
SELECT 'cap', genre, '2026-09-01', NULL, 'NĐ 287/2026/NĐ-CP', '', ''
FROM rate
WHERE name = 'cap';
