/** The lock, against real processes: one dies by kill -9, several race for what it left. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { hostname, tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { probe, thisMachine } from '../../src/ledger/heart.ts'
import { findHolder, type Holder, type LedgerLocked, type Lock, takeLock } from '../../src/ledger/lock.ts'
import { bundle } from './bundle.ts'

const since = '2021-06-29T10:00:00.000Z'
const child = new URL('child.mjs', import.meta.url).pathname
let home: string
let lockModule: string
let directory: string

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'onrecord-lock-'))
  lockModule = await bundle('src/ledger/lock.ts', home)
})
afterAll(() => rm(home, { recursive: true }))
beforeEach(async () => {
  directory = await mkdtemp(join(home, 'ledger-'))
})

function start(...args: string[]): ChildProcess & { said: () => string } {
  const process_ = spawn(process.execPath, [child, ...args], { stdio: ['ignore', 'pipe', 'inherit'] })
  let heard = ''
  process_.stdout.on('data', (data) => {
    heard += data
  })
  return Object.assign(process_, { said: () => heard })
}

async function hold(heart = ''): Promise<ChildProcess> {
  const holder = start('hold', directory, '0', lockModule, heart)
  await once(holder.stdout!, 'data')
  return holder
}

const kinds = ['', 'port'] as const

test.each(kinds)('a second taker is told who holds it (heart: %s)', async (heart) => {
  const holder = await hold(heart)
  const error: LedgerLocked = await takeLock(directory, { command: 'add', since }).catch((e) => e)
  holder.kill('SIGKILL')
  expect(error.code).toBe('LEDGER_LOCKED')
  expect(error.message).toContain(
    `"onrecord test hold" (process ${holder.pid} on ${hostname()}, since 2021-06-29T10:00:00.000Z)`,
  )
  expect(error.message).toContain(directory)
  expect(error.holder.pid).toBe(holder.pid)
})

test.each(kinds)('after kill -9 the next one takes it at once (heart: %s)', async (heart) => {
  const holder = await hold(heart)
  holder.kill('SIGKILL')
  await once(holder, 'exit')
  expect(await findHolder(directory)).toBeNull()
  const lock = await takeLock(directory, { command: 'add', since })
  expect(lock.holder.pid).toBe(process.pid)
  await lock.release()
})

test('a stopped holder holds it still', async () => {
  const holder = await hold()
  holder.kill('SIGSTOP')
  const error = await takeLock(directory, { command: 'add', since }).catch((e) => e)
  holder.kill('SIGKILL')
  expect(error.code).toBe('LEDGER_LOCKED')
})

test('another process with the pid of a dead holder does not keep it', async () => {
  const dead = await hold()
  dead.kill('SIGKILL')
  await once(dead, 'exit')
  const file = join(directory, 'lock', '000001', 'holder.json')
  const holder = JSON.parse(await readFile(file, 'utf8'))
  await writeFile(file, JSON.stringify({ ...holder, pid: process.pid })) // as if this test had been given its pid
  await (await takeLock(directory, { command: 'add', since })).release()
})

test('another program on the port of a dead holder does not keep it', async () => {
  const dead = await hold('port')
  dead.kill('SIGKILL')
  await once(dead, 'exit')
  const file = join(directory, 'lock', '000001', 'holder.json')
  const holder: Holder = JSON.parse(await readFile(file, 'utf8'))
  const stranger = createServer((socket) => socket.end('220 mail.example.org ESMTP ready, how do you do?'))
  const port = holder.heart.kind === 'port' ? holder.heart.port : 0
  await new Promise<void>((resolve) => stranger.listen(port, '127.0.0.1', resolve))
  await (await takeLock(directory, { command: 'add', since })).release()
  stranger.close()
})

test('given back, it is free; the secret is gone', async () => {
  const lock = await takeLock(directory, { command: 'serve', since })
  await lock.publish('http://127.0.0.1:7331', 'secret-token')
  const file = join(directory, 'lock', '000001', 'holder.json')
  if (process.platform !== 'win32') expect((await stat(file)).mode & 0o777).toBe(0o600)
  expect((await findHolder(directory))?.holder).toMatchObject({
    address: 'http://127.0.0.1:7331',
    token: 'secret-token',
  })
  const error = await takeLock(directory, { command: 'add', since }).catch((e) => e)
  expect(error.message).toContain('at http://127.0.0.1:7331')
  expect(error.message).not.toContain('secret-token')
  await lock.release()
  expect(await findHolder(directory)).toBeNull()
  expect(await readFile(file, 'utf8')).not.toContain('secret-token')
  expect(await readdir(join(directory, 'lock', '000001'))).toEqual(['holder.json'])
  const next = await takeLock(directory, { command: 'add', since })
  expect(await readdir(join(directory, 'lock'))).toEqual(['000002'])
  await next.release()
})

test.each(kinds)('processes that race never hold it together, whatever died before (heart: %s)', async (heart) => {
  const TIMES = 60
  for (const _ of [1, 2]) {
    // Each racer ends by SIGKILL while it holds: the second round starts from what the first left behind.
    const racers = [1, 2, 3].map(() => start('race', directory, String(TIMES), lockModule, heart))
    await Promise.all(racers.map((r) => once(r, 'close')))
    expect(racers.map((r) => r.said().trim())).toEqual(['both 0', 'both 0', 'both 0'])
  }
})

test('two who saw the same dead holder: one wins', async () => {
  for (let i = 0; i < 40; i += 1) {
    const directory = await mkdtemp(join(home, 'ledger-'))
    await (await takeLock(directory, { command: 'old', since })).release()
    const takers = await Promise.allSettled([1, 2, 3, 4].map(() => takeLock(directory, { command: 'new', since })))
    const won = takers.flatMap((t) => (t.status === 'fulfilled' ? [t.value] : []))
    expect(won.length).toBe(1)
    await won[0]!.release()
  }
})

test('one who was slow between looking and taking comes too late', async () => {
  // Two others come and go, a third holds it, and its number is no longer the next one.
  const others: Lock[] = []
  let times = 0
  const meanwhile = async () => {
    if (times++ > 0) return
    for (const command of ['first', 'second', 'third']) {
      await others.at(-1)?.release()
      others.push(await takeLock(directory, { command, since }))
    }
  }
  const error = await takeLock(directory, { command: 'slow', since, meanwhile }).catch((e) => e)
  expect(error.message).toContain('"onrecord third"')
  expect(await readdir(join(directory, 'lock'))).toEqual(['000003'])
  await others.at(-1)!.release()
})

test('a directory with a long path is locked as well', async () => {
  const deep = join(directory, 'a-rather-long-name-of-a-directory'.repeat(4))
  await mkdir(deep)
  const lock = await takeLock(deep, { command: 'serve', since })
  expect(lock.holder.heart.kind).toBe(process.platform === 'win32' ? 'pipe' : 'port')
  expect((await takeLock(deep, { command: 'add', since }).catch((e) => e)).code).toBe('LEDGER_LOCKED')
  await lock.release()
})

test('a holder on another machine counts as holding, and the message says what to do', async () => {
  const lock = await takeLock(directory, { command: 'serve', since })
  await lock.release()
  const file = join(directory, 'lock', '000001', 'holder.json')
  const holder: Holder = { ...lock.holder, host: 'another.example', boot: 'another' }
  const { released: _, ...alive } = holder
  await writeFile(file, JSON.stringify(alive))
  const error = await takeLock(directory, { command: 'add', since }).catch((e) => e)
  expect(error.message).toContain('on another.example')
  expect(error.message).toContain(`delete ${join(directory, 'lock')}`)
})

test('after a restart of this machine nothing holds it', async () => {
  const here = thisMachine()
  const before = { ...here, boot: 'the start before' }
  if (here.boot !== null) expect(await probe({ kind: 'port', port: 1, nonce: '' }, directory, before)).toBe('dead')
})

test('a torn holder.json with a dead heart does not block', async () => {
  await (await takeLock(directory, { command: 'add', since })).release()
  await writeFile(join(directory, 'lock', '000001', 'holder.json'), '')
  await (await takeLock(directory, { command: 'add', since })).release()
})
