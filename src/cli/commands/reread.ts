/** `onrecord reread`: reads again what a ledger keeps, and lays the decisions on it. */
import type { Command } from 'commander'

interface RereadArguments {
  ledger?: string
  jobs?: string
  queue?: boolean
}

export function register(program: Command): void {
  program
    .command('reread')
    .description('Read the reports of a ledger again, with this version, and lay the decisions on the new reading.')
    .argument('[ids...]', 'ids of reports, or the beginning of them; default: all')
    .option('--ledger <place>', 'directory or postgres://...; default: your data directory')
    .option('--jobs <number>', 'threads; default: the number of cores')
    .option('--queue', 'leave the reading to workers')
    .action(async (ids: string[], given: RereadArguments) => {
      const { rereadLedger } = await import('../reread-ledger.ts')
      await rereadLedger(ids, given)
    })
}
