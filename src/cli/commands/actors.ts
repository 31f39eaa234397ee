/** `onrecord actors`: a register of one's own, beside the built-in one. */
import type { Command } from 'commander'

export function register(program: Command): void {
  const actors = program.command('actors').description('Keep a register of actors of your own, used by every reading.')
  actors
    .command('add')
    .description('Take the entries of a table, or of a PETRARCH or Phoenix actor dictionary, into your register.')
    .argument(
      '<files...>',
      'tab-separated: name, kind, country, other forms joined by |; or a dictionary; - for standard input',
    )
    .action(async (files: string[]) => {
      const { addToRegister } = await import('../own-actors.ts')
      await addToRegister(files)
    })
  actors
    .command('list')
    .description('Print your register.')
    .action(async () => {
      const { listRegister } = await import('../own-actors.ts')
      await listRegister()
    })
}
