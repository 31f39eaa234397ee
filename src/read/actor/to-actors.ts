/** Actors from chains: name, kind, country, office, the body each belongs to. */
import type { Actor } from '../../record/index.ts'
import { countryName } from '../syntax/index.ts'
import type { Lexicon } from '../text/index.ts'
import { type Chain, longest } from './chains.ts'
import { foldName } from './register.ts'
import { keysOf } from './sieve.ts'

/** @param at the chain of each head, by 'sentence:word' */
export function toActors(chains: readonly Chain[], at: ReadonlyMap<string, Chain>, lexicon: Lexicon): Actor[] {
  const actors = chains.map((c, i) => toActor(c, `a${i + 1}`, lexicon))
  const actorOf = new Map(chains.map((c, i) => [c, actors[i]!]))
  const bodyAt = (where: { sentence: number; head: number } | null | undefined, but: Chain) => {
    const body = where && at.get(`${where.sentence}:${where.head}`)
    return body && body !== but ? actorOf.get(body)! : null
  }
  chains.forEach((c, i) => {
    const actor = actors[i]!
    const office = c.mentions.find((m) => m.office)?.office
    if (office) actor.office = office.text
    const body =
      bodyAt(office?.organization, c) ??
      c.mentions.reduce<Actor | null>((found, m) => found ?? bodyAt(m.memberOf, c), null)
    if (!body) return
    actor.memberOf = body.id
    actor.country ??= body.country
  })
  byName(actors)
  return actors
}

/** "14th Brigade of the Popular Mobilization Forces": a name that ends in another's belongs to it. */
function byName(actors: readonly Actor[]): void {
  const byForm = new Map<string, Actor>()
  for (const a of actors)
    if (a.named)
      for (const n of [a.name, ...(a.aliases ?? [])]) if (!byForm.has(foldName(n))) byForm.set(foldName(n), a)
  for (const a of actors) {
    if (a.memberOf || !a.named || a.kind === 'person' || !/ of (the )?/.test(a.name)) continue
    const whole = a.name.replace(/^.*? of (the )?/, '')
    const owner = byForm.get(foldName(whole))
    if (!owner || owner === a) continue
    a.memberOf = owner.id
    a.country ??= owner.country
  }
}

function toActor(c: Chain, id: string, lexicon: Lexicon): Actor {
  const register = c.mentions.find((m) => m.register)?.register ?? null
  const named = c.mentions.some((m) => m.named)
  const first = c.mentions[0]!
  const state = c.mentions.every((m) => m.pronoun || keysOf(m).some((k) => k.startsWith('state ')))
    ? c.mentions.find((m) => m.country)?.country
    : undefined
  const name = register ?? (state ? countryName(lexicon, state) : named ? longest(c) : first.text)
  const person = c.mentions.find((m) => m.kind === 'person')
  const main = c.mentions.find((m) => m.register) ?? person ?? c.mentions.find((m) => m.named) ?? first
  const aliases = [
    ...new Set([...c.mentions.filter((m) => !m.pronoun && (m.named || named)).map((m) => m.text)]),
  ].filter((a) => a !== name)
  return {
    id,
    name,
    kind: main.kind,
    named,
    country: main.country ?? c.mentions.find((m) => m.country)?.country ?? null,
    ...(aliases.length > 0 ? { aliases } : {}),
    mentions: c.mentions.map((m) => m.span),
  }
}
