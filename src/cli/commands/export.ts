/** `onrecord export`: the ledger as one file. */
import { type Command, Option } from 'commander'

const FORMATS = ['jsonl', 'csv', 'geojson', 'claims-csv', 'claims-jsonld', 'annotations'] as const

interface ExportArguments {
  ledger?: string
  as: (typeof FORMATS)[number]
  output?: string
}

export function register(program: Command): void {
  program
    .command('export')
    .description(
      'Write the ledger as one file: records, events as a table or on a map, claims as a table, linked data or annotations.',
    )
    .addOption(
      new Option(
        '--as <format>',
        'jsonl: records; csv: one row an event; geojson: one feature an event; claims-csv: one row a claim; claims-jsonld: claims in schema.org; annotations: W3C Web Annotation',
      )
        .choices(FORMATS)
        .makeOptionMandatory(),
    )
    .option('-o, --output <file>', 'write to this file instead of standard output')
    .option('--ledger <place>', 'directory or postgres://...; default: your data directory')
    .action(async (given: ExportArguments) => {
      const { exportLedger } = await import('../export-ledger.ts')
      await exportLedger(given)
    })
}
