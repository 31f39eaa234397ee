/**
 * The encoder's last layer for sentences already cut into words, each sentence's root first, for a trainer of what stands on it.
 *
 * Usage  node states.mjs SENTENCES.jsonl STATES.i16 [--dist DIR]
 * In     a line a sentence: a JSON list of words, at most 512
 * Out    whole numbers of 16 bits, 32767 for 1: row after row, for each sentence its root and its words
 */

import { once } from 'node:events'
import { createReadStream, createWriteStream, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { createInterface } from 'node:readline'
import { pathToFileURL } from 'node:url'
import { distOf } from './names_dist.mjs'

const load = (path) => import(pathToFileURL(join(distOf(process.argv), 'read/syntax/network', path)).href)
const [{ Encoder }, { Engine }, { Sections }] = await Promise.all(['encoder.js', 'engine.js', 'format.js'].map(load))
const sections = new Sections(readFileSync(resolve(import.meta.dirname, '../weights.bin')))
const labels = sections.json('labels')
const [hidden, layers, input, , arc, rel, buckets, tagHidden, role] = sections.numbers('dims')
const dims = {
  hidden,
  layers,
  input,
  arc,
  rel,
  buckets,
  tagHidden,
  role,
  tags: labels.tags.length,
  rels: labels.rels.length,
}
const engine = new Engine(sections, dims, false)
const encoder = new Encoder(engine, sections)

const out = createWriteStream(process.argv[3])
for await (const line of createInterface({ input: createReadStream(process.argv[2]) })) {
  const rows = encoder.encode([JSON.parse(line)])
  const from = engine.at.states >> 1
  const stride = engine.at.statesStride >> 1
  const taken = new Int16Array(rows * 2 * hidden)
  for (let row = 0; row < rows; row++)
    taken.set(engine.i16.subarray(from + row * stride, from + row * stride + 2 * hidden), row * 2 * hidden)
  if (!out.write(new Uint8Array(taken.buffer))) await once(out, 'drain')
}
out.end()
