/**
 * How much speaks for two events being one happening: what the rules of compare.ts say of type, time, place and parties,
 * with figures, means, the words of both sentences and what both reports tell of, weighed by a logistic model.
 *
 * In     facts of two events; a weight for each of INPUTS.
 * Out    log-odds, within +-LIMIT; null when they contradict each other. Symmetric.
 * Source models/joining/train-events.mjs fits the weights.
 */
import { type Bounds, compare, compareParties, comparePlaces, type Facts, isShort } from './compare.ts'
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
  'detained same',
  'detained different',
  'count same',
  'count different',
  'instrument same',
  'instrument different',
  'kind of deed same',
  'kind of deed different',
  'time of both stated',
  'time of one loose',
  'time of both loose',
  'times longer than days',
  'one denied',
  'one report',
  'words',
  'root of words',
  'story',
  'root of story',
  'story in another report',
  'both in the lead of another report',
  'story of both leads',
] as const

export function inputsOfPair(a: Facts, b: Facts): number[] | null {
  const judged = compare(a, b)
  if (judged === 'no') return null
  const place = comparePlaces(a.places, b.places)
  const actor = compareParties(a.actor, b.actor)
  const recipient = compareParties(a.recipient, b.recipient)
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
    ...figures(a.killed, b.killed),
    ...figures(a.injured, b.injured),
    ...figures(a.detained, b.detained),
    ...figures(a.count, b.count),
    tools === 'same',
    tools === 'different',
    deed === 'same',
    deed === 'different',
    a.isStated && b.isStated,
    a.isLoose !== b.isLoose,
    a.isLoose && b.isLoose,
    !isShort(a, b),
    a.isNegated !== b.isNegated,
    isOneReport,
  ].map(Number)
  const [joined = 0, ...rest] = flags
  const strength = judged === 'open' ? 0 : judged / 7
  const apart = isOneReport ? 0 : 1
  const leads = a.isLead && b.isLead && !isUnknown ? apart : 0
  const stories = [story, Math.sqrt(story), story * apart, leads, story * leads]
  return [1, joined, strength, ...rest, words, Math.sqrt(words), ...stories]
}

export function odds(a: Facts, b: Facts, weights: readonly number[]): number | null {
  const inputs = inputsOfPair(a, b)
  if (inputs === null) return null
  let sum = 0
  for (let i = 0; i < inputs.length; i += 1) sum += inputs[i]! * weights[i]!
  return Math.max(-LIMIT, Math.min(LIMIT, sum))
}

/** How much it says that a figure of both is the same, the larger the more; whether all of them exclude each other. */
function figures(a: readonly Bounds[], b: readonly Bounds[]): [same: number, different: number] {
  const pairs = a.flatMap((x) => b.map((y) => [x, y] as const))
  if (pairs.length === 0) return [0, 0]
  const same = pairs.filter(([x, y]) => pointOf(x) === pointOf(y)).map(([x]) => pointOf(x))
  if (same.length > 0) return [Math.max(0, 1 - 1 / Math.max(...same)), 0]
  return [0, pairs.some(([x, y]) => canBeOne(x, y)) ? 0 : 1]
}

const pointOf = ({ min, max }: Bounds): number => min ?? max!

/** "At least six" and "nine" do not differ, and are not the same. */
const canBeOne = (a: Bounds, b: Bounds): boolean =>
  (a.min ?? 0) <= (b.max ?? Number.POSITIVE_INFINITY) && (b.min ?? 0) <= (a.max ?? Number.POSITIVE_INFINITY)

function compareSets(a: Set<string>, b: Set<string>): 'same' | 'different' | 'open' {
  if (a.size === 0 || b.size === 0) return 'open'
  return [...a].some((v) => b.has(v)) ? 'same' : 'different'
}
