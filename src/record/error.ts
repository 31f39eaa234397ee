/**
 * The one error class. Text never throws; errors are for the caller's mistakes and the outside world.
 *
 * A message says what was expected, what was given and what to do. Only the command line turns an error into an exit
 * status; only the HTTP room turns it into a status code.
 */
export type ErrorCode =
  | 'INPUT_EMPTY'
  | 'INPUT_NOT_TEXT'
  | 'INPUT_NOT_JSON'
  | 'INPUT_BAD_FIELD'
  | 'INPUT_NO_ARTICLE'
  | 'INPUT_TOO_LARGE'
  | 'INPUT_MISSING'
  | 'INPUT_UNREADABLE'
  | 'READER_FAILED'
  | 'OUTPUT_FAILED'
  | 'BAD_OPTION'
  | 'BAD_REQUEST'
  | 'NOT_FOUND'
  | 'DATA_MISSING'
  | 'ID_TAKEN'
  | 'LEDGER_LOCKED'
  | 'LEDGER_UNREACHABLE'
  | 'LEDGER_FULL'
  | 'LEDGER_DAMAGED'
  | 'FORBIDDEN'
  | 'SERVER_FAILED'

export class OnrecordError extends Error {
  readonly code: ErrorCode
  constructor(code: ErrorCode, message: string, options?: { cause?: unknown }) {
    super(`${message} [${code}]`, options)
    this.name = 'OnrecordError'
    this.code = code
  }
}
