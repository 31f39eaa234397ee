/** `onrecord actors`: what is added is used by the next reading. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { Record } from '../../src/record/index.ts'
import { onrecord } from '../support/program.ts'

let top: string
beforeAll(() => {
  top = mkdtempSync(join(tmpdir(), 'onrecord-actors-cli-'))
})
afterAll(() => rmSync(top, { recursive: true }))

test('an own register is added, listed and read with', async () => {
  const env = { ONRECORD_ACTORS: join(top, 'own.tsv') }
  const read = async () => {
    const { stdout } = await onrecord(['read', '--format', 'jsonl'], {
      stdin: 'The Zorvans attacked a convoy near Gao.',
      env,
    })
    return Record.parse(JSON.parse(stdout)).actors.find((a) => a.mentions[0]!.start === 4)
  }
  expect(await read()).not.toMatchObject({ name: 'Blue River Militia' })
  const added = await onrecord(['actors', 'add', '-'], {
    stdin: 'Blue River Militia\tarmed-group\tMLI\tZorvans\nx\ty\n',
    env,
  })
  expect(added.stdout).toBe('1 added, 0 replaced, 1 refused\n')
  expect(added.stderr).toMatch(/^-:2: Expected a kind/)
  expect(added.status).toBe(1)
  expect((await onrecord(['actors', 'list'], { env })).stdout).toContain(
    'Blue River Militia\tarmed-group\tMLI\tZorvans\n',
  )
  expect(await read()).toMatchObject({ name: 'Blue River Militia', kind: 'armed-group', country: 'MLI', named: true })
})
