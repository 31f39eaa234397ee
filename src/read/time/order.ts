/**
 * Weekdays of a report whose day of publication is not known: their order among each other.
 *
 * In     times whose value is a weekday without a date ("XXXX-WXX-2"), and whether each looks ahead.
 * Out    for each the number of days behind the report's first weekday, 0 to 6; empty when fewer than two weekdays are told.
 * Rule   all of them lie within one week. Of the seven ways to cut the week, the one counts that leaves what looks ahead
 *        behind what is past, and of these the shortest stretch.
 */
export interface Weekday {
  id: string
  /** Monday 1 .. Sunday 7. */
  day: number
  ahead: boolean
}

export function orderOfWeekdays(told: readonly Weekday[]): Map<string, number> {
  const days = [...new Set(told.map((t) => t.day))]
  if (days.length < 2) return new Map()
  let best: { first: number; cost: number } | null = null
  for (const first of days.sort((a, b) => a - b)) {
    const at = (day: number) => (day - first + 7) % 7
    let wrong = 0
    for (const past of told)
      for (const ahead of told) if (!past.ahead && ahead.ahead && at(ahead.day) <= at(past.day)) wrong++
    const cost = wrong * 10 + Math.max(...days.map(at))
    if (best === null || cost < best.cost) best = { first, cost }
  }
  return new Map(told.map((t) => [t.id, (t.day - best!.first + 7) % 7]))
}
