/** The work of `onrecord verify`: one line a problem on standard error, and exit status 1 when there is any. */
import { OnrecordError } from '../record/error.ts'
import { withDesk } from './ledger.ts'
import { oneLine, print } from './terminal.ts'

export async function verifyLedger(given: { ledger?: string }): Promise<void> {
  await withDesk(given, 'verify', async (desk) => {
    const { documents, decisions, problems } = await desk.verify()
    for (const problem of problems) process.stderr.write(`${oneLine(problem)}\n`)
    const counts = `${documents} document${documents === 1 ? '' : 's'}, ${decisions} decision${decisions === 1 ? '' : 's'}`
    if (problems.length === 0) await print(`${counts}: all as they were stored\n`)
    else
      throw new OnrecordError(
        'LEDGER_DAMAGED',
        `Expected ${counts} as they were stored, found ${problems.length} problem${problems.length === 1 ? '' : 's'}. Put those back from a copy of the ledger.`,
      )
  })
}
