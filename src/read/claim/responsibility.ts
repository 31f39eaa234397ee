/** Responsibility claimed, denied, or claimed by nobody. */
import type { Claim, Note, Sentence, Span, Token } from '../../record/index.ts'

const CLAIM = /^(claim|take|accept|assume|admit|acknowledge|own|deny|reject|disavow|dismiss|refute|disclaim)$/
const RESPONSIBILITY = /\bresponsib(le|ility)\b/i
/** What else a denial of one's own part is said with. */
const PART =
  /^\W*(any |all |its |his |her |their |having (had )?(any )?|that (it|they|he|she) (had|was|were) )?(responsib|involvement|involved|role\b|part in|hand in|connection|links? (to|with)|complicity|being (behind|involved)|behind\b|carrying out|played|play )/i

/** "denied shelling the mill", "denied having ordered the killings": deeds of the speaker's own. */
const OWN_DEED =
  /^\W*((ever|deliberately|intentionally|having) ){0,3}(abduct|ambush|attack|bomb|burn|carry|commit|destroy|execut|fir|hit|kidnap|kill|launch|loot|massacr|mistreat|murder|order|plant|raid|shell|shoot|stag|strik|target|tortur)[bt]?(ing|ed)\b/i
/** What is claimed as one's own deed without the word responsibility: "claimed the bombing". */
const CLAIMED =
  /^(abduction|ambush|assassination|assault|attack|blast|bombing|explosion|hijacking|kidnapping|killing|massacre|raid|shooting|strike)s?$/

export function responsibilityOf(
  text: string,
  tokens: readonly Token[],
  { cue, content, stance }: Pick<Claim, 'cue' | 'content' | 'stance'>,
): Claim['responsibility'] {
  if (!cue) return undefined
  const said = content.map((c) => text.slice(c.start, c.end)).join(' ')
  if (stance === 'denies') return [RESPONSIBILITY, PART, OWN_DEED].some((r) => r.test(said)) ? 'denied' : undefined
  const verb = tokens.some((t) => cue.start <= t.span.start && t.span.end <= cue.end && CLAIM.test(t.lemma))
  const claims = tokens.findIndex((t) => t.lemma === 'claim' && cue.start <= t.span.start && t.span.end <= cue.end)
  if (claims >= 0 && tokens.some((t) => t.head === claims && t.deprel === 'obj' && CLAIMED.test(t.lemma)))
    return 'claimed'
  const whole = `${text.slice(cue.start, cue.end)} ${said}`
  if (verb && /^\S+( \S+){0,3} (full |sole )?responsibility\b/i.test(whole)) return 'claimed'
  if (
    /^\W*(that )?(it|they|he|she|we|I) (was|were|is|are|had)( been)?( not|n't|n’t)( been)? (responsible|behind|involved)\b/i.test(
      said,
    )
  )
    return 'denied'
  if (/^\W*(that )?(it|they|he|she|we|I) (was|were|is|are|had been) (responsible|behind)\b/i.test(said))
    return 'claimed'
  return undefined
}

const NOBODY =
  /\b(?:no(?:body| ?one|ne)?|neither)\b[^.;:]{0,60}?\b(?:claim(?:ed|s|ing)?(?: \w+)? responsibility|claims? of responsibility|(?:taken|took|accepted|admitted) responsibility)\b/i
const UNCLAIMED = /\bresponsibility\b[^.;:]{0,60}?\b(?:not|never)\b[^.;:]{0,20}?\bclaimed\b/i

/** "No group has yet claimed responsibility": a note where it stands, for no claim is made. */
export function unclaimed(text: string, { span }: Sentence): Note[] {
  const said = text.slice(span.start, span.end)
  const m = NOBODY.exec(said) ?? UNCLAIMED.exec(said)
  if (!m) return []
  const start = span.start + m.index
  const reason = 'The report says that nobody has claimed responsibility.'
  return [{ rule: 'claim/unclaimed', reason, span: { start, end: start + m[0].length } }]
}

/** A speaker that is nobody: "no group", "neither side". */
export function isNobody(text: string, speaker: Span | null): boolean {
  return speaker !== null && /^(no|none|nobody|no one|neither)\b/i.test(text.slice(speaker.start, speaker.end))
}
