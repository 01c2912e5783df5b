package script

import (
	"strings"

	"golang.org/x/text/unicode/norm"
)

// onsets and rhymes make up Vietnamese syllables, without tones. Few words of a text in a
// wrong encoding, or in another language, are made so.
var (
	onsets = wordsOf(`b c ch d đ g gh gi h k kh l m n ng ngh nh p ph q qu r s t th tr v x`)
	rhymes = wordsOf(`a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây
		e ec em en eng eo ep et ê êch êm ên ênh êp êt êu
		i ia ich iêc iêm iên iêng iêp iêt iêu im in inh ip it iu
		o oa oac oach oai oam oan oang oanh oap oat oay oăc oăm oăn oăng oăt oc oe oen oeo oet oi om on ong ooc oong op ot
		ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt
		u ua uân uâng uât uây uc uê uêch uênh ui um un ung uôc uôi uôm uôn uông uôt up ut uơ uy uya uych uyên uyêt uynh uyt uyu
		ư ưa ưc ưi ưm ưn ưng ươc ươi ươm ươn ương ươp ươt ươu ưt ưu
		y ych yêm yên yêng yêt yêu ynh yt`)
)

// wordsOf returns the set of the words of a list.
func wordsOf(list string) map[string]bool {
	words := make(map[string]bool)
	for w := range strings.FieldsSeq(list) {
		words[w] = true
	}
	return words
}

// isSyllable reports whether a word is a syllable of Vietnamese.
func isSyllable(word string) bool {
	var letters []rune
	tones, stopped := 0, false
	for _, r := range norm.NFD.String(strings.ToLower(word)) {
		switch r {
		case '\u0301', '\u0323':
			tones++
			stopped = true
		case '\u0300', '\u0303', '\u0309':
			tones++
		default:
			letters = append(letters, r)
		}
	}
	base := norm.NFC.String(string(letters))
	if tones > 1 || base == "" {
		return false
	}
	for i := range base {
		if i > len("ngh") {
			break
		}
		if rhyme := base[i:]; (i == 0 || onsets[base[:i]]) && rhymes[rhyme] {
			return stopped || tones == 0 || !strings.ContainsAny(rhyme[len(rhyme)-1:], "cpt") && !strings.HasSuffix(rhyme, "ch")
		}
	}
	return false
}
