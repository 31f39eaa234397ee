/**
 * The app's own files. They are listed once at the start: a request can only name one of them, never a path.
 *
 * Out    the file; for an address of the app (no such file, no extension) its index.html; null for anything else.
 */
import { existsSync, readdirSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { extname, join, relative, sep } from 'node:path'
import { fileURLToPath } from 'node:url'

const TYPES: { readonly [extension: string]: string } = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.txt': 'text/plain; charset=utf-8',
  '.woff2': 'font/woff2',
}

export interface AppFile {
  bytes: Uint8Array<ArrayBuffer>
  type: string
  /** Its name holds its hash: it never changes. */
  isImmutable: boolean
}

/** Beside the built server: dist/web. */
export const builtApp = (): string => fileURLToPath(new URL('../web/', import.meta.url))

export function openAppFiles(folder: string): (path: string) => Promise<AppFile | null> {
  const files = new Map<string, string>()
  if (existsSync(folder))
    for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
      const file = join(entry.parentPath, entry.name)
      if (entry.isFile()) files.set(`/${relative(folder, file).split(sep).join('/')}`, file)
    }
  return async (path) => {
    // Ids may hold points ("wire.1"): an address below a page of the app is always a page.
    const isPage = extname(path) === '' || /^\/(reports|incidents)\/[^/]+$/.test(path)
    const name = files.has(path) ? path : isPage ? '/index.html' : null
    const file = name === null ? undefined : files.get(name)
    if (name === null || file === undefined) return null
    return {
      bytes: new Uint8Array(await readFile(file)),
      type: TYPES[extname(name)] ?? 'application/octet-stream',
      isImmutable: name.startsWith('/assets/'),
    }
  }
}
