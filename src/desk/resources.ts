/**
 * The data files of the reader, opened once, when first needed, by path relative to this module.
 *
 * Out    Resources for `readReport`: gazetteer, lexicons, version.
 * Errors OnrecordError DATA_MISSING with the command that makes the missing file.
 */
import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { OWN_ACTORS, Ranker } from '../read/actor/index.ts'
import { ClaimHeads } from '../read/claim/index.ts'
import { Deeds, Fillers } from '../read/event/index.ts'
import type { Resources } from '../read/input.ts'
import { type Language, openLanguage } from '../read/syntax/index.ts'
import { OnrecordError } from '../record/error.ts'
import { ownActors } from './actors.ts'
import { openGazetteer } from './gazetteer.ts'
import { tools } from './tools.ts'
import { packageVersion } from './version.ts'

let resources: Resources | undefined

/** Opens the data files; later calls give the same object. */
export function loadResources(): Resources {
  resources ??= {
    gazetteer: openGazetteer(),
    lexicon,
    language,
    ranker,
    claimHeads,
    fillers,
    deeds,
    tools,
    version: packageVersion(),
  }
  return resources
}

/** ISO 3166-1 alpha-3 codes by their alpha-2 codes. */
export function alpha3(): ReadonlyMap<string, string> {
  const [, ...rows] = lexicon('places/countries.tsv').trimEnd().split('\n')
  return new Map(rows.map((row) => row.split('\t')).map(([iso3, iso2]) => [iso2!, iso3!]))
}

/** ISO 3166-1 alpha-3 codes that the reader knows. */
export function countryCodes(): ReadonlySet<string> {
  const [, ...rows] = lexicon('places/countries.tsv').trimEnd().split('\n')
  return new Set(rows.map((row) => row.split('\t')[0]!))
}

/** English names of countries by their ISO 3166-1 alpha-3 codes. */
export function countryNames(): ReadonlyMap<string, string> {
  const [, ...rows] = lexicon('places/countries.tsv').trimEnd().split('\n')
  return new Map(rows.map((row) => row.split('\t')).map(([iso3, , name]) => [iso3!, name!]))
}

const texts = new Map<string, string>()

function lexicon(name: string): string {
  let text = texts.get(name)
  if (text === undefined) {
    // What the researcher added stands in the user's data directory, not beside the program.
    text = name === OWN_ACTORS ? ownActors() : readFileSync(fileOf('data', name), 'utf8')
    texts.set(name, text)
  }
  return text
}

let english: Language | undefined

function language(): Language {
  english ??= openLanguage({
    weights: readFileSync(fileOf('models', 'english/weights.bin')),
    lemmas: readFileSync(fileOf('models', 'english/lemmas.tsv'), 'utf8'),
    names: readFileSync(fileOf('models', 'english/names.bin')),
  })
  return english
}

let chains: Ranker | undefined

function ranker(): Ranker {
  chains ??= new Ranker(readFileSync(fileOf('models', 'coref/ranker.bin')))
  return chains
}

let heads: ClaimHeads | undefined

function claimHeads(): ClaimHeads {
  heads ??= new ClaimHeads(readFileSync(fileOf('models', 'claims/heads.bin')))
  return heads
}

/** A table of a model, as text. */
export const readModel = (name: string): string => readFileSync(fileOf('models', name), 'utf8')

let fills: Fillers | undefined

function fillers(): Fillers {
  fills ??= new Fillers(readFileSync(fileOf('models', 'fillers/fillers.bin')))
  return fills
}

let kinds: Deeds | undefined

function deeds(): Deeds {
  kinds ??= new Deeds(readFileSync(fileOf('models', 'deeds/deeds.bin')))
  return kinds
}

/** Where a data file lies: beside the built modules, or in the source tree that they run from. */
function fileOf(folder: 'data' | 'models', name: string): string {
  for (const root of ['../', '../../']) {
    const file = fileURLToPath(new URL(`${root}${folder}/${name}`, import.meta.url))
    if (existsSync(file)) return file
  }
  throw new OnrecordError(
    'DATA_MISSING',
    `Expected the file ${folder}/${name} beside the program, found none. Run npm run build, or install onrecord again.`,
  )
}
