package reports_test

import "nhuanbut/ledger"

// clerk writes in the tests.
var clerk = ledger.Act{User: "kế toán"}
