/** Which actor a word mentions. */
import type { Actor, Span, Token } from '../../record/index.ts'
import { covering } from '../text/index.ts'

interface Spoken {
  span: Span
  actor: Actor
}
const spoken = new WeakMap<readonly Actor[], { mentions: Spoken[]; longest: number }>()

/** The actor one of whose mentions covers the token, the tightest one. */
export function actorAt(actors: readonly Actor[], t: Token): Actor | null {
  let all = spoken.get(actors)
  if (!all) {
    const mentions = actors.flatMap((actor) => actor.mentions.map((span) => ({ span, actor })))
    mentions.sort((a, b) => a.span.start - b.span.start)
    all = { mentions, longest: mentions.reduce((n, m) => Math.max(n, m.span.end - m.span.start), 0) }
    spoken.set(actors, all)
  }
  const width = ({ span }: Spoken) => span.end - span.start
  const found = covering(all.mentions, t.span, all.longest)
  return (
    found.reduce<Spoken | null>((best, m) => (best === null || width(m) < width(best) ? m : best), null)?.actor ?? null
  )
}
