/**
 * The exclusive lock on a ledger directory: PGlite has none, and two processes on one directory destroy it.
 *
 * Each taking makes a numbered directory `lock/000007/` with `holder.json` (mode 0600) and the holder's heart. It is
 * prepared under another name and renamed, which is atomic and fails when the number exists. The rules that make it safe:
 *   1. the highest number is the lock; it is never deleted, not even on release;
 *   2. number n+1 is made only by one who saw n as the highest and its heart dead; a dead heart never beats again;
 *   3. whoever made n looks again: a higher number means that it came too late, and it withdraws;
 *   4. only the holder deletes, and only lower numbers.
 * So two who race for the lock of a dead process make the same number, and the file system lets one of them.
 *
 * Errors LEDGER_LOCKED naming the holder (class LedgerLocked carries it).
 */
import { randomUUID } from 'node:crypto'
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { OnrecordError } from '../record/error.ts'
import { type Heart, type Machine, probe, removeHeart, startHeart, thisMachine } from './heart.ts'

/** Who holds a ledger. */
export interface Holder extends Machine {
  pid: number
  /** What it was started as: "serve", "add". */
  command: string
  /** ISO 8601 instant. */
  since: string
  heart: Heart
  /** Of a running `serve`: where it answers, and the secret that lets other commands through. */
  address?: string
  token?: string
  /** It gave the lock back. */
  released?: true
}

export interface Lock {
  readonly holder: Holder
  /** Tells the others where this process answers. */
  publish(address: string, token: string): Promise<void>
  release(): Promise<void>
}

export class LedgerLocked extends OnrecordError {
  readonly holder: Holder
  constructor(directory: string, holder: Holder, state: 'alive' | 'unknown') {
    const who = `"onrecord ${holder.command}" (process ${holder.pid} on ${holder.host}, since ${holder.since}${holder.address ? `, at ${holder.address}` : ''})`
    const advice =
      state === 'alive'
        ? 'Wait until it ends, or end it.'
        : `This machine cannot see whether it still runs. If it has ended for certain, delete ${join(directory, 'lock')}.`
    super('LEDGER_LOCKED', `Expected a ledger that no one uses, got one held by ${who}: ${directory}. ${advice}`)
    this.holder = holder
  }
}

interface TakeOptions {
  command: string
  /** ISO 8601 instant of now; the clock belongs to the caller. */
  since: string
  /** For tests: which heart, and what happens between looking and taking. */
  heart?: Heart['kind']
  meanwhile?: () => Promise<void>
}

const HOLDER = 'holder.json'
/** A starter that prepares its lock for longer than this has died over it. */
const PREPARING_MS = 3_600_000
const ROUNDS = 100

/** Takes the lock of a ledger directory, or throws LedgerLocked. */
export async function takeLock(directory: string, options: TakeOptions): Promise<Lock> {
  const root = join(directory, 'lock')
  await mkdir(root, { recursive: true, mode: 0o700 })
  for (let round = 0; round < ROUNDS; round += 1) {
    const lock = await takeOnce(directory, root, options)
    if (lock) return lock
  }
  const message = `Expected to take the lock of the ledger, lost to others ${ROUNDS} times: ${directory}. Try again.`
  throw new OnrecordError('LEDGER_LOCKED', message)
}

/** Who holds the ledger now; null when no one does. */
export async function findHolder(directory: string): Promise<{ holder: Holder; state: 'alive' | 'unknown' } | null> {
  const root = join(directory, 'lock')
  for (let round = 0; round < ROUNDS; round += 1) {
    const number = await highest(root)
    if (number === 0) return null
    const place = join(root, name(number))
    const holder = await readHolder(place)
    if (holder?.released) return null
    // Without a readable holder.json the heart alone tells; it is a socket, or there is none.
    const machine = holder ?? { ...thisMachine(), heart: { kind: 'socket' as const } }
    const state = await probe(machine.heart, place, machine)
    if (state === 'dead') {
      if ((await highest(root)) === number) return null
      continue // taken over meanwhile
    }
    return { holder: holder ?? unreadable(), state }
  }
  return null
}

async function takeOnce(directory: string, root: string, options: TakeOptions): Promise<Lock | null> {
  const before = await highest(root)
  const held = await findHolder(directory)
  if (held) throw new LedgerLocked(directory, held.holder, held.state)
  if ((await highest(root)) !== before) return null

  const prepared = join(root, `.new-${randomUUID().slice(0, 8)}`)
  await mkdir(prepared, { mode: 0o700 })
  const { heart, server } = await startHeart(prepared, options.heart)
  const stop = () => new Promise<void>((resolve) => server.close(() => resolve()))
  const { command, since } = options
  let holder: Holder = { pid: process.pid, command, since, ...thisMachine(), heart }
  await writeFile(join(prepared, HOLDER), JSON.stringify(holder), { mode: 0o600 })

  await options.meanwhile?.()
  const mine = join(root, name(before + 1))
  const made = await renamed(prepared, mine)
  if (!made || (await highest(root)) !== before + 1) {
    await stop()
    await rm(made ? mine : prepared, { recursive: true, force: true })
    return null
  }
  await removeOld(root, before + 1, mine)

  const write = async (next: Holder) => {
    const draft = join(mine, `.${HOLDER}`)
    await writeFile(draft, JSON.stringify(next), { mode: 0o600 })
    await rename(draft, join(mine, HOLDER))
    holder = next
  }
  return {
    get holder() {
      return holder
    },
    publish: (address, token) => write({ ...holder, address, token }),
    async release() {
      const { address: _, token: __, ...rest } = holder
      await write({ ...rest, released: true }).catch(() => {}) // on a full disk the silent heart says the same
      await stop()
      await removeHeart(mine) // many tools cannot copy a socket, and a ledger at rest should copy as files
    },
  }
}

/** The highest number in the lock directory; 0 when there is none. */
async function highest(root: string): Promise<number> {
  const names = await readdir(root).catch(() => [])
  return names.reduce((most, n) => (/^\d+$/.test(n) ? Math.max(most, Number(n)) : most), 0)
}

/** True when the directory was moved; false when the number was there already. */
async function renamed(from: string, to: string): Promise<boolean> {
  try {
    await rename(from, to)
    return true
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'ENOTEMPTY' || code === 'EEXIST') return false
    // Windows has no code of its own for it, and may have it removed meanwhile.
    if (process.platform === 'win32' && code === 'EPERM') return false
    throw error
  }
}

async function readHolder(place: string): Promise<Holder | null> {
  try {
    return JSON.parse(await readFile(join(place, HOLDER), 'utf8'))
  } catch {
    return null
  }
}

async function removeOld(root: string, own: number, mine: string): Promise<void> {
  const now = (await stat(mine)).ctimeMs
  for (const entry of await readdir(root)) {
    const path = join(root, entry)
    const lower = /^\d+$/.test(entry) && Number(entry) < own
    const abandoned =
      entry.startsWith('.new-') && now - ((await stat(path).catch(() => null))?.ctimeMs ?? now) > PREPARING_MS
    if (lower || abandoned) await rm(path, { recursive: true, force: true }).catch(() => {})
  }
}

const name = (number: number) => String(number).padStart(6, '0')

const unreadable = (): Holder => ({
  ...thisMachine(),
  pid: 0,
  command: '(unknown)',
  since: 'an unknown time',
  heart: { kind: 'socket' },
})
