package main

import (
	"os"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"
)

// The maps of WordPress that the README gives are those that the script imports by.
func TestMapsOfTheReadme(t *testing.T) {
	readme, err := os.ReadFile("../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	script, err := txtar.ParseFile("testdata/wordpress.txtar")
	if err != nil {
		t.Fatal(err)
	}
	maps := 0
	for _, file := range script.Files {
		if !strings.HasPrefix(file.Name, "wordpress-") {
			continue
		}
		maps++
		if !strings.Contains(string(readme), "```\n"+string(file.Data)+"```\n") {
			t.Errorf("README.md does not have %s as the script has it", file.Name)
		}
	}
	if maps != 2 {
		t.Errorf("%d maps, want 2", maps)
	}
}
