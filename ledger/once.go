package ledger

import (
	"context"
	"crypto/pbkdf2"
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"strconv"
	"time"

	"nhuanbut/ledger/cms"
	"nhuanbut/payroll"
)

// KeyReused refuses an act under a key that another act has, with other values. who and
// when are the other's.
const KeyReused payroll.Code = "key-reused" // Facts: key, who, when

// remembered says how the result of an act is kept beside the act's key, and how a
// repeat finds it.
type remembered[T any] struct {
	keep func(T) (string, error)
	find func(*tx, string) (T, error)
}

// rememberedRun keeps the number of a run; a repeat returns the run as it is now.
var rememberedRun = remembered[Run]{
	keep: func(run Run) (string, error) { return itoa(run.ID), nil },
	find: func(t *tx, number string) (Run, error) {
		id, err := strconv.ParseInt(number, 10, 64)
		if err != nil {
			return Run{}, err
		}
		r, err := readRules(t)
		if err != nil {
			return Run{}, err
		}
		return readRun(t, r, id)
	},
}

// rememberedJSON keeps what is no private value of a result: the part that of gives.
func rememberedJSON[T any](of func(*T) any) remembered[T] {
	return remembered[T]{
		keep: func(result T) (string, error) {
			text, err := json.Marshal(of(&result))
			return string(text), err
		},
		find: func(_ *tx, text string) (result T, err error) {
			return result, json.Unmarshal([]byte(text), of(&result))
		},
	}
}

// once runs do in a transaction that writes. Where act has a key, the key is stored in the
// same transaction with the result and with a digest of values, which are what is asked
// for, beginning with the act's name. An act that was stored under the key before is not
// repeated: once returns its result, and refuses other values with KeyReused.
func once[T any](
	ctx context.Context, l *Ledger, act Act, how remembered[T], values []any, do func(*tx) (T, error),
) (result T, err error) {
	err = l.write(ctx, act, func(t *tx) error {
		if act.Key == "" {
			result, err = do(t)
			return err
		}
		kept, found, err := readKey(t, act.Key, values)
		if err != nil {
			return err
		}
		if found {
			result, err = how.find(t, kept)
			return err
		}
		if result, err = do(t); err != nil {
			return err
		}
		if kept, err = how.keep(result); err != nil {
			return err
		}
		return addKey(t, act.Key, values, kept)
	})
	return result, err
}

// readKey returns the result that is kept under a key.
func readKey(t *tx, key string, values []any) (result string, found bool, err error) {
	var salt, digest, who, when string
	err = t.Get(`SELECT k.salt, k.digest, k.result, e.made_by, e.made_at
FROM act_key k JOIN event e ON e.id = k.event_id WHERE k.key = $1`,
		[]any{key}, &salt, &digest, &result, &who, &when)
	if isNoRow(err) {
		return "", false, nil
	}
	if err != nil {
		return "", false, err
	}
	same, err := digestOf(values, salt)
	if err != nil {
		return "", false, err
	}
	if same != digest {
		at, err := time.Parse(time.RFC3339, when)
		if err != nil {
			return "", false, err
		}
		return "", false, payroll.Refuse(KeyReused, "key", key, "who", who, "when", at)
	}
	return result, true, nil
}

// addKey stores a key with the event that has begun; an act that changed nothing begins one.
func addKey(t *tx, key string, values []any, result string) error {
	if t.EventID == 0 {
		if err := t.BeginEvent(fmt.Sprint(values[0]), key, ""); err != nil {
			return err
		}
	}
	random := make([]byte, 16)
	if _, err := rand.Read(random); err != nil {
		return err
	}
	salt := hex.EncodeToString(random)
	digest, err := digestOf(values, salt)
	if err != nil {
		return err
	}
	_, err = t.Exec(`INSERT INTO act_key (event_id, key, salt, digest, result) VALUES ($1, $2, $3, $4, $5)`,
		t.EventID, key, salt, digest, result)
	return err
}

// contentsOf are files of which a digest covers the contents.
type contentsOf []string

// digestRounds makes a digest slow to guess: values may be private, such as an account
// number, which is short.
const digestRounds = 100_000

// digestOf returns the digest of values, in hex.
func digestOf(values []any, salt string) (string, error) {
	sum := sha256.New()
	for _, value := range values {
		paths, ok := value.(contentsOf)
		if !ok {
			text, err := json.Marshal(value)
			if err != nil {
				return "", err
			}
			sum.Write(append(text, '\n'))
			continue
		}
		for _, path := range paths {
			content, err := contentSum(path)
			if err != nil {
				return "", err
			}
			sum.Write(content)
		}
	}
	key, err := pbkdf2.Key(sha256.New, string(sum.Sum(nil)), []byte(salt), digestRounds, sha256.Size)
	return hex.EncodeToString(key), err
}

// contentSum returns the SHA-256 of a file.
func contentSum(path string) ([]byte, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	sum := sha256.New()
	_, err = io.Copy(sum, f)
	return sum.Sum(nil), errors.Join(err, f.Close())
}

// listValues are the options that say how a list is read, for a digest.
func listValues(o cms.Options) string {
	return fmt.Sprintf("%v %v %v %q %q %v %v %v %q",
		o.Dates, o.Map, o.Unit, o.Sheet, o.Sheets, o.AllSheets, o.SkipHidden, o.Groups, o.FillDown)
}
