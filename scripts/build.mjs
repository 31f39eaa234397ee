/**
 * Builds dist/: the program (tsc), its data files, the packed gazetteer, the app (vite).
 *
 * Everything is made anew; a part that fails ends the build with its own message and leaves no dist/.stamp, so that
 * the next `npm run ready` builds again.
 */
import { spawnSync } from 'node:child_process'
import { chmodSync, cpSync, existsSync, rmSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const dist = join(root, 'dist')
const bin = (name) => join(root, 'node_modules', ...name.split('/'))

rmSync(dist, { recursive: true, force: true })

node('the program', bin('typescript/bin/tsc'), ['-p', 'tsconfig.json'])
chmodSync(join(dist, 'cli', 'main.js'), 0o755)

cpSync(join(root, 'data'), join(dist, 'data'), { recursive: true })
// Weights and tables only: what makes them stays in the repository.
cpSync(join(root, 'models'), join(dist, 'models'), {
  recursive: true,
  filter: (from) => (statSync(from).isDirectory() ? !/[/\\]train$/.test(from) : /\.(bin|tsv|json|md)$/.test(from)),
})

node('the gazetteer', join(root, 'scripts', 'pack-gazetteer.mjs'), [])
node('the app', bin('vite/bin/vite.js'), ['build', 'web', '--logLevel', 'warn'])

function node(what, script, args) {
  if (!existsSync(script)) fail(what, `expected ${script.slice(root.length + 1)}, found none`)
  const { status, signal } = spawnSync(process.execPath, [script, ...args], { cwd: root, stdio: 'inherit' })
  if (status !== 0) fail(what, signal ? `ended by ${signal}` : `exit status ${status}`)
}

function fail(what, reason) {
  console.error(`onrecord: could not build ${what}: ${reason}.`)
  process.exit(1)
}
