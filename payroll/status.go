package payroll

import "slices"

// Status is where an article stands on its way to being paid.
type Status string

// The statuses. Only Approved is paid; rejected and draft articles are nobody's concern.
const (
	Approved  Status = "approved"
	Rejected  Status = "rejected"
	Pending   Status = "pending"
	Draft     Status = "draft"
	Scheduled Status = "scheduled"
	Unknown   Status = "unknown"  // a word that the table of synonyms does not have
	Conflict  Status = "conflict" // Approval Status and Trạng thái disagree
	Held      Status = "held"     // somebody has to say first whether it is paid
	Same      Status = "same"     // another article, which it turned out to be, stands for it
)

// Statuses returns all statuses, in the order in which they are listed.
func Statuses() []Status {
	return append(SpokenStatuses(), Unknown, Conflict, Held, Same)
}

// SpokenStatuses returns the statuses that a word of a newsroom can mean.
func SpokenStatuses() []Status {
	return []Status{Approved, Rejected, Pending, Draft, Scheduled}
}

// BadStatus refuses a word that is none of SpokenStatuses. Facts: status.
const BadStatus Code = "bad-status"

// ParseStatus reads a status that a word of the newsroom can mean. It fails with BadStatus.
func ParseStatus(s string) (Status, error) {
	if st := Status(s); slices.Contains(SpokenStatuses(), st) {
		return st, nil
	}
	return "", Refuse(BadStatus, "status", s)
}

// StatusWords are a newsroom's own words for a status, by TextKey, beside those shipped.
type StatusWords map[string]Status

// moderation are SharePoint's numbers for Approval Status (SPModerationStatusType). Who
// reads a list keeps them only where they stand under SharePoint's own name.
var moderation = StatusWords{"0": Approved, "1": Rejected, "2": Pending, "3": Draft, "4": Scheduled}

// Resolve returns the status of an article with these two cells. A blank cell leaves
// it to the other; two blanks are Pending.
func (w StatusWords) Resolve(approvalStatus, newsroomStatus string) Status {
	approval := w.read(approvalStatus, moderation, statusTable)
	newsroom := w.read(newsroomStatus, nil, statusTable, publishedTable) // its own word, never a number
	switch {
	case approval == "" && newsroom == "":
		return Pending
	case approval == "":
		return newsroom
	case newsroom == "" || newsroom == approval:
		return approval
	case approval == Unknown || newsroom == Unknown:
		return Unknown
	}
	return Conflict
}

// read gives the status of a cell by the newsroom's words, the numbers of its column and
// the words that are shipped for it.
func (w StatusWords) read(cell string, numbers StatusWords, shipped ...wordTable) Status {
	key := TextKey(cell)
	if key == "" {
		return ""
	}
	for _, words := range []StatusWords{w, numbers} {
		if s, ok := words[key]; ok {
			return s
		}
	}
	for _, words := range shipped {
		if s, ok := words.status(key); ok {
			return s
		}
	}
	return Unknown
}

// settled reports whether nobody will be paid for the article and nobody has to look at it.
func (s Status) settled() bool { return s == Rejected || s == Draft || s == Same }

// Decision returns the words that a decision for status s in the tool puts into the columns
// of status; ok is false where s is not decided in the tool.
func (s Status) Decision() (words map[Column]string, ok bool) {
	pair, ok := map[Status][2]string{
		Approved:  {"Approved", "Đã duyệt"},
		Rejected:  {"Rejected", "Từ chối"},
		Pending:   {"Pending", "Chờ duyệt"},
		Draft:     {"Draft", "Nháp"},
		Scheduled: {"Scheduled", "Scheduled"},
	}[s]
	return map[Column]string{ApprovalStatus: pair[0], NewsroomStatus: pair[1]}, ok
}

// DecidedOtherwise reports whether somebody has decided an article of status s otherwise
// than to, so that no filter of theirs alone undoes it.
func (s Status) DecidedOtherwise(to Status) bool {
	return s != to && (s == Approved || s == Rejected || s == Draft)
}

// PaysNothing reports whether nobody is paid for an article of status s, whatever else is
// settled.
func (s Status) PaysNothing() bool { return s.settled() || s == Held }
