/** `onrecord export`: the ledger, or what conditions name, as one file. */
import { type Command, Option } from 'commander'
import { EXPORT_FORMATS } from '../../desk/export-formats.ts'
import type { ExportFilter, ExportFormat } from '../../desk/types.ts'

export type Conditions = Omit<ExportFilter, 'limit' | 'offset'>

interface ExportArguments extends Conditions {
  ledger?: string
  as: ExportFormat
  output?: string
}

/** As the query of GET /api/export names them. */
const CONDITIONS: readonly [name: keyof Conditions, value: string, what: string][] = [
  ['q', '<words>', 'only those with these words'],
  ['report', '<id>', 'only those of this report'],
  ['type', '<type>', 'events: of this PLOVER type'],
  ['party', '<name>', 'events: with this party, or part of its name'],
  ['country', '<code>', 'events: in this country, ISO 3166-1 alpha-3'],
  ['from', '<day>', 'events: on this day or later, YYYY-MM-DD'],
  ['to', '<day>', 'events: on this day or earlier, YYYY-MM-DD'],
  ['status', '<status>', 'events: asserted, negated, planned, threatened, possible, requested'],
  ['review', '<state>', 'events: accepted, rejected, open'],
  ['speaker', '<name>', 'claims: of this speaker, or part of the name'],
  ['organization', '<name>', 'claims: of speakers of this organization'],
  ['stance', '<stance>', 'claims: asserts, denies, accuses, ...'],
]

export function register(program: Command): void {
  const command = program
    .command('export')
    .description(
      'Write the ledger as one file: records, events as a table or on a map, incidents as a table, claims as a table, linked data or annotations.',
    )
    .addOption(
      new Option(
        '--as <format>',
        "jsonl: records; csv: one row an event; geojson: one feature an event; acled: one row an incident in ACLED's columns; acled-left-out: incidents that have no row there, and why; claims-csv: one row a claim; claims-jsonld: claims in schema.org; annotations: W3C Web Annotation",
      )
        .choices(EXPORT_FORMATS)
        .makeOptionMandatory(),
    )
    .option('-o, --output <file>', 'write to this file instead of standard output')
    .option('--ledger <place>', 'directory or postgres://...; default: your data directory')
  for (const [name, value, what] of CONDITIONS) command.option(`--${name} ${value}`, what)
  command.action(async ({ ledger, as, output, ...filter }: ExportArguments) => {
    const { exportLedger } = await import('../export-ledger.ts')
    await exportLedger({ as, filter, ...(ledger ? { ledger } : {}), ...(output ? { output } : {}) })
  })
}
