/**
 * Builds dist/: the program (tsc), its data files, the packed gazetteer, the app (vite).
 *
 * Everything is made anew, but with --keep the gazetteer and the app stay when nothing they are made of has changed. A
 * part that fails ends the build with its own message and leaves no dist/.stamp: the next `npm run ready` builds again.
 */
import { spawnSync } from 'node:child_process'
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { hashOf } from './hash.mjs'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const dist = join(root, 'dist')
const bin = (name) => join(root, 'node_modules', ...name.split('/'))

/** What takes long to build, where it lies in dist/, and what it is made of. */
const PARTS = [
  {
    name: 'gazetteer',
    out: join('data', 'gazetteer.bin'),
    hash: () =>
      hashOf(root, [
        'data/places',
        'package-lock.json',
        'scripts/pack-gazetteer.mjs',
        'src/read/place',
        'src/read/text',
      ]),
  },
  { name: 'app', out: 'web', hash: () => hashOf(root, ['web', 'src/record', 'package-lock.json']) },
]
const aside = join(root, 'node_modules', '.onrecord-kept')

const kept = process.argv.includes('--keep') ? keep() : {}
rmSync(dist, { recursive: true, force: true })

node('the program', bin('typescript/bin/tsc'), ['-p', 'tsconfig.json'])
chmodSync(join(dist, 'cli', 'main.js'), 0o755)

cpSync(join(root, 'data'), join(dist, 'data'), { recursive: true })
// Weights and tables only: what makes them stays in the repository.
cpSync(join(root, 'models'), join(dist, 'models'), {
  recursive: true,
  filter: (from) => (statSync(from).isDirectory() ? !/[/\\]train$/.test(from) : /\.(bin|tsv|json|md)$/.test(from)),
})

part('gazetteer', () => node('the gazetteer', join(root, 'scripts', 'pack-gazetteer.mjs'), []))
part('app', () => node('the app', bin('vite/bin/vite.js'), ['build', 'web', '--logLevel', 'warn']))
writeFileSync(join(dist, '.parts'), JSON.stringify(Object.fromEntries(PARTS.map(({ name, hash }) => [name, hash()]))))

/** Moves the parts aside whose sources are those of the last build. */
function keep() {
  const stamp = join(dist, '.parts')
  const built = existsSync(stamp) ? JSON.parse(readFileSync(stamp, 'utf8')) : {}
  const same = PARTS.filter(({ name, out, hash }) => built[name] === hash() && existsSync(join(dist, out)))
  rmSync(aside, { recursive: true, force: true })
  mkdirSync(aside, { recursive: true })
  for (const { name, out } of same) renameSync(join(dist, out), join(aside, name))
  return Object.fromEntries(same.map(({ name }) => [name, true]))
}

function part(name, make) {
  const { out } = PARTS.find((one) => one.name === name)
  if (kept[name]) renameSync(join(aside, name), join(dist, out))
  else make()
}

function node(what, script, args) {
  if (!existsSync(script)) fail(what, `expected ${script.slice(root.length + 1)}, found none`)
  const { status, signal } = spawnSync(process.execPath, [script, ...args], { cwd: root, stdio: 'inherit' })
  if (status !== 0) fail(what, signal ? `ended by ${signal}` : `exit status ${status}`)
}

function fail(what, reason) {
  console.error(`onrecord: could not build ${what}: ${reason}.`)
  process.exit(1)
}
