/**
 * Lemmas: suffix rules by Penn tag, and the forms the rules get wrong.
 *
 * Source models/english/lemmas.tsv, learned from the treebanks by models/english/train/lemmas.py.
 */

export type Lemmatiser = (form: string, xpos: string) => string

interface Rule {
  cut: number
  add: string
}

/** Longest suffix a rule of lemmas.tsv has. */
const LONGEST = 5

/** Curly marks are straight to the rules, as they were in training. */
const plain = (form: string) => form.replace(/[’‘`]/g, "'").replace(/[“”„«»]/g, '"')

/** Reads lemmas.tsv: `tag, suffix, cut, add` for a rule, `tag, =form, lemma` for an exception. */
export function openLemmatiser(table: string): Lemmatiser {
  const rules = new Map<string, Rule>()
  const exceptions = new Map<string, string>()
  for (let from = 0; from < table.length; ) {
    const end = table.indexOf('\n', from) < 0 ? table.length : table.indexOf('\n', from)
    const key = table.indexOf('\t', from) + 1
    const third = table.indexOf('\t', key) + 1
    if (key > from && third > key && third <= end) {
      const fourth = table.indexOf('\t', third) + 1
      const isRule = fourth > third && fourth <= end
      // Kept by the line's own beginning, tabs and all.
      if (!isRule) exceptions.set(table.slice(from, third - 1), table.slice(third, end))
      else
        rules.set(table.slice(from, third - 1), {
          cut: Number(table.slice(third, fourth - 1)),
          add: table.slice(fourth, end),
        })
    }
    from = end + 1
  }
  return (form, xpos) => {
    const isName = xpos === 'NNP' || xpos === 'NNPS'
    const low = isName ? plain(form) : plain(form).toLowerCase()
    const exception = exceptions.get(`${xpos}\t=${low}`)
    if (exception !== undefined) return exception
    // A past form taken for the present ("Snipers shot two medics"): what is irregular in the past is no base form, unless
    // its own lemma says so ("put", "hit").
    if (xpos === 'VBP' || xpos === 'VB') {
      const past = exceptions.get(`VBD\t=${low}`)
      if (past !== undefined && exceptions.get(`VBN\t=${low}`) === past) return past
    }
    for (let n = Math.min(LONGEST, low.length - 1); n >= 0; n--) {
      const rule = rules.get(`${xpos}\t${low.slice(low.length - n)}`)
      if (rule && rule.cut <= low.length) return low.slice(0, low.length - rule.cut) + rule.add
    }
    return low
  }
}
