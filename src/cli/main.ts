#!/usr/bin/env node
/**
 * The command line: finds the command, loads it and nothing else, and turns errors into exit statuses.
 *
 * In     process.argv.
 * Out    exit status 0 all done, 1 something was refused or failed, 2 wrong command line.
 * Errors one line each on standard error; ONRECORD_DEBUG=1 adds where they come from.
 *
 * A command is a module of commands/ that exports `register(program)`. It declares its arguments and imports what it
 * needs inside its action, so that help is quick and `onrecord read` never loads the ledger.
 */
import { Command, CommanderError } from 'commander'
import { packageVersion } from '../desk/version.ts'
import { OnrecordError } from '../record/error.ts'
import { oneLine } from './terminal.ts'

interface CommandModule {
  register(program: Command): void
}

/** In the order of `onrecord --help`. */
const commands: { readonly [name: string]: () => Promise<CommandModule> } = {
  read: () => import('./commands/read.ts'),
  add: () => import('./commands/add.ts'),
  list: () => import('./commands/list.ts'),
  show: () => import('./commands/show.ts'),
  export: () => import('./commands/export.ts'),
  serve: () => import('./commands/serve.ts'),
  decide: () => import('./commands/decide.ts'),
  decisions: () => import('./commands/decisions.ts'),
  reread: () => import('./commands/reread.ts'),
  actors: () => import('./commands/actors.ts'),
  gazetteer: () => import('./commands/gazetteer.ts'),
  worker: () => import('./commands/worker.ts'),
  verify: () => import('./commands/verify.ts'),
}

async function main(args: string[]): Promise<void> {
  const program = new Command('onrecord')
    .description('Reads news reports into a sourced record: who did what to whom, where, when, and who says so.')
    .version(packageVersion(), '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print this help')
    .exitOverride()
    .showSuggestionAfterError()
  for (const load of wanted(args)) (await load()).register(program)
  // exitOverride is not inherited by commands that are made before it or added by hand.
  for (const command of program.commands) command.exitOverride()
  if (args.length === 0) program.help({ error: true })
  await program.parseAsync(args, { from: 'user' })
}

/** The one command that is asked for; all of them for help and for a name we do not know. */
function wanted(args: string[]): (() => Promise<CommandModule>)[] {
  const first = args[0]
  if (first === '-V' || first === '--version') return []
  const command = first !== undefined && Object.hasOwn(commands, first) ? commands[first] : undefined
  return command ? [command] : Object.values(commands)
}

try {
  await main(process.argv.slice(2))
} catch (error) {
  if (error instanceof CommanderError) {
    process.exitCode = error.exitCode === 0 ? 0 : 2 // commander has printed its message
  } else {
    const isOurs = error instanceof OnrecordError
    const message = isOurs ? error.message : `failed unexpectedly: ${error instanceof Error ? error.message : error}`
    process.stderr.write(`onrecord: ${oneLine(message)}\n`)
    if (process.env.ONRECORD_DEBUG) console.error(error)
    process.exitCode = isOurs && error.code === 'BAD_OPTION' ? 2 : 1
  }
}
