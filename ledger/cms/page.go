package cms

import (
	"net/url"
	"regexp"
	"strconv"
)

// Page tells where in a list the items of a JSON file stand.
type Page struct {
	Next            string // the address of the page that follows, "" on the last
	FirstID, LastID string
	Items           int
	Posts           bool // of WordPress, which names no next page
	Number, Pages   int  // which page it is, of how many; 0 if the file does not say
}

// Full reports whether a page of posts may have another behind it: WordPress gives 10 posts
// unless asked for up to 100.
func (p Page) Full() bool { return p.Posts && (p.Items == 10 || p.Items == 100) }

// Last reports whether a page of posts is certainly the last of its list.
func (p Page) Last() bool { return p.Posts && !p.Full() }

var lastOfPage = regexp.MustCompile(`(?:^|[?&$])p_ID=(\d+)`)

// FollowedBy reports whether q is certainly the page after p: fewer IDs are left out between
// them than a page holds. A false warning is better than articles that are not paid.
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

// unescape undoes the escapes of a URL twice, as SharePoint's skip tokens have them.
func unescape(address string) string {
	for range 2 {
		if plain, err := url.QueryUnescape(address); err == nil {
			address = plain
		}
	}
	return address
}
