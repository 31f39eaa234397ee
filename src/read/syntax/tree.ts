/**
 * A tree for each sentence, by rule: chunks first, then clauses left to right.
 *
 * A stand-in until a trained parser takes its place: main relations (nsubj, obj, obl, nmod, acl, ccomp, conj, appos)
 * are right more often than not in news prose, rarer ones are not attempted. Every sentence becomes one tree.
 */
import type { Token } from '../../record/index.ts'
import { CALENDAR, chunk, type Unit } from './chunk.ts'

interface Clause {
  kind: 'main' | 'relative' | 'subordinate'
  /** Verb (or predicate) of the clause, -1 until seen. */
  verb: number
  group: Unit | null
  /** Noun phrases seen before the verb, not attached yet. */
  waiting: number[]
  object: number
  /** Noun a relative clause belongs to. */
  antecedent: number
  mark: number
}

const SPEECH = new Set(
  'say tell add note state claim report announce warn believe think insist argue allege confirm deny declare stress acknowledge admit explain suggest show know hope'.split(
    ' ',
  ),
)

/** Nouns of doing that take their own "on", "against" and "by". */
const DEED =
  /^(?:(?:air|drone|counter)?(?:attack|strike|raid|assault|fire|offensive)|bombing|shelling|shooting|ambush|killing|murder|massacre|explosion|blast|incursion|invasion|crackdown|operation|claim|statement|decision|visit|violation|abduction|kidnapping|arrest)s?$/

const open = (kind: Clause['kind'], antecedent = -1, mark = -1): Clause => ({
  kind,
  verb: -1,
  group: null,
  waiting: [],
  object: -1,
  antecedent,
  mark,
})

/** Sets head and relation of every token; exactly one token ends with head -1 and relation 'root'. */
export function growTree(tokens: Token[]): void {
  if (tokens.length === 0) return
  const units = chunk(tokens)
  const set = (dependent: number, head: number, deprel: string) => {
    if (dependent === head || dependent < 0 || head < 0 || tokens[dependent]!.head >= 0) return
    tokens[dependent]!.head = head
    tokens[dependent]!.deprel = deprel
  }
  const stack: Clause[] = [open('main')]
  let root = -1
  const late: { verb: number; deprel: string }[] = []
  const current = () => stack[stack.length - 1]!
  let before: Unit | null = null // last unit that is not a comma
  let comma = false
  let conjunction = -1
  let adposition: number[] = []

  units.forEach((unit, n) => {
    const clause = current()
    switch (unit.kind) {
      case 'comma':
        comma = true
        return
      case 'conjunction':
        conjunction = unit.head
        return
      case 'adposition':
        adposition.push(unit.head)
        return
      case 'relative': {
        const noun = before?.kind === 'noun' ? before.head : -1
        // "said in a statement that": the content of what was said, not more about the statement.
        const speech = clause.verb >= 0 && SPEECH.has(tokens[clause.verb]!.lemma) && !hasContent(clause.verb)
        const isThat = tokens[unit.head]!.form.toLowerCase() === 'that'
        stack.push(isThat && speech ? open('subordinate', -1, unit.head) : open('relative', noun, unit.head))
        break
      }
      case 'subordinator':
        stack.push(open('subordinate', -1, unit.head))
        break
      case 'noun':
        placeNoun(unit, n, clause)
        break
      case 'verb':
        placeVerb(unit, n)
        break
      default:
        if (tokens[unit.head]!.upos === 'ADV') {
          if (clause.verb >= 0) set(unit.head, clause.verb, 'advmod')
          before = unit
          return // "and again imposed": the conjunction goes on
        }
        if (tokens[unit.head]!.upos === 'ADJ') {
          if (clause.group?.verb?.copula && clause.object < 0 && clause.group.end === unit.start)
            predicate(clause, unit.head)
          else if (clause.verb >= 0) set(unit.head, clause.verb, 'xcomp')
        }
    }
    before = unit
    comma = false
    conjunction = -1
    adposition = []
  })

  function placeNoun(unit: Unit, n: number, clause: Clause): void {
    const noun = unit.head
    const previous = before?.kind === 'noun' ? before.head : -1
    if (adposition.length > 0) {
      const cases = adposition
      for (const a of cases) set(a, noun, 'case')
      const word = tokens[cases[0]!]!.form.toLowerCase()
      const taker = previous < 0 || comma ? -1 : word === 'of' ? previous : nounTakes(word, previous, clause)
      if (conjunction >= 0 && previous >= 0 && tokens[previous]!.deprel.match(/^(obl|nmod)/)) {
        set(conjunction, noun, 'cc')
        set(noun, previous, 'conj')
      } else if (taker >= 0) set(noun, taker, 'nmod')
      else if (previous >= 0 && !comma && clause.verb < 0) set(noun, previous, 'nmod')
      else if (clause.verb >= 0) set(noun, clause.verb, 'obl')
      else clause.waiting.push(-noun - 1) // obl of a verb still to come: stored as -(index)-1
      return
    }
    const verbNext = nextIs(n, 'verb')
    if (conjunction >= 0 && previous >= 0 && !(verbNext && clause.verb >= 0)) {
      set(conjunction, noun, 'cc')
      // "carried out strikes against bases as well as attacks on ships": a deed joins a deed.
      const carried = DEED.test(tokens[noun]!.lemma) && !DEED.test(tokens[previous]!.lemma) ? deedObject() : -1
      set(noun, carried >= 0 ? carried : previous, 'conj')
      return
    }
    if (comma && previous >= 0 && conjunction < 0 && !verbNext) {
      // "Marotto, a military spokesman," against "rockets, mortars and drones".
      const isApposition = tokens[unit.start]!.upos === 'DET' || tokens[previous]!.upos === 'PROPN'
      set(noun, previous, isApposition && !listAhead(n) ? 'appos' : 'conj')
      return
    }
    const subjectOfNext = verbNext && clause.verb >= 0 && SPEECH.has(tokens[clause.verb]!.lemma)
    if (subjectOfNext) clause.waiting.push(noun)
    else if (clause.verb >= 0 && clause.object < 0 && before !== null && afterVerb() && !comma) {
      if (clause.group?.verb?.copula) predicate(clause, noun)
      else {
        set(noun, clause.verb, 'obj')
        clause.object = noun
      }
    } else {
      if (conjunction >= 0) set(conjunction, noun, 'cc')
      clause.waiting.push(noun)
    }
  }

  /** The noun phrase stands right behind the verb, particles apart: "carried out three strikes". */
  function afterVerb(): boolean {
    return before?.kind === 'verb' || (before?.kind === 'other' && tokens[before.head]!.upos === 'ADV')
  }

  /** The nearest open clause's object when it is a deed, or -1. */
  function deedObject(): number {
    for (let k = stack.length - 1; k >= 0; k--) {
      const { object } = stack[k]!
      if (object >= 0 && DEED.test(tokens[object]!.lemma)) return object
    }
    return -1
  }

  function hasContent(verb: number): boolean {
    return tokens.some((t) => t.head === verb && t.deprel === 'ccomp')
  }

  /** The noun that takes the phrase behind it, or -1: "attack on", "spokesman for", "attacks by rebels against". */
  function nounTakes(word: string, noun: number, clause: Clause): number {
    if (CALENDAR.test(tokens[adposition[0]! + 1]?.form ?? '')) return -1
    const { deprel, lemma, head } = tokens[noun]!
    const aim = word === 'on' || word === 'against'
    if (DEED.test(lemma)) {
      if (aim || (word === 'by' && !clause.group?.verb?.passive)) return noun
      if (word === 'by') return clause.verb < 0 || (clause.object < 0 && deprel === 'obl') ? noun : -1
    }
    if (deprel === 'nmod' && DEED.test(tokens[head]!.lemma)) {
      if (aim || (word === 'by' && clause.verb < 0)) return head
      // "attacks on US targets in Iraq": the place of what was aimed at.
      if (word === 'in') return noun
    }
    if (clause.object !== noun && deprel !== 'nmod') return -1
    return /^(for|on|against|between|within|from)$/.test(word) ? noun : -1
  }

  function nextIs(n: number, kind: Unit['kind']): boolean {
    return (
      units[n + 1]?.kind === kind && !(units[n + 1]!.verb?.infinitive ?? false) && units[n + 1]!.verb?.form !== 'ing'
    )
  }

  function listAhead(n: number): boolean {
    // A list has another comma or a conjunction right behind the next noun, without a verb between.
    return units[n + 1]?.kind === 'conjunction' && units[n + 2]?.kind === 'noun' && units[n + 3]?.kind !== 'verb'
  }

  /** "X was a member": the predicate heads the clause. */
  function predicate(clause: Clause, head: number): void {
    const copula = clause.verb
    const p = tokens[head]!
    const c = tokens[copula]!
    if (p.head >= 0) return
    p.head = c.head
    p.deprel = c.deprel
    tokens.forEach((t, i) => {
      if (t.head === copula && i !== head) t.head = head
    })
    c.head = head
    c.deprel = 'cop'
    if (root === copula) root = head
    for (const l of late) if (l.verb === copula) l.verb = head
    clause.verb = head
    clause.object = head
    if (clause.group?.verb) clause.group = { ...clause.group, verb: { ...clause.group.verb, copula: false } }
  }

  function placeVerb(unit: Unit, n: number): void {
    const verb = unit.head
    const info = unit.verb!
    const noun = before?.kind === 'noun' ? (before as Unit).head : -1
    for (const a of adposition) set(a, verb, 'mark')
    let clause = current()
    // "to strike", "by firing", "used by": no clause of its own subject.
    if (info.infinitive || (info.form === 'ing' && !info.finite)) {
      const isFree = clause.verb < 0 && clause.waiting.length === 0
      if (noun >= 0 && !comma && info.form === 'ing' && adposition.length === 0) set(verb, noun, 'acl')
      else if (clause.verb >= 0) set(verb, clause.verb, info.infinitive ? 'xcomp' : 'advcl')
      else if (noun >= 0) set(verb, noun, 'acl')
      else if (isFree) late.push({ verb, deprel: 'advcl' })
      if (conjunction >= 0) set(conjunction, verb, 'cc')
      pushInner(verb, unit)
      return
    }
    if (noun >= 0 && !comma && conjunction < 0 && info.form === 'ed' && !hasAux(unit) && isReduced(unit, n, clause)) {
      set(verb, noun, 'acl')
      pushInner(verb, unit)
      return
    }
    // A finite verb: close clauses that have theirs and no subject waiting.
    while (stack.length > 1 && current().verb >= 0 && subjectOf(current()) < 0 && conjunction < 0) stack.pop()
    clause = current()
    let subject = subjectOf(clause)
    if (
      subject < 0 &&
      clause.verb >= 0 &&
      clause.object >= 0 &&
      conjunction < 0 &&
      SPEECH.has(tokens[clause.verb]!.lemma)
    ) {
      // "said four of the men were killed": what looked like the object is the next verb's subject.
      subject = clause.object
      tokens[subject]!.head = -1
      tokens[subject]!.deprel = 'dep'
      clause.object = -1
      clause.waiting.push(subject)
    }
    if (clause.verb >= 0 && subject < 0 && (conjunction >= 0 || comma)) {
      // "attacked and burned": a second verb of the same clause.
      if (conjunction >= 0) set(conjunction, verb, 'cc')
      set(verb, clause.verb, 'conj')
      clause.verb = verb
      clause.group = unit
      clause.object = -1
      return
    }
    if (clause.verb >= 0) {
      const speech = SPEECH.has(tokens[clause.verb]!.lemma)
      const isCue = SPEECH.has(tokens[verb]!.lemma) && !speech
      const deprel = conjunction >= 0 ? 'conj' : isCue ? 'parataxis' : speech ? 'ccomp' : 'parataxis'
      // "..., the army said": the cue hangs on the main verb, not on the last clause before it.
      set(verb, isCue && comma && stack[0]!.verb >= 0 ? stack[0]!.verb : clause.verb, deprel)
      if (conjunction >= 0) set(conjunction, verb, 'cc')
      const inner = open('subordinate')
      inner.waiting = clause.waiting
      clause.waiting = []
      stack.push(inner)
      clause = inner
    } else if (clause.kind === 'relative') {
      if (clause.antecedent >= 0) set(verb, clause.antecedent, 'acl:relcl')
      else late.push({ verb, deprel: 'advcl' })
      set(clause.mark, verb, subject >= 0 ? 'obj' : info.passive ? 'nsubj:pass' : 'nsubj')
    } else if (clause.kind === 'subordinate') {
      const outer = [...stack].reverse().find((c) => c !== clause && c.verb >= 0)
      const that = clause.mark >= 0 && tokens[clause.mark]!.form.toLowerCase() === 'that'
      if (outer) set(verb, outer.verb, that || SPEECH.has(tokens[outer.verb]!.lemma) ? 'ccomp' : 'advcl')
      else late.push({ verb, deprel: 'advcl' })
      set(clause.mark, verb, 'mark')
    } else if (root < 0) root = verb
    clause.verb = verb
    clause.group = unit
    clause.object = -1
    if (subject >= 0) set(subject, verb, info.passive ? 'nsubj:pass' : 'nsubj')
    for (const w of clause.waiting) if (w < 0) set(-w - 1, verb, 'obl')
    clause.waiting = []
  }

  function subjectOf(clause: Clause): number {
    for (let k = clause.waiting.length - 1; k >= 0; k--) if (clause.waiting[k]! >= 0) return clause.waiting[k]!
    return -1
  }

  function pushInner(verb: number, unit: Unit): void {
    const inner = open('subordinate')
    inner.verb = verb
    inner.group = unit
    stack.push(inner)
  }

  function hasAux(unit: Unit): boolean {
    for (let k = unit.start; k < unit.head; k++) if (tokens[k]!.upos === 'AUX') return true
    return false
  }

  /** "the base attacked on Sunday was ...": a participle, because the noun is taken or a finite verb is still to come. */
  function isReduced(unit: Unit, n: number, clause: Clause): boolean {
    const next = units[n + 1]
    if (next?.kind === 'adposition' && tokens[next.head]!.form.toLowerCase() === 'by') return true
    // "Gunmen who attacked the convoy fled": the main clause still waits for its verb.
    if (stack.slice(0, -1).some((c) => c.verb < 0 && subjectOf(c) >= 0)) return false
    if (clause.verb >= 0) return subjectOf(clause) < 0
    if (next?.kind === 'noun') return false
    for (const u of units.slice(n + 1)) {
      if (u.kind === 'verb' && u.verb?.finite) return true
      if (u.kind === 'comma' || u.kind === 'conjunction' || u.kind === 'relative' || u.kind === 'subordinator')
        return false
    }
    return unit.head < 0
  }

  finish(tokens, root, late, units)
}

/** One root, no cycles, nothing left over. */
function finish(tokens: Token[], found: number, late: { verb: number; deprel: string }[], units: Unit[]): void {
  let root = found
  if (root < 0)
    root =
      late[0]?.verb ?? units.find((u) => u.kind === 'verb')?.head ?? units.find((u) => u.kind === 'noun')?.head ?? 0
  tokens[root]!.head = -1
  for (const l of late) {
    const t = tokens[l.verb]!
    if (l.verb !== root && t.head < 0) {
      t.head = root
      t.deprel = l.deprel
    }
  }
  tokens.forEach((t, i) => {
    if (i === root || t.head >= 0) return
    t.head = root
    t.deprel = t.upos === 'PUNCT' ? 'punct' : t.upos === 'CCONJ' ? 'cc' : t.upos === 'ADV' ? 'advmod' : 'dep'
  })
  const state = new Uint8Array(tokens.length) // 1 on the way, 2 reaches the root
  tokens.forEach((_, i) => {
    const path: number[] = []
    let at = i
    while (at >= 0 && state[at] === 0) {
      state[at] = 1
      path.push(at)
      at = tokens[at]!.head
    }
    if (at >= 0 && state[at] === 1) tokens[path[path.length - 1]!]!.head = root
    for (const p of path) state[p] = 2
  })
  tokens[root]!.head = -1
  tokens[root]!.deprel = 'root'
}
