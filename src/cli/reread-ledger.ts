/**
 * The work of `onrecord reread`.
 *
 * Out    progress and one line a report that was refused on standard error; the counts on standard output, and how many
 *        decisions no longer fit. Exit status 1 when any was refused.
 */
import { locate, openDesk } from '../desk/open.ts'
import type { RereadSummary } from '../desk/types.ts'
import { closeKeepingStatus, withDesk } from './ledger.ts'
import { progressBar } from './progress.ts'
import { checkJobs } from './read-reports.ts'
import { oneLine, print } from './terminal.ts'

export async function rereadLedger(
  ids: string[],
  given: { ledger?: string; jobs?: string; queue?: boolean },
): Promise<void> {
  const jobs = given.jobs === undefined ? {} : { jobs: checkJobs(given.jobs) }
  if (given.queue) return leaveToWorkers(ids, given)
  const bar = progressBar()
  let summary: RereadSummary | undefined
  await withDesk(given, 'reread', async (desk) => {
    const reports: string[] = []
    for (const id of ids) reports.push((await desk.report(id)).record.id)
    try {
      for await (const progress of desk.reread({ ...jobs, ...(ids.length === 0 ? {} : { reports }) })) {
        if ('summary' in progress) summary = progress.summary
        else {
          const { done, total, outcome } = progress
          bar.update(done, total, outcome.id)
          if (outcome.state !== 'refused') continue
          bar.line(`${oneLine(outcome.id)}: ${oneLine(outcome.reason)}`)
          process.exitCode = 1
        }
      }
    } finally {
      bar.clear()
      if (summary) await print(summaryText(summary))
    }
  })
}

async function leaveToWorkers(ids: string[], given: { ledger?: string }): Promise<void> {
  const desk = await openDesk(locate(given.ledger), 'reread')
  try {
    const reports: string[] = []
    for (const id of ids) reports.push((await desk.report(id)).record.id)
    await print(`${await desk.enqueueReread(ids.length === 0 ? undefined : reports)} queued\n`)
  } finally {
    await closeKeepingStatus(desk)
  }
}

function summaryText({ changed, same, refused, unfit }: RereadSummary): string {
  const counts = `${changed} changed, ${same} the same, ${refused} refused\n`
  if (unfit === 0) return counts
  const those = unfit === 1 ? '1 decision no longer fits' : `${unfit} decisions no longer fit`
  return `${counts}${those}: onrecord decisions --unfit\n`
}
