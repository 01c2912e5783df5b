package main

import (
	"encoding/csv"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"github.com/rogpeppe/go-internal/testscript"
	"github.com/xuri/excelize/v2"
)

// edit changes a month's workbook as its editor would:
//
//	edit FILE set ID HEADER VALUE     a cell; a VALUE in quotes is text, "" is blank
//	edit FILE total HEADER VALUE      a cell of the row of totals
//	edit FILE remove ID               a row
//	edit FILE double ID               a row once more, below it
//	edit FILE swap ID ID              two rows, as sorting does
//	edit FILE insert ID HEADER=VALUE… a row above another
//	edit FILE append HEADER=VALUE…    a row below everything
//	edit FILE column AT HEADER ID VALUE  a column, with a value in a row
//	edit FILE comment ID HEADER TEXT  a comment on a cell
//	edit FILE strike ID               a title is struck through
//	edit FILE header HEADER NEW       a header
//	edit FILE rename NAME             the sheet of articles
//	edit FILE drop SHEET              a sheet
//	edit FILE alone SHEET OUT         a sheet by itself: .xlsx or .csv
//	edit FILE uncalculated            the values of formulas are lost
//	edit FILE last                    the sheet of articles goes to the end
func edit(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: edit FILE WHAT …")
	}
	path := ts.MkAbs(args[0])
	f, err := excelize.OpenFile(path)
	ts.Check(err)
	defer f.Close()
	e := editor{ts: ts, File: f, sheet: "Chi tiết bài viết"}
	if !slices.Contains(f.GetSheetList(), e.sheet) {
		e.sheet = "Articles"
	}
	if args[1] == "alone" {
		e.alone(args[2], ts.MkAbs(args[3]))
		return
	}
	e.change(args[1], args[2:])
	ts.Check(f.Save())
}

type editor struct {
	ts *testscript.TestScript
	*excelize.File
	sheet string
}

func (e editor) change(what string, args []string) {
	switch what {
	case "set":
		e.put(e.row(args[0]), args[1], args[2])
	case "total":
		e.put(e.totalRow(), args[0], args[1])
	case "remove":
		e.ts.Check(e.RemoveRow(e.sheet, e.row(args[0])))
	case "double":
		e.ts.Check(e.DuplicateRow(e.sheet, e.row(args[0])))
	case "swap":
		e.swap(e.row(args[0]), e.row(args[1]))
	case "insert":
		at := e.row(args[0])
		e.ts.Check(e.InsertRows(e.sheet, at, 1))
		e.fill(at, args[1:])
	case "append":
		e.fill(len(e.rows())+1, args)
	case "column":
		at := e.row(args[2])
		e.ts.Check(e.InsertCols(e.sheet, args[0], 1))
		e.ts.Check(e.SetCellValue(e.sheet, args[0]+strconv.Itoa(e.head()), args[1]))
		e.ts.Check(e.SetCellValue(e.sheet, args[0]+strconv.Itoa(at), args[3]))
	case "comment":
		e.ts.Check(e.AddComment(e.sheet, excelize.Comment{Cell: e.cell(args[0], args[1]), Author: "TBT", Text: args[2]}))
	case "strike":
		style, err := e.NewStyle(&excelize.Style{Font: &excelize.Font{Strike: true}})
		e.ts.Check(err)
		title := e.cell(args[0], e.rows()[e.head()-1][2])
		e.ts.Check(e.SetCellStyle(e.sheet, title, title, style))
	case "header":
		e.put(e.head(), args[0], args[1])
	case "rename":
		e.ts.Check(e.SetSheetName(e.sheet, args[0]))
	case "drop":
		e.ts.Check(e.DeleteSheet(args[0]))
	case "uncalculated":
		e.uncalculated()
	case "last":
		e.ts.Check(e.MoveSheet(e.GetSheetList()[0], e.sheet))
	default:
		e.ts.Fatalf("edit: %s", what)
	}
}

func (e editor) rows() [][]string {
	rows, err := e.GetRows(e.sheet, excelize.Options{RawCellValue: true})
	e.ts.Check(err)
	return rows
}

// head is the row of the header.
func (e editor) head() int {
	return e.find(func(row []string) bool { return slices.Contains(row, "ID") })
}

// cell is the cell of an article under a header.
func (e editor) cell(id, header string) string {
	name, err := excelize.CoordinatesToCellName(e.column(header), e.row(id))
	e.ts.Check(err)
	return name
}

// row is the row of an article.
func (e editor) row(id string) int {
	column := e.column("ID") - 1
	return e.find(func(row []string) bool { return column < len(row) && row[column] == id })
}

func (e editor) totalRow() int {
	return e.find(func(row []string) bool {
		return slices.ContainsFunc(row, func(s string) bool { return strings.HasPrefix(s, "Tổng cộng (") || strings.HasPrefix(s, "Total (") })
	})
}

func (e editor) find(is func([]string) bool) int {
	i := slices.IndexFunc(e.rows(), is)
	if i < 0 {
		e.ts.Fatalf("edit: no such row")
	}
	return i + 1
}

func (e editor) column(header string) int {
	i := slices.Index(e.rows()[e.head()-1], header)
	if i < 0 {
		e.ts.Fatalf("edit: no column %s", header)
	}
	return i + 1
}

func (e editor) put(row int, header, value string) {
	cell, err := excelize.CoordinatesToCellName(e.column(header), row)
	e.ts.Check(err)
	e.ts.Check(e.SetCellFormula(e.sheet, cell, ""))
	e.ts.Check(e.SetCellValue(e.sheet, cell, valueTyped(value)))
}

// valueTyped is a value as somebody types it: a number, a text in quotes, or a text.
func valueTyped(value string) any {
	if text, err := strconv.Unquote(value); err == nil {
		if text == "" {
			return nil
		}
		return text
	}
	if n, err := strconv.ParseFloat(value, 64); err == nil {
		return n
	}
	return value
}

func (e editor) fill(row int, cells []string) {
	for _, cell := range cells {
		header, value, _ := strings.Cut(cell, "=")
		e.put(row, header, value)
	}
}

// swap exchanges what two rows hold.
func (e editor) swap(a, b int) {
	for column := range len(e.rows()[e.head()-1]) {
		var cells [2]string
		var values [2]any
		for i, row := range []int{a, b} {
			cells[i], _ = excelize.CoordinatesToCellName(column+1, row)
			text, err := e.GetCellValue(e.sheet, cells[i], excelize.Options{RawCellValue: true})
			e.ts.Check(err)
			kind, err := e.GetCellType(e.sheet, cells[i])
			e.ts.Check(err)
			values[i] = text
			if n, err := strconv.ParseFloat(text, 64); err == nil && kind != excelize.CellTypeInlineString && kind != excelize.CellTypeSharedString {
				values[i] = n
			}
		}
		for i := range cells {
			e.ts.Check(e.SetCellFormula(e.sheet, cells[i], ""))
			e.ts.Check(e.SetCellValue(e.sheet, cells[i], values[1-i]))
		}
	}
}

// uncalculated takes the values of formulas away, as programs leave them that do not
// calculate.
func (e editor) uncalculated() {
	for r := range e.rows() {
		for c := range len(e.rows()[e.head()-1]) {
			cell, _ := excelize.CoordinatesToCellName(c+1, r+1)
			of, err := e.GetCellFormula(e.sheet, cell)
			e.ts.Check(err)
			if of != "" {
				e.ts.Check(e.SetCellValue(e.sheet, cell, nil))
				e.ts.Check(e.SetCellFormula(e.sheet, cell, of))
			}
		}
	}
}

// alone puts a sheet into a file of its own.
func (e editor) alone(sheet, out string) {
	rows, err := e.GetRows(sheet, excelize.Options{RawCellValue: filepath.Ext(out) == ".xlsx"})
	e.ts.Check(err)
	if filepath.Ext(out) == ".csv" {
		f, err := os.Create(out)
		e.ts.Check(err)
		defer f.Close()
		w := csv.NewWriter(f)
		e.ts.Check(w.WriteAll(rows))
		return
	}
	one := excelize.NewFile()
	defer one.Close()
	for i, row := range rows {
		e.ts.Check(one.SetSheetRow("Sheet1", "A"+strconv.Itoa(i+1), &row))
	}
	e.ts.Check(one.SaveAs(out))
}

// resave has LibreOffice write a workbook again; without it the script is skipped where
// it says [soffice].
func resave(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 1 {
		ts.Fatalf("usage: resave FILE")
	}
	path, dir := ts.MkAbs(args[0]), ts.MkAbs("resaved")
	const restarts = 81 // it ends so where it has just made its profile
	for {
		out, err := exec.Command("soffice", "-env:UserInstallation=file://"+ts.MkAbs("office"), "--headless", "--convert-to", "xlsx", "--outdir", dir, path).CombinedOutput()
		var ended *exec.ExitError
		if errors.As(err, &ended) && ended.ExitCode() == restarts {
			continue
		}
		if err != nil {
			ts.Fatalf("soffice: %v\n%s", err, out)
		}
		break
	}
	ts.Check(os.Rename(filepath.Join(dir, filepath.Base(path)), path))
}
