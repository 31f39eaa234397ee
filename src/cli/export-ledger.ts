/**
 * The work of `onrecord export`.
 *
 * Out    the file on standard output, or in the file named; that one is complete or not there: it is written beside its
 *        place and moved when it is done.
 * Errors OUTPUT_FAILED when it cannot be written; BAD_OPTION for a condition that the form does not take, or of another
 *        kind.
 */
import { type FileHandle, open, rename, rm } from 'node:fs/promises'
import { checkConditions } from '../desk/filters.ts'
import type { ExportFilter, ExportFormat } from '../desk/types.ts'
import { OnrecordError } from '../record/error.ts'
import { withDesk } from './ledger.ts'
import { print } from './terminal.ts'

interface Given {
  ledger?: string
  as: ExportFormat
  output?: string
  filter: ExportFilter
}

export async function exportLedger(given: Given): Promise<void> {
  const { as, output } = given
  const filter = checkConditions(as, given.filter)
  await withDesk(given, 'export', async (desk) => {
    const pieces = desk.export(as, filter)
    if (output === undefined) for await (const piece of pieces) await print(piece)
    else await writeWhole(output, pieces)
  })
}

async function writeWhole(path: string, pieces: AsyncIterable<string>): Promise<void> {
  const draft = `${path}.part`
  let file: FileHandle | undefined
  try {
    file = await open(draft, 'w')
    for await (const piece of pieces) await file.appendFile(piece)
    await file.close()
    await rename(draft, path)
  } catch (cause) {
    await file?.close().catch(() => {})
    await rm(draft, { force: true }).catch(() => {})
    if (cause instanceof OnrecordError) throw cause
    const { message } = cause as Error
    throw new OnrecordError(
      'OUTPUT_FAILED',
      `Expected to write ${path}, the system answered: ${message}. Choose another place.`,
      {
        cause,
      },
    )
  }
}
