/**
 * What is acknowledged stays: after kill -9 at any moment, and on a disk that is really full (a small tmpfs; Linux as
 * root, elsewhere that part is left out by name).
 */
import { execFileSync, spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { mkdtempSync, rmdirSync } from 'node:fs'
import { cp, mkdtemp, rm, statfs, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { eachRecord, openLedger } from '../../src/ledger/index.ts'
import { bundle } from './bundle.ts'
import { all } from './made.ts'

const writer = new URL('writer.mjs', import.meta.url).pathname
const since = '2021-06-29T10:00:00.000Z'
let home: string
let module: string

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'onrecord-crash-'))
  module = await bundle('src/ledger/index.ts', home)
  await (await openLedger(join(home, 'empty'), { command: 'test', since })).close()
})
afterAll(() => rm(home, { recursive: true, force: true }))

function write(location: string, first: number, ...options: string[]) {
  const stdio = ['ignore', 'pipe', 'inherit'] as const
  const child = spawn(process.execPath, [writer, location, module, String(first), ...options], { stdio: [...stdio] })
  let said = ''
  child.stdout!.on('data', (data) => {
    said += data
  })
  const kept = () =>
    Number(
      said
        .match(/kept \d+/g)
        ?.at(-1)
        ?.slice(5) ?? first - 1,
    )
  return { child, kept, said: () => said, ended: once(child, 'close') }
}

/** How many reports are there; they are those from 1 on, without a gap, each with its bytes. */
async function countWhole(location: string): Promise<number> {
  const ledger = await openLedger(location, { command: 'test', since })
  const records = await all(eachRecord(ledger))
  await ledger.close()
  expect(records.map((r) => r.record.id)).toEqual(records.map((_, i) => String(i + 1)))
  for (const { record } of records) {
    expect(createHash('sha256').update(record.text).digest('hex')).toBe(record.document.sha256)
  }
  return records.length
}

test('kill -9 while adding loses no acknowledged report', { timeout: 180_000 }, async () => {
  const location = join(home, 'killed')
  await cp(join(home, 'empty'), location, { recursive: true })
  let before = 0
  for (const more of [2, 5, 9]) {
    const { child, kept, ended } = write(location, before + 1)
    while (kept() < before + more && child.exitCode === null) await wait(5)
    await wait(more * 7) // somewhere within the next write
    child.kill('SIGKILL')
    await ended
    const after = await countWhole(location)
    expect(after).toBeGreaterThanOrEqual(kept())
    expect(kept()).toBeGreaterThanOrEqual(before + more)
    before = after
  }
})

/** Root on Linux, and not in a container that may not mount. */
function tryMount(): boolean {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return false
  const folder = mkdtempSync(join(tmpdir(), 'onrecord-mount-'))
  const isMounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', folder]).status === 0
  if (isMounted) execFileSync('umount', [folder])
  rmdirSync(folder)
  return isMounted
}

const canMount = tryMount()
if (!canMount) console.log('skipped: tests of a full disk (they mount a small tmpfs: Linux as root)')
describe.skipIf(!canMount)('a disk that is full (a small tmpfs: Linux as root)', () => {
  let disk: string
  beforeEach(async () => {
    disk = await mkdtemp(join(home, 'disk-'))
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=300m', 'tmpfs', disk])
  })
  afterEach(() => execFileSync('umount', [disk]))

  /** Leaves so many MB of the disk free. */
  async function fill(left: number): Promise<void> {
    const { bavail, bsize } = await statfs(disk)
    await writeFile(join(disk, 'ballast'), Buffer.alloc(bavail * bsize - left * 1e6))
  }

  // --blind leaves out the look at the free space: the disk fills up while the engine writes, its tables or its log.
  test.each<[string, left: number, options: string[], cause: string]>([
    ['found before writing', 60, [], 'undefined'],
    ['found while writing tables', 1, ['--blind'], 'could not extend file'],
    ['found while writing the log', 30, ['--blind', '--log'], 'the disk is full'],
  ])('%s: one clear error, nothing stored is harmed', { timeout: 180_000 }, async (_, left, options, cause) => {
    const location = join(disk, 'ledger')
    await cp(join(home, 'empty'), location, { recursive: true })
    await fill(left)
    const { child, kept, said, ended } = write(location, 1, ...options)
    await ended
    expect(said()).toMatch(/^LEDGER_FULL Expected room on the disk of the ledger, found too little \(.*\)\. Make room/m)
    expect(said()).toContain(`cause: ${cause}`)
    expect(said().trim().split('\n').at(-1)).toBe('ended')
    expect(child.exitCode).toBe(0)
    expect(kept()).toBeGreaterThan(0)

    await rm(join(disk, 'ballast'))
    expect(await countWhole(location)).toBe(kept())
    const again = write(location, kept() + 1)
    while (again.kept() < kept() + 2 && again.child.exitCode === null) await wait(5)
    again.child.kill('SIGKILL')
    await again.ended
    expect(again.kept()).toBeGreaterThanOrEqual(kept() + 2)
  })

  test('too little to make a ledger: said before anything is made', async () => {
    await fill(60)
    const opened = openLedger(join(disk, 'ledger'), { command: 'test', since })
    await expect(opened).rejects.toMatchObject({ code: 'LEDGER_FULL' })
  })

  test('no room at all: one clear error, and what is stored is still there', { timeout: 180_000 }, async () => {
    const location = join(disk, 'ledger')
    await cp(join(home, 'empty'), location, { recursive: true })
    await fill(0)
    const { said, ended } = write(location, 1)
    await ended
    expect(said()).toMatch(/^LEDGER_FULL .*\[LEDGER_FULL\]\nended\n$/)
    await rm(join(disk, 'ballast'))
    expect(await countWhole(location)).toBe(0)
  })
})
