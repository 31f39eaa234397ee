/**
 * A ledger in a directory: PostgreSQL as WebAssembly (PGlite) within this process.
 *
 *   DIR/lock/   who holds it, see lock.ts        DIR/data/   the database, made as data.new and renamed when complete
 *
 * Errors LEDGER_LOCKED, LEDGER_FULL, LEDGER_UNREACHABLE (permissions), LEDGER_DAMAGED (PostgreSQL cannot open it),
 *        BAD_OPTION for a directory that holds something else.
 * Limits kill -9 loses no committed row. PGlite does not force its writes to the disk (fsync is off): a power cut may
 *        lose the last seconds.
 */
import { existsSync } from 'node:fs'
import { mkdir, readdir, rename, rm, statfs } from 'node:fs/promises'
import { join } from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import { OnrecordError } from '../record/error.ts'
import { GuardedFs } from './guard.ts'
import { type Lock, takeLock } from './lock.ts'
import { type Database, ledgerFull, type Sql, type Value } from './sql.ts'

export interface EmbeddedOptions {
  command: string
  /** ISO 8601 instant of now. */
  since: string
}

/** A database just made takes 40 MB, its log 16 to 32 MB more. */
const ROOM_TO_CREATE = 128 * 2 ** 20
/** The log grows by files of 16 MB; two of them and some for the tables. */
const ROOM_TO_WRITE = 48 * 2 ** 20
const DISK_FULL = '53100'
const BYTEA = 17

/** Opens the ledger in `directory`, which is made when there is none. The lock is the caller's to publish and release. */
export async function openEmbedded(directory: string, options: EmbeddedOptions): Promise<Database & { lock: Lock }> {
  await prepare(directory)
  const lock = await takeLock(directory, options).catch((cause: unknown) => {
    throw notUsable(directory, cause)
  })
  try {
    await create(directory)
    const engine = new Engines(directory)
    await engine.use(() => Promise.resolve()) // opens it
    return Object.assign(asDatabase(directory, engine), {
      lock,
      async close() {
        await engine.close()
        await lock.release()
      },
    })
  } catch (error) {
    await lock.release()
    throw error
  }
}

function asDatabase(directory: string, engine: Engines): Omit<Database, 'close'> {
  const over = (target: Pick<PGlite, 'query'>): Sql => ({
    query: async <Row>(text: string, values: Value[] = []) => (await target.query<Row>(text, values)).rows,
  })
  return {
    kind: 'embedded',
    location: directory,
    query: (text, values) => engine.use((db) => over(db).query(text, values)),
    script: (text) => engine.use(async (db) => void (await db.exec(text))),
    transaction: (run) => engine.use((db) => db.transaction((tx) => run(over(tx as unknown as PGlite)))),
    room: (bytes) => checkRoom(directory, ROOM_TO_WRITE + 4 * bytes),
  }
}

/** The engine; after a full disk ended it, the next use opens another on the same data. */
class Engines {
  readonly #data: string
  readonly #directory: string
  #current: Promise<{ db: PGlite; fs: GuardedFs }> | null = null

  constructor(directory: string) {
    this.#directory = directory
    this.#data = join(directory, 'data')
  }

  async use<T>(run: (db: PGlite) => Promise<T>): Promise<T> {
    this.#current ??= start(this.#data)
    const opened = this.#current
    let fs: GuardedFs | undefined
    try {
      const engine = await opened
      fs = engine.fs
      return await Promise.race([run(engine.db), fs.ended])
    } catch (error) {
      if (fs === undefined || fs.isEnded) {
        if (this.#current === opened) this.#current = null
        if (fs === undefined) throw error
        throw ledgerFull(this.#directory, error)
      }
      if ((error as { code?: unknown }).code === DISK_FULL) throw ledgerFull(this.#directory, error)
      throw error
    }
  }

  async close(): Promise<void> {
    const engine = await this.#current?.catch(() => null)
    this.#current = null
    if (engine && !engine.fs.isEnded) await Promise.race([engine.db.close(), engine.fs.ended.catch(() => {})])
  }
}

async function start(data: string): Promise<{ db: PGlite; fs: GuardedFs }> {
  const fs = new GuardedFs(data)
  try {
    // The driver's own conversion of bytes goes one byte at a time: 11 s for 32 MB, so 1 s.
    const serializers = {
      [BYTEA]: (b: Uint8Array) => `\\x${Buffer.from(b.buffer, b.byteOffset, b.length).toString('hex')}`,
    }
    const parsers = { [BYTEA]: (text: string) => Buffer.from(text.slice(2), 'hex') }
    const db = await Promise.race([PGlite.create({ fs, serializers, parsers }), fs.ended])
    fs.isStarting = false
    return { db, fs }
  } catch (cause) {
    if (fs.isEnded) throw ledgerFull(data, cause)
    throw new OnrecordError(
      'LEDGER_DAMAGED',
      `Expected a ledger that can be opened, got one whose database does not start: ${data}. Put back a copy, or choose another with --ledger.`,
      { cause },
    )
  }
}

/** A directory of our own, closed to other users, or one that we may make. */
async function prepare(directory: string): Promise<void> {
  try {
    await mkdir(directory, { recursive: true, mode: 0o700 })
    const names = await readdir(directory)
    const isOurs = names.length === 0 || names.includes('lock') || existsSync(join(directory, 'data', 'PG_VERSION'))
    if (isOurs) return
  } catch (cause) {
    throw notUsable(directory, cause)
  }
  const message = `Expected a ledger or an empty directory, got a directory with other files: ${directory}. Choose another with --ledger.`
  throw new OnrecordError('BAD_OPTION', message)
}

/** What the system refused while the directory was prepared. */
function notUsable(directory: string, cause: unknown): unknown {
  const { code, message } = cause as NodeJS.ErrnoException
  if (code === 'ENOSPC' || code === 'EDQUOT') return ledgerFull(directory, cause)
  if (cause instanceof OnrecordError || typeof code !== 'string') return cause
  return new OnrecordError(
    'LEDGER_UNREACHABLE',
    `Expected a directory for the ledger that can be written, the system answered: ${message}. Choose another with --ledger, or change its permissions.`,
    { cause },
  )
}

/** Makes the database beside its place and moves it there: one that broke off half made is never opened. */
async function create(directory: string): Promise<void> {
  const data = join(directory, 'data')
  const draft = join(directory, 'data.new')
  if (existsSync(data)) return
  await checkRoom(directory, ROOM_TO_CREATE)
  await rm(draft, { recursive: true, force: true })
  const { db } = await start(draft)
  await db.close()
  await rename(draft, data)
}

async function checkRoom(directory: string, bytes: number): Promise<void> {
  const { bavail, bsize } = await statfs(directory)
  if (bavail * bsize < bytes) throw ledgerFull(directory)
}
