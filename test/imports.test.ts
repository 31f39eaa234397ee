/**
 * The walls: which house and room may import which. Reads every import statement of src/ and web/: types, re-exports
 * and dynamic imports included. A wall is moved here first, on purpose.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, normalize, relative } from 'node:path'
import { expect, test } from 'vitest'

/** Room -> rooms of ours it may import; its own files are always allowed. */
const ours: { [room: string]: string[] } = {
  record: [],
  'read/input': ['record', 'read/document', 'read/place', 'read/syntax', 'read/actor', 'read/claim', 'read/event'],
  'read/document': ['record', 'read/input'],
  'read/text': ['record'],
  'read/syntax': ['record', 'read/text'],
  'read/time': ['record', 'read/text', 'read/syntax'],
  'read/place': ['record', 'read/text', 'read/syntax'],
  'read/actor': ['record', 'read/text', 'read/syntax'],
  'read/event': ['record', 'read/text', 'read/syntax'],
  'read/claim': ['record', 'read/text', 'read/syntax'],
  'read/link': ['record', 'read/text', 'read/syntax'],
  'read/read': ['record', 'read/*'],
  incident: ['record'],
  ledger: ['record'],
  desk: ['record', 'read/*', 'incident', 'ledger'],
  http: ['record', 'desk'],
  // `serve` opens the other door.
  cli: ['record', 'desk', 'http'],
  index: ['record', 'read/input', 'desk'],
}

/** Room -> packages it may import. Where a room is missing: none. `node:*` stands for Node's own modules. */
const packages: { [room: string]: string[] } = {
  record: ['zod'],
  'read/syntax': ['wink-nlp', 'wink-eng-lite-web-model'],
  ledger: ['node:*', '@electric-sql/pglite', 'pg', 'pg-boss', 'zod'],
  // The large modules of the document room, loaded when first needed: src/desk/tools.ts.
  desk: ['node:*', 'zod', 'linkedom', '@mozilla/readability', 'eld'],
  http: ['node:*', 'hono', '@hono/node-server', 'zod'],
  cli: ['node:*', 'commander'],
}

interface Import {
  target: string
  typesOnly: boolean
}

function importsOf(source: string): Import[] {
  const found: Import[] = []
  for (const m of source.matchAll(/^\s*(?:import|export)\s+(type\s)?(?:[^'"`;]*?\sfrom\s+)?['"]([^'"]+)['"]/gm))
    found.push({ target: m[2]!, typesOnly: m[1] !== undefined })
  for (const m of source.matchAll(/(typeof\s+)?\b(?:import|require)\(\s*(['"`])([^'"`]+)\2/g))
    found.push({ target: m[3]!, typesOnly: m[1] !== undefined })
  return found
}

function files(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => !path.includes('node_modules'))
    .sort()
}

/** 'src/read/time/rules/days.ts' -> 'read/time'; 'src/read/read.ts' -> 'read/read'; 'src/index.ts' -> 'index'. */
function roomOf(path: string): string {
  const [, house = '', room = ''] = path.replace(/\.tsx?$/, '').split('/')
  return house === 'read' ? `read/${room}` : house
}

const allows = (list: readonly string[], name: string): boolean =>
  list.some((entry) => entry === name || (entry.endsWith('*') && name.startsWith(entry.slice(0, -1))))

/** 'wink-nlp/utilities/x' -> 'wink-nlp'; '@scope/name/x' -> '@scope/name'. */
const packageOf = (target: string): string =>
  target.startsWith('node:')
    ? target
    : target
        .split('/')
        .slice(0, target.startsWith('@') ? 2 : 1)
        .join('/')

/** What a file does that its room may not. */
function trespasses(path: string, source: string): string[] {
  const room = roomOf(path)
  const wrong: string[] = []
  if (ours[room] === undefined) wrong.push(`no entry for the room ${room}`)
  for (const { target } of importsOf(source)) {
    if (target.startsWith('.')) {
      const other = roomOf(normalize(join(dirname(path), target)))
      if (other !== room && !allows(ours[room] ?? [], other)) wrong.push(`${room} imports ${other} (${target})`)
    } else if (!allows(packages[room] ?? [], packageOf(target))) wrong.push(`${room} imports ${target}`)
  }
  return wrong
}

test.each(files('src'))('%s', (path) => {
  expect(trespasses(path, readFileSync(path, 'utf8'))).toEqual([])
})

/** Pure modules of ours that the app may run, not only name. */
const SHARED = ['src/record/stand.ts']

test.each(files('web/src'))('%s takes types only from src, but for what is shared', (path) => {
  const wrong = importsOf(readFileSync(path, 'utf8')).filter(
    ({ target, typesOnly }) =>
      target.startsWith('.') &&
      relative('web', normalize(join(dirname(path), target))).startsWith('..') &&
      !typesOnly &&
      !SHARED.includes(normalize(join(dirname(path), target))),
  )
  expect(wrong).toEqual([])
})

/** Clocks, chance, consoles, the process: what reading may not touch, so that the same input gives the same record. */
const IMPURE =
  /\bDate\.now\b|\bnew Date\(\s*\)|\bperformance\.|\bMath\.random\b|\bconsole\.|\bprocess\.|\bglobalThis\b|\bfetch\(|\basync\b/

/** Code without comments and strings, in which such words are harmless. */
const codeOf = (source: string): string =>
  source.replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$|\s\/\/ .*$|'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"/gm, ' ')

test.each(files('src/read').concat(files('src/incident'), files('src/record')))('%s is pure', (path) => {
  expect(IMPURE.exec(codeOf(readFileSync(path, 'utf8')))?.[0]).toBeUndefined()
})

test.each([
  ['src/record/x.ts', "import { y } from '../read/read.ts'"],
  ['src/read/time/x.ts', "import type { Place } from '../place/index.ts'"],
  ['src/read/time/x.ts', "export * from '../../desk/types.ts'"],
  ['src/read/time/x.ts', "import { readFileSync } from 'node:fs'"],
  ['src/read/time/x.ts', "import {\n  a,\n  b,\n} from 'chrono-node'"],
  ['src/read/text/x.ts', "const x = await import('../syntax/index.ts')"],
  ['src/ledger/x.ts', "type X = import('../desk/types.ts').ReportRow"],
  ['src/cli/x.ts', "import '../ledger/index.ts'"],
  ['src/cellar/x.ts', ''],
])('the test itself sees: %s %s', (path, source) => {
  expect(trespasses(path, source)).not.toEqual([])
})

test.each(['const t = Date.now()', 'const t = new Date()', 'console.log(1)'])('and hears: %s', (code) => {
  expect(IMPURE.test(codeOf(code))).toBe(true)
})
