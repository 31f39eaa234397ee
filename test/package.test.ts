/** The package as it is published: what is in it, what it promises, and that nothing in it is missing. */
import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { root } from './support/program.ts'

const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'))

describe('what is packed', () => {
  const npm = spawnSync('npm', ['pack', '--dry-run', '--json', '--ignore-scripts', '--loglevel=error'], {
    cwd: root,
    encoding: 'utf8',
    shell: process.platform === 'win32',
  })
  const files: string[] = JSON.parse(npm.stdout)[0].files.map((file: { path: string }) => file.path)

  test.each([
    'package.json',
    'README.md',
    'LICENSE',
    'NOTICE',
    'CHANGELOG.md',
    'dist/cli/main.js',
    'dist/index.js',
    'dist/index.d.ts',
    'dist/desk/worker.js',
    'dist/data/gazetteer.bin',
    'dist/web/index.html',
    'docs/record.md',
    'samples/README.md',
  ])('%s', (path) => {
    expect(files).toContain(path)
  })

  test('every data file and every migration', () => {
    const all = (folder: string) =>
      readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).filter((name) =>
        statSync(join(root, folder, name)).isFile(),
      )
    for (const name of all('data')) expect(files).toContain(`dist/data/${name}`)
    for (const name of all('src/ledger/migrations'))
      expect(files).toContain(`dist/ledger/migrations/${name.replace(/\.ts$/, '.js')}`)
  })

  test('nothing else', () => {
    const top = new Set(files.map((path) => path.split('/')[0]))
    expect([...top].sort()).toEqual(
      ['CHANGELOG.md', 'LICENSE', 'NOTICE', 'README.md', 'dist', 'docs', 'package.json', 'samples'].sort(),
    )
    expect(files.filter((path) => /\.test\.|\/\.|node_modules|\.map$/.test(path))).toEqual([])
  })

  test('what package.json points to', () => {
    const { types, default: main } = manifest.exports['.']
    for (const path of [types, main, manifest.bin.onrecord]) expect(files).toContain(path.replace(/^\.\//, ''))
    expect(readFileSync(join(root, manifest.bin.onrecord), 'utf8')).toMatch(/^#!\/usr\/bin\/env node\n/)
  })
})

describe('what it depends on', () => {
  interface Locked {
    hasInstallScript?: boolean
    dev?: boolean
    optional?: boolean
    engines?: { node?: string }
  }
  const locked = Object.entries(lock.packages as { [path: string]: Locked }).filter(([path]) => path !== '')

  test('no dependency runs a script when it is installed', () => {
    expect(locked.filter(([, entry]) => entry.hasInstallScript && !entry.optional).map(([path]) => path)).toEqual([])
  })

  test('the lock file names no registry', () => {
    expect(JSON.stringify(lock)).not.toMatch(/"resolved":\s*"https?:/)
  })

  test('every module the program imports is a dependency, and every dependency is imported', () => {
    const used = new Set<string>()
    for (const name of readdirSync(join(root, 'dist'), { recursive: true, encoding: 'utf8' })) {
      if (!name.endsWith('.js') || name.startsWith('web')) continue
      const code = readFileSync(join(root, 'dist', name), 'utf8').replace(/\/\*[\s\S]*?\*\//g, '')
      for (const m of code.matchAll(
        /(?:\bfrom |\bimport |\b(?:import|require|import\.meta\.resolve)\()['"]([^.'"][^'"]*)['"]/g,
      ))
        if (!m[1]!.startsWith('node:'))
          used.add(
            m[1]!
              .split('/')
              .slice(0, m[1]!.startsWith('@') ? 2 : 1)
              .join('/'),
          )
    }
    expect([...used].sort()).toEqual(Object.keys(manifest.dependencies).sort())
  })
})

test('the build stamp is there: npm test has built', () => {
  expect(existsSync(join(root, 'dist', '.stamp'))).toBe(true)
})
