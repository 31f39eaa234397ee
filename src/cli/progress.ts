/**
 * A progress bar of one line on standard error: only on a terminal, taken away when it is done.
 *
 * In     how many of how many.
 * Out    `[=========>          ] 45 % · 9 of 20 · name`, redrawn at most twenty times a second.
 */
import { oneLine } from './terminal.ts'

const WIDTH = 24
const REDRAW_MS = 50

export interface ProgressBar {
  update(done: number, total: number, name: string): void
  /** Writes a line above the bar. */
  line(text: string): void
  clear(): void
}

export function progressBar(out: NodeJS.WriteStream = process.stderr): ProgressBar {
  if (!out.isTTY) return { update() {}, line: (text) => void out.write(`${text}\n`), clear() {} }
  let drawnAt = 0
  let bar = ''
  const draw = () => void out.write(`\r\u001b[K${bar}`)
  return {
    update(done, total, name) {
      bar = barText(done, total, name, out.columns || 80)
      const now = performance.now()
      if (now - drawnAt < REDRAW_MS && done < total) return
      drawnAt = now
      draw()
    },
    line(text) {
      out.write(`\r\u001b[K${text}\n`)
      draw()
    },
    clear() {
      if (bar !== '') out.write('\r\u001b[K')
      bar = ''
    },
  }
}

/** One line that never wraps. */
export function barText(done: number, total: number, name: string, columns: number): string {
  const share = total > 0 ? Math.min(1, done / total) : 0
  const filled = Math.round(share * WIDTH)
  const head = filled > 0 && filled < WIDTH ? '>' : ''
  const drawn = `${'='.repeat(Math.max(0, filled - head.length))}${head}`.padEnd(WIDTH)
  const text = `[${drawn}] ${Math.floor(share * 100)} % · ${done} of ${total}`
  const room = columns - 1 - text.length - 3
  const shown = oneLine(name)
  if (room < 8) return text.slice(0, columns - 1)
  return `${text} · ${shown.length > room ? `…${shown.slice(shown.length - room + 1)}` : shown}`
}
