/**
 * Queries and bodies, checked: what a route takes, and nothing else.
 *
 * Errors BAD_REQUEST naming the field, what was expected and what was given. Empty values count as not given.
 */
import { z } from 'zod'
import { EXPORT_FORMATS } from '../desk/export-formats.ts'
import { CLAIM_CONDITIONS, EVENT_CONDITIONS } from '../desk/filters.ts'
import type { ClaimFilter, DecisionFilter, EventFilter, PageRequest } from '../desk/types.ts'
import { DecisionRequest } from '../record/decision.ts'
import { OnrecordError } from '../record/error.ts'

export const MOST_ROWS = 1000
const TEXT = z.string().max(500)
const page = {
  limit: z.coerce.number().int().min(1).max(MOST_ROWS).optional(),
  offset: z.coerce.number().int().min(0).max(1_000_000_000).optional(),
}

const PageQuery = z.object(page)
const ReportQuery = z.object({ ...page, q: TEXT.optional() })
const EventQuery = z.object({ ...page, ...EVENT_CONDITIONS })
const ClaimQuery = z.object({ ...page, ...CLAIM_CONDITIONS })
const ExportQuery = z.object({ as: z.enum(EXPORT_FORMATS) })
const DecisionQuery = z.object({
  ...page,
  report: TEXT.optional(),
  unfit: z.stringbool({ truthy: ['true', '1'], falsy: ['false', '0'] }).optional(),
})
const RereadBody = z.object({
  reports: z.array(z.string().min(1).max(600)).min(1).max(100).optional(),
  jobs: z.int().min(1).max(256).optional(),
})
const PathsBody = z.object({
  paths: z.array(z.string().min(1)).min(1),
  date: z.string().optional(),
  mediaType: z.string().optional(),
  jobs: z.int().min(1).max(256).optional(),
})

type Given = { [name: string]: string }

export const pageQuery = (given: Given): PageRequest => check(PageQuery, filled(given))
export const reportQuery = (given: Given): PageRequest & { q?: string } => check(ReportQuery, filled(given))
export const eventQuery = (given: Given): EventFilter => check(EventQuery, filled(given))
export const claimQuery = (given: Given): ClaimFilter => check(ClaimQuery, filled(given))
export const decisionQuery = (given: Given): DecisionFilter => check(DecisionQuery, filled(given))
export const exportQuery = (given: Given) => check(ExportQuery, filled(given))
export const decisionBody = (given: unknown) => check(DecisionRequest, given)
export const rereadBody = (given: unknown) => check(RereadBody, given)
export const pathsBody = (given: unknown) => check(PathsBody, given)

const filled = (given: Given): Given => Object.fromEntries(Object.entries(given).filter(([, value]) => value !== ''))

/** Without the keys that were not given, so that `limit: undefined` overrides no default. */
function check<T extends z.ZodType>(schema: T, given: unknown): Defined<z.infer<T>> {
  const result = schema.safeParse(given)
  if (result.success)
    return Object.fromEntries(Object.entries(result.data as object).filter(([, v]) => v !== undefined)) as Defined<
      z.infer<T>
    >
  const [issue] = result.error.issues
  const field = issue?.path.join('.') || 'body'
  const message = `Expected another value for "${field}": ${issue?.message ?? 'it does not fit'}. docs/api.md says what the route takes.`
  throw new OnrecordError('BAD_REQUEST', message)
}

type Defined<T> = { [key in keyof T]: Exclude<T[key], undefined> }
