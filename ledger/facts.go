package ledger

import (
	"bytes"
	"encoding/json"
	"fmt"

	"nhuanbut/payroll"
)

// facts are the Args of a refusal as the database has them: JSON with texts, whole
// numbers and lists of texts.
func facts(args []any) (string, error) {
	for i, arg := range args {
		switch arg.(type) {
		case string, int, []string:
		default:
			args[i] = fmt.Sprint(arg)
		}
	}
	if args == nil {
		args = []any{}
	}
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	err := e.Encode(args)
	return string(bytes.TrimSuffix(b.Bytes(), []byte("\n"))), err
}

// reasonOf is a refusal with its facts as facts wrote them.
func reasonOf(code payroll.Code, args string) (*payroll.Error, error) {
	d := json.NewDecoder(bytes.NewReader([]byte(args)))
	d.UseNumber()
	reason := payroll.Refuse(code)
	if err := d.Decode(&reason.Args); err != nil {
		return nil, err
	}
	for i, arg := range reason.Args {
		switch v := arg.(type) {
		case json.Number:
			n, err := v.Int64()
			if err != nil {
				return nil, err
			}
			reason.Args[i] = int(n)
		case []any:
			texts := make([]string, len(v))
			for j, text := range v {
				texts[j] = fmt.Sprint(text)
			}
			reason.Args[i] = texts
		}
	}
	return reason, nil
}
