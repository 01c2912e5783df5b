-- What is posted, set or said stays: whoever corrects it adds to it.

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
CREATE TRIGGER budget_no_update BEFORE UPDATE ON budget BEGIN
  SELECT RAISE(ABORT, 'budget is append-only');
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER budget_no_delete BEFORE DELETE ON budget BEGIN
  SELECT RAISE(ABORT, 'budget is append-only');
END;
-- +goose StatementEnd
