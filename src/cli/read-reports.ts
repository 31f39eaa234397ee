/**
 * The work of `onrecord read`: gathers, reads and prints, in input order.
 *
 * Out    records on standard output, one line per refused input on standard error.
 * Errors BAD_OPTION before anything is opened. Sets exit status 1 when any input was refused.
 */
import { checkOptions, gather } from '../desk/gather.ts'
import { readAll } from '../desk/pool.ts'
import { OnrecordError } from '../record/error.ts'
import type { ReadArguments } from './commands/read.ts'
import { settleEngine } from './engine.ts'
import { openPrinter } from './formats/index.ts'
import { painter, print, printRefusal } from './terminal.ts'

export async function readReports(files: string[], given: ReadArguments): Promise<void> {
  const options = checkOptions(given)
  const jobs = given.jobs === undefined ? undefined : checkJobs(given.jobs)
  const { stdout } = process
  const format = given.format ?? (stdout.isTTY ? 'text' : 'jsonl')
  const printer = await openPrinter(format, painter(stdout), Math.min(stdout.columns || 100, 120))

  settleEngine()
  const gathered = gather(files.length === 0 ? ['-'] : files, options)
  const layer = format === 'conllu' ? 'sentences' : 'record'
  let isStarted = false
  for await (const read of readAll(gathered, { layer, ...(jobs === undefined ? {} : { jobs }) })) {
    if ('error' in read) {
      printRefusal(read.path, read.error)
      process.exitCode = 1
      continue
    }
    const start = isStarted ? '' : printer.start()
    isStarted = true
    await print(start + ('record' in read ? printer.record(read.record) : (printer.parse?.(read.parse) ?? '')))
  }
  await print((isStarted ? '' : printer.start()) + printer.end())
}

/** The number of threads: a whole number from 1 to 256. */
export function checkJobs(given: string): number {
  const jobs = Number(given)
  if (/^\d{1,3}$/.test(given) && jobs >= 1 && jobs <= 256) return jobs
  throw new OnrecordError(
    'BAD_OPTION',
    `Expected --jobs as a whole number from 1 to 256, got '${given}'. Try --jobs 2.`,
  )
}
