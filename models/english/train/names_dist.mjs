/** Where the compiled reader lies: the folder behind --dist, by default that of `npm run build`. */
import { join, resolve } from 'node:path'

export function distOf(argv) {
  const at = argv.indexOf('--dist')
  return at > 0 ? resolve(argv[at + 1]) : join(resolve(import.meta.dirname, '../../..'), 'dist')
}
