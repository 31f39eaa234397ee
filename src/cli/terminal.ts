/**
 * The terminal: one-line messages, colours where they are wanted, and a writer that waits for a slow reader.
 *
 * Out    `print` resolves when the text is taken. A reader that went away (`| head`) ends the process quietly.
 * Errors OnrecordError OUTPUT_FAILED when standard output cannot be written, such as a full disk.
 */
import { OnrecordError } from '../record/error.ts'

/** Without line breaks and other control characters: a path or text cannot forge a second message. */
export function oneLine(text: string): string {
  return text
    .replace(/\s+/gu, ' ')
    .replace(/[\p{Cc}\p{Cf}]/gu, (c) => `\\u${c.codePointAt(0)!.toString(16).padStart(4, '0')}`)
    .trim()
}

/** `path: reason` on standard error; a reason that names the path again names it once. */
export function printRefusal(path: string, error: Error): void {
  const reason = error.message.replace(` (${path === '-' ? 'input' : path})`, '')
  process.stderr.write(`${oneLine(path)}: ${oneLine(reason)}\n`)
}

let failure: Error | undefined
let isWatched = false

/** Writes to standard output and waits until it is taken. */
export async function print(text: string): Promise<void> {
  const out = process.stdout
  if (!isWatched) {
    isWatched = true
    out.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EPIPE') process.exit(process.exitCode ?? 0)
      failure = error
    })
  }
  if (text !== '' && !failure) {
    await new Promise<void>((resolve) => {
      if (out.write(text)) resolve()
      else {
        const go = () => {
          out.off('drain', go)
          out.off('error', go)
          resolve()
        }
        out.on('drain', go)
        out.on('error', go)
      }
    })
  }
  if (failure)
    throw new OnrecordError(
      'OUTPUT_FAILED',
      `Expected to write to standard output, the system answered: ${failure.message}. Make room on the disk or write elsewhere.`,
      { cause: failure },
    )
}

export type Paint = (style: Style, text: string) => string
type Style = 'bold' | 'dim' | 'red' | 'green' | 'yellow' | 'blue' | 'magenta' | 'cyan'

const CODES: { readonly [style in Style]: readonly [number, number] } = {
  bold: [1, 22],
  dim: [2, 22],
  red: [31, 39],
  green: [32, 39],
  yellow: [33, 39],
  blue: [34, 39],
  magenta: [35, 39],
  cyan: [36, 39],
}

/** Colours on a terminal, unless NO_COLOR says otherwise (https://no-color.org). */
export function painter(stream: { isTTY?: boolean }, env: NodeJS.ProcessEnv = process.env): Paint {
  const isColoured = stream.isTTY === true && !env.NO_COLOR && env.TERM !== 'dumb'
  return (style, text) => (isColoured ? `\u001b[${CODES[style][0]}m${text}\u001b[${CODES[style][1]}m` : text)
}
