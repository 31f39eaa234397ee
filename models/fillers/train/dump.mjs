/**
 * What the trainer learns from: for each noun phrase of a report its features, and which role it fills by hand.
 *
 * Usage  node models/fillers/train/dump.mjs REPORTS.jsonl OUT [--parsed FILE]
 * In     REPORTS: {"id", "text", "templates", "roles"}, a role a list of entities, each a list of strings of the text.
 *        --parsed keeps what the language layer and the rooms before the events found, and takes it up again.
 * Out    OUT.json: reports with their phrases' texts and by-hand entities; OUT.rows, int32: report, role, number of
 *        features, the features.
 */
import { createReadStream, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { createInterface } from 'node:readline'
import { pathToFileURL } from 'node:url'
import { parsedReports } from './parsed.mjs'

export const ROLES = ['PerpInd', 'PerpOrg', 'Target', 'Victim', 'Weapon']

const [path, out] = process.argv.slice(2)
const kept = process.argv.includes('--parsed') ? process.argv[process.argv.indexOf('--parsed') + 1] : null
const load = (file) => import(pathToFileURL(resolve(import.meta.dirname, '../../../dist', file)).href)
const { findEvents } = await load('read/event/index.js')
const { candidatesOf, spanOf } = await load('read/event/filler/candidates.js')
const { featuresOf, fieldOf, SIZE } = await load('read/event/filler/features.js')

/** As the scorer compares strings. */
const normal = (s) =>
  s
    .toLowerCase()
    .replace(/[!-/:-@[-`{-~]/g, '')
    .replace(/\b(a|an|the)\b/g, ' ')
    .split(/\s+/)
    .filter(Boolean)
    .join(' ')

const byHand = new Map()
for await (const line of createInterface({ input: createReadStream(path) })) {
  if (!line) continue
  const { id, roles, templates } = JSON.parse(line)
  byHand.set(id, { roles, types: templates.map((t) => t.types) })
}

const reports = []
const rows = []
for await (const report of parsedReports(path, kept, load)) {
  const { id, text, sentences, actors, input } = report
  const { roles, types } = byHand.get(id)
  const { events } = findEvents(input)
  const field = fieldOf(sentences, events)
  const entities = Object.fromEntries(ROLES.map((r) => [r, roles[r].map((e) => e.map(normal))]))
  const strings = Object.fromEntries(ROLES.map((r) => [r, new Set(entities[r].flat())]))
  const phrases = candidatesOf(sentences, actors, input.lexicon).map((candidate) => {
    const spans = [true, false].map((keep) => spanOf(candidate, sentences, keep))
    const texts = spans.map((s) => normal(text.slice(s.start, s.end)))
    const role = ROLES.findIndex((r) => texts.some((t) => strings[r].has(t)))
    const features = [...new Set(featuresOf(candidate, field))]
    rows.push(reports.length, role + 1, features.length, ...features)
    return {
      texts,
      actor: candidate.actor?.id ?? null,
      kind: candidate.actor?.kind ?? null,
      named: candidate.actor?.named ?? false,
    }
  })
  reports.push({ id, types, entities, phrases })
}
writeFileSync(`${out}.json`, JSON.stringify({ size: SIZE, roles: ROLES, reports }))
writeFileSync(`${out}.rows`, Buffer.from(Int32Array.from(rows).buffer))
console.log(`${reports.length} reports, ${reports.reduce((n, r) => n + r.phrases.length, 0)} phrases`)
