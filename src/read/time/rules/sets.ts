/**
 * What comes again: "every day", "weekly", "each month", "twice a week".
 */
import type { TimeRule } from '../rule.ts'
import { durationValue, frequencies, units } from '../words.ts'

export const setRules: readonly TimeRule[] = [
  {
    id: 'time/frequency',
    pattern: 'word:FREQUENCY',
    read: (hit) =>
      hit.isTitle(hit.start) && hit.before() !== '.' && hit.before() !== ''
        ? null
        : { type: 'SET', value: frequencies[hit.word('word')]! },
    hits: ['There were [daily] raids.', 'They met [weekly].'],
    misses: ['The Daily Mail wrote.'],
  },
  {
    id: 'time/every',
    pattern:
      '(every | each) n:(SMALL | other | few)? unit:(second | minute | hour | day | week | weekend | month | quarter | year | decade | night | days | weeks | months | years | hours | minutes)',
    read: (hit) => {
      const word = hit.word('n')
      const n = word === 'other' ? 2 : word === 'few' ? null : hit.has('n') ? hit.num('n') : 1
      return { type: 'SET', value: durationValue(n, units[hit.word('unit')]!) }
    },
    hits: ['They met [every day].', 'They met [each month].', 'They met [every three months].'],
    misses: ['Every man spoke.'],
  },
  {
    id: 'time/rate',
    pattern:
      '((once | twice | times | NUM | dozens | hundreds | thousands) << (a | an) | per) unit:(day | week | month | year | hour | quarter)',
    read: (hit) =>
      /^(?:ago|earlier|later|before|after)$/.test(hit.after())
        ? null
        : { type: 'SET', value: durationValue(1, units[hit.word('unit')]!) },
    hits: ['They met twice [a day].', 'They lost 30 [a day].'],
    misses: ['They met a man.'],
  },
]
