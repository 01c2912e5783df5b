package payroll

// Column is a column of the CMS's article list, content type "Tin Tức Mở Rộng",
// and of what newsrooms add to it.
type Column int

// The columns, in the order of the content type; those that a newsroom may add come last.
const (
	ID Column = iota
	Title
	Image
	ImageCaption
	Summary
	Content
	ContentLink
	Published
	FeaturedAt
	Category
	Pages
	Photos
	LumpSum
	NewsroomStatus
	Log
	Reads
	Genre
	Related
	Audio
	Keywords
	Slug
	Featured
	Email
	Authors
	PhotoCoefficient
	BaseCoefficient
	TextCoefficient
	BaseSalary
	CMSAmount
	ApprovalStatus
	Attachments
	ContentType
	CMSVersion
	CreatedAt
	CreatedBy
	ModifiedAt
	ModifiedBy
	Views
	PhotoAuthors
	Shares
	Encouragement
	Extra // every column that is none of these, as a JSON object by its own header

	ColumnCount int = iota
)

// Form says how the values of a column are written in a Record.
type Form int

const (
	Text        Form = iota // clean text; may hold line breaks
	Label                   // clean text on one line
	Coefficient             // canonical decimal, never negative: "1.5"
	Count                   // a whole number, never negative
	Money                   // whole đồng, never negative
	Amount                  // đồng as a canonical decimal: the CMS's own result may have a fraction
	Time                    // "2026-10-05" or "2026-10-05T16:00:00", Vietnam time
	Several                 // values joined by ListSeparator
	People                  // names joined by "; ", each with its share where given: "An (60%); Bình (40%)"
)

// ListSeparator stands between the values of a column that holds several. A value may hold ";".
const ListSeparator = ";#"

// column is what the tool knows of a Column.
type column struct {
	key    string // in English, for flags, JSON and SQL
	header string // as the CMS shows it
	form   Form
	pays   bool // identity, payability, payee or amount depends on it
}

var columns = [ColumnCount]column{
	ID:               {"id", "ID", Label, true},
	Title:            {"title", "Tiêu đề", Label, true},
	Image:            {"image", "Hình ảnh", Text, false},
	ImageCaption:     {"image_caption", "Hình ảnh mô tả", Text, false},
	Summary:          {"summary", "Tóm tắt", Text, false},
	Content:          {"content", "Nội dung", Text, false},
	ContentLink:      {"content_link", "Link thay thế nội dung", Text, false},
	Published:        {"published", "Ngày xuất bản", Time, true},
	FeaturedAt:       {"featured_at", "Tin nổi bật(Time)", Time, false},
	Category:         {"category", "Phân loại", Several, false},
	Pages:            {"pages", "Số Trang", Coefficient, true},
	Photos:           {"photos", "Số Ảnh", Count, true},
	LumpSum:          {"lump_sum", "Số tiền", Money, true},
	NewsroomStatus:   {"newsroom_status", "Trạng thái", Label, true},
	Log:              {"log", "Lịch sử", Text, false},
	Reads:            {"reads", "Số lượt người đọc", Text, false},
	Genre:            {"genre", "Loại bài viết", Several, false},
	Related:          {"related", "Tin liên quan", Text, false},
	Audio:            {"audio", "Audio", Text, false},
	Keywords:         {"keywords", "Từ khóa", Text, false},
	Slug:             {"slug", "FriendlyName", Label, true},
	Featured:         {"featured", "Tin nổi bật", Text, false},
	Email:            {"email", "Email", Label, false},
	Authors:          {"author", "Tác giả", People, true},
	PhotoCoefficient: {"photo_coefficient", "Hệ số ảnh", Coefficient, true},
	BaseCoefficient:  {"base_coefficient", "Hệ số lương cơ sở", Coefficient, true},
	TextCoefficient:  {"text_coefficient", "Hệ số tin", Coefficient, true},
	BaseSalary:       {"base_salary", "LuongCoSo", Money, true},
	CMSAmount:        {"cms_amount", "Tiền nhuận bút", Amount, true},
	ApprovalStatus:   {"approval_status", "Approval Status", Label, true},
	Attachments:      {"attachments", "Attachments", Text, false},
	ContentType:      {"content_type", "Content Type", Text, false},
	CMSVersion:       {"cms_version", "Version", Text, false},
	CreatedAt:        {"created_at", "Created", Time, false},
	CreatedBy:        {"created_by", "Created By", Text, false},
	ModifiedAt:       {"modified_at", "Modified", Time, false},
	ModifiedBy:       {"modified_by", "Modified By", Text, false},
	Views:            {"views", "Lượt người xem", Text, false},
	PhotoAuthors:     {"photo_author", "Tác giả ảnh", People, true},
	Shares:           {"shares", "Tỷ lệ", Label, true},
	Encouragement:    {"encouragement", "Hệ số khuyến khích", Coefficient, true},
	Extra:            {"extra", "", Text, false},
}

// Key returns the column's English name, as flags, JSON and the database have it.
func (c Column) Key() string { return columns[c].key }

// Header returns the column's name as the CMS shows it.
func (c Column) Header() string { return columns[c].header }

// Form returns how the column's values are written in a Record.
func (c Column) Form() Form { return columns[c].form }

// Pays reports whether identity, payability, payee or amount depends on the column.
func (c Column) Pays() bool { return columns[c].pays }

// Record is one article as the CMS has it: the canonical text of every column, ""
// where it is blank. Its readers refuse what they cannot write in the column's form.
type Record [ColumnCount]string

// PublishedOn returns the day of publication, "" where the record has none.
func (r *Record) PublishedOn() Date {
	if len(r[Published]) < len(isoDate) {
		return ""
	}
	return Date(r[Published][:len(isoDate)])
}
