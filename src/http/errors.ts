/** Errors as answers: the one place that turns a code into a status. Every route has the same body, ErrorBody. */
import type { Context } from 'hono'
import { HTTPException } from 'hono/http-exception'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import type { ErrorBody } from '../desk/types.ts'
import { type ErrorCode, OnrecordError } from '../record/error.ts'

/** Codes that are not here are the client's (400) when they begin with INPUT_ or BAD_, else ours (500). */
const STATUS: { readonly [code in ErrorCode]?: ContentfulStatusCode } = {
  NOT_FOUND: 404,
  FORBIDDEN: 403,
  INPUT_TOO_LARGE: 413,
  ID_TAKEN: 409,
  LEDGER_LOCKED: 503,
  LEDGER_UNREACHABLE: 503,
  LEDGER_FULL: 507,
}

export function answerError(error: Error, c: Context): Response {
  if (error instanceof OnrecordError) {
    const isClients = error.code.startsWith('INPUT_') || error.code.startsWith('BAD_')
    return body(c, STATUS[error.code] ?? (isClients ? 400 : 500), error.code, error.message)
  }
  if (error instanceof HTTPException) return body(c, error.status as ContentfulStatusCode, 'BAD_REQUEST', error.message)
  // A fault of ours: the answer does not carry what it says, which may hold text of reports.
  console.error(error)
  return body(c, 500, 'SERVER_FAILED', 'The server failed unexpectedly; its terminal says why. Please report it.')
}

function body(c: Context, status: ContentfulStatusCode, code: string, message: string): Response {
  const answer: ErrorBody = { error: { code, message } }
  return c.json(answer, status)
}
