/**
 * The language layer of a stored report: words, tags and trees. It is not kept, it is read again when asked for.
 *
 * In     the id of a report; the document as it was received.
 * Out    SyntaxView; its offsets point into its own `text`, which is that of the record unless a newer reader takes
 *        another text out of the same document.
 * Errors NOT_FOUND; those of reading.
 */
import type { Ledger } from '../ledger/index.ts'
import { readAll } from './pool.ts'
import { inputOf, once, publishedNow } from './reread.ts'
import { report } from './search.ts'
import type { SyntaxView } from './types.ts'

export async function syntaxOf(ledger: Ledger, id: string): Promise<SyntaxView> {
  const { record } = await report(ledger, id)
  const item = await inputOf(ledger, record.id, await publishedNow(ledger, record.id))
  for await (const read of readAll(once(item), { jobs: 1, layer: 'sentences' })) {
    if ('error' in read) throw read.error
    if ('parse' in read) return { ...read.parse, id: record.id, isSameText: read.parse.text === record.text }
  }
  throw new Error('expected one reading')
}
