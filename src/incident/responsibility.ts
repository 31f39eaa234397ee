/**
 * Who is said to be behind a happening, and who says what about it: accusations beside denials.
 *
 * In     every event of the incident, denials too.
 * Out    claimed: those who say that they did it; attributed: those of whom others say it, with who does; denied: those
 *        who say that it was not they, or that it did not happen.
 */
import type { Incident, Responsibility } from '../record/index.ts'
import { refOf } from './figures.ts'
import type { Told } from './told.ts'

const OWN_CLAIM = ['asserts', 'justifies', 'threatens', 'promises']

export function responsibilityOf(told: readonly Told[]): Incident['responsibility'] {
  const claimed = new Map<string, Responsibility>()
  const attributed = new Map<string, Responsibility>()
  const denied = new Map<string, Responsibility>()
  for (const one of told) {
    const isNegated = one.event.status === 'negated'
    for (const { speaker, stance } of one.voices) {
      if (stance === 'denies' || isNegated) note(denied, speaker, speaker, one)
    }
    for (const speaker of one.denials ?? []) note(denied, speaker, speaker, one)
    if (isNegated) continue
    for (const actor of one.actors) {
      const affirming = one.voices.filter((v) => v.stance !== 'denies' && v.stance !== 'doubts')
      const own = affirming.filter((v) => isSame(v.speaker, actor) && OWN_CLAIM.includes(v.stance))
      const others = affirming.filter((v) => !isSame(v.speaker, actor))
      if (own.length > 0) note(claimed, actor, actor, one)
      for (const { speaker } of others) note(attributed, actor, speaker, one)
      if (one.voices.length === 0) note(attributed, actor, null, one)
    }
  }
  const list = (found: Map<string, Responsibility>) => [...found.values()]
  return { claimed: list(claimed), attributed: list(attributed), denied: list(denied) }
}

function note(found: Map<string, Responsibility>, name: string, by: string | null, told: Told): void {
  const key = name.toLowerCase()
  const entry = found.get(key) ?? { name, by: [], told: [] }
  found.set(key, entry)
  if (by !== null && !entry.by.includes(by)) entry.by.push(by)
  const ref = refOf(told)
  if (!entry.told.some((t) => t.report === ref.report && t.event === ref.event)) entry.told.push(ref)
}

/** One name is the other, or its words are among the other's: "Kirby", "John Kirby". */
function isSame(a: string, b: string): boolean {
  const words = (name: string) =>
    name
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu)
      ?.filter((w) => w !== 'the') ?? []
  const [x, y] = [words(a), words(b)]
  const [small, large] = x.length < y.length ? [x, y] : [y, x]
  return small.length > 0 && small.every((w) => large.includes(w))
}
