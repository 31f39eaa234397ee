/** `onrecord serve`: opens the app on a ledger. */
import type { Command } from 'commander'

interface ServeArguments {
  ledger?: string
  port?: string
  open?: boolean
}

export function register(program: Command): void {
  program
    .command('serve')
    .description('Open the app on a ledger: on this machine only, until Ctrl-C.')
    .option('--ledger <place>', 'directory or postgres://...; default: your data directory')
    .option('--port <number>', 'port on 127.0.0.1; 0: any that is free; default: 4777, or any when that is taken')
    .option('--open', 'open it in the browser')
    .action(async (given: ServeArguments) => {
      const { serveLedger } = await import('../serve-ledger.ts')
      await serveLedger(given)
    })
}
