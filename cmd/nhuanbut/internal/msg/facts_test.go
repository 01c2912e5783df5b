package msg

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// factsFrom are the functions that take a code and the facts of its sentence, with the
// argument that the facts begin at.
var factsFrom = map[string]int{"Refuse": 1, "refuse": 1, "say": 1, "hold": 1, "held": 1, "report": 2, "warn": 3, "warnRows": 3}

var factsDoc = regexp.MustCompile(`Facts:\s+([a-z, \n-]+)`)

// codes are the codes of the sources: the constant, what it stands for, and the facts that
// its comment names.
type codes struct {
	value map[string]string
	facts map[string][]string
}

// sources reads all sources of the program but for tests.
func sources(t *testing.T) (fset *token.FileSet, files []*ast.File) {
	t.Helper()
	fset = token.NewFileSet()
	err := filepath.WalkDir("../../../..", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
			return err
		}
		file, err := parser.ParseFile(fset, path, nil, parser.ParseComments)
		files = append(files, file)
		return err
	})
	if err != nil || len(files) < 100 {
		t.Fatal(err, len(files))
	}
	return fset, files
}

func codesOf(files []*ast.File) codes {
	c := codes{make(map[string]string), make(map[string][]string)}
	for _, file := range files {
		for _, decl := range file.Decls {
			group, ok := decl.(*ast.GenDecl)
			if !ok || group.Tok != token.CONST {
				continue
			}
			for _, spec := range group.Specs {
				doc := ""
				if len(group.Specs) == 1 {
					doc = group.Doc.Text()
				}
				c.add(spec.(*ast.ValueSpec), doc)
			}
		}
	}
	return c
}

// add adds a constant that is a code, or a reason to hold a row.
func (c codes) add(spec *ast.ValueSpec, doc string) {
	name := spec.Names[0].Name
	if len(spec.Values) != 1 || nameOf(spec.Type) != "Code" && !strings.HasPrefix(strings.ToLower(name), "held") {
		return
	}
	lit, ok := spec.Values[0].(*ast.BasicLit)
	if !ok {
		return
	}
	c.value[name], _ = strconv.Unquote(lit.Value)
	c.facts[name] = []string{}
	if m := factsDoc.FindStringSubmatch(doc + spec.Doc.Text() + spec.Comment.Text()); m != nil {
		for _, fact := range strings.Split(m[1], ",") {
			c.facts[name] = append(c.facts[name], strings.TrimSpace(fact))
		}
	}
}

func nameOf(e ast.Expr) string {
	switch e := e.(type) {
	case *ast.Ident:
		return e.Name
	case *ast.SelectorExpr:
		return e.Sel.Name
	}
	return ""
}

// shown are the facts that the words of a code name, in both languages.
func shown(code string) (names []string) {
	for _, kind := range []string{"error.", "hint.", "problem.", "held."} {
		for _, catalogue := range catalogues {
			for _, words := range []string{catalogue[kind+code].vi, catalogue[kind+code].en} {
				for _, m := range blank.FindAllStringSubmatch(words, -1) {
					names = append(names, m[1])
				}
			}
		}
	}
	slices.Sort(names)
	return slices.Compact(names)
}

// The comment of each code names the facts that its words show, and each call gives them
// all, as pairs of a name and a value.
func TestRefusalsGiveTheFactsThatTheirWordsShow(t *testing.T) {
	fset, files := sources(t)
	c := codesOf(files)
	for name, code := range c.value {
		for _, fact := range shown(code) {
			if !slices.Contains(c.facts[name], fact) {
				t.Errorf("%s: its words show {%s}, its comment names %q", name, fact, c.facts[name])
			}
		}
	}
	checked := 0
	for _, file := range files {
		ast.Inspect(file, func(n ast.Node) bool {
			call, ok := n.(*ast.CallExpr)
			if !ok {
				return true
			}
			if nameOf(call.Fun) == "Is" { // errors.Is takes a code without facts
				return false
			}
			first, ok := factsFrom[nameOf(call.Fun)]
			if !ok || len(call.Args) < first || call.Ellipsis != token.NoPos {
				return true
			}
			code := nameOf(call.Args[0])
			facts, known := c.facts[code]
			if !known {
				return true
			}
			checked++
			given := namesOf(call.Args[first:])
			for _, fact := range given {
				if !slices.Contains(facts, fact) {
					t.Errorf("%s: %s has no fact %q: its comment names %q", fset.Position(call.Pos()), code, fact, facts)
				}
			}
			for _, fact := range shown(c.value[code]) {
				if !slices.Contains(given, fact) {
					t.Errorf("%s: %s is not given %q, which its words show", fset.Position(call.Pos()), code, fact)
				}
			}
			return true
		})
	}
	if checked < 300 {
		t.Errorf("only %d calls were found", checked)
	}
}

// namesOf are the names of facts given as pairs; "!" stands for what is no pair.
func namesOf(args []ast.Expr) (names []string) {
	for i := 0; i < len(args); i += 2 {
		lit, ok := args[i].(*ast.BasicLit)
		if !ok || lit.Kind != token.STRING || i+1 == len(args) {
			return append(names, "!")
		}
		name, _ := strconv.Unquote(lit.Value)
		names = append(names, name)
	}
	return names
}
