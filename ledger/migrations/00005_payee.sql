-- What a certificate of withheld tax (03/TNCN) says of a payee besides. A version of
-- before has no value: what it lacks is not in its seal.

-- +goose Up

ALTER TABLE author_version ADD COLUMN address TEXT;
ALTER TABLE author_version ADD COLUMN phone TEXT;
ALTER TABLE author_version ADD COLUMN nationality TEXT;
