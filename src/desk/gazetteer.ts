/**
 * Opens the packed gazetteer that the build put beside the compiled code.
 *
 * Out    a Gazetteer, opened once a process.
 * Errors OnrecordError DATA_MISSING when the file is absent or not of this version; `npm run build` makes it.
 */
import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Gazetteer } from '../read/place/gazetteer.ts'
import { readGazetteer } from '../read/place/gazetteer.ts'
import { joinGazetteers } from '../read/place/join.ts'
import { OnrecordError } from '../record/error.ts'
import { ownGazetteerFiles } from './own-gazetteer.ts'

/** From dist/desk, then from src/desk (tests run the sources). */
const PLACES = ['../data/gazetteer.bin', '../../dist/data/gazetteer.bin']

let opened: Gazetteer | undefined

/** The shipped gazetteer, joined with the user's own; `path` opens another one alone, which is not kept. */
export function openGazetteer(path?: string): Gazetteer {
  if (path !== undefined) return open(path)
  opened ??= joinGazetteers([open(shipped()), ...ownGazetteerFiles().flatMap(openOwn)])
  return opened
}

/** One of the user's own; what an older version packed is passed over: adding the dump again packs it anew. */
function openOwn(path: string): Gazetteer[] {
  try {
    return [open(path)]
  } catch {
    return []
  }
}

function shipped(): string {
  const paths = PLACES.map((p) => fileURLToPath(new URL(p, import.meta.url)))
  return paths.find((p) => existsSync(p)) ?? paths[0]!
}

function open(path: string): Gazetteer {
  try {
    const file = readFileSync(path)
    // A Buffer from a pool may start anywhere; the reader needs a multiple of 4.
    const bytes = file.byteOffset % 4 === 0 ? file : new Uint8Array(file)
    return readGazetteer(bytes)
  } catch (cause) {
    const message = `Expected the packed gazetteer at ${path}, found none that this version reads. Run "npm run build" to make it.`
    throw new OnrecordError('DATA_MISSING', message, { cause })
  }
}
