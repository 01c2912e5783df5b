package main

import (
	"cmp"
	"context"
	"runtime"
	"runtime/debug"

	"github.com/spf13/cobra"

	"nhuanbut/ledger/store"
)

func versionCommand(a *app) *cobra.Command {
	return &cobra.Command{
		Use: "version", Short: a.say("help.version"), Example: a.say("example.version"), Args: a.between(0, 0),
		RunE: func(cmd *cobra.Command, _ []string) error { return runVersion(cmd.Context(), a) },
	}
}

// versionJSON is what version prints with --output json. What the build did not say is
// "".
type versionJSON struct {
	Version  string `json:"version"`
	Commit   string `json:"commit"`
	Time     string `json:"time"`     // of the commit, UTC
	Modified bool   `json:"modified"` // the sources were not those of the commit
	Go       string `json:"go"`
	SQLite   string `json:"sqlite"`
	System   string `json:"system"`
}

func runVersion(ctx context.Context, a *app) error {
	v := versionJSON{Go: runtime.Version(), System: runtime.GOOS + "/" + runtime.GOARCH}
	if info, ok := debug.ReadBuildInfo(); ok {
		v.Version = info.Main.Version
		for _, s := range info.Settings {
			switch s.Key {
			case "vcs.revision":
				v.Commit = s.Value
			case "vcs.time":
				v.Time = s.Value
			case "vcs.modified":
				v.Modified = s.Value == "true"
			}
		}
	}
	var err error
	if v.SQLite, err = store.SQLiteVersion(ctx); err != nil {
		return err
	}
	commit := cmp.Or(v.Commit, a.say("version.unknown"))
	if v.Modified {
		commit += " " + a.say("version.modified")
	}
	return a.print(v, table{head: []string{"field", "value"}, rows: [][]any{
		{"nhuanbut", cmp.Or(v.Version, a.say("version.unknown"))}, {a.say("version.commit"), commit}, {a.say("column.at"), cmp.Or(a.instant(v.Time), "—")},
		{"Go", v.Go}, {"SQLite", v.SQLite}, {a.say("version.system"), v.System},
	}})
}
