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

-- Events only grow: one before those that are there has no place in the chain. The
-- trigger runs after the insert, because a number that SQLite gives is not known before.
CREATE TRIGGER event_only_grows AFTER INSERT ON event BEGIN
  SELECT RAISE(ABORT, 'event is append-only') WHERE NEW.id < 1 OR NEW.id < (SELECT MAX(id) FROM event);
END;

-- The SHA-256 of an event with its rows and of the seal before it.
CREATE TABLE seal (
  event_id INTEGER PRIMARY KEY REFERENCES event (id),
  hash     TEXT NOT NULL
) STRICT;
