/**
 * Actor dictionaries of PETRARCH and Phoenix: names in capitals joined by "_", further forms behind "+", codes in brackets.
 *
 *     HAMID_KARZAI_  ; comment
 *     +KARZAI_
 *         [AFGGOV 011222-140929]
 *         [AFGELI >140929]
 *
 * Of several codes the one that holds last counts: open to the end, else the latest. A code's first three letters are a
 * country or a kind of body (IGO, NGO, MNC), the next three a role (GOV, MIL, REB). Someone whose codes have days is a person.
 * Agents (codes that begin with "~") have no country of their own and are refused.
 */
import type { ActorKind } from '../record/index.ts'
import type { ActorEntry, Parsed, Refused } from './actors.ts'

const ROLES: { [code: string]: ActorKind } = {
  GOV: 'government',
  LEG: 'government',
  JUD: 'government',
  ELI: 'government',
  SPY: 'government',
  COP: 'government',
  MIL: 'military',
  REB: 'armed-group',
  UAF: 'armed-group',
  INS: 'armed-group',
  SEP: 'armed-group',
  RAD: 'armed-group',
  CRM: 'armed-group',
  IMG: 'armed-group',
  ISM: 'armed-group',
  MED: 'media',
  BUS: 'company',
  MNC: 'company',
  IGO: 'intergovernmental',
  UNO: 'intergovernmental',
  EUR: 'intergovernmental',
  NGO: 'organization',
  NGM: 'organization',
  OPP: 'organization',
  PTY: 'organization',
  EDU: 'organization',
  LAB: 'organization',
  REL: 'organization',
  HRI: 'organization',
  CVL: 'population',
  REF: 'population',
  ETH: 'population',
}
/** Codes of CAMEO that are no ISO 3166-1. */
const COUNTRIES: { [code: string]: string } = {
  ROM: 'ROU',
  TMP: 'TLS',
  ZAR: 'COD',
  BUR: 'MMR',
  KSV: 'XKX',
  KOS: 'XKX',
  WBK: 'PSE',
  WSB: 'PSE',
  GZS: 'PSE',
  PAL: 'PSE',
  YUG: 'SRB',
  JAP: 'JPN',
  ITL: 'ITA',
  VTN: 'VNM',
}

interface Open {
  line: number
  names: string[]
  codes: { code: string; dates: string }[]
}

export function readDictionary(text: string, countries: ReadonlySet<string>): Parsed {
  const entries: ActorEntry[] = []
  const refused: Refused[] = []
  let open: Open | null = null
  const close = () => {
    if (open) settle(open, countries, entries, refused)
    open = null
  }
  text.split(/\r?\n/).forEach((raw, i) => {
    const line = raw.replace(/[;#].*$/, '').trim()
    if (line === '' || /^(<|&|[-=]{2})/.test(line)) return
    const codes = [...line.matchAll(/\[([^\]]*)\]/g)].flatMap((m) => {
      const [code = '', ...dates] = m[1]!.trim().split(/\s+/)
      return [{ code, dates: dates.join(' ') }]
    })
    const name = nameOf(line.replace(/\[[^\]]*\]/g, ''))
    if (line.startsWith('+') || line.startsWith('[')) {
      if (!open) refused.push({ line: i + 1, reason: 'Expected a name above, found none.' })
      else {
        if (name !== '') open.names.push(name)
        open.codes.push(...codes)
      }
      return
    }
    close()
    if (name === '') refused.push({ line: i + 1, reason: `Expected a name, got "${line}".` })
    else open = { line: i + 1, names: [name], codes }
  })
  close()
  return { entries, refused }
}

function settle(
  { line, names, codes }: Open,
  countries: ReadonlySet<string>,
  entries: ActorEntry[],
  refused: Refused[],
): void {
  const last =
    codes.findLast(({ dates }) => dates === '' || dates.startsWith('>') || dates.endsWith('-')) ?? codes.at(-1)
  const [name, ...others] = names as [string, ...string[]]
  if (!last || last.code === '' || last.code.startsWith('~') || last.code.startsWith('---')) {
    const reason = `Expected a code with a country or a kind of body for "${name}", got "${last?.code ?? ''}".`
    refused.push({ line, reason })
    return
  }
  const parts = last.code.match(/.{3}/g) ?? []
  const first = COUNTRIES[parts[0] ?? ''] ?? parts[0] ?? ''
  const isCountry = countries.has(first)
  const isDated = codes.some(({ dates }) => dates !== '')
  const role = (isCountry ? parts.slice(1) : parts).map((part) => ROLES[part]).find((kind) => kind !== undefined)
  const kind: ActorKind | undefined = isDated && isCountry ? 'person' : (role ?? (isCountry ? 'government' : undefined))
  if (kind === undefined) {
    refused.push({
      line,
      reason: `Expected a code with a country or a kind of body for "${name}", got "${last.code}".`,
    })
    return
  }
  entries.push({ name, kind, country: isCountry ? first : '', others })
}

/** "ABU_SAYYAF_" is "Abu Sayyaf"; up to three letters alone stay in capitals: "ASG". */
function nameOf(written: string): string {
  const words = written
    .replace(/^\+/, '')
    .split(/[_\s]+/)
    .filter((word) => word !== '')
  if (words.length === 1 && words[0]!.length <= 3) return words[0]!
  return words
    .map((word) => (word === word.toUpperCase() ? word.toLowerCase().replace(/\p{L}+/gu, capital) : word))
    .join(' ')
}

const capital = (word: string) => word[0]!.toUpperCase() + word.slice(1)
