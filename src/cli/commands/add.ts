/** `onrecord add`: reads reports into a ledger. Adding what is there already changes nothing. */
import type { Command } from 'commander'

interface AddArguments {
  ledger?: string
  date?: string
  mediaType?: string
  jobs?: string
  queue?: boolean
}

export function register(program: Command): void {
  program
    .command('add')
    .description('Read reports and keep them in a ledger; what it has already is left as it is.')
    .argument('<files...>', 'plain text, HTML or JSON Lines; directories are searched; - is standard input')
    .option('--ledger <place>', 'directory or postgres://...; default: your data directory')
    .option('--date <YYYY-MM-DD>', 'publication date of inputs that carry none')
    .option('--media-type <type>', 'text/plain, text/html or application/x-ndjson; default: by extension, then content')
    .option('--jobs <number>', 'threads; default: the number of cores')
    .option('--queue', 'keep the documents and leave the reading to workers (onrecord worker)')
    .action(async (files: string[], given: AddArguments) => {
      const { addFiles } = await import('../add-files.ts')
      await addFiles(files, given)
    })
}
