package main

import (
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"nhuanbut/payroll"
)

// used are the keys that the sources name: whole ones, and the beginnings of those that
// end in what is only known while the program runs.
type used struct {
	keys   map[string]token.Position
	starts map[string]token.Position
}

// keysOf are the arguments that are keys, by the method that takes them; what stands
// before is put in front of them.
var keysOf = map[string]struct {
	from, to int
	before   string
}{
	"say": {0, 1, ""}, "Say": {0, 1, ""}, "FindFacts": {0, 1, ""}, "Find": {0, 1, ""}, "bare": {0, 1, ""}, "note": {0, 1, ""}, "warn": {0, 1, ""}, "misuse": {0, 1, ""},
	"copiedTable": {2, 3, ""}, "canAsk": {1, 2, ""}, "made": {2, 4, ""}, "group": {0, 1, "help."},
	"bool": {2, 3, ""}, "text": {2, 3, ""}, "texts": {2, 3, ""}, "list": {2, 3, ""}, "month": {2, 3, ""}, "date": {2, 3, ""}, "out": {1, 2, ""},
	"flag": {1, 2, ""}, "oneOf": {3, 6, ""}, "chosen": {3, 4, ""},
	"word": {0, 1, ""}, "offered": {0, 1, ""}, "listed": {0, 1, ""}, "first": {0, 1, ""}, "last": {0, 1, ""}, "words": {0, 1, ""},
}

// sources are the files of the program: the commands and the packages of their own.
func sources(t *testing.T) (names []string) {
	t.Helper()
	for _, pattern := range []string{"*.go", "internal/*/*.go"} {
		found, err := filepath.Glob(pattern)
		if err != nil || len(found) == 0 {
			t.Fatal(err, pattern)
		}
		names = append(names, found...)
	}
	return names
}

// messageKeys reads the keys of the messages in internal/msg.
func messageKeys(t *testing.T) map[string]bool {
	t.Helper()
	names, err := filepath.Glob("internal/msg/words_*.go")
	if err != nil || len(names) == 0 {
		t.Fatal(err, names)
	}
	keys := make(map[string]bool)
	for _, name := range names {
		file, err := parser.ParseFile(token.NewFileSet(), name, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(file, func(n ast.Node) bool {
			if pair, ok := n.(*ast.KeyValueExpr); ok {
				key, err := strconv.Unquote(pair.Key.(*ast.BasicLit).Value)
				if err != nil {
					t.Fatal(err)
				}
				keys[key] = true
			}
			return true
		})
	}
	return keys
}

// usedKeys reads the sources of the program.
func usedKeys(t *testing.T) used {
	t.Helper()
	u := used{make(map[string]token.Position), make(map[string]token.Position)}
	fset := token.NewFileSet()
	names := sources(t)
	for _, name := range names {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		file, err := parser.ParseFile(fset, name, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(file, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.CallExpr:
				u.call(fset, n)
			case *ast.CompositeLit:
				u.table(fset, n)
			case *ast.AssignStmt: // key := "budget.done"
				for i, left := range n.Lhs {
					if id, ok := left.(*ast.Ident); ok && id.Name == "key" && i < len(n.Rhs) {
						u.add(fset, n.Rhs[i], "")
					}
				}
			}
			return true
		})
	}
	delete(u.starts, "column.") // the heads of tables are keys of their own,
	delete(u.starts, "help.")   // and the names of groups
	for _, by := range payroll.Bys() {
		u.keys["column."+string(by)] = token.Position{}
	}
	u.keys["column.payees"] = token.Position{} // of a list in article_history.go
	return u
}

func (u used) call(fset *token.FileSet, call *ast.CallExpr) {
	name := ""
	switch called := call.Fun.(type) {
	case *ast.SelectorExpr:
		if !ofScreen(called) {
			name = called.Sel.Name
		}
	case *ast.Ident:
		name = called.Name
	}
	which, ok := keysOf[name]
	for i := which.from; ok && i < which.to && i < len(call.Args); i++ {
		u.add(fset, call.Args[i], which.before)
	}
}

// ofScreen reports whether a method is one of a screen, whose Say takes no key.
func ofScreen(method *ast.SelectorExpr) bool {
	of, ok := method.X.(*ast.SelectorExpr)
	return ok && (of.Sel.Name == "out" || of.Sel.Name == "errs")
}

// table finds the heads of tables and what is said of empty ones.
func (u used) table(fset *token.FileSet, lit *ast.CompositeLit) {
	if id, ok := lit.Type.(*ast.Ident); !ok || id.Name != "table" {
		return
	}
	for _, e := range lit.Elts {
		kv, ok := e.(*ast.KeyValueExpr)
		if !ok {
			continue
		}
		switch key := kv.Key.(*ast.Ident).Name; {
		case key == "empty":
			u.add(fset, kv.Value, "")
		case key == "head":
			if list, ok := kv.Value.(*ast.CompositeLit); ok {
				for _, head := range list.Elts {
					u.add(fset, head, "column.")
				}
			}
		}
	}
}

// add adds a key: a literal, or one with something behind it.
func (u used) add(fset *token.FileSet, e ast.Expr, before string) {
	switch e := e.(type) {
	case *ast.BasicLit:
		if s, err := strconv.Unquote(e.Value); err == nil && e.Kind == token.STRING {
			u.keys[before+s] = fset.Position(e.Pos())
		}
	case *ast.BinaryExpr:
		left := e.X
		for {
			inner, ok := left.(*ast.BinaryExpr)
			if !ok {
				break
			}
			left = inner.X
		}
		if lit, ok := left.(*ast.BasicLit); ok && lit.Kind == token.STRING {
			if s, err := strconv.Unquote(lit.Value); err == nil {
				u.starts[before+s] = fset.Position(e.Pos())
			}
		}
	}
}

// Every key that the sources name has words, and all words are of a key that they name.
func TestWordsAreThoseUsed(t *testing.T) {
	u := usedKeys(t)
	all := messageKeys(t)
	for key, at := range u.keys {
		if !all[key] {
			t.Errorf("%s: %q has no words", at, key)
		}
	}
	for start, at := range u.starts {
		found := false
		for key := range all {
			found = found || strings.HasPrefix(key, start)
		}
		if !found {
			t.Errorf("%s: nothing begins with %q", at, start)
		}
	}
	for key := range all {
		_, known := u.keys[key]
		for start := range u.starts {
			known = known || strings.HasPrefix(key, start)
		}
		if !known {
			t.Errorf("%q is never said", key)
		}
	}
}
