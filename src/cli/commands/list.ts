/** `onrecord list`: the reports of a ledger. */
import type { Command } from 'commander'

interface ListArguments {
  ledger?: string
  query?: string
  limit: string
  json?: boolean
}

export function register(program: Command): void {
  program
    .command('list')
    .description('List the reports of a ledger, the latest first.')
    .option('--ledger <place>', 'directory or postgres://...; default: your data directory')
    .option('--query <words>', 'only those with these words')
    .option('--limit <number>', 'at most so many', '100')
    .option('--json', 'one JSON object a line')
    .action(async (given: ListArguments) => {
      const { listReports } = await import('../list-reports.ts')
      await listReports(given)
    })
}
