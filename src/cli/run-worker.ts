/**
 * The work of `onrecord worker`.
 *
 * Out    one line a job on standard output: its state, the report's id or why it was refused, its path. Ends with status
 *        0 on SIGINT and SIGTERM, after the jobs at hand are done; kill -9 loses and doubles nothing (src/desk/queue.ts).
 */
import { availableParallelism } from 'node:os'
import { locate, openDesk } from '../desk/open.ts'
import type { WorkOutcome } from '../desk/types.ts'
import { closeKeepingStatus } from './ledger.ts'
import { checkJobs } from './read-reports.ts'
import { oneLine, print } from './terminal.ts'

export async function runWorker(given: { ledger?: string; jobs?: string; once?: boolean }): Promise<void> {
  const jobs = given.jobs === undefined ? availableParallelism() : checkJobs(given.jobs)
  const stop = new AbortController()
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => stop.abort())
  const desk = await openDesk(locate(given.ledger), 'worker')
  try {
    const options = { jobs, signal: stop.signal, ...(given.once ? { once: true } : {}) }
    for await (const outcome of desk.work(options)) await print(lineOf(outcome))
  } finally {
    await closeKeepingStatus(desk)
  }
}

function lineOf(outcome: WorkOutcome): string {
  if ('path' in outcome) {
    const what = outcome.state === 'refused' ? outcome.reason : outcome.id
    return `${outcome.state}\t${oneLine(what)}\t${oneLine(outcome.path)}\n`
  }
  const what = outcome.state === 'refused' ? `\t${oneLine(outcome.reason)}` : ''
  return `${outcome.state}\t${oneLine(outcome.id)}${what}\n`
}
