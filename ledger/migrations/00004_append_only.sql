-- What is posted, set or said stays: whoever corrects it adds to it. Inserts are watched
-- too, since INSERT OR REPLACE deletes a row without asking the triggers of deletion.

-- +goose Up

-- +goose StatementBegin
CREATE TRIGGER event_no_update BEFORE UPDATE ON event BEGIN
  SELECT RAISE(ABORT, 'event is append-only');
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER event_no_delete BEFORE DELETE ON event BEGIN
  SELECT RAISE(ABORT, 'event is append-only');
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER event_no_replace BEFORE INSERT ON event BEGIN
  SELECT RAISE(ABORT, 'event is append-only') WHERE EXISTS (SELECT 1 FROM event WHERE id = NEW.id);
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER seal_no_update BEFORE UPDATE ON seal BEGIN
  SELECT RAISE(ABORT, 'seal is append-only');
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER seal_no_delete BEFORE DELETE ON seal BEGIN
  SELECT RAISE(ABORT, 'seal is append-only');
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER seal_no_replace BEFORE INSERT ON seal BEGIN
  SELECT RAISE(ABORT, 'seal is append-only') WHERE EXISTS (SELECT 1 FROM seal WHERE event_id = NEW.event_id);
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER setting_no_update BEFORE UPDATE ON setting BEGIN
  SELECT RAISE(ABORT, 'setting is append-only');
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER setting_no_delete BEFORE DELETE ON setting BEGIN
  SELECT RAISE(ABORT, 'setting is append-only');
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER setting_no_replace BEFORE INSERT ON setting BEGIN
  SELECT RAISE(ABORT, 'setting is append-only') WHERE EXISTS (SELECT 1 FROM setting WHERE id = NEW.id);
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER rate_no_update BEFORE UPDATE ON rate BEGIN
  SELECT RAISE(ABORT, 'rate is append-only');
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER rate_no_delete BEFORE DELETE ON rate BEGIN
  SELECT RAISE(ABORT, 'rate is append-only');
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER rate_no_replace BEFORE INSERT ON rate BEGIN
  SELECT RAISE(ABORT, 'rate is append-only') WHERE EXISTS (SELECT 1 FROM rate WHERE id = NEW.id);
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER author_no_update BEFORE UPDATE ON author BEGIN
  SELECT RAISE(ABORT, 'author is append-only');
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER author_no_delete BEFORE DELETE ON author BEGIN
  SELECT RAISE(ABORT, 'author is append-only');
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER author_no_replace BEFORE INSERT ON author BEGIN
  SELECT RAISE(ABORT, 'author is append-only') WHERE EXISTS (SELECT 1 FROM author WHERE id = NEW.id) OR EXISTS (SELECT 1 FROM author WHERE code = NEW.code);
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER author_version_no_update BEFORE UPDATE ON author_version BEGIN
  SELECT RAISE(ABORT, 'author_version is append-only');
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER author_version_no_delete BEFORE DELETE ON author_version BEGIN
  SELECT RAISE(ABORT, 'author_version is append-only');
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER author_version_no_replace BEFORE INSERT ON author_version BEGIN
  SELECT RAISE(ABORT, 'author_version is append-only') WHERE EXISTS (SELECT 1 FROM author_version WHERE id = NEW.id);
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER import_file_no_update BEFORE UPDATE ON import_file BEGIN
  SELECT RAISE(ABORT, 'import_file is append-only');
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER import_file_no_delete BEFORE DELETE ON import_file BEGIN
  SELECT RAISE(ABORT, 'import_file is append-only');
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER import_file_no_replace BEFORE INSERT ON import_file BEGIN
  SELECT RAISE(ABORT, 'import_file is append-only') WHERE EXISTS (SELECT 1 FROM import_file WHERE id = NEW.id);
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER article_version_no_update BEFORE UPDATE ON article_version BEGIN
  SELECT RAISE(ABORT, 'article_version is append-only');
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER article_version_no_delete BEFORE DELETE ON article_version BEGIN
  SELECT RAISE(ABORT, 'article_version is append-only');
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER article_version_no_replace BEFORE INSERT ON article_version BEGIN
  SELECT RAISE(ABORT, 'article_version is append-only') WHERE EXISTS (SELECT 1 FROM article_version WHERE id = NEW.id) OR EXISTS (SELECT 1 FROM article_version WHERE (article_id = NEW.article_id AND number = NEW.number));
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER article_payee_no_update BEFORE UPDATE ON article_payee BEGIN
  SELECT RAISE(ABORT, 'article_payee is append-only');
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER article_payee_no_delete BEFORE DELETE ON article_payee BEGIN
  SELECT RAISE(ABORT, 'article_payee is append-only');
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER article_payee_no_replace BEFORE INSERT ON article_payee BEGIN
  SELECT RAISE(ABORT, 'article_payee is append-only') WHERE EXISTS (SELECT 1 FROM article_payee WHERE id = NEW.id) OR EXISTS (SELECT 1 FROM article_payee WHERE (version_id = NEW.version_id AND role = NEW.role AND position = NEW.position));
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER line_no_update BEFORE UPDATE ON line BEGIN
  SELECT RAISE(ABORT, 'line is append-only');
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER line_no_delete BEFORE DELETE ON line BEGIN
  SELECT RAISE(ABORT, 'line is append-only');
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER line_no_replace BEFORE INSERT ON line BEGIN
  SELECT RAISE(ABORT, 'line is append-only') WHERE EXISTS (SELECT 1 FROM line WHERE id = NEW.id);
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER line_void_no_update BEFORE UPDATE ON line_void BEGIN
  SELECT RAISE(ABORT, 'line_void is append-only');
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER line_void_no_delete BEFORE DELETE ON line_void BEGIN
  SELECT RAISE(ABORT, 'line_void is append-only');
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER line_void_no_replace BEFORE INSERT ON line_void BEGIN
  SELECT RAISE(ABORT, 'line_void is append-only') WHERE EXISTS (SELECT 1 FROM line_void WHERE id = NEW.id) OR EXISTS (SELECT 1 FROM line_void WHERE line_id = NEW.line_id);
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER period_no_update BEFORE UPDATE ON period BEGIN
  SELECT RAISE(ABORT, 'period is append-only');
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER period_no_delete BEFORE DELETE ON period BEGIN
  SELECT RAISE(ABORT, 'period is append-only');
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER period_no_replace BEFORE INSERT ON period BEGIN
  SELECT RAISE(ABORT, 'period is append-only') WHERE EXISTS (SELECT 1 FROM period WHERE id = NEW.id) OR EXISTS (SELECT 1 FROM period WHERE month = NEW.month);
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER pay_run_no_update BEFORE UPDATE ON pay_run BEGIN
  SELECT RAISE(ABORT, 'pay_run is append-only');
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER pay_run_no_delete BEFORE DELETE ON pay_run BEGIN
  SELECT RAISE(ABORT, 'pay_run is append-only');
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER pay_run_no_replace BEFORE INSERT ON pay_run BEGIN
  SELECT RAISE(ABORT, 'pay_run is append-only') WHERE EXISTS (SELECT 1 FROM pay_run WHERE id = NEW.id);
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER payment_no_update BEFORE UPDATE ON payment BEGIN
  SELECT RAISE(ABORT, 'payment is append-only');
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER payment_no_delete BEFORE DELETE ON payment BEGIN
  SELECT RAISE(ABORT, 'payment is append-only');
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER payment_no_replace BEFORE INSERT ON payment BEGIN
  SELECT RAISE(ABORT, 'payment is append-only') WHERE EXISTS (SELECT 1 FROM payment WHERE id = NEW.id);
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER payment_step_no_update BEFORE UPDATE ON payment_step BEGIN
  SELECT RAISE(ABORT, 'payment_step is append-only');
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER payment_step_no_delete BEFORE DELETE ON payment_step BEGIN
  SELECT RAISE(ABORT, 'payment_step is append-only');
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER payment_step_no_replace BEFORE INSERT ON payment_step BEGIN
  SELECT RAISE(ABORT, 'payment_step is append-only') WHERE EXISTS (SELECT 1 FROM payment_step WHERE id = NEW.id) OR EXISTS (SELECT 1 FROM payment_step WHERE (payment_id = NEW.payment_id AND status = NEW.status));
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER entry_no_update BEFORE UPDATE ON entry BEGIN
  SELECT RAISE(ABORT, 'entry is append-only');
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER entry_no_delete BEFORE DELETE ON entry BEGIN
  SELECT RAISE(ABORT, 'entry is append-only');
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER entry_no_replace BEFORE INSERT ON entry BEGIN
  SELECT RAISE(ABORT, 'entry is append-only') WHERE EXISTS (SELECT 1 FROM entry WHERE id = NEW.id) OR EXISTS (SELECT 1 FROM entry WHERE reverses = NEW.reverses);
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER posting_no_update BEFORE UPDATE ON posting BEGIN
  SELECT RAISE(ABORT, 'posting is append-only');
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER posting_no_delete BEFORE DELETE ON posting BEGIN
  SELECT RAISE(ABORT, 'posting is append-only');
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER posting_no_replace BEFORE INSERT ON posting BEGIN
  SELECT RAISE(ABORT, 'posting is append-only') WHERE EXISTS (SELECT 1 FROM posting WHERE id = NEW.id);
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER posted_line_no_update BEFORE UPDATE ON posted_line BEGIN
  SELECT RAISE(ABORT, 'posted_line is append-only');
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER posted_line_no_delete BEFORE DELETE ON posted_line BEGIN
  SELECT RAISE(ABORT, 'posted_line is append-only');
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER posted_line_no_replace BEFORE INSERT ON posted_line BEGIN
  SELECT RAISE(ABORT, 'posted_line is append-only') WHERE EXISTS (SELECT 1 FROM posted_line WHERE id = NEW.id) OR EXISTS (SELECT 1 FROM posted_line WHERE line_id = NEW.line_id);
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER payment_line_no_update BEFORE UPDATE ON payment_line BEGIN
  SELECT RAISE(ABORT, 'payment_line is append-only');
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER payment_line_no_delete BEFORE DELETE ON payment_line BEGIN
  SELECT RAISE(ABORT, 'payment_line is append-only');
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER payment_line_no_replace BEFORE INSERT ON payment_line BEGIN
  SELECT RAISE(ABORT, 'payment_line is append-only') WHERE EXISTS (SELECT 1 FROM payment_line WHERE id = NEW.id);
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER budget_no_update BEFORE UPDATE ON budget BEGIN
  SELECT RAISE(ABORT, 'budget is append-only');
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER budget_no_delete BEFORE DELETE ON budget BEGIN
  SELECT RAISE(ABORT, 'budget is append-only');
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER budget_no_replace BEFORE INSERT ON budget BEGIN
  SELECT RAISE(ABORT, 'budget is append-only') WHERE EXISTS (SELECT 1 FROM budget WHERE id = NEW.id);
END;
-- +goose StatementEnd
