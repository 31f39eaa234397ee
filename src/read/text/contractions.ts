/**
 * Contractions: the words of one surface token, as Universal Dependencies writes them.
 *
 * In     a surface token ("don't", "Iran’s", "cannot").
 * Out    offsets inside it where a new word begins; empty for a token that is one word.
 */

/** Written as one word without an apostrophe; '+' stands where the next word begins. */
const FUSED = [
  'can+not a+lot gon+na wan+na got+ta out+ta haf+ta lem+me gim+me du+n+no wha+t+cha',
  'do+nt ca+nt wo+nt did+nt does+nt is+nt are+nt was+nt were+nt has+nt have+nt had+nt would+nt could+nt should+nt ai+nt',
  'i+m i+ve you+re you+ve they+re they+ve we+ve that+s what+s there+s he+s she+s let+s who+s where+s here+s',
  'you+ll they+ll it+ll that+ll',
]
const fused = new Map<string, readonly number[]>()
for (const entry of FUSED.join(' ').split(' ')) {
  const at: number[] = []
  for (const part of entry.split('+').slice(0, -1)) at.push((at.at(-1) ?? 0) + part.length)
  fused.set(entry.replaceAll('+', ''), at)
}

/** Fused forms that are also words, names or units when written otherwise: only as listed. */
const CASE_BOUND = /^(?:IM|IVE|HES)$/

const APOSTROPHE = /['’`´‘]/
const TAIL = /(?:n['’`´‘]t|['’`´‘](?:s|m|d|re|ve|ll|em))$/iu
const HEAD = /^(?:['’‘]t(?=is$|was$|will$|were$)|y['’](?=all)|d['’](?=you$|ya$))/iu

/** Behind a bare "its" these say that "it's" was meant. */
const AFTER_IT_IS = /^\s+(?:an?|the|not|been|just|really|so|too|your|my|because|gonna)\b/iu

/**
 * Where the second and later words of a surface token begin.
 *
 * @param form the token; it ends at `end` of `text`
 */
export function wordStarts(form: string, text: string, end: number): readonly number[] {
  if (form.length === 3 && /^its$/i.test(form)) return AFTER_IT_IS.test(text.slice(end, end + 16)) ? [2] : []
  if (!APOSTROPHE.test(form)) return (form.length < 9 && !CASE_BOUND.test(form) && fused.get(form.toLowerCase())) || []
  // Longest seen: "wouldn't've". What is longer than a word can be has one tail at most looked at.
  if (/^\d*0['’]s$/.test(form)) return []
  const starts: number[] = []
  let rest = form.length > 80 ? form.slice(0, 0) : form
  for (let tail = TAIL.exec(rest); tail !== null && tail.index > 0; tail = TAIL.exec(rest)) {
    starts.unshift(tail.index)
    rest = rest.slice(0, tail.index)
  }
  const head = HEAD.exec(rest)
  if (head && head[0].length < rest.length) starts.unshift(head[0].length)
  else if (starts.length === 0 && /s['’]$/iu.test(rest)) starts.push(rest.length - 1)
  return starts
}
