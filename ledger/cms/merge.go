package cms

import (
	"bufio"
	"errors"
	"io"
	"regexp"
	"slices"
	"strconv"
)

// merge is cells merged over several rows.
type merge struct {
	ref         string
	first, last int // rows
	column      int
	value       cell
}

// merges are a sheet's merges over several rows, by their first row.
type merges struct {
	ahead  []merge
	active []merge
}

var mergeRef = regexp.MustCompile(`^\s+ref="\$?([A-Z]{1,3})\$?([0-9]{1,7}):\$?[A-Z]{1,3}\$?([0-9]{1,7})"`)

// findMerges looks through a sheet for its merges, which stand behind its rows.
func findMerges(part io.Reader) (*merges, error) {
	const element, longest = "mergeCell", 64
	b := bufio.NewReaderSize(part, 64*1024)
	m := &merges{}
	for {
		// Every element of interest ends with ">", and so is found between two of them.
		text, err := b.ReadSlice('<')
		if err != nil && !errors.Is(err, bufio.ErrBufferFull) {
			if errors.Is(err, io.EOF) {
				break
			}
			return nil, err
		}
		_ = text
		head, _ := b.Peek(len(element) + longest)
		name := head
		if i := slices.Index(head[:min(len(head), 8)], ':'); i >= 0 {
			name = head[i+1:]
		}
		if len(name) < len(element) || string(name[:len(element)]) != element {
			continue
		}
		found := mergeRef.FindSubmatch(name[len(element):])
		if found == nil {
			continue
		}
		column, _ := columnOf(string(found[1]))
		first, _ := strconv.Atoi(string(found[2]))
		last, _ := strconv.Atoi(string(found[3]))
		if first < last {
			ref := regexpQuoteFree(found[0])
			m.ahead = append(m.ahead, merge{ref: ref, first: first, last: last, column: column})
		}
	}
	slices.SortStableFunc(m.ahead, func(a, b merge) int { return a.first - b.first })
	return m, nil
}

// regexpQuoteFree is the range out of ` ref="C3:C5"`.
func regexpQuoteFree(found []byte) string {
	s := string(found)
	start := slices.Index(found, '"') + 1
	return s[start : len(s)-1]
}

func (m *merges) end(row int) int {
	end := row
	for _, list := range [][]merge{m.active, m.ahead} {
		for _, one := range list {
			if one.first <= row && row <= one.last {
				end = max(end, one.last)
			}
		}
	}
	return end
}

// spread gives the value of each merge to the cells of the row that it covers.
func (m *merges) spread(row int, s *sheetRows) {
	m.active = slices.DeleteFunc(m.active, func(one merge) bool { return one.last < row })
	for len(m.ahead) > 0 && m.ahead[0].first <= row {
		one := m.ahead[0]
		m.ahead = m.ahead[1:]
		if one.first < row { // its first row is not there, so it has no value
			continue
		}
		if one.column < len(s.cells) {
			one.value = s.cells[one.column]
			one.value.merged = one.ref
			m.active = append(m.active, one)
		}
	}
	for _, one := range m.active {
		s.put(one.column, one.value)
	}
}
