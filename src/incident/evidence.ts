/**
 * How much speaks for two events being one happening: what the rules of compare.ts say of type, time, place and parties,
 * with figures, means, the words of both sentences and what both reports tell of, weighed by a logistic model.
 *
 * In     facts of two events; a weight for each of INPUTS.
 * Out    log-odds, within +-LIMIT; null when they contradict each other. Symmetric.
 * Source models/joining/train-events.mjs fits the weights.
 */
import { compare, compareParties, comparePlaces, type Facts, isShort } from './compare.ts'
import { alike } from './signature.ts'

const LIMIT = 6
/** Reports kept by an older program do not say what they tell of. */
const STORY_UNKNOWN = 0.25
/** Two events in different slots of time or space. */
export const APART = -LIMIT

export const INPUTS = [
  'constant',
  'rules: joined',
  'rules: how much speaks for it',
  'place near',
  'place within',
  'actors same',
  'actors different',
  'recipients same',
  'recipients different',
  'killed same',
  'killed different',
  'injured same',
  'injured different',
  'count same',
  'count different',
  'instrument same',
  'instrument different',
  'kind of deed same',
  'kind of deed different',
  'time of both stated',
  'time of one assumed',
  'time of both assumed',
  'times longer than days',
  'one denied',
  'one report',
  'words',
  'root of words',
  'story',
  'root of story',
  'story in another report',
] as const

export function inputsOfPair(a: Facts, b: Facts): number[] | null {
  const judged = compare(a, b)
  if (judged === 'no') return null
  const place = comparePlaces(a.places, b.places)
  const actor = compareParties(a.actor, b.actor)
  const recipient = compareParties(a.recipient, b.recipient)
  const killed = compareFigures(a.killed, b.killed)
  const injured = compareFigures(a.injured, b.injured)
  const count = compareFigures(a.count, b.count)
  const tools = compareSets(a.instruments, b.instruments)
  const deed = compareSets(a.deeds, b.deeds)
  const words = alike(a.words, b.words)
  const isOneReport = a.told.report === b.told.report
  const isUnknown = a.story.length === 0 || b.story.length === 0
  const story = isOneReport ? 1 : isUnknown ? STORY_UNKNOWN : alike(a.story, b.story)
  const flags = [
    judged !== 'open',
    place === 'near',
    place === 'within',
    actor === 'same',
    actor === 'no',
    recipient === 'same',
    recipient === 'no',
    killed === 'same',
    killed === 'different',
    injured === 'same',
    injured === 'different',
    count === 'same',
    count === 'different',
    tools === 'same',
    tools === 'different',
    deed === 'same',
    deed === 'different',
    a.isStated && b.isStated,
    a.isAssumed !== b.isAssumed,
    a.isAssumed && b.isAssumed,
    !isShort(a, b),
    a.isNegated !== b.isNegated,
    isOneReport,
  ].map(Number)
  const [joined = 0, ...rest] = flags
  const strength = judged === 'open' ? 0 : judged / 7
  return [1, joined, strength, ...rest, words, Math.sqrt(words), story, Math.sqrt(story), isOneReport ? 0 : story]
}

export function odds(a: Facts, b: Facts, weights: readonly number[]): number | null {
  const inputs = inputsOfPair(a, b)
  if (inputs === null) return null
  let sum = 0
  for (let i = 0; i < inputs.length; i += 1) sum += inputs[i]! * weights[i]!
  return Math.max(-LIMIT, Math.min(LIMIT, sum))
}

function compareFigures(a: number | null, b: number | null): 'same' | 'different' | 'open' {
  return a === null || b === null ? 'open' : a === b ? 'same' : 'different'
}

function compareSets(a: Set<string>, b: Set<string>): 'same' | 'different' | 'open' {
  if (a.size === 0 || b.size === 0) return 'open'
  return [...a].some((v) => b.has(v)) ? 'same' : 'different'
}
