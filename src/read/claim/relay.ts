/** Claims inside a claim: what A says that B denied. */
import type { Span } from '../../record/index.ts'
import type { Draft } from './index.ts'

export interface Inner {
  draft: Draft
  /** 1 for what the claim's speaker passes on, 2 for what is passed on in that. */
  depth: number
}

const holds = (content: readonly Span[], span: Span) => content.some((c) => c.start <= span.start && span.end <= c.end)

/** The claims of `inner` whose cue stands in the content of `outer`, outermost first; one cue counts once. */
export function relayed(outer: Draft, inner: readonly Draft[]): Inner[] {
  const within = inner.filter(
    (d) =>
      d.cue &&
      d.speaker &&
      holds(outer.content, d.speaker) &&
      holds(outer.content, d.cue) &&
      d.content.some((c) => holds(outer.content, c)),
  )
  const once = within.filter((d, i) => within.findIndex((e) => e.cue!.end === d.cue!.end) === i)
  const depth = (d: Draft) => 1 + once.filter((e) => e !== d && holds(e.content, d.cue!)).length
  return once
    .map((draft) => ({ draft, depth: depth(draft) }))
    .sort((a, b) => a.depth - b.depth || a.draft.cue!.start - b.draft.cue!.start)
}
