package cms

import (
	"strings"

	"nhuanbut/ledger/cms/value"
	"nhuanbut/payroll"
)

// sharePointStatus are SharePoint's own names of Approval Status, as letters.
var sharePointStatus = map[string]bool{"approvalstatus": true, "moderationstatus": true}

// ownStatus keeps a number from being read as one of SharePoint's where it stands under
// a newsroom's own name: 0 and 1 there mean what the newsroom says. Its name stays with
// it, so that it is the number of that column for a map's word, and none else's.
func (r *reading) ownStatus(row *Row, h *HeaderColumn, read value.Value) value.Value {
	number := (h.Column == payroll.ApprovalStatus || h.Column == payroll.NewsroomStatus) && read.Text != "" && value.IsDigits(read.Text)
	if !number || h.Column == payroll.ApprovalStatus && ofSharePoint(h.Name) || r.o.Map.read(h.Column, read.Text) != read.Text {
		return read
	}
	r.tell(StatusNumber, h.Name, row.At.Row, read.Text, "")
	if h.Column == payroll.ApprovalStatus {
		read.Text = h.Name + ": " + read.Text
	}
	return read
}

// ofSharePoint reports whether a header, or the last key of a place in JSON, is
// SharePoint's own name of Approval Status.
func ofSharePoint(header string) bool {
	name := header[strings.LastIndexByte(header, '.')+1:]
	name = strings.TrimPrefix(decodeName(strings.TrimPrefix(name, "OData_")), "vti_")
	return sharePointStatus[strings.TrimRight(letters(name), "0123456789")]
}
