package main

import (
	"context"

	"github.com/spf13/cobra"

	"nhuanbut/ledger"
)

func backupCommand(a *app) *cobra.Command {
	var force bool
	cmd := &cobra.Command{
		Use: "backup " + a.say("value.file"), Short: a.say("help.backup"), Long: a.say("help.backup.long"),
		Example: a.say("example.backup"), Args: a.between(1, 1),
		RunE: func(cmd *cobra.Command, args []string) error { return runBackup(cmd.Context(), a, args[0], force) },
	}
	a.flags(cmd).bool(&force, "force", "flag.backup.force")
	return cmd
}

func runBackup(ctx context.Context, a *app, path string, force bool) error {
	return a.with(ctx, func(l *ledger.Ledger) error {
		done, err := l.Backup(ctx, path, force)
		if err != nil {
			return err
		}
		a.stored = append(a.stored, "backup "+done.Path)
		return a.print(done, copiedTable(a, done, "backup.done"))
	})
}

func restoreCommand(a *app) *cobra.Command {
	var force bool
	cmd := &cobra.Command{
		Use: "restore " + a.say("value.file"), Short: a.say("help.restore"), Long: a.say("help.restore.long"),
		Example: a.say("example.restore"), Args: a.between(1, 1),
		RunE: func(cmd *cobra.Command, args []string) error { return runRestore(cmd.Context(), a, args[0], force) },
	}
	a.flags(cmd).bool(&force, "force", "flag.restore.force")
	return cmd
}

func runRestore(ctx context.Context, a *app, backup string, force bool) error {
	done, err := ledger.Restore(ctx, backup, a.db, force, a.now)
	if err != nil {
		return err
	}
	a.stored = append(a.stored, "restore "+done.Path)
	if err := a.print(done, copiedTable(a, done, "restore.done")); err != nil {
		return err
	}
	if done.Kept != "" {
		a.note("restore.kept", done.Kept)
	}
	return nil
}

// copiedTable returns a table of a copied ledger: its size, its entries and its head
// hash.
func copiedTable(a *app, done ledger.Copied, title string) table {
	return table{title: a.say(title, done.Path), head: []string{"field", "value"}, rows: [][]any{
		{a.say("column.bytes"), a.msg().Value(int(done.Bytes))}, {a.say("column.entries"), a.msg().Value(done.Entries)}, {a.say("column.head"), done.Head},
	}}
}
