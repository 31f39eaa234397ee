/** `onrecord show`: one report of a ledger, in the formats of `onrecord read`. */
import { type Command, Option } from 'commander'
import type { FormatName } from '../formats/names.ts'

interface ShowArguments {
  ledger?: string
  format?: FormatName | 'original'
}

export function register(program: Command): void {
  program
    .command('show')
    .description('Show one report of a ledger.')
    .argument('<id>', 'its id, or the beginning of it')
    .option('--ledger <place>', 'directory or postgres://...; default: your data directory')
    .addOption(
      new Option('--format <name>', 'text on a terminal, jsonl in a pipe; original: the bytes as received').choices([
        'jsonl',
        'json',
        'text',
        'html',
        'original',
      ]),
    )
    .action(async (id: string, given: ShowArguments) => {
      const { showReport } = await import('../show-report.ts')
      await showReport(id, given)
    })
}
