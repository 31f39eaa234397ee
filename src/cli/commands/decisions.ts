/** `onrecord decisions`: the journal of a ledger. */
import type { Command } from 'commander'

interface DecisionsArguments {
  ledger?: string
  report?: string
  unfit?: boolean
  limit: string
  json?: boolean
}

export function register(program: Command): void {
  program
    .command('decisions')
    .description('List what people decided, the latest first.')
    .option('--report <id>', 'only those about this report, or something in it')
    .option('--unfit', 'only those that no longer fit what the reader reads now')
    .option('--limit <number>', 'at most so many', '100')
    .option('--json', 'one JSON object a line')
    .option('--ledger <place>', 'directory or postgres://...; default: your data directory')
    .action(async (given: DecisionsArguments) => {
      const { listDecisions } = await import('../list-decisions.ts')
      await listDecisions(given)
    })
}
