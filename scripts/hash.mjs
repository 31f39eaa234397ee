/** One hash over what a folder or file holds. Uses Node alone. */
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** SHA-256 over names and contents of files and folders below `root`; what is missing counts as nothing. */
export function hashOf(root, names) {
  const all = createHash('sha256')
  for (const path of names.flatMap((name) => files(join(root, name))))
    all.update(path.slice(root.length)).update('\0').update(readFileSync(path)).update('\0')
  return all.digest('hex')
}

function files(path) {
  if (!existsSync(path)) return []
  try {
    return readdirSync(path)
      .sort()
      .filter((name) => !name.startsWith('.') && name !== 'node_modules')
      .flatMap((name) => files(join(path, name)))
  } catch (error) {
    if (error.code === 'ENOTDIR') return [path]
    throw error
  }
}
