/**
 * The examples in the documentation are what the program prints. `UPDATE=1 npx vitest run test/doc-examples.test.ts`
 * writes them anew; without it a stale one fails.
 *
 *   ```json samples/FILE LAYER "WORDS"   the first item of the layer (actors, events, ...) in whose text WORDS stand
 *   ```json samples/FILE published "day"   the publication day
 *   ```text samples/FILE --format text   the head of the summary: its first events and its first claims
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { summary } from '../src/cli/formats/text.ts'
import { read, readFiles } from '../src/index.ts'
import type { Record } from '../src/record/index.ts'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const pages = ['README.md', ...readdirSync(join(root, 'docs')).map((f) => `docs/${f}`)].filter((f) => f.endsWith('.md'))
const fence = /```(json|text) (samples\/\S+) ([^\n]*)\n([\s\S]*?)```/g
const LAYERS = ['actors', 'places', 'times', 'events', 'claims', 'links', 'notes'] as const
/** Lines of a summary that are shown before "...": enough for three events and four claims. */
const EVENT_LINES = 14
const CLAIM_LINES = 9

const records = new Map<string, Record>()
async function recordOf(sample: string): Promise<Record> {
  const known = records.get(sample)
  if (known) return known
  for await (const result of readFiles([join(root, sample)])) {
    if ('error' in result) throw result.error
    const { record } = result
    // As somebody in the project's folder would get it.
    record.document = { ...record.document, path: sample }
    records.set(sample, record)
    return record
  }
  throw new Error(`no report in ${sample}`)
}

async function exampleOf(sample: string, what: string): Promise<string> {
  const record = await recordOf(sample)
  if (what.startsWith('--format')) return abridged(summary(record, (_, text) => text, 100))
  const [, layer, words] = /^(\w+) "([^"]+)"$/.exec(what) ?? []
  if (layer === 'published') return `${layout(record.published)}\n`
  const name = LAYERS.find((l) => l === layer)
  if (!name) throw new Error(`expected a layer and words in quotation marks, got ${what}`)
  const item = (record[name] as object[]).find((it) => textsOf(record, it).some((text) => text.includes(words!)))
  if (!item) throw new Error(`${sample}: no item of ${name} holds "${words}". Choose another example.`)
  return `${layout(item)}\n`
}

/** Every text that a span of the item marks, and every string in it. */
function textsOf(record: Record, item: unknown): string[] {
  if (typeof item === 'string') return [item]
  if (typeof item !== 'object' || item === null) return []
  const { start, end } = item as { start?: unknown; end?: unknown }
  if (typeof start === 'number' && typeof end === 'number') return [record.text.slice(start, end)]
  return Object.values(item).flatMap((value) => textsOf(record, value))
}

/** JSON with what fits on a line on one line. */
function layout(value: unknown, indent = ''): string {
  const flat = JSON.stringify(value, null, 1).replace(/\n\s*/g, ' ')
  if (typeof value !== 'object' || value === null || indent.length + flat.length <= 110) return flat
  const inner = `${indent}  `
  const isList = Array.isArray(value)
  const lines = Object.entries(value).map(
    ([key, v]) => `${inner}${isList ? '' : `${JSON.stringify(key)}: `}${layout(v, inner)}`,
  )
  return `${isList ? '[' : '{'}\n${lines.join(',\n')}\n${indent}${isList ? ']' : '}'}`
}

/** The head of the events and of the claims, cut where an item ends. */
function abridged(text: string): string {
  const lines = text.trimEnd().split('\n')
  const claims = lines.findIndex((l) => /^\d+ claims?$/.test(l))
  const head = (from: number, most: number, until: number): string[] => {
    let end = Math.min(from + most, until)
    while (end < until && end > from && !/^ {2}\S/.test(lines[end]!)) end--
    return [...lines.slice(from, end), ...(end < until ? ['  ...'] : [])]
  }
  return `${[...head(0, EVENT_LINES, claims - 1), '', ...head(claims, CLAIM_LINES, lines.length)].join('\n')}\n`
}

test.each(pages)('%s', async (page) => {
  const before = readFileSync(join(root, page), 'utf8')
  let after = before
  for (const [block, kind, sample, what] of before.matchAll(fence)) {
    const example = await exampleOf(sample!, what!)
    after = after.replace(block, () => `\`\`\`${kind} ${sample} ${what}\n${example}\`\`\``)
  }
  if (process.env.UPDATE === '1' && after !== before) writeFileSync(join(root, page), after)
  else expect(before, 'a stale example: UPDATE=1 npx vitest run test/doc-examples.test.ts').toBe(after)
})

test('there are examples', () => {
  expect([...readFileSync(join(root, 'README.md'), 'utf8').matchAll(fence)].length).toBeGreaterThan(0)
  expect([...readFileSync(join(root, 'docs/record.md'), 'utf8').matchAll(fence)].length).toBeGreaterThan(5)
})

test('the library call in the README gives what it says', () => {
  const code = /```js\nimport \{ read \} from 'onrecord'\n([\s\S]*?)```/.exec(
    readFileSync(join(root, 'README.md'), 'utf8'),
  )?.[1]
  let checks = 0
  const same = (given: unknown, said: unknown) => {
    checks += 1
    expect(given).toEqual(said)
  }
  const run = (code ?? '').replace(/^(\S.*?) \/\/ +(.*)$/gm, ';same($1, $2)')
  new Function('read', 'same', run)(read, same)
  expect(checks).toBeGreaterThan(3)
})
