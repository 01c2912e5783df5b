package ledger

// seenBlock is how many articles one block of seenRows has: a file's articles have
// numbers near one another.
const seenBlock = 1024

// seenRows are the rows that articles were met on in one file. It is small, since
// an import of any size is to fit in the same memory.
type seenRows map[int64]*[seenBlock]int32

func (s seenRows) row(article int64) (row int, ok bool) {
	block := s[article/seenBlock]
	if block == nil || block[article%seenBlock] == 0 {
		return 0, false
	}
	return int(block[article%seenBlock]), true
}

func (s seenRows) see(article int64, row int) {
	block := s[article/seenBlock]
	if block == nil {
		block = new([seenBlock]int32)
		s[article/seenBlock] = block
	}
	block[article%seenBlock] = int32(row)
}
