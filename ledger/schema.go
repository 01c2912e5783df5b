package ledger

import (
	"embed"
	"io/fs"

	"nhuanbut/ledger/store"
)

//go:embed schema
var schemaFiles embed.FS

// schema is what the tables of a ledger are.
var schema = func() *store.Schema {
	steps, err := fs.Sub(schemaFiles, "schema")
	if err != nil {
		panic(err) // of a path that stands here
	}
	return store.NewSchema(steps, sealed, "author_private")
}()

// sealed are the tables that events put rows into. The seal of an event covers the event
// and its rows in all of them, in this order.
var sealed = []store.Table{
	{Name: "setting", Columns: "id, event_id, key, from_month, value"},
	{Name: "rate", Columns: "id, event_id, name, genre, from_date, value, basis"},
	{Name: "budget", Columns: "id, event_id, period, category, kind, amount, percent"},
	{Name: "author", Columns: "id, event_id, code"},
	{Name: "author_version", Columns: "id, event_id, author_id, name, named, pen_names, kind, legal_name, " +
		"bank, branch, account_name, nationality, commitments, withhold_below, merged_into, " +
		"tax_code_hash, id_number_hash, account_hash, email_hash, phone_hash, address_hash"},
	{Name: "author_distinct", Columns: "id, event_id, author_id, other_id"},
	{Name: "people_rule", Columns: "id, event_id, cell, cell_key, people, photos"},
	{Name: "note_rule", Columns: "id, event_id, note, note_key, kind"},
	{Name: "import_file", Columns: "id, event_id, path, source, whole, made_at, made_by"},
	{Name: "list_layout", Columns: "id, event_id, source, layout"},
	{Name: "column_rule", Columns: "id, event_id, source, header, header_key, target"},
	{Name: "refused_row", Columns: "id, event_id, source, path, sheet, file_row, cms_id, title, published_on, header, " +
		"value, code, args"},
	{Name: "refused_settled", Columns: "id, event_id, refused_id, how, reason"},
	{Name: "file_warning", Columns: "id, event_id, source, path, sheet, months, header, rows, code, args"},
	{Name: "file_warning_settled", Columns: "id, event_id, warning_id"},
	{Name: "article_version", Columns: "id, event_id, article_id, number, source, cms_id, origin, made_at, made_by, file_id, " +
		"sheet, file_row, reason, overridden, title, published, category, genre, author, " +
		"photo_author, shares, approval_status, newsroom_status, text_coefficient, " +
		"photo_coefficient, base_coefficient, encouragement, pages, photos, lump_sum, " +
		"base_salary, cms_amount, slug, email, image, image_caption, summary, content_link, " +
		"featured_at, log, reads, related, audio, keywords, featured, attachments, " +
		"content_type, cms_version, created_at, created_by, modified_at, modified_by, views, " +
		"extra, content"},
	{Name: "article_payee", Columns: "id, event_id, version_id, role, position, author_id, share, name, amount"},
	{Name: "article_missing", Columns: "id, event_id, article_id, missing"},
	{Name: "article_note", Columns: "id, event_id, article_id, note"},
	{Name: "hold", Columns: "id, event_id, article_id, code, other_id, cms_id, args"},
	{Name: "hold_settled", Columns: "id, event_id, hold_id, how, reason"},
	{Name: "article_same", Columns: "id, event_id, article_id, same_as"},
	{Name: "article_different", Columns: "id, event_id, article_id, other_id, source, title_key"},
	{Name: "accepted_finding", Columns: "id, event_id, code, subject, value, reason"},
	{Name: "line", Columns: "id, event_id, month, author_id, role, kind, quantity, coefficient, unit, amount, " +
		"basis, made_at, made_by"},
	{Name: "line_void", Columns: "id, event_id, line_id, reason, made_at, made_by"},
	{Name: "period", Columns: "id, event_id, month, first_day, last_day, articles, gross, accepted"},
	{Name: "pay_run", Columns: "id, event_id, kind, periods, date"},
	{Name: "payment", Columns: "id, event_id, run_id, author_id, author_kind, carried, gross, tax, net, tax_case, " +
		"tax_rule, reference, note"},
	{Name: "payment_step", Columns: "id, event_id, payment_id, status, method, date, reason"},
	{Name: "entry", Columns: "id, event_id, date, month, kind, payment_id, reverses, description"},
	{Name: "posting", Columns: "id, event_id, entry_id, account, purpose, author_id, debit, credit"},
	{Name: "posted_line", Columns: "id, event_id, entry_id, line_id, month, article_id, entered_id, author_id, account, " +
		"role, kind, quantity, coefficient, unit, amount, photos, basis, adjusts, of_kind, " +
		"of_month"},
	{Name: "posted_owner", Columns: "id, event_id, posted_line_id, author_id"},
	{Name: "payment_line", Columns: "id, event_id, payment_id, posted_line_id"},
	{Name: "act_key", Columns: "id, event_id, key, salt, digest, result"},
}
