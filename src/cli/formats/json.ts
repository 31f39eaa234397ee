/** JSON: one record a line, or one array. */
import type { Printer } from './index.ts'

export function jsonPrinter(form: 'jsonl' | 'json'): Printer {
  if (form === 'jsonl') return { start: () => '', record: (record) => `${JSON.stringify(record)}\n`, end: () => '' }
  let count = 0
  return {
    start: () => '[',
    record: (record) => {
      count += 1
      return `${count === 1 ? '\n' : ',\n'}${JSON.stringify(record, null, 2)}`
    },
    end: () => (count === 0 ? ']\n' : '\n]\n'),
  }
}
