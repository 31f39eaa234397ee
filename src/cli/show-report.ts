/** The work of `onrecord show`: one record in a format of `onrecord read`, or the original bytes. */
import { openPrinter } from './formats/index.ts'
import type { FormatName } from './formats/names.ts'
import { withDesk } from './ledger.ts'
import { painter, print } from './terminal.ts'

export async function showReport(
  id: string,
  given: { ledger?: string; format?: FormatName | 'original' },
): Promise<void> {
  const { stdout } = process
  await withDesk(given, 'show', async (desk) => {
    if (given.format === 'original') {
      const { bytes } = await desk.original(id)
      await new Promise<void>((resolve, reject) => stdout.write(bytes, (error) => (error ? reject(error) : resolve())))
      return
    }
    const { record } = await desk.report(id)
    const format = given.format ?? (stdout.isTTY ? 'text' : 'jsonl')
    const printer = await openPrinter(format, painter(stdout), Math.min(stdout.columns ?? 100, 120))
    await print(printer.start() + printer.record(record) + printer.end())
  })
}
