/**
 * Runs the built program as a person would. `npm test` builds it first; ONRECORD_TEST_PROGRAM names another main.js.
 */
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = join(fileURLToPath(import.meta.url), '..', '..', '..')
export const program = process.env.ONRECORD_TEST_PROGRAM ?? join(root, 'dist', 'cli', 'main.js')

export interface Ended {
  status: number | null
  signal: NodeJS.Signals | null
  stdout: string
  stderr: string
}

export interface RunOptions {
  stdin?: string | Uint8Array
  env?: NodeJS.ProcessEnv
  cwd?: string
  /** Runs as this user; only root may ask for it. */
  uid?: number
  /** Stops reading standard output after its first piece, as `| head` does. */
  hangUp?: boolean
}

/** Runs `onrecord ARGS...` to its end. */
export function onrecord(args: readonly string[], options: RunOptions = {}): Promise<Ended> {
  const { stdin = '', env = {}, cwd = root, uid, hangUp = false } = options
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [program, ...args], {
      cwd,
      env: { ...process.env, NO_COLOR: '1', ...env },
      ...(uid === undefined ? {} : { uid, gid: uid }),
    })
    let stdout = ''
    let stderr = ''
    child.stdout.setEncoding('utf8').on('data', (piece: string) => {
      stdout += piece
      if (hangUp) child.stdout.destroy()
    })
    child.stderr.setEncoding('utf8').on('data', (piece: string) => {
      stderr += piece
    })
    child.on('error', reject)
    child.on('close', (status, signal) => resolve({ status, signal, stdout, stderr }))
    child.stdin.on('error', () => {}) // it may end without reading
    child.stdin.end(stdin)
  })
}

/** The records that were printed, one JSON object a line. */
export const linesOf = (text: string): string[] => text.split('\n').filter((line) => line !== '')
