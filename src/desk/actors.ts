/**
 * The researcher's own register of actors: one table in the user's data directory, read beside the built-in ones.
 *
 * In     files of two forms: our own table (name, kind, country, other forms; separated by tabs) and the actor dictionaries
 *        of PETRARCH and Phoenix.
 * Out    the table at `ownActorsFile`, sorted by name; an entry of a name that is there is replaced.
 * Errors OnrecordError INPUT_MISSING, INPUT_UNREADABLE; a line that cannot be an entry is returned as refused, the others are kept.
 */
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { OnrecordError } from '../record/error.ts'
import type { ActorKind } from '../record/index.ts'
import { ACTOR_KINDS, isActorKind } from '../record/kinds.ts'
import { readDictionary } from './actor-dictionary.ts'
import { dataDirectory } from './data-directory.ts'

export interface ActorEntry {
  name: string
  kind: ActorKind
  /** ISO 3166-1 alpha-3; empty for none. */
  country: string
  others: string[]
}

export interface Refused {
  /** From 1. */
  line: number
  reason: string
}

export interface Parsed {
  entries: ActorEntry[]
  refused: Refused[]
}

/** ONRECORD_ACTORS, else actors.tsv in the user's data directory. */
export function ownActorsFile(env: NodeJS.ProcessEnv = process.env): string {
  return env.ONRECORD_ACTORS
    ? resolve(env.ONRECORD_ACTORS)
    : join(dataDirectory(env, process.platform, homedir()), 'actors.tsv')
}

/** The table as it stands; empty when there is none, or when the directory of the user's data is closed to this process. */
export function ownActors(file = ownActorsFile()): string {
  try {
    return readFileSync(file, 'utf8')
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException
    if (code === 'ENOENT' || (code === 'EACCES' && !existsSync(file))) return ''
    throw unreadable(file, cause)
  }
}

/** Entries of a file, by its form. @param countries alpha-3 codes that are */
export function readActors(text: string, countries: ReadonlySet<string>): Parsed {
  const isDictionary = text.split('\n').some((line) => /^\s*[+[]|\[[A-Z~][^\]]*\]\s*([;#].*)?$/.test(line))
  return isDictionary ? readDictionary(text, countries) : readTable(text, countries)
}

function readTable(text: string, countries: ReadonlySet<string>): Parsed {
  const entries: ActorEntry[] = []
  const refused: Refused[] = []
  text.split(/\r?\n/).forEach((line, i) => {
    if (line.trim() === '' || line.startsWith('#') || (i === 0 && /^name\tkind\b/i.test(line))) return
    const [name = '', kind = '', country = '', others = ''] = line.split('\t').map((cell) => cell.trim())
    const refuse = (reason: string) => refused.push({ line: i + 1, reason })
    if (!/\p{L}/u.test(name)) refuse('Expected a name in the first column.')
    else if (!isActorKind(kind))
      refuse(`Expected a kind in the second column, one of ${ACTOR_KINDS.join(', ')}, got "${kind}".`)
    else if (country !== '' && !countries.has(country))
      refuse(`Expected a country as ISO 3166-1 alpha-3 in the third column, or nothing, got "${country}".`)
    else
      entries.push({
        name,
        kind,
        country,
        others: others
          .split('|')
          .map((form) => form.trim())
          .filter((form) => form !== ''),
      })
  })
  return { entries, refused }
}

export interface Added {
  added: number
  replaced: number
  refused: Refused[]
  file: string
}

/** Takes the entries of a file into the own register. */
export function addActors(path: string, countries: ReadonlySet<string>, file = ownActorsFile()): Added {
  let text: string
  try {
    text = readFileSync(path === '-' ? 0 : path, 'utf8')
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code !== 'ENOENT') throw unreadable(path, cause)
    throw new OnrecordError('INPUT_MISSING', `Expected a file of actors at ${path}, found nothing. Check the name.`, {
      cause,
    })
  }
  const { entries, refused } = readActors(text.replace(/^\uFEFF/, ''), countries)
  const own = new Map(readTable(ownActors(file), countries).entries.map((entry) => [entry.name, entry]))
  let replaced = 0
  for (const entry of entries) {
    if (own.has(entry.name)) replaced++
    own.set(entry.name, entry)
  }
  if (entries.length > 0) write(file, [...own.values()])
  return { added: entries.length - replaced, replaced, refused, file }
}

/** Complete or as it was. */
function write(file: string, entries: readonly ActorEntry[]): void {
  const rows = [...entries]
    .sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0))
    .map(({ name, kind, country, others }) => [name, kind, country, others.join('|')].join('\t'))
  try {
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(
      `${file}.new`,
      `# name\tkind\tcountry (ISO 3166-1 alpha-3)\tother forms, joined by |\n${rows.join('\n')}\n`,
    )
    renameSync(`${file}.new`, file)
  } catch (cause) {
    const message = `Expected to write ${file}, the system answered: ${(cause as Error).message}. Make room or change permissions.`
    throw new OnrecordError('OUTPUT_FAILED', message, { cause })
  }
}

function unreadable(path: string, cause: unknown): OnrecordError {
  const message = `Expected to read ${path}, the system answered: ${(cause as Error).message}. Change permissions.`
  return new OnrecordError('INPUT_UNREADABLE', message, { cause })
}
