/** Instruments: with what it was done, by the words that say so. */
import type { Instrument, InstrumentKind, Token } from '../../record/index.ts'
import { childrenOf, subtree } from '../syntax/index.ts'
import type { EventRule } from './rules/index.ts'
import type { Trigger } from './trigger.ts'

/** Word to kind. Compound triggers ("air strikes", "artillery fire") name their instrument themselves. */
const KINDS: readonly { kind: InstrumentKind; words: RegExp }[] = [
  { kind: 'drone', words: /^(drone|uav|quadcopter)s?$/i },
  { kind: 'missile', words: /^(missile|cruise)s?$/i },
  { kind: 'rocket', words: /^(rocket|katyusha|rpg)s?$/i },
  {
    kind: 'artillery',
    words: /^(artillery|mortar|shell|howitzer|cannon|tank|shelling|shellfire|bombardment|barrage)s?$/i,
  },
  {
    kind: 'aircraft',
    words: /^(air|airstrike|air-strike|aerial|aircraft|warplane|jet|helicopter|plane|bomber|gunship|airplane)s?$/i,
  },
  {
    kind: 'bomb',
    words: /^(bomb|explosive|dynamite|grenade|mine|landmine|ied|bombing|device|tnt|detonator|charge)s?$/i,
  },
  {
    kind: 'firearm',
    words:
      /^(gun|rifle|pistol|machinegun|machine-gun|gunfire|firearm|bullet|submachine|shotgun|sniper|shooting|revolver|weapon)s?$/i,
  },
  { kind: 'blade', words: /^(knife|knives|machete|axe|sword|dagger)s?$/i },
  { kind: 'chemical', words: /^(chlorine|sarin|gas|chemical|poison|napalm)s?$/i },
  { kind: 'fire', words: /^(arson|torch|incendiary|petrol|molotov|gasoline)s?$/i },
]
const AIRFRAME = /^(stealth|heavy|strategic|fighter|jet|dive|torpedo|long-range|nuclear|b-\d+\w?|tu-\d+\w*)$/i
const SUICIDE = /^(suicide|car|truck)$/i
const BARE = /^(bomb|firearm|blade|chemical|rocket|missile|other)$/
/** The kind of weapon that a word names, or null. */
export function kindOfInstrument(t: Token): InstrumentKind | null {
  return KINDS.find((k) => k.words.test(t.lemma) || k.words.test(t.form))?.kind ?? null
}

/** Deeds: "bomb attack" was done with a bomb, "bombing" names no weapon. */
const DEED =
  /^(attack|bombing|explosion|blast|shelling|bombardment|shooting|assault|detonation|gunfire|barrage|ambush|incident|threat)s?$/i
const NOT_OURS = /^(acl:relcl|ccomp|parataxis|advcl|nsubj|conj|csubj)/

export function instrumentsOf(
  text: string,
  tokens: Token[],
  trigger: Trigger,
  triggers: readonly Trigger[],
): Instrument[] {
  if (trigger.rule.type !== 'ASSAULT') return []
  const heads = [trigger.head, ...(trigger.light === null ? [] : [trigger.light]), ...trigger.harm]
  const near = new Set(heads.flatMap((h) => subtree(tokens, h, (d) => NOT_OURS.test(d))))
  // What another event was done with is not ours.
  const own = new Set(subtree(tokens, trigger.head, (d) => NOT_OURS.test(d)))
  for (const other of triggers) {
    if (other === trigger || !near.has(other.head) || heads.includes(other.head)) continue
    for (const k of subtree(tokens, other.head)) if (!own.has(k) || other.head > trigger.head) near.delete(k)
  }
  // "Rockets hit the base": a weapon as the subject is the instrument.
  for (const h of heads) for (const c of childrenOf(tokens)[h] ?? []) if (/^nsubj/.test(tokens[c]!.deprel)) near.add(c)
  const found: Instrument[] = []
  for (const i of [...near].sort((a, b) => a - b)) {
    const t = tokens[i]!
    if (t.upos === 'VERB' && i !== trigger.head) continue
    const isSuicide = /^bomber/i.test(t.form) && SUICIDE.test(tokens[i - 1]?.form ?? '')
    const kind = isSuicide ? 'bomb' : kindOfInstrument(t)
    // "The bomber detonated a vest" is a person, "bombers" and "a stealth bomber" fly.
    if (/^bomber$/i.test(t.form) && !isSuicide && !AIRFRAME.test(tokens[i - 1]?.form ?? '')) continue
    // "the air force": a body, not what flew.
    if (/^air$/i.test(t.form) && /^(force|base|defen[cs]e)s?$/i.test(tokens[i + 1]?.form ?? '')) continue
    if (!kind || found.some((f) => f.kind === kind && f.text.toLowerCase() === t.form.toLowerCase())) continue
    // "bombed", "the shooting": the deed, not what it was done with.
    if (!isSuicide && i === trigger.head && (t.upos === 'VERB' || DEED.test(t.lemma))) continue
    // A modifier takes its noun with it: "air strikes", "car bomb".
    const isPart = t.deprel === 'compound' && t.head > i && t.head - i < 3
    const end = isPart && !(BARE.test(kind) && DEED.test(tokens[t.head]!.lemma)) ? t.head : i
    const start = firstOf(tokens, i)
    const span = { start: tokens[start]!.span.start, end: tokens[end]!.span.end }
    if (found.some((f) => f.span.start <= span.start && span.end <= f.span.end && f.kind === kind)) continue
    found.push({ kind, span, text: text.slice(span.start, span.end) })
  }
  if (found.length === 0) found.push(...fireOf(text, tokens, trigger))
  return found
}

/** The first of the nouns before it that are its own: "air force jet". */
function firstOf(tokens: Token[], i: number): number {
  let first = i
  for (;;) {
    const t = tokens[first - 1]
    if (t?.deprel !== 'compound' || t.upos !== 'NOUN' || t.head < first || t.head > i) return first
    first--
  }
}

const BURNING = /^(burn|torch)$/
const ABLAZE = /^(fire|ablaze|alight|afire)$/i

/** "set fire to", "burned": the deed names what it was done with. */
function fireOf(text: string, tokens: readonly Token[], { rule, head }: Trigger): Instrument[] {
  const isBurning = rule.id === 'event/assault-destroy' && BURNING.test(tokens[head]!.lemma)
  const isSet = rule.id === 'event/assault-arson'
  const at = isBurning ? head : isSet ? tokens.findIndex((t, i) => i > head && ABLAZE.test(t.form)) : -1
  if (at < 0) return []
  const { span } = tokens[at]!
  return [{ kind: 'fire', span, text: text.slice(span.start, span.end) }]
}

/** The PLOVER mode that the instruments imply, for rules that name none; bombing from the air is told by what flew. */
export function modeByInstrument(rule: EventRule, instruments: readonly Instrument[]): string | null {
  if (rule.type !== 'ASSAULT') return null
  if (instruments.some((i) => /^suicide\b/i.test(i.text))) return 'suicide-attack'
  const kinds = new Set(instruments.map((i) => i.kind))
  if (kinds.has('drone')) return 'drone'
  if (kinds.has('aircraft')) return 'aerial'
  if (kinds.has('rocket') || kinds.has('missile') || kinds.has('artillery')) return 'heavy-weapons'
  if (kinds.has('bomb')) return 'explosives'
  if (kinds.has('firearm')) return 'firearms'
  if (kinds.has('chemical')) return 'unconventional'
  if (kinds.has('blade') || kinds.has('fire')) return 'primitive'
  return null
}
