package reports

import (
	"archive/zip"
	"bytes"
	"cmp"
	"compress/flate"
	"context"
	"errors"
	"hash"
	"hash/crc32"
	"io"
	"io/fs"
	"regexp"
	"slices"
)

// parts is the ZIP file that a workbook is. It has its parts in the order of
// their names, whichever was written first, so that the same sheets give the
// same bytes, and stops when its context is cancelled.
type parts struct {
	ctx     context.Context
	out     *zip.Writer
	list    []*part
	types   bytes.Buffer  // the list of the parts
	deflate *flate.Writer // of the part that is written; one is large, and serves all
}

func newParts(ctx context.Context, w io.Writer) *parts {
	return &parts{ctx: ctx, out: zip.NewWriter(w)}
}

// contentTypes is the part that lists the others.
const contentTypes = "[Content_Types].xml"

// Create begins a part; the one before it is complete.
func (p *parts) Create(name string) (io.Writer, error) {
	if name == contentTypes {
		return &p.types, nil
	}
	return p.create(name)
}

func (p *parts) create(name string) (*part, error) {
	next := &part{ctx: p.ctx, header: zip.FileHeader{Name: name, Method: zip.Deflate}, sum: crc32.NewIEEE()}
	if err := p.complete(); err != nil {
		return nil, err
	}
	if p.deflate == nil {
		var err error
		if p.deflate, err = flate.NewWriter(&next.packed, flate.DefaultCompression); err != nil {
			return nil, err
		}
	} else {
		p.deflate.Reset(&next.packed)
	}
	next.deflate = p.deflate
	p.list = append(p.list, next)
	return next, nil
}

// complete ends the last part.
func (p *parts) complete() error {
	if p.deflate == nil {
		return nil
	}
	return p.deflate.Close()
}

// AddFS is not what a workbook needs; excelize's interface has it.
func (p *parts) AddFS(fs.FS) error { return errors.ErrUnsupported }

// typeElement is an element of the list of parts, which has them as a map gave them.
var typeElement = regexp.MustCompile(`<(Default|Override) [^>]*></(Default|Override)>`)

// sortedTypes is the list of parts in order.
func (p *parts) sortedTypes() []byte {
	elements := typeElement.FindAll(p.types.Bytes(), -1)
	slices.SortFunc(elements, bytes.Compare) // "Default" stays before "Override"
	next := -1
	return typeElement.ReplaceAllFunc(p.types.Bytes(), func([]byte) []byte {
		next++
		return elements[next]
	})
}

// Close writes the parts.
func (p *parts) Close() error {
	types, err := p.create(contentTypes)
	if err != nil {
		return err
	}
	if _, err := types.Write(p.sortedTypes()); err != nil {
		return err
	}
	if err := p.complete(); err != nil {
		return err
	}
	slices.SortFunc(p.list, func(a, b *part) int { return cmp.Compare(a.header.Name, b.header.Name) })
	for _, part := range p.list {
		if err := p.ctx.Err(); err != nil {
			return err
		}
		if err := part.writeTo(p.out); err != nil {
			return err
		}
	}
	return p.out.Close()
}

type part struct {
	ctx     context.Context
	header  zip.FileHeader
	sum     hash.Hash32
	packed  bytes.Buffer
	deflate *flate.Writer
}

func (p *part) Write(b []byte) (int, error) {
	if err := p.ctx.Err(); err != nil {
		return 0, err
	}
	p.sum.Write(b)
	p.header.UncompressedSize64 += uint64(len(b))
	return p.deflate.Write(b)
}

func (p *part) writeTo(out *zip.Writer) error {
	p.header.CRC32 = p.sum.Sum32()
	p.header.CompressedSize64 = uint64(p.packed.Len())
	w, err := out.CreateRaw(&p.header)
	if err != nil {
		return err
	}
	_, err = p.packed.WriteTo(w)
	return err
}
