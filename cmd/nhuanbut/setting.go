package main

import (
	"context"

	"github.com/spf13/cobra"

	"nhuanbut/ledger"
	"nhuanbut/payroll"
)

func settingCommand(a *app) *cobra.Command {
	list := &cobra.Command{
		Use: "list", Short: a.say("help.setting.list"), Long: a.say("help.setting.list.long"), Example: a.say("example.setting.list"), Args: a.between(0, 0),
		RunE: func(cmd *cobra.Command, _ []string) error { return runSettingList(cmd.Context(), a) },
	}
	var from payroll.Month
	set := &cobra.Command{
		Use: "set " + a.say("arg.setting"), Short: a.say("help.setting.set"), Long: a.say("help.setting.set.long"),
		Example: a.say("example.setting.set"), Args: a.between(2, 2),
		RunE: func(cmd *cobra.Command, args []string) error {
			return runSettingSet(cmd.Context(), a, args[0], args[1], from)
		},
	}
	a.flags(set).month(&from, "from", "flag.from.month")
	return a.group("setting", list, set)
}

func runSettingList(ctx context.Context, a *app) error {
	return a.with(ctx, func(l *ledger.Ledger) error {
		settings, err := l.Settings(ctx)
		if err != nil {
			return err
		}
		s := table{head: []string{"setting", "value", "from"}}
		for _, row := range settings {
			s.rows = append(s.rows, []any{row.Key, row.Value, string(row.From)})
		}
		return a.print(struct {
			Settings []payroll.Setting `json:"settings"`
		}{settings}, s)
	})
}

func runSettingSet(ctx context.Context, a *app, key, value string, from payroll.Month) error {
	return a.changing(ctx, func(l *ledger.Ledger) error {
		set, err := l.SetSetting(ctx, a.act(), key, value, from)
		if err != nil {
			return err
		}
		if from == "" {
			a.note("setting.done.all", set.Key, set.Value)
		} else {
			a.note("setting.done", set.Key, set.Value, from)
		}
		return nil
	})
}
