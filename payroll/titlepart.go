package payroll

import "hash/fnv"

// titleParts is into how many parts a title is cut: two slips leave one of three whole.
const titleParts = mostSlips + 1

// TitleKeys find a title that was written with slips: two titles within two letters of one
// another have a part in common that stands in the same place but for the slips before it.
// (Li, Deng, Wang, Feng: PASS-JOIN, VLDB 2011.)
type TitleKeys [titleParts]int64

// Keys are those that a title is stored with; ok is false where it has no letters.
func (f TitleForm) Keys() (keys TitleKeys, ok bool) {
	text := []rune(f.Letters)
	for part := range keys {
		at, size := partOf(len(text), part)
		keys[part] = partKey(len(text), part, text[at:at+size])
	}
	return keys, len(text) > 0
}

// Probes are the keys, by part, of all titles that are within two letters of this one.
// Titles that have one of them need not be.
func (f TitleForm) Probes() (probes [titleParts][]int64) {
	text := []rune(f.Letters)
	for length := max(len(text)-mostSlips, 1); length <= len(text)+mostSlips; length++ {
		more := len(text) - length
		for part := range probes {
			at, size := partOf(length, part)
			from, to := max(at-(mostSlips-more)/2, 0), min(at+(mostSlips+more)/2, len(text)-size)
			for start := from; start <= to; start++ {
				probes[part] = append(probes[part], partKey(length, part, text[start:start+size]))
			}
		}
	}
	return probes
}

// partOf is where a part of a text of so many letters begins, and how long it is: the
// last parts are the longer ones.
func partOf(length, part int) (at, size int) {
	size, longer := length/titleParts, length%titleParts
	at = part * size
	if first := titleParts - longer; part >= first {
		return at + part - first, size + 1
	}
	return at, size
}

func partKey(length, part int, text []rune) int64 {
	h := fnv.New64a()
	h.Write([]byte{byte(length), byte(length >> 8), byte(part)})
	h.Write([]byte(string(text)))
	return int64(h.Sum64())
}
