package main

import (
	"context"
	"errors"
	"os"

	"github.com/spf13/cobra"

	"nhuanbut/ledger"
	"nhuanbut/ledger/store"
	"nhuanbut/payroll"
)

func initCommand(a *app) *cobra.Command {
	var unit string
	cmd := &cobra.Command{
		Use: "init", Short: a.say("help.init"), Example: a.say("example.init"), Args: a.between(0, 0),
		RunE: func(cmd *cobra.Command, _ []string) error { return runInit(cmd.Context(), a, unit) },
	}
	a.flags(cmd).text(&unit, "unit", "flag.unit", a.kinds.name)
	return cmd
}

// runInit makes a new ledger, all of it or none.
func runInit(ctx context.Context, a *app, unit string) error {
	l, err := ledger.Create(ctx, a.act(), a.db, a.now)
	if err != nil {
		return err
	}
	if unit != "" {
		if _, err := l.SetSetting(ctx, a.act(), payroll.UnitName, unit, ""); err != nil {
			return errors.Join(err, l.Close(), os.Remove(a.db))
		}
	}
	if err := l.Close(); err != nil {
		return err
	}
	a.stored = append(a.stored, "init "+store.WithoutPassword(a.db))
	a.note("init.done", a.db)
	return nil
}
