/**
 * The day that words without a year or a week name, by a day on which they were written: the last such day until then.
 *
 * In     a value as the time room gives it when it knows no day of publication: "XXXX-WXX-7", "XXXX-03-14", with or
 *        without a part of the day; a day YYYY-MM-DD.
 * Out    the beginning of the day in ms since 1970 UTC; null for any other value, and without a day.
 */
const DAY = 86_400_000

export function dayBefore(value: string | null, published: string | null): number | null {
  if (value === null || published === null) return null
  const last = Date.parse(published)
  const weekday = /^XXXX-WXX-([1-7])(?:T|$)/.exec(value)?.[1]
  if (weekday !== undefined) return last - ((new Date(last).getUTCDay() + 7 - Number(weekday)) % 7) * DAY
  const date = /^XXXX-(\d\d-\d\d)(?:T|$)/.exec(value)?.[1]
  if (date === undefined) return null
  const year = new Date(last).getUTCFullYear()
  const days = [year, year - 1].map((y) => Date.parse(`${y}-${date}`))
  return days.find((day) => day <= last) ?? null
}
