/** `onrecord verify`: is everything in the ledger still what it was? */
import type { Command } from 'commander'

export function register(program: Command): void {
  program
    .command('verify')
    .description('Hash every stored document again, compare records, and follow the journal of decisions.')
    .option('--ledger <place>', 'directory or postgres://...; default: your data directory')
    .action(async (given: { ledger?: string }) => {
      const { verifyLedger } = await import('../verify-ledger.ts')
      await verifyLedger(given)
    })
}
