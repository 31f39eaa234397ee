/**
 * The work of `onrecord serve`: opens the ledger, answers on 127.0.0.1, and closes both when it is told to end.
 *
 * Out    the address, on standard output. Ends with status 0 on SIGINT and SIGTERM, when the ledger is closed.
 * Errors LEDGER_LOCKED (with the address when it is another `serve`), BAD_OPTION for the port.
 */
import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { locate, openDesk } from '../desk/open.ts'
import { type Running, startServer } from '../http/serve.ts'
import { closeKeepingStatus, wholeNumber } from './ledger.ts'
import { print } from './terminal.ts'

const PORT = 4777

export async function serveLedger(given: { ledger?: string; port?: string; open?: boolean }): Promise<void> {
  const port = given.port === undefined ? undefined : wholeNumber('--port', given.port, 0, 65_535)
  // Asked to end while it still starts, it ends as soon as it has started; asked again while it ends, it goes on ending.
  const told = new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => resolve())
  })
  const desk = await openDesk(locate(given.ledger), 'serve')
  try {
    const token = randomBytes(32).toString('hex')
    const server = await listen(port, (at) => startServer({ desk, token, port: at }))
    await desk.publish(server.address, token)
    await print(`Onrecord is open at ${server.address} (ledger: ${desk.location}). Ctrl-C ends it.\n`)
    if (given.open) openBrowser(server.address)
    await told
    await server.stop()
  } finally {
    await closeKeepingStatus(desk)
  }
}

/** The port asked for, or ours, or any that is free. */
async function listen(port: number | undefined, start: (port: number) => Promise<Running>): Promise<Running> {
  if (port !== undefined) return start(port)
  return start(PORT).catch(() => start(0))
}

/** Nothing is wrong when there is no browser: the address is on the screen. */
function openBrowser(address: string): void {
  const [program, ...args] =
    process.platform === 'darwin'
      ? ['open', address]
      : process.platform === 'win32'
        ? ['cmd', '/c', 'start', '', address]
        : ['xdg-open', address]
  spawn(program!, args, { stdio: 'ignore', detached: true })
    .on('error', () => {})
    .unref()
}
