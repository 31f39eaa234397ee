/** `onrecord decide`: writes a decision into the journal of a ledger. */
import { Argument, type Command } from 'commander'

/** As DecisionKind in src/record/decision.ts; not imported, so that help stays quick. */
export const KINDS = [
  'accept',
  'reject',
  'reopen',
  'note',
  'correct',
  'place',
  'alias',
  'grade',
  'link',
  'unlink',
  'merge',
  'split',
  'undo',
  'redo',
] as const

export interface DecideArguments {
  ledger?: string
  report?: string
  thing?: string
  incident?: string
  publisher?: string
  field?: string
  value?: string
  of?: string
  note?: string
}

export function register(program: Command): void {
  program
    .command('decide')
    .description('Write a decision into the journal: it is laid on what was read, and can be undone.')
    .addArgument(new Argument('<kind>', 'what is decided').choices([...KINDS]))
    .option('--report <id>', 'the report it is about, or the beginning of its id')
    .option('--thing <id>', 'the event, claim, place or actor of that report: e1, c2, p3, a4')
    .option('--incident <id>', 'the incident it is about')
    .option('--publisher <name>', 'the publisher that is graded')
    .option('--field <name>', 'of correct: which field; of grade: reliability or credibility')
    .option('--value <value>', 'JSON, or plain text where text is wanted')
    .option('--of <number>', 'of undo and redo: the number of the decision')
    .option('--note <text>', 'why')
    .option('--ledger <place>', 'directory or postgres://...; default: your data directory')
    .action(async (kind: (typeof KINDS)[number], given: DecideArguments) => {
      const { decideOn } = await import('../decide-on.ts')
      await decideOn(kind, given)
    })
}
