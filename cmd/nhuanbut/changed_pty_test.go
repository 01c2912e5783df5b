package main

import "testing"

// What somebody else changes while it is shown is not decided about: who decides is shown
// it as it is now.
func TestReviewOfWhatHasChanged(t *testing.T) {
	t.Setenv("TERM", "xterm")
	db := toReview(t)
	s := start(t, "--db", db, "--lang", "en", "--user", "lan", "article", "review", "2026-10")
	s.sees("[1/8] Article 1")
	s.sees("› ")
	s.types("s")
	s.sees("[2/8] Article 2")
	s.sees("› ")
	s.types("s")
	s.sees("[3/8] Article 3")
	s.sees("› ")
	does(t, "--db", db, "--user", "mai", "article", "set", "3", "text-coefficient=4")
	s.types("a")
	s.sees("error: it has changed since you saw it: mai, ")
	s.sees("“article set 3”;\nnothing was stored")
	s.sees("[3/8] Article 3")
	s.sees("Hệ số tin: 4")
	s.sees("› ")
	s.types("a")
	s.sees("[4/8] Article 4")
	s.types("q")
	if code := s.ends(); code != exitDone {
		t.Errorf("exit code %d", code)
	}
}

// A month that comes to something else while somebody is asked is not closed.
func TestCloseOfWhatHasChanged(t *testing.T) {
	db := newLedger(t)
	does(t, "--db", db, "import", writeList(t, "a.csv", `ID,Tiêu đề,Ngày xuất bản,Tác giả,Hệ số tin,Approval Status
1,Khánh thành cầu,05/09/2026,An,1,Đã duyệt
2,Chờ xem,06/09/2026,An,2,Chờ duyệt
`))
	does(t, "--db", db, "author", "confirm", "--all", "--kind", "contributor")
	s := start(t, "--db", db, "--user", "lan", "period", "close", "2026-09")
	s.sees("Khóa sổ tháng 2026-09")
	does(t, "--db", db, "--user", "mai", "article", "approve", "2")
	s.types("c\n")
	s.sees("lỗi: đã đổi từ khi bạn xem: mai, ")
	if code := s.ends(); code != exitFailed {
		t.Errorf("exit code %d", code)
	}
	s = start(t, "--db", db, "--user", "lan", "period", "close", "2026-09")
	s.sees("Khóa sổ tháng 2026-09")
	s.types("c\n")
	if code := s.ends(); code != exitDone {
		t.Errorf("exit code %d", code)
	}
}
