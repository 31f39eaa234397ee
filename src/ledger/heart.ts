/**
 * A sign of life that the operating system takes away at death: something that listens.
 *
 * A process that ends in any way, kill -9 included, stops listening at once, and no other process can listen in its
 * place; a process id proves neither. The first that works is used: a socket file in the lock's own directory (also
 * seen from other containers that share the directory), a named pipe (Windows), a port on 127.0.0.1 that answers with a nonce.
 *
 * Out    probe: 'alive', 'dead', or 'unknown' when this machine cannot see the holder.
 */
import { randomUUID } from 'node:crypto'
import { readFileSync, readlinkSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { connect, createServer, type ListenOptions, type Server } from 'node:net'
import { hostname } from 'node:os'
import { join } from 'node:path'

export type Heart = { kind: 'socket' } | { kind: 'pipe'; name: string } | { kind: 'port'; port: number; nonce: string }

/** Where a process runs: two processes see each other's sockets on one kernel, and ports in one network namespace. */
export interface Machine {
  host: string
  /** New at every start of the machine; null where the system has none. */
  boot: string | null
  network: string | null
}

/** A longer path does not fit a socket address (104 bytes on macOS, 108 on Linux). */
const LONGEST_SOCKET_PATH = 100
const SOCKET = 'heart.sock'
const ANSWER_MS = 2000

export function thisMachine(): Machine {
  const linux = process.platform === 'linux'
  return {
    host: hostname(),
    boot: linux ? attempt(() => readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()) : null,
    network: linux ? attempt(() => readlinkSync('/proc/self/ns/net')) : null,
  }
}

/** Starts listening, with a socket file (where one is used) in `directory`. `only` is for tests. */
export async function startHeart(directory: string, only?: Heart['kind']): Promise<{ heart: Heart; server: Server }> {
  const nonce = randomUUID()
  const server = createServer((socket) => {
    socket.on('error', () => {}) // the one who asked has gone
    socket.end(nonce)
  })
  server.unref()
  if (process.platform === 'win32' && only !== 'port') {
    const name = `\\\\.\\pipe\\onrecord-${nonce}`
    await listen(server, { path: name })
    return { heart: { kind: 'pipe', name }, server }
  }
  const path = join(directory, SOCKET)
  if (only !== 'port' && Buffer.byteLength(path) <= LONGEST_SOCKET_PATH) {
    try {
      await listen(server, { path })
      return { heart: { kind: 'socket' }, server }
    } catch {
      // a file system without sockets: a port it is
    }
  }
  await listen(server, { port: 0, host: '127.0.0.1' })
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  return { heart: { kind: 'port', port, nonce }, server }
}

/** Takes away what a stopped heart left in `directory`. */
export const removeHeart = (directory: string): Promise<void> =>
  rm(join(directory, SOCKET), { force: true }).catch(() => {})

/** Whether the process that wrote `heart` still lives. In doubt the answer is not 'dead'. */
export async function probe(heart: Heart, directory: string, there: Machine): Promise<'alive' | 'dead' | 'unknown'> {
  const here = thisMachine()
  const sameKernel = here.boot === there.boot && (here.boot !== null || here.host === there.host)
  if (!sameKernel && here.host === there.host && here.boot !== there.boot) return 'dead' // started anew since
  if (heart.kind === 'port') {
    if (!sameKernel || here.network !== there.network) return 'unknown'
    return ask({ port: heart.port, host: '127.0.0.1' }, heart.nonce)
  }
  const answer = await ask({ path: heart.kind === 'pipe' ? heart.name : join(directory, SOCKET) }, null)
  return answer === 'dead' && !sameKernel ? 'unknown' : answer
}

/** Connects. With a nonce the answer has to be it: a port may have passed to another program. */
function ask(
  where: { path: string } | { port: number; host: string },
  nonce: string | null,
): Promise<'alive' | 'dead'> {
  return new Promise((resolve) => {
    const socket = connect(where)
    let heard = ''
    const say = (state: 'alive' | 'dead') => {
      clearTimeout(timer)
      socket.destroy()
      resolve(state)
    }
    // It listens and says nothing: stopped or busy, which is not dead.
    const timer = setTimeout(() => say('alive'), ANSWER_MS)
    socket.on('connect', () => {
      if (nonce === null) say('alive')
    })
    socket.on('data', (data) => {
      heard += data.toString('latin1')
      if (heard.length >= 36) say(heard === nonce ? 'alive' : 'dead')
    })
    socket.on('end', () => say(heard === nonce ? 'alive' : 'dead'))
    socket.on('error', (error: NodeJS.ErrnoException) =>
      say(error.code === 'ECONNREFUSED' || error.code === 'ENOENT' ? 'dead' : 'alive'),
    )
  })
}

function listen(server: Server, where: ListenOptions): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(where, () => {
      server.off('error', reject)
      resolve()
    })
  })
}

function attempt(read: () => string): string | null {
  try {
    return read()
  } catch {
    return null
  }
}
