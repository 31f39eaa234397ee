/**
 * Makes a clone ready: installs when the installed packages are not those of the lock file, builds when a source is
 * newer than what was built. Does nothing, in a fraction of a second, when all is there.
 *
 * Uses Node alone: it runs before anything is installed.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { hashOf } from './hash.mjs'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const installed = join(root, 'node_modules', '.onrecord-installed')
const built = join(root, 'dist', '.stamp')

/** What the build is made of. */
const SOURCES = [
  'src',
  'web',
  'data',
  'models',
  'scripts',
  'package.json',
  'package-lock.json',
  'tsconfig.json',
  'tsconfig.base.json',
]

const [major, minor] = process.versions.node.split('.').map(Number)
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(
    `onrecord: expected Node 20.19 or newer, got ${process.versions.node}. Install it from https://nodejs.org.`,
  )
  process.exit(1)
}

const lock = hashOf(root, ['package-lock.json'])
if (read(installed) !== lock) {
  say('installing packages (npm ci)')
  run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'])
  writeFileSync(installed, lock)
}

const sources = hashOf(root, SOURCES)
if (read(built) !== sources) {
  say('building')
  run(process.execPath, [join(root, 'scripts', 'build.mjs'), '--keep'])
  writeFileSync(built, sources)
}

function read(path) {
  return existsSync(path) ? readFileSync(path, 'utf8') : ''
}

function run(command, args) {
  const isWindows = process.platform === 'win32' && command === 'npm' // npm is a .cmd there
  const { status, error } = spawnSync(command, args, { cwd: root, stdio: 'inherit', shell: isWindows })
  if (status === 0) return
  console.error(`onrecord: ${command} ${args[0]} failed${error ? `: ${error.message}` : ''}. The lines above say why.`)
  process.exit(1)
}

function say(what) {
  console.log(`onrecord: ${what}...`)
}
