/**
 * The work of `onrecord decide`.
 *
 * Out    the entry as `onrecord decisions` lists it.
 */
import type { Desk } from '../desk/desk.ts'
import type { DecisionRequest, Target } from '../desk/types.ts'
import { OnrecordError } from '../record/error.ts'
import type { DecideArguments } from './commands/decide.ts'
import { wholeNumber, withDesk } from './ledger.ts'
import { decisionLine } from './list-decisions.ts'
import { print } from './terminal.ts'

export async function decideOn(kind: DecisionRequest['kind'], given: DecideArguments): Promise<void> {
  const { field, value, note } = given
  const of = given.of === undefined ? {} : { of: wholeNumber('--of', given.of, 1, 1_000_000_000) }
  await withDesk(given, 'decide', async (desk) => {
    const target = await targetOf(desk, given)
    const request: DecisionRequest = {
      kind,
      ...(target === null ? {} : { target }),
      ...(field === undefined ? {} : { field }),
      ...(value === undefined ? {} : { value: valueFrom(value) }),
      ...(note === undefined ? {} : { note }),
      ...of,
    }
    await print(decisionLine(await desk.decide(request)))
  })
}

async function targetOf(desk: Desk, { report, thing, incident, publisher }: DecideArguments): Promise<Target | null> {
  if ([report, incident, publisher].filter((t) => t !== undefined).length > 1)
    throw new OnrecordError('BAD_OPTION', 'Expected one of --report, --incident and --publisher, got several.')
  if (thing !== undefined && report === undefined)
    throw new OnrecordError('BAD_OPTION', 'Expected --report with --thing, got --thing alone. Name the report too.')
  if (incident !== undefined) return { incident }
  if (publisher !== undefined) return { publisher }
  if (report === undefined) return null
  const { id } = (await desk.report(report)).record
  return thing === undefined ? { report: id } : { report: id, event: thing }
}

/** JSON where it is JSON; a day or a word stands for itself. */
function valueFrom(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}
