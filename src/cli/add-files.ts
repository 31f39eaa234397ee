/**
 * The work of `onrecord add`.
 *
 * Out    progress and one line a refused input on standard error; at the end a line with the counts on standard output.
 *        Exit status 1 when any was refused.
 */
import type { AddOptions } from '../desk/desk.ts'
import { locate, openDesk } from '../desk/open.ts'
import { checkOptions } from '../desk/options.ts'
import type { AddSummary } from '../desk/types.ts'
import { closeKeepingStatus, withDesk } from './ledger.ts'
import { progressBar } from './progress.ts'
import { checkJobs } from './read-reports.ts'
import { oneLine, print } from './terminal.ts'

export async function addFiles(
  files: string[],
  given: { ledger?: string; date?: string; mediaType?: string; jobs?: string; queue?: boolean },
): Promise<void> {
  const { date, mediaType, jobs } = given
  const options: AddOptions = {
    ...checkOptions({ ...(date === undefined ? {} : { date }), ...(mediaType === undefined ? {} : { mediaType }) }),
    ...(jobs === undefined ? {} : { jobs: checkJobs(jobs) }),
  }
  if (given.queue) return queueFiles(files, given, options)
  const bar = progressBar()
  let summary: AddSummary | undefined
  await withDesk(given, 'add', async (desk) => {
    try {
      for await (const progress of desk.add(files, options)) {
        if ('summary' in progress) summary = progress.summary
        else {
          const { done, total, outcome } = progress
          bar.update(done, total, outcome.path)
          if (outcome.state !== 'refused') continue
          bar.line(`${oneLine(outcome.path)}: ${oneLine(outcome.reason)}`)
          process.exitCode = 1
        }
      }
    } finally {
      bar.clear()
      if (summary) await print(`${summaryLine(summary)}\n`)
    }
  })
}

/** The documents are kept; workers read them. */
async function queueFiles(files: string[], given: { ledger?: string }, options: AddOptions): Promise<void> {
  const { jobs: _, ...rest } = options
  const bar = progressBar()
  const desk = await openDesk(locate(given.ledger), 'add')
  try {
    for await (const progress of desk.enqueue(files, rest)) {
      if ('summary' in progress) {
        const { queued, known, refused } = progress.summary
        bar.clear()
        await print(`${queued} queued, ${known} known, ${refused} refused\n`)
      } else {
        const { done, total, outcome } = progress
        bar.update(done, total, outcome.path)
        if (outcome.state !== 'refused') continue
        bar.line(`${oneLine(outcome.path)}: ${oneLine(outcome.reason)}`)
        process.exitCode = 1
      }
    }
  } finally {
    await closeKeepingStatus(desk)
  }
}

/** "3 added, 1 known, 2 refused" */
export const summaryLine = ({ added, known, refused }: AddSummary): string =>
  `${added} added, ${known} known, ${refused} refused`
