/**
 * Figures side by side: one entry a value, with the events that give it, who says it, in which origins, since when.
 *
 * In     events that affirm it; which origin and which day each report has.
 * Out    Figure[] in the order in which the events give them, the agreement of each field, and of casualties the best, low
 *        and high estimate as UCDP has them (Sundberg and Melander 2013): low is the lowest figure given, high the
 *        highest, best the one of most independent origins, and of equals the lower. Names that differ in case are one.
 */
import type { Agreement, Estimate, Event, EventRef, Figure } from '../record/index.ts'
import type { Told } from './told.ts'

export interface Telling {
  origin: number
  published: string | null
}

export const refOf = (t: Told): EventRef => ({ report: t.report, event: t.event.id })

export function figuresOf(
  told: readonly Told[],
  tellings: ReadonlyMap<string, Telling>,
  valuesOf: (told: Told) => string[],
): Figure[] {
  const found = new Map<string, Figure>()
  for (const one of told) {
    for (const value of new Set(valuesOf(one))) {
      const key = value.toLowerCase()
      const figure = found.get(key) ?? { value, told: [], saidBy: [], own: false, origins: [], since: null }
      found.set(key, figure)
      figure.told.push(refOf(one))
      add(figure, one, tellings.get(one.report))
    }
  }
  return [...found.values()]
}

function add(figure: Figure, { voices }: Told, telling: Telling | undefined): void {
  figure.own ||= voices.length === 0
  for (const { speaker } of voices) if (!figure.saidBy.includes(speaker)) figure.saidBy.push(speaker)
  if (telling === undefined) return
  if (!figure.origins.includes(telling.origin))
    figure.origins = [...figure.origins, telling.origin].sort((a, b) => a - b)
  const { published } = telling
  if (published !== null && (figure.since === null || published < figure.since)) figure.since = published
}

type Bounds = { min: number | null; max: number | null }

/** "4", "at least 5", "at most 3", "10 to 12". */
export function tollOf(event: Event, kind: keyof Event['casualties']): string[] {
  const toll = event.casualties[kind]
  if (toll === undefined) return []
  const { min, max } = toll
  if (min !== null && max !== null) return [min === max ? String(min) : `${min} to ${max}`]
  if (min !== null) return [`at least ${min}`]
  return max === null ? [] : [`at most ${max}`]
}

function boundsOf(value: string): Bounds {
  const [first = null, second = null] = (value.match(/\d+/g) ?? []).map(Number)
  if (value.startsWith('at least')) return { min: first, max: null }
  if (value.startsWith('at most')) return { min: null, max: first }
  return { min: first, max: second ?? first }
}

/** Null when nobody gives a figure. */
export function estimateOf(figures: readonly Figure[]): Estimate | null {
  const given = figures.map((f) => ({ ...boundsOf(f.value), origins: f.origins.length }))
  const points = given.map((g) => ({ value: (g.min ?? g.max)!, origins: g.origins }))
  if (points.length === 0) return null
  const best = points.reduce((x, y) =>
    y.origins > x.origins || (y.origins === x.origins && y.value < x.value) ? y : x,
  )
  const low = Math.min(...given.map((g) => g.min ?? g.max!))
  const open = given.some((g) => g.max === null)
  const high = Math.max(...given.map((g) => g.max ?? g.min!))
  return { best: best.value, low, high: open && given.every((g) => g.max === null || g.max < high) ? null : high }
}

/** Whether two figures can both be right: "at least 5" and "7" can. */
function areCompatible(a: string, b: string): boolean {
  const [x, y] = [boundsOf(a), boundsOf(b)]
  return (x.min ?? 0) <= (y.max ?? Number.POSITIVE_INFINITY) && (y.min ?? 0) <= (x.max ?? Number.POSITIVE_INFINITY)
}

export function agreementOf(figures: readonly Figure[], kind: 'toll' | 'other'): Agreement {
  if (figures.length === 0) return 'silence'
  const origins = new Set(figures.flatMap((f) => f.origins))
  const differ =
    kind === 'toll'
      ? figures.some((f, i) => figures.slice(0, i).some((g) => !areCompatible(f.value, g.value)))
      : figures.length > 1 && !figures.some((f) => f.origins.length === origins.size && origins.size > 1)
  if (differ && kind === 'toll') return 'conflict'
  if (origins.size < 2) return 'single'
  return differ ? 'differ' : 'agreement'
}
