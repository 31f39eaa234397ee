/** A report as it was given, from what the ledger keeps of it: its bytes, and how they were to be taken. */
import type { Given } from '../ledger/index.ts'
import type { Input } from '../read/input.ts'
import { OnrecordError } from '../record/error.ts'
import { type Gathered, sha256 } from './gather.ts'
import { parseLine } from './json-line.ts'

/** `published`, when given, wins over what the report says of its day. */
export function inputFrom(
  name: string,
  bytes: Uint8Array,
  { isLine, mediaType, fallbackDate }: Given,
  path: string | undefined,
  published: string | null = null,
): Gathered {
  const known = {
    sha256: sha256(bytes),
    size: bytes.length,
    ...(path === undefined ? {} : { path }),
    ...(fallbackDate === undefined ? {} : { fallbackDate }),
  }
  const day = published === null ? {} : { published }
  if (!isLine)
    return { path: name, bytes, input: { bytes, ...known, ...(mediaType === undefined ? {} : { mediaType }), ...day } }
  const fields = parseLine(bytes)
  if (fields instanceof OnrecordError) return { path: name, error: fields }
  const input: Input = { ...fields, mediaType: 'text/plain', ...known, ...day }
  return { path: name, bytes, input }
}
