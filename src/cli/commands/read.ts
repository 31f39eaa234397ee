/**
 * `onrecord read`: reports in, records out. The command line is laid down in docs/record.md.
 *
 * Declares the arguments only; the work is in ../read-reports.ts.
 */
import { type Command, Option } from 'commander'
import { FORMATS, type FormatName } from '../formats/names.ts'

export interface ReadArguments {
  format?: FormatName
  date?: string
  mediaType?: string
  jobs?: string
}

export function register(program: Command): void {
  program
    .command('read')
    .description('Read reports and print what they say happened and who says so.')
    .argument('[files...]', 'plain text, HTML or JSON Lines; directories are searched; - is standard input')
    .addOption(new Option('--format <name>', 'text on a terminal, jsonl in a pipe').choices(FORMATS))
    .option('--date <YYYY-MM-DD>', 'publication date of inputs that carry none')
    .option('--media-type <type>', 'text/plain, text/html or application/x-ndjson; default: by extension, then content')
    .option('--jobs <number>', 'threads; default: the number of cores')
    .action(async (files: string[], options: ReadArguments, command: Command) => {
      if (files.length === 0 && process.stdin.isTTY) command.help({ error: true })
      const { readReports } = await import('../read-reports.ts')
      await readReports(files, options)
    })
}
