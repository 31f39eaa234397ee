/**
 * The researcher's own gazetteers: GeoNames dumps, packed once into the user's data directory, looked up beside the
 * shipped one by every reading.
 *
 * In     files of two forms, told apart by their columns: GeoNames' main table (allCountries.txt, SY.txt) and its table
 *        of alternate names (alternateNamesV2.txt), which add names to the places of the main tables of the same call.
 * Out    one packed file a call, named after the first main table, in `ownGazetteers()`; the same name replaces it.
 * Limits MOST places a call; more need countries to choose from. Some 700 bytes of memory a place while packing.
 * Errors OnrecordError INPUT_MISSING, INPUT_UNREADABLE, BAD_OPTION, OUTPUT_FAILED, NOT_FOUND.
 */
import {
  createReadStream,
  existsSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { homedir } from 'node:os'
import { basename, dirname, join, resolve } from 'node:path'
import { createInterface } from 'node:readline'
import { alternateOf, isMainRow, placeOf } from '../read/place/dump.ts'
import { type PlaceSource, packGazetteer } from '../read/place/pack.ts'
import { OnrecordError } from '../record/error.ts'
import { dataDirectory } from './data-directory.ts'

const MOST = 3_000_000

/** ONRECORD_GAZETTEERS, else gazetteers/ in the user's data directory. */
export function ownGazetteers(env: NodeJS.ProcessEnv = process.env): string {
  return env.ONRECORD_GAZETTEERS
    ? resolve(env.ONRECORD_GAZETTEERS)
    : join(dataDirectory(env, process.platform, homedir()), 'gazetteers')
}

/** Paths of the packed files, sorted by name; none when there is no directory. */
export function ownGazetteerFiles(directory = ownGazetteers()): string[] {
  if (!existsSync(directory)) return []
  return readdirSync(directory)
    .filter((name) => name.endsWith('.bin'))
    .sort()
    .map((name) => join(directory, name))
}

export interface AddedPlaces {
  file: string
  places: number
  /** Alternate names that a place took. */
  names: number
  /** Rows of a feature, country or form that is not kept. */
  left: number
}

export interface AddOptions {
  /** Alpha-3 by alpha-2 code. */
  iso3: ReadonlyMap<string, string>
  /** Alpha-3 codes to keep; empty for all. */
  countries?: readonly string[]
  directory?: string
}

/** Packs dumps into the user's data directory. */
export async function addGazetteer(paths: readonly string[], options: AddOptions): Promise<AddedPlaces> {
  const { iso3, countries = [], directory = ownGazetteers() } = options
  for (const country of countries)
    if (![...iso3.values()].includes(country))
      throw new OnrecordError('BAD_OPTION', `Expected countries as ISO 3166-1 alpha-3 (SYR), got "${country}".`)
  const wanted = new Set(countries)
  const byId = new Map<number, PlaceSource>()
  const alternates: string[] = []
  let main: string | null = null
  let left = 0
  for (const path of paths) {
    if (await isMain(path)) {
      main ??= path
      for await (const line of linesOf(path)) {
        const place = placeOf(line.split('\t'), iso3)
        if (place === null || (wanted.size > 0 && !wanted.has(place.country))) left++
        else byId.set(place.geonameid!, place)
        if (byId.size > MOST) throw tooMany(path)
      }
    } else alternates.push(path)
  }
  if (main === null || byId.size === 0) throw noPlaces(paths)
  let names = 0
  for (const path of alternates)
    for await (const line of linesOf(path)) {
      const name = alternateOf(line.split('\t'))
      const place = name && byId.get(name.geonameid)
      if (place) {
        place.names.push({ text: name.text, via: name.via })
        names++
      } else left++
    }
  const file = join(directory, `${basename(main).replace(/\.[^.]*$/, '')}.bin`)
  write(file, packGazetteer([...byId.values()]))
  return { file, places: byId.size, names, left }
}

/** Takes an own gazetteer away; `name` as `list` prints it. */
export function removeGazetteer(name: string, directory = ownGazetteers()): void {
  const file = join(directory, `${basename(name)}.bin`)
  if (!existsSync(file))
    throw new OnrecordError(
      'NOT_FOUND',
      `Expected an own gazetteer "${name}", found none. "onrecord gazetteer list" names them.`,
    )
  rmSync(file)
}

export function listGazetteers(directory = ownGazetteers()): { name: string; bytes: number }[] {
  return ownGazetteerFiles(directory).map((file) => ({
    name: basename(file, '.bin'),
    bytes: statSync(file).size,
  }))
}

/** By the first line that is not empty. */
async function isMain(path: string): Promise<boolean> {
  for await (const line of linesOf(path)) {
    const cells = line.split('\t')
    if (isMainRow(cells)) return true
    if (cells.length >= 4 && cells.length <= 10 && /^\d+$/.test(cells[0]!)) return false
    break
  }
  throw new OnrecordError(
    'INPUT_UNREADABLE',
    `Expected a GeoNames dump (19 columns) or its alternate names in ${path}, got another form. Unpack the .zip first.`,
  )
}

async function* linesOf(path: string): AsyncGenerator<string> {
  const input = createReadStream(path, 'utf8')
  try {
    for await (const line of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY }))
      if (line !== '' && !line.startsWith('#')) yield line.startsWith('\uFEFF') ? line.slice(1) : line
  } catch (cause) {
    const missing = (cause as NodeJS.ErrnoException).code === 'ENOENT'
    throw new OnrecordError(
      missing ? 'INPUT_MISSING' : 'INPUT_UNREADABLE',
      missing
        ? `Expected a GeoNames dump at ${path}, found nothing. Check the name.`
        : `Expected to read ${path}, the system answered: ${(cause as Error).message}.`,
      { cause },
    )
  } finally {
    input.destroy()
  }
}

/** Complete or as it was. */
function write(file: string, bytes: Uint8Array): void {
  try {
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(`${file}.new`, bytes)
    renameSync(`${file}.new`, file)
  } catch (cause) {
    const message = `Expected to write ${file}, the system answered: ${(cause as Error).message}. Make room or change permissions.`
    throw new OnrecordError('OUTPUT_FAILED', message, { cause })
  }
}

const tooMany = (path: string) =>
  new OnrecordError(
    'BAD_OPTION',
    `Expected at most ${MOST} places, found more in ${path}. Name the countries you need: --countries SYR,IRQ.`,
  )

const noPlaces = (paths: readonly string[]) =>
  new OnrecordError(
    'INPUT_UNREADABLE',
    `Expected places of a GeoNames dump in ${paths.join(', ')}, found none that are kept. Give its main table too.`,
  )
