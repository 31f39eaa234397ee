/**
 * What the names head is given of each word, by the reader's own code, for the trainer of names.
 *
 * Usage  node names_states.mjs FOLDER [--dist DIR]
 * In     FOLDER/sentences.jsonl, {"doc", "words"} a line, the sentences of a document next to each other;
 *        FOLDER/lists.json, the head's lists: {name: words}
 * Out    FOLDER/states.i16: the encoder's last layer, word by word, as whole numbers;
 *        FOLDER/forms.json and own.f32: the different forms, and the vector of each as the encoder is given it;
 *        FOLDER/flags.jsonl: a line a sentence, the numbers of the flags that hold for each word; flags.json: their names.
 */
import { closeSync, createReadStream, openSync, readFileSync, writeFileSync, writeSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { createInterface } from 'node:readline'
import { pathToFileURL } from 'node:url'
import { distOf } from './names_dist.mjs'

const load = (path) => import(pathToFileURL(join(distOf(process.argv), 'read/syntax', path)).href)
const [{ openNetwork }, { ONE }, { Flagger, FLAGS }] = await Promise.all(
  ['network/index.js', 'network/kernel.js', 'names/flags.js'].map(load),
)
const folder = resolve(process.argv[2])
const network = openNetwork(readFileSync(resolve(import.meta.dirname, '../weights.bin')))
const lists = new Map(
  Object.entries(JSON.parse(readFileSync(join(folder, 'lists.json'), 'utf8'))).map(([k, v]) => [k, new Set(v)]),
)
const states = openSync(join(folder, 'states.i16'), 'w')
const flags = openSync(join(folder, 'flags.jsonl'), 'w')
const forms = new Set()

function write(sentences) {
  const flagger = new Flagger(lists, sentences)
  network.analyse(sentences, { hidden: true }).forEach(({ hidden }, n) => {
    writeSync(states, new Uint8Array(Int16Array.from(hidden, (x) => Math.round(x * ONE)).buffer))
    writeSync(flags, `${JSON.stringify(flagger.flags(sentences[n]))}\n`)
    for (const word of sentences[n]) forms.add(word)
  })
}

let doc = null
let sentences = []
for await (const line of createInterface({ input: createReadStream(join(folder, 'sentences.jsonl')) })) {
  const given = JSON.parse(line)
  if (given.doc !== doc && sentences.length > 0) {
    write(sentences)
    sentences = []
  }
  doc = given.doc
  sentences.push(given.words)
}
write(sentences)
closeSync(states)
closeSync(flags)
const own = openSync(join(folder, 'own.f32'), 'w')
for (const form of forms) writeSync(own, new Uint8Array(network.vector(form).buffer))
writeFileSync(join(folder, 'forms.json'), JSON.stringify([...forms]))
writeFileSync(join(folder, 'flags.json'), JSON.stringify(FLAGS))
