package payroll

import (
	"slices"
	"strings"
	"sync"
	"unicode"
)

// The words that stand where a name should be, as newsrooms write them. Each is compared
// by NameKey, and without marks where the name is typed without any.
var (
	groupWords = []string{
		"PV", "P.V", "PVs", "Phóng viên", "Phóng viên thường trú", "PV thường trú", "CTV", "C.T.V", "Cộng tác viên", "BTV", "B.T.V", "Biên tập viên",
		"BBT", "B.B.T", "Ban biên tập", "Ban Biên tập Báo", "Ban thư ký", "Thư ký tòa soạn", "Tòa soạn", "Biên tập", "Nhóm PV", "Nhóm P.V",
		"Nhóm phóng viên", "Nhóm tác giả", "Nhóm CTV", "Nhóm BTV", "Nhóm cộng tác viên", "Nhóm biên tập", "Nhóm thực hiện", "Tổ PV", "Tổ phóng viên", "Nhiều tác giả",
		"Tập thể", "Tập thể tác giả", "Các tác giả", "Bạn đọc", "Độc giả", "Khuyết danh", "Ẩn danh", "Vô danh", "Không rõ", "Không tên", "Chưa rõ",
		"Admin", "Administrator", "Editor", "Webmaster", "Root", "System Account", "Quản trị", "Quản trị viên", "Quản trị hệ thống", "Quản trị mạng",
		"PV-CTV", "PV, CTV", "PV - CTV", "PV/CTV", "PV & CTV", "PV và CTV", "Phóng viên, cộng tác viên", "Phóng viên và cộng tác viên",
	}
	sourceWords = []string{
		"Tổng hợp", "TH", "T/h", "Tổng hợp từ Internet", "ST", "S/t", "Sưu tầm", "Internet", "Nguồn Internet", "Nguồn", "Tư liệu", "Ảnh tư liệu", "Ảnh minh họa",
		"Theo báo chí", "Báo chí", "TTXVN", "TTX", "Thông tấn xã", "Thông tấn xã Việt Nam", "VNA", "Vietnamplus", "VOV", "VTV", "THVN", "TNVN", "Chinhphu",
		"AFP", "AP", "Reuters", "Xinhua", "Tân Hoa Xã", "TASS", "BBC", "CNN", "Facebook", "Fanpage", "Zalo", "YouTube", "Google", "Wikipedia", "Website", "Nhân Dân điện tử",
	}
	// What begins a name of a publication, of people without theirs, and of an organisation.
	sourceBegins = []string{"Báo", "Tạp chí", "Cổng TTĐT", "Cổng thông tin", "Cổng thông tin điện tử", "Trang TTĐT", "Trang thông tin", "Trang tin", "Trang web",
		"Thông tấn xã", "Hãng tin", "Hãng thông tấn", "Website", "Fanpage", "TTXVN", "Internet", "Tổng hợp", "Sưu tầm", "Kênh truyền hình"}
	groupBegins = []string{"Nhóm", "Tập thể", "Ban biên tập", "Phóng viên thường trú", "Bạn đọc"}
	// A single word here begins no person's name, but for those of unsure.
	officeBegins = []string{
		"Sở", "UBND", "HĐND", "UBMTTQ", "MTTQ", "UBKT", "Ủy ban", "Hội đồng", "Trung tâm", "TTYT", "TTVH", "TTDVNN", "Văn phòng", "VP", "Công an", "Bộ chỉ huy", "BCH", "BCHQS", "CHQS", "Bộ đội",
		"Quân khu", "Quân đoàn", "Đảng ủy", "Đảng bộ", "Chi bộ", "Tỉnh ủy", "Huyện ủy", "Thành ủy", "Thị ủy", "Quận ủy", "Đoàn ĐBQH", "Tỉnh đoàn", "Huyện đoàn", "Thành đoàn", "Xã đoàn",
		"Chi cục", "Tổng cục", "Cục", "Viện", "Học viện", "Bệnh viện", "Tòa án", "TAND", "VKSND", "Kho bạc", "KBNN", "Ngân hàng", "Công ty", "Cty", "Tổng công ty", "Tập đoàn", "Doanh nghiệp", "Hợp tác xã", "HTX",
		"Bảo hiểm xã hội", "BHXH", "Liên đoàn", "LĐLĐ", "Mặt trận", "Hội nông dân", "Hội liên hiệp", "Hội LHPN", "Hội phụ nữ", "Hội cựu chiến binh", "Hội CCB", "Hội chữ thập đỏ", "Hội khuyến học", "Hội nhà báo", "Hội VHNT", "Hội văn học", "Hội người", "Hội đông y", "Hội luật gia",
		"Điện lực", "Bưu điện", "Thư viện", "Bảo tàng", "Ban chỉ huy", "Ban CHQS", "Ban QLDA", "BQL", "BTC", "Ban tổ chức", "Ban tuyên giáo", "Ban dân vận", "Ban nội chính", "Ban quản lý", "Ban chỉ đạo", "Ban thường vụ", "Ban chấp hành",
		"Ban giám đốc", "Ban giám hiệu", "Ban dân tộc", "Ban kinh tế", "Ban pháp chế", "Ban tiếp công dân", "Ban liên lạc", "Ban bảo vệ", "Ban thanh tra", "Ban thông tin", "Ban văn hóa", "Ban thời sự", "Ban chuyên đề", "Ban bạn đọc", "Ban kiểm", "Ban tôn giáo", "Ban thi đua", "Ban đại diện", "Ban điều hành",
		"Phòng văn hóa", "Phòng VH", "Phòng GD", "Phòng giáo dục", "Phòng tài chính", "Phòng TC", "Phòng nội vụ", "Phòng NV", "Phòng tư pháp", "Phòng TP", "Phòng y tế", "Phòng nông nghiệp", "Phòng NN", "Phòng kinh tế", "Phòng KT", "Phòng lao động", "Phòng LĐ",
		"Phòng tài nguyên", "Phòng TN", "Phòng thanh tra", "Phòng dân tộc", "Phòng công thương", "Phòng xây dựng", "Phòng quản lý", "Phòng QL", "Phòng thông tin", "Phòng TT", "Phòng biên tập", "Phòng phóng viên", "Phòng thư ký", "Phòng chuyên", "Phòng cảnh sát", "Phòng CS",
		"Phòng PV", "Phòng BT", "Phòng hành chính", "Phòng HC", "Phòng tổ chức", "Phòng kế hoạch", "Phòng KH", "Phòng kỹ thuật", "Phòng tổng hợp", "Phòng tuyên truyền", "Phòng bạn đọc", "Phòng chính trị", "Phòng thời sự", "Phòng truyền thông", "Phòng CTXH", "Phòng chống",
		"Đài truyền", "Đài phát", "Đài PT", "Đài TT", "Đài TH", "Đài tiếng nói", "Đài khí tượng", "Đài KTTV", "Đài TNVN", "Đài VTV", "Đài VOV", "Đài THVN", "Đài huyện", "Đài tỉnh", "Đài xã", "Đội cảnh sát", "Đội CS", "Đội quản lý", "Đội QLTT", "Tổ chức", "Tổ công tác",
		"Đoàn thanh niên", "Đoàn TN", "Đoàn TNCS", "Đoàn trường", "Đoàn kinh tế", "Đoàn công tác", "Đoàn đại biểu", "Đoàn khối", "Đoàn xã", "Công đoàn", "Đồn biên phòng", "Đồn BP", "Biên phòng", "BĐBP", "Hải quan", "Kiểm lâm", "Quản lý thị trường", "QLTT",
		"Trường THPT", "Trường THCS", "Trường TH", "Trường MN", "Trường mầm non", "Trường tiểu học", "Trường trung", "Trường đại học", "Trường ĐH", "Trường cao đẳng", "Trường CĐ", "Trường chính trị", "Trường PTDT", "Trường phổ thông", "Trường học",
		"Bộ tư pháp", "Bộ y tế", "Bộ nội vụ", "Bộ công", "Bộ tài", "Bộ giáo dục", "Bộ GD", "Bộ quốc phòng", "Bộ CHQS", "Bộ ngoại giao", "Bộ thông tin", "Bộ TT", "Bộ văn hóa", "Bộ VH", "Bộ khoa học", "Bộ KH", "Bộ nông", "Bộ xây dựng", "Bộ kế hoạch", "Bộ dân tộc", "Bộ NN", "Bộ tư lệnh",
		"Cơ quan", "Hiệp hội", "Câu lạc bộ", "CLB", "Quỹ", "Vườn quốc gia", "Khu di tích", "Thanh tra", "Cảnh sát", "Thuế", "Nhà văn hóa", "Nhà thiếu nhi", "Xí nghiệp", "Nhà máy", "Khoa",
	}
)

// unsure begin names of organisations and of people alike: "Khoa nội" and "Khoa Nguyễn".
var unsure = keySet([]string{"Khoa", "Công an", "Văn phòng"})

// noteWords stand beside a name and say something of the person or the work.
var noteWords = keySet([]string{
	"CTV", "PV", "BTV", "TH", "ST", "Tác giả", "Nguồn", "Tổng hợp", "Sưu tầm", "Thực hiện", "Ghi", "Dịch", "Biên dịch", "Lược dịch", "Lược ghi", "Biên soạn", "Biên tập", "Chụp", "Ảnh", "Bài", "Tin",
	"Tin ảnh", "Tin, ảnh", "Bài ảnh", "Bài, ảnh", "Tin bài", "Bài và ảnh", "Tin và ảnh", "Video", "Clip", "Đồ họa", "Thiết kế", "Giới thiệu", "Sửa", "Thường trú", "Cơ sở", "Cán bộ",
	"Cộng tác viên", "Phóng viên", "Biên tập viên", "Nhà báo", "Học viên", "Thực tập", "Thực tập sinh", "TTS", "Sinh viên", "Hưu trí", "Xã", "Huyện", "Tỉnh", "Trưởng phòng", "Phó phòng", "Chuyên viên",
})

// leads are what stands before a name and is no part of it.
var leads = keySet([]string{
	"Theo", "Nguồn", "PV", "P.V", "PV.", "CTV", "CTV.", "C.T.V", "BTV", "BTV.", "Phóng viên", "Cộng tác viên", "Biên tập viên",
})

// degrees are titles as they are written before a name, in just these letters.
var degrees = map[string]bool{
	"TS": true, "ThS": true, "Th.S": true, "ThS.BS": true, "PGS": true, "GS": true, "PGS.TS": true, "GS.TS": true, "PGS. TS": true, "GS. TS": true, "BS": true, "BSCKI": true, "BSCKII": true,
	"BS.CKI": true, "BS.CKII": true, "LS": true, "KS": true, "CN": true, "NSƯT": true, "NSND": true, "DS": true, "KTS": true,
}

// keySet returns a function that reports whether a key is that of one of some words. It
// works out their keys when it is first asked: most commands never ask.
func keySet(words []string) func(key string) bool {
	set := sync.OnceValue(func() map[string]bool {
		set := make(map[string]bool, len(words))
		for _, w := range words {
			set[NameKey(w)] = true
		}
		return set
	})
	return func(key string) bool { return set()[key] }
}

// nobodyWords are the names of nobody by key, with the look of each.
type nobodyWords struct {
	whole  map[string]Look
	begins map[string]beginning
}

// beginning is what begins the names of an organisation.
type beginning struct {
	look         Look
	abbreviation bool // it has a word in capitals, which no name of a person has
}

var (
	marked = sync.OnceValue(func() nobodyWords { return newNobodyWords(NameKey) })
	plain  = sync.OnceValue(func() nobodyWords { // for names typed without marks
		return newNobodyWords(func(s string) string { return NameKey(Unaccented(s)) })
	})
)

func newNobodyWords(key func(string) string) nobodyWords {
	n := nobodyWords{make(map[string]Look), make(map[string]beginning)}
	for look, words := range map[Look][]string{LooksGroup: groupWords, LooksSource: sourceWords} {
		for _, w := range words {
			n.whole[key(w)] = look
		}
	}
	for look, words := range map[Look][]string{LooksOffice: officeBegins, LooksSource: sourceBegins, LooksGroup: groupBegins} {
		for _, w := range words {
			n.begins[key(w)] = beginning{look, slices.ContainsFunc(strings.Fields(w), capitals)}
		}
	}
	return n
}

// longestBegin is how many words begin an organisation's name at most.
const longestBegin = 5

// signsToBlanks puts blanks between words that a sign joins.
var signsToBlanks = strings.NewReplacer("-", " ", "&", " ")

// nobody is the look of a name that is of nobody in particular, LooksPerson for others.
func nobody(name string) Look {
	words := marked
	if ascii(name) {
		words = plain
	}
	known := words()
	key := NameKey(name)
	if look, ok := known.whole[key]; ok {
		return look
	}
	parts, given := strings.Fields(signsToBlanks.Replace(key)), strings.Fields(signsToBlanks.Replace(name))
	for n := min(longestBegin, len(parts), len(given)); n > 0; n-- {
		key := strings.Join(parts[:n], " ")
		if b, ok := known.begins[key]; ok && b.begins(given, n) && (b.abbreviation || !(couldBePerson(given, n) && (unsure(key) || len(given) == n))) {
			return b.look
		}
	}
	return LooksPerson
}

// begins reports whether the first n words of a name, which are b's but for case and
// marks, are meant as b.
func (b beginning) begins(given []string, n int) bool {
	switch {
	case b.abbreviation:
		return n > 1 || capitals(given[0])
	case ascii(strings.Join(given, " ")): // "Bao Ngoc" may be Bảo Ngọc, "Bao Nhan dan" is none
		return slices.ContainsFunc(given[1:], small)
	}
	return true
}

// couldBePerson reports whether a name that begins with n words of an organisation's is
// written as a person's is: each word with a capital, or all of them in capitals.
func couldBePerson(given []string, n int) bool {
	shouted := !slices.ContainsFunc(given, func(w string) bool { return !capitals(w) })
	odd := func(w string) bool { return small(w) || capitals(w) && !shouted }
	where := func(w string) bool { return whereWords(NameKey(w)) }
	return len(given) <= n+2 && !slices.ContainsFunc(given, odd) && !slices.ContainsFunc(given[n:], where)
}

func small(word string) bool { return unicode.IsLower([]rune(word)[0]) }

// capitals reports whether a word is an abbreviation: two capitals or more and no small letter.
func capitals(word string) bool {
	return len([]rune(word)) > 1 && word == strings.ToUpper(word) && hasLetter(word)
}

// whereWords are words of an address; of small letters no name of a person has one.
var whereWords = keySet([]string{"huyện", "tỉnh", "xã", "phường", "quận", "TP", "thị xã", "thị trấn", "thành phố"})

// saysWhere reports whether a name says of which place it is: "Đội văn nghệ xã Quảng Phú".
// A name that does not begin with a capital says nothing.
func saysWhere(name string) bool {
	words := strings.Fields(name)
	if len(words) < 2 || small(words[0]) {
		return false
	}
	for i, w := range words[1:] {
		if small(w) && (whereWords(NameKey(w)) || whereWords(NameKey(strings.Join(words[i+1:min(i+3, len(words))], " ")))) {
			return true
		}
	}
	return false
}
