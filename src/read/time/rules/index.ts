/** All rules of the time room, in the order that settles a tie between matches of one length. */
import type { TimeRule } from '../rule.ts'
import { calendarDayRules } from './calendar-days.ts'
import { clockRules } from './clock.ts'
import { dateRules } from './dates.ts'
import { dayRules } from './days.ts'
import { durationRules } from './durations.ts'
import { relativeRules } from './relative.ts'
import { setRules } from './sets.ts'
import { yearRules } from './years.ts'

export const timeRules: readonly TimeRule[] = [
  ...dateRules,
  ...clockRules,
  ...dayRules,
  ...calendarDayRules,
  ...yearRules,
  ...setRules,
  ...relativeRules,
  ...durationRules,
]
