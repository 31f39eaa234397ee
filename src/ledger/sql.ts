/**
 * The one face of both databases: the embedded PGlite and a PostgreSQL server speak the same SQL through it.
 *
 * In     SQL with $1, $2 ... and their values: string, number, boolean, null, string[], number[], Uint8Array.
 * Out    rows. Columns are chosen so that both drivers give the same JavaScript value: text, integer (counts are cast
 *        with ::int), double precision, boolean, text[], bytea. No dates, no bigint, no jsonb in a result.
 * Errors OnrecordError LEDGER_FULL, LEDGER_UNREACHABLE; any other failure as the driver gives it.
 */
import { OnrecordError } from '../record/error.ts'

export type Value = string | number | boolean | null | string[] | number[] | Uint8Array

export interface Sql {
  query<Row>(text: string, values?: Value[]): Promise<Row[]>
}

export interface Database extends Sql {
  readonly kind: 'embedded' | 'postgres'
  /** Where it is, fit for the screen: a directory, or the URL without its password. */
  readonly location: string
  /** Several statements without values, as another library wrote them. */
  script(text: string): Promise<void>
  /** All of it or nothing. What it resolves with is on disk. */
  transaction<T>(run: (sql: Sql) => Promise<T>): Promise<T>
  /** LEDGER_FULL when the disk has no safe room for `bytes` more; checked before a write, so that none breaks off. */
  room(bytes: number): Promise<void>
  close(): Promise<void>
}

/** What to do is the same wherever it happens; `cause` keeps what the driver said. */
export function ledgerFull(location: string, cause?: unknown): OnrecordError {
  return new OnrecordError(
    'LEDGER_FULL',
    `Expected room on the disk of the ledger, found too little (${location}). Make room and run it again: everything stored before is safe.`,
    { cause },
  )
}

/** Text as PostgreSQL can hold it: NUL and lone halves of surrogate pairs become U+FFFD. For columns to search and show. */
export function storable(text: string): string {
  return text.replace(/\0|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g, '\uFFFD')
}
