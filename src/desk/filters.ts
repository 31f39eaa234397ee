/**
 * The conditions that the doors take on events and on claims: their names and what each may be.
 *
 * Errors BAD_OPTION naming the condition, what was expected and what was given.
 */
import { z } from 'zod'
import { OnrecordError } from '../record/error.ts'
import { isOfClaims } from './export-formats.ts'
import type { ExportFilter, ExportFormat } from './types.ts'

const TEXT = z.string().max(500)

export const EVENT_CONDITIONS = {
  q: TEXT.optional(),
  type: TEXT.optional(),
  country: TEXT.optional(),
  status: TEXT.optional(),
  party: TEXT.optional(),
  from: z.iso.date().optional(),
  to: z.iso.date().optional(),
  report: TEXT.optional(),
  review: z.enum(['accepted', 'rejected', 'open']).optional(),
}

export const CLAIM_CONDITIONS = {
  q: TEXT.optional(),
  speaker: TEXT.optional(),
  organization: TEXT.optional(),
  stance: TEXT.optional(),
  report: TEXT.optional(),
}

/** Those of an export, as a person typed them. */
export function checkConditions(as: ExportFormat, given: ExportFilter): ExportFilter {
  const [conditions, of] = isOfClaims(as) ? [CLAIM_CONDITIONS, 'claims'] : [EVENT_CONDITIONS, 'events']
  const result = z.strictObject(conditions).safeParse(given)
  if (result.success) return given
  const [issue] = result.error.issues
  const [other] = issue?.code === 'unrecognized_keys' ? issue.keys : []
  const names = Object.keys(conditions)
  throw new OnrecordError(
    'BAD_OPTION',
    other === undefined
      ? `Expected another value for --${issue?.path.join('.')}: ${issue?.message}. docs/cli.md says what it takes.`
      : `Expected conditions on ${of} with --as ${as} (${names.map((n) => `--${n}`).join(', ')}), got --${other}.`,
  )
}
