/**
 * Mends the tagger's commonest slips in news, in place. Each line says which slip.
 *
 * Order matters: the first word is settled first, because others look at what stands before them.
 */
import type { Token, Upos } from '../../record/index.ts'
import { CALENDAR } from './chunk.ts'
import { lemmaOf, regularLemma } from './lemma.ts'

const GERUND_AFTER = new Set([
  'deny',
  'admit',
  'stop',
  'start',
  'begin',
  'avoid',
  'finish',
  'consider',
  'suggest',
  'recommend',
  'resume',
  'continue',
  'keep',
])
const PARTICLES = new Set(['out', 'up', 'down', 'off', 'away', 'back'])
/** Nouns that end like a past form. */
const ED_NOUN = /(eed|^bed|^shed|^red|^sled|hundred|hatred|sacred|kindred)$/
/** Words that are verbs when a noun phrase stands right before and right behind them. */
const VERB_OR_NOUN = new Set(
  (
    'shot put hit cut plan reserve vow attack raid target release order claim kill ban arrest demand blame back fire fight host ' +
    'seek shell bomb ambush storm murder rape torture march visit sanction threat urge mediate deploy request question protest ' +
    'pledge promise support aid help rescue report broker end start resume'
  ).split(' '),
)
const ADJ_OR_NOUN =
  /^(military|official|rebel|militant|civilian|general|individual|representative|executive|extremist|islamist|separatist|loyalist|paramilitary|criminal|suspect|captive|native|dead|wounded|injured)$/
const NOUN_LIKE = /(tion|sion|ment|ness|ity|ance|ence|ism|ship)$/

/** @param capitalised lower-cased words that stand capitalised inside a sentence somewhere in the text: names. */
export function repair(tokens: Token[], capitalised: ReadonlySet<string>): void {
  firstWord(tokens, capitalised)
  tokens.forEach((t, i) => {
    const before = tokens[i - 1]
    const after = tokens[i + 1]
    const word = t.form.toLowerCase()
    const isNoun = (u: Token | undefined) => u?.upos === 'NOUN' || u?.upos === 'PROPN'
    const opensPhrase =
      after !== undefined &&
      (after.upos === 'DET' ||
        after.upos === 'NUM' ||
        /^(his|her|their|its)$/i.test(after.form) ||
        PARTICLES.has(after.form.toLowerCase()))
    // A capital inside the sentence between two names is a name: "Operation Inherent Resolve".
    if (t.upos === 'VERB' && /^\p{Lu}\p{Ll}/u.test(t.form) && before?.upos === 'PROPN' && i > 1) t.upos = 'PROPN'
    // "said" is always a verb; "to" before a verb is PART; "led to protests" is not.
    if (word === 'said' || word === 'says') t.upos = 'VERB'
    if (word === 'to' && after && (after.upos === 'VERB' || after.upos === 'AUX')) {
      if (/[^s]s$/.test(after.form) && after.form.toLowerCase() !== after.lemma) {
        t.upos = 'ADP'
        after.upos = 'NOUN'
      } else t.upos = 'PART'
    }
    // "have carried", "has been used": an auxiliary, tagged as a verb, before a participle.
    if (t.upos === 'VERB' && (t.lemma === 'have' || t.lemma === 'be') && participleAhead(tokens, i)) t.upos = 'AUX'
    // "the attack", "an attack on": a verb after a determiner with no noun behind is the noun.
    if (t.upos === 'VERB' && before?.upos === 'DET' && !isNoun(after) && after?.upos !== 'ADJ' && !word.endsWith('ed'))
      t.upos = 'NOUN'
    // "when rebels fired": a plural tagged as a verb, before a word in -ed.
    if (
      t.upos === 'VERB' &&
      /[^s]s$/.test(word) &&
      after &&
      /ed$/.test(after.form) &&
      before?.upos !== 'NOUN' &&
      i > 0
    ) {
      t.upos = 'NOUN'
      if (after.upos === 'ADJ') retag(after, 'VERB')
    }
    // "militants fired mortars", "guards tortured the men": a past form tagged as adjective or noun behind a noun.
    if (
      /^(ADJ|NOUN)$/.test(t.upos) &&
      /[a-z]ed$/.test(word) &&
      !ED_NOUN.test(word) &&
      isNoun(before) &&
      (t.upos === 'ADJ' || opensPhrase)
    )
      retag(t, 'VERB')
    // "The general put his forces": an adjective that ends the phrase is its noun.
    if (
      t.upos === 'ADJ' &&
      before?.upos === 'DET' &&
      after?.upos === 'NOUN' &&
      VERB_OR_NOUN.has(after.lemma) &&
      /^(a|an|the|his|her|their|its)$/i.test(tokens[i + 2]?.form ?? '')
    )
      t.upos = 'NOUN'
    // "a sniper shot a medic": a word of both kinds between a noun and the start of a noun phrase.
    if (
      t.upos === 'NOUN' &&
      isNoun(before) &&
      before?.span.end !== t.span.start &&
      VERB_OR_NOUN.has(t.lemma) &&
      (opensPhrase || isInfinitive(tokens, i + 1))
    ) {
      t.upos = 'VERB'
      t.lemma = lemmaOf(t.form, 'VERB', t.lemma)
    }
    if (CALENDAR.test(t.form) && (t.upos !== 'AUX' || before?.upos === 'ADP' || before?.upos === 'SCONJ'))
      t.upos = 'PROPN'
    // "fired tear gas": a bare verb right behind a past form is a noun.
    if (
      t.upos === 'VERB' &&
      word === t.lemma &&
      before?.upos === 'VERB' &&
      /ed$/.test(before.form) &&
      after?.upos === 'NOUN'
    )
      t.upos = 'NOUN'
    // "the missile launch positions": a bare verb cannot follow a singular noun.
    if (
      t.upos === 'VERB' &&
      word === t.lemma &&
      before?.upos === 'NOUN' &&
      before.form.toLowerCase() === before.lemma &&
      tokens[i - 2]?.upos === 'DET' &&
      after?.upos === 'NOUN'
    )
      t.upos = 'NOUN'
    // "the US military launched": an adjective that is also a noun, with the verb right behind it.
    if (
      t.upos === 'ADJ' &&
      ADJ_OR_NOUN.test(word) &&
      before &&
      /^(DET|PROPN|ADJ)$/.test(before.upos) &&
      (!after || !/^(NOUN|PROPN|ADJ|NUM)$/.test(after.upos)) &&
      after?.form !== '-'
    )
      t.upos = 'NOUN'
    // "as well as sustained attacks": no finite verb can follow.
    if (t.upos === 'VERB' && /ed$/.test(word) && before?.form === 'as' && tokens[i - 2]?.form === 'well') t.upos = 'ADJ'
    // "as many as twenty".
    if (
      word === 'as' &&
      after?.form.toLowerCase() === 'many' &&
      tokens[i + 2]?.form.toLowerCase() === 'as' &&
      tokens[i + 3]?.upos === 'NUM'
    ) {
      for (const k of [i, i + 1, i + 2]) tokens[k]!.upos = 'ADV'
    }
    // "at least three": both words belong to the number.
    if (word === 'at' && after && /^(least|most)$/i.test(after.form)) {
      t.upos = 'ADV'
      after.upos = 'ADV'
    }
    // "denied killing civilians" against "imposed crippling sanctions".
    if (t.upos === 'ADJ' && /[a-z]ing$/.test(word) && GERUND_AFTER.has(before?.lemma ?? '') && after?.upos === 'NOUN')
      retag(t, 'VERB')
    else if (
      t.upos === 'VERB' &&
      /[a-z]ing$/.test(word) &&
      before?.upos === 'VERB' &&
      after?.upos === 'NOUN' &&
      !GERUND_AFTER.has(before.lemma)
    )
      t.upos = 'ADJ'
    // "armed forces", "so-called", "the torn deal".
    if (word === 'armed' && after?.upos === 'NOUN') t.upos = 'ADJ'
    if (word === 'called' && before?.form === '-') t.upos = 'ADJ'
    if (
      t.upos === 'NOUN' &&
      /(rn|wn|ken|ten|ed)$/.test(word) &&
      t.lemma !== word &&
      before?.upos === 'DET' &&
      after &&
      /^(NUM|ADJ|NOUN|PROPN)$/.test(after.upos)
    )
      t.upos = 'ADJ'
    if (word === 'chief' && before?.form === 'in' && tokens[i - 2]?.lemma === 'commander') t.upos = 'NOUN'
    // "on alert", "in chief": an adjective cannot end a prepositional phrase.
    if (
      t.upos === 'ADJ' &&
      before?.upos === 'ADP' &&
      (!after || after.upos === 'PUNCT') &&
      !/^(least|most|general|particular)$/.test(word)
    )
      t.upos = 'NOUN'
    // "were not involved in": a participle behind a form of "be" and before a preposition.
    if (t.upos === 'ADJ' && /[a-z]ed$/.test(word) && after?.upos === 'ADP' && beBefore(tokens, i)) retag(t, 'VERB')
    // "carried out at least", "shot down a drone": a particle, not the preposition of what follows.
    if (t.upos === 'ADP' && PARTICLES.has(word) && before?.upos === 'VERB') t.upos = 'ADV'
  })
}

/** "Guards tortured": a plural or abstract noun that opens the sentence is no name, unless the text has it as one elsewhere. */
function firstWord(tokens: Token[], capitalised: ReadonlySet<string>): void {
  const at = tokens.findIndex((t) => t.upos !== 'PUNCT')
  const t = tokens[at]
  const behind = tokens[at + 1]
  // "Shelling wounded": a gerund that opens the sentence before a past form.
  if (
    t?.upos === 'VERB' &&
    /ing$/.test(t.form) &&
    behind &&
    /[a-z]ed$/.test(behind.form) &&
    /^(ADJ|VERB)$/.test(behind.upos)
  ) {
    t.upos = 'NOUN'
    t.lemma = t.form.toLowerCase()
    retag(behind, 'VERB')
  }
  if (t?.upos !== 'PROPN' || !/^\p{Lu}\p{Ll}+$/u.test(t.form)) return
  const next = tokens[at + 1]
  const word = t.form.toLowerCase()
  if (capitalised.has(word) || (next?.upos === 'PROPN' && /^\p{Lu}/u.test(next.form)) || CALENDAR.test(t.form)) return
  if (/[^su']s$/.test(word) && !/(is|as|os)$/.test(word)) {
    t.upos = 'NOUN'
    t.lemma = /ies$/.test(word)
      ? word.replace(/ies$/, 'y')
      : /(sh|ch|ss|x)es$/.test(word)
        ? word.slice(0, -2)
        : word.slice(0, -1)
  } else if (
    NOUN_LIKE.test(word) ||
    /^(police|gunmen|militiamen|policemen|people|troops|women|men|children)$/.test(word)
  ) {
    t.upos = 'NOUN'
    t.lemma = word.replace(/men$/, 'man')
  }
}

const isInfinitive = (tokens: Token[], i: number) =>
  /^to$/i.test(tokens[i]?.form ?? '') && tokens[i + 1]?.upos === 'VERB'

function beBefore(tokens: Token[], i: number): boolean {
  let k = i - 1
  while (k >= 0 && (tokens[k]!.upos === 'ADV' || tokens[k]!.upos === 'PART')) k--
  return k >= 0 && tokens[k]!.upos === 'AUX' && /^(be|is|are|was|were|been|being)$/i.test(tokens[k]!.form)
}

function retag(t: Token, upos: Upos): void {
  t.upos = upos
  t.lemma = lemmaOf(t.form, upos, upos === 'VERB' ? regularLemma(t.form.toLowerCase()) : t.lemma)
}

function participleAhead(tokens: Token[], i: number): boolean {
  for (let k = i + 1; k < Math.min(tokens.length, i + 4); k++) {
    const t = tokens[k]!
    if (t.upos === 'VERB')
      return /(ed|en|ing|wn|nt|ld|ck|ot|de|id|ne)$/i.test(t.form) && t.form.toLowerCase() !== t.lemma
    if (t.upos !== 'ADV' && t.upos !== 'PART' && t.upos !== 'AUX') return false
  }
  return false
}
