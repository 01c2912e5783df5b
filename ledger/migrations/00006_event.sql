-- Events only grow: one before those that are there would be of no place in the chain.

-- +goose Up

-- After, not before: a number that SQLite gives is not known before the row is there.
-- +goose StatementBegin
CREATE TRIGGER event_only_grows AFTER INSERT ON event BEGIN
  SELECT RAISE(ABORT, 'event is append-only') WHERE NEW.id < 1 OR NEW.id < (SELECT MAX(id) FROM event);
END;
-- +goose StatementEnd
