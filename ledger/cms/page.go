package cms

import (
	"net/url"
	"regexp"
	"strconv"
)

// Page says where in a list the items of one JSON file stand.
type Page struct {
	Next            string // the address of the page that follows, "" on the last
	FirstID, LastID string
	Items           int
	Posts           bool // of WordPress, which names no next page
	Number, Pages   int  // which page it is of how many; 0 where the file does not say
}

// Full reports whether a page of posts has as many as WordPress gives at once, 10
// unless asked for up to 100: there may be another page.
func (p Page) Full() bool { return p.Posts && (p.Items == 10 || p.Items == 100) }

// Last reports whether a page of posts is certainly the last of its list.
func (p Page) Last() bool { return p.Posts && !p.Full() }

var lastOfPage = regexp.MustCompile(`(?:^|[?&$])p_ID=(\d+)`)

// FollowedBy reports whether q is certainly the page after p. The IDs left out
// between the two must be fewer than a page holds: else a whole page may be
// missing there, and it is better to warn in vain than to leave articles unpaid.
func (p Page) FollowedBy(q Page) bool {
	if p.Number > 0 && q.Number > 0 {
		return q.Number == p.Number+1
	}
	first, err1 := strconv.ParseInt(p.FirstID, 10, 64)
	last, err2 := strconv.ParseInt(p.LastID, 10, 64)
	next, err3 := strconv.ParseInt(q.FirstID, 10, 64)
	if err1 != nil || err2 != nil || err3 != nil {
		return false
	}
	after := last
	if m := lastOfPage.FindStringSubmatch(unescape(p.Next)); m != nil {
		if n, err := strconv.ParseInt(m[1], 10, 64); err == nil {
			after = n
		}
	}
	gap := next - after
	if first > last {
		gap = -gap
	}
	return gap > 0 && gap <= int64(p.Items)
}

// unescape undoes the escaping of an address, which SharePoint's skip tokens bear twice.
func unescape(address string) string {
	for range 2 {
		if plain, err := url.QueryUnescape(address); err == nil {
			address = plain
		}
	}
	return address
}
