/**
 * Printers: each turns records into one form of text, and is loaded only when asked for.
 */
import type { Parse } from '../../desk/reading.ts'
import type { Record } from '../../record/index.ts'
import type { Paint } from '../terminal.ts'
import type { FormatName } from './names.ts'

/** `start` and `end` frame the output; either may be empty. */
export interface Printer {
  start(): string
  record(record: Record): string
  /** For the language layer; the other printers are given records. */
  parse?(parse: Parse): string
  end(): string
}

/** The printer of that name; `paint` colours what people read. */
export async function openPrinter(name: FormatName, paint: Paint, width: number): Promise<Printer> {
  switch (name) {
    case 'jsonl':
    case 'json':
      return (await import('./json.ts')).jsonPrinter(name)
    case 'text':
      return (await import('./text.ts')).textPrinter(paint, width)
    case 'html':
      return (await import('./html.ts')).htmlPrinter()
    case 'conllu':
      return (await import('./conllu.ts')).conlluPrinter()
  }
}
