package xlsx

import (
	"archive/zip"
	"bytes"
	"cmp"
	"context"
	"io"
	"regexp"
	"slices"
)

// stoppable is a writer that fails once its context is done.
type stoppable struct {
	ctx context.Context
	to  io.Writer
}

func (s stoppable) Write(p []byte) (int, error) {
	if err := s.ctx.Err(); err != nil {
		return 0, err
	}
	return s.to.Write(p)
}

// contentTypes is the member of a workbook that lists the others.
const contentTypes = "[Content_Types].xml"

// copySorted copies a workbook, a ZIP file, with its members in the order of their names,
// so that the same sheets give the same bytes. excelize writes them in no fixed order.
func copySorted(ctx context.Context, out io.Writer, book []byte) error {
	from, err := zip.NewReader(bytes.NewReader(book), int64(len(book)))
	if err != nil {
		return err
	}
	slices.SortFunc(from.File, func(a, b *zip.File) int { return cmp.Compare(a.Name, b.Name) })
	to := zip.NewWriter(stoppable{ctx, out})
	for _, member := range from.File {
		if member.Name == contentTypes {
			err = copyTypes(to, member)
		} else {
			err = to.Copy(member)
		}
		if err != nil {
			return err
		}
	}
	return to.Close()
}

// typeElement is an element of the list of members.
var typeElement = regexp.MustCompile(`<(Default|Override) [^>]*></(Default|Override)>`)

// copyTypes copies the list of members with its elements in order: excelize writes them in
// the order of a map.
func copyTypes(to *zip.Writer, member *zip.File) error {
	in, err := member.Open()
	if err != nil {
		return err
	}
	list, err := io.ReadAll(in)
	if err != nil {
		return err
	}
	elements := typeElement.FindAll(list, -1)
	slices.SortFunc(elements, bytes.Compare) // "Default" stays before "Override"
	next := -1
	list = typeElement.ReplaceAllFunc(list, func([]byte) []byte {
		next++
		return elements[next]
	})
	out, err := to.Create(member.Name)
	if err != nil {
		return err
	}
	_, err = out.Write(list)
	return err
}
