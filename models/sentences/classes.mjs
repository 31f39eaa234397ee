/** Word classes from the tags of a corpus. The numbers are those of src/read/text/classes.ts. */

/** 1 noun, 2 finite verb, 3 infinitive, 4 -ing, 5 participle, 6 adjective, 7 adverb, 8 determiner, 9 subject pronoun,
 * 10 other pronoun, 11 adposition, 12 and/or, 13 subordinator and wh-word, 14 name, 15 other. */
function classOf({ upos, xpos, feats }) {
  if (upos === 'VERB' || upos === 'AUX') {
    if (/^(?:VBD|VBZ|VBP|MD)$/.test(xpos)) return 2
    return xpos === 'VBG' ? 4 : xpos === 'VBN' ? 5 : 3
  }
  if (upos === 'PRON') {
    if (xpos === 'PRP$') return 8
    if (feats.includes('Case=Nom') || (xpos === 'PRP' && !feats.includes('Case'))) return 9
    return xpos === 'WP' || xpos === 'WDT' ? 13 : 10
  }
  if (xpos === 'WRB') return 13
  const plain = { NOUN: 1, ADJ: 6, ADV: 7, DET: 8, ADP: 11, CCONJ: 12, SCONJ: 13, PROPN: 14 }
  return plain[upos] ?? 15
}

/** The most frequent class of every word seen twice or more: [lower-case word, class], frequent words first. */
export function wordClasses(words) {
  const seen = new Map()
  for (const word of words) {
    if (!/^\p{L}/u.test(word.form)) continue
    const low = word.form.toLowerCase()
    const counts = seen.get(low) ?? new Array(16).fill(0)
    counts[classOf(word)]++
    counts[0]++
    seen.set(low, counts)
  }
  return [...seen]
    .filter(([, counts]) => counts[0] >= 2)
    .sort(([a, m], [b, n]) => n[0] - m[0] || (a < b ? -1 : 1))
    .map(([low, counts]) => [low, counts.indexOf(Math.max(...counts.slice(1)), 1)])
}
