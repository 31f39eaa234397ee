/** `onrecord export`: the ledger as one file. */
import { type Command, Option } from 'commander'

interface ExportArguments {
  ledger?: string
  as: 'jsonl' | 'csv' | 'geojson'
  output?: string
}

export function register(program: Command): void {
  program
    .command('export')
    .description('Write the ledger as one file: records, a table of events, or events on a map.')
    .addOption(
      new Option('--as <format>', 'jsonl: records; csv: one row an event; geojson: one feature an event')
        .choices(['jsonl', 'csv', 'geojson'])
        .makeOptionMandatory(),
    )
    .option('-o, --output <file>', 'write to this file instead of standard output')
    .option('--ledger <place>', 'directory or postgres://...; default: your data directory')
    .action(async (given: ExportArguments) => {
      const { exportLedger } = await import('../export-ledger.ts')
      await exportLedger(given)
    })
}
