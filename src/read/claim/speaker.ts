/** The speaker as an actor with office and organization; the channel a claim came by. */
import type { Actor, Sentence, Span, Speaker } from '../../record/index.ts'

export function speakerOf(text: string, span: Span | null, head: Span | null, actors: readonly Actor[]): Speaker {
  if (!span) return { actor: null, span: null, text: '', name: '' }
  const written = text.slice(span.start, span.end).replace(/\s+/g, ' ')
  const actor = actorIn(actors, head ?? span) ?? namedBehind(text, span, actors)
  const made: Speaker = { actor: actor?.id ?? null, span, text: written, name: actor?.name ?? written }
  if (actor?.office) made.office = actor.office
  const organization = actor?.memberOf ? actors.find((a) => a.id === actor.memberOf) : undefined
  if (organization) made.organization = organization.name
  else if (actor && actor.kind !== 'person' && actor.named) made.organization = actor.name
  else {
    const spokenFor = SPOKEN_FOR.exec(written)
    if (spokenFor) made.organization = spokenFor[1]!
  }
  return made
}

/** Whom a relative pronoun stands for: "the Pentagon, which says ..."; every other word stands for itself. */
export function meantBy({ tokens }: Sentence, head: Span | null): Span | null {
  const at = tokens.findIndex((t) => t.span.start === head?.start && t.span.end === head.end)
  if (at < 0 || !/^(who|which|that)$/i.test(tokens[at]!.form)) return head
  for (let i = tokens[at]!.head, step = 0; i >= 0 && step < 4; i = tokens[i]!.head, step++)
    if (tokens[i]!.deprel === 'acl:relcl') return tokens[tokens[i]!.head]?.span ?? head
  return head
}

/** The actor one of whose mentions holds the head word, the widest such mention. */
function actorIn(actors: readonly Actor[], head: Span): Actor | null {
  let best: Actor | null = null
  let width = 0
  for (const actor of actors)
    for (const m of actor.mentions)
      if (m.start <= head.start && head.end <= m.end && m.end - m.start > width) {
        best = actor
        width = m.end - m.start
      }
  return best
}

/** "one of the freed miners, Ana Roe", "the ruling Harbour League": whom the phrase names behind a comma or at its end. */
function namedBehind(text: string, span: Span, actors: readonly Actor[]): Actor | null {
  const isBehind = ({ start, end }: Span) =>
    span.start < start && end <= span.end && /,\s+$/.test(text.slice(span.start, start))
  const named = actors.filter((a) => a.named)
  return (
    named.find((a) => a.kind === 'person' && a.mentions.some(isBehind)) ??
    named.find((a) => a.mentions.some((m) => span.start < m.start && m.end === span.end)) ??
    null
  )
}

/** Whom a spokesman speaks for, in his own phrase. */
const SPOKEN_FOR =
  /\b(?:spokes(?:man|woman|person)|representative|press secretary) (?:for|of) (?:the )?(\p{Lu}[\p{L}’'-]+(?: (?:of |for |and |the )*\p{Lu}[\p{L}’'-]+)*)/u

const CHANNELS: readonly { pattern: RegExp; name?: string }[] = [
  { pattern: /\b(?:on|via|in a post on) (Twitter|X|Facebook|Telegram|Instagram|Truth Social|WhatsApp)\b/ },
  {
    pattern:
      /\bin an? (?:[\w-]+ ){0,3}(statement|tweet|interview|letter|speech|report|communiqué|communique|news conference|press conference|briefing|broadcast|video|post|email|telephone call)\b/i,
  },
  { pattern: /\b(?:told|to) ((?:reporters|journalists)(?: in [A-Z]\w+)?)/ },
  {
    pattern: /\btold (Reuters|AFP|AP|the BBC|BBC|CNN|Al Jazeera|state television|state TV|The [A-Z]\w+(?: [A-Z]\w+)*)/,
  },
  { pattern: /\b(tweeted)\b/i, name: 'Twitter' },
]

/** "Twitter", "statement", "reporters in Rome"; null when the sentence names none. */
export function channelOf(text: string, sentence: Sentence, cue: Span | null): string | null {
  if (!cue) return null
  const said = text.slice(sentence.span.start, sentence.span.end).replace(/\s+/g, ' ')
  for (const { pattern, name } of CHANNELS) {
    const m = pattern.exec(said)
    if (m) return name ?? m[1]!
  }
  return null
}
