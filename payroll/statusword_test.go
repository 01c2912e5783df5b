package payroll

import "testing"

// No word means two statuses, with its marks or without.
func TestStatusWordsAreOfOneStatus(t *testing.T) {
	seen := make(map[string]Status)
	for _, words := range []map[Status][]string{shippedWords, publishedWords} {
		for status, of := range words {
			for _, word := range of {
				for _, key := range []string{wordKey(word), "bare " + Unaccented(TextKey(word))} {
					if other, ok := seen[key]; ok && other != status {
						t.Errorf("%q is %s and %s", word, other, status)
					}
					seen[key] = status
				}
			}
		}
	}
}
