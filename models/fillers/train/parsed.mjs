/** Reports as the rooms before the events leave them; kept in a file, because reading them takes longest. */
import { appendFileSync, createReadStream, existsSync } from 'node:fs'
import { createInterface } from 'node:readline'

/** Yields `{id, text, sentences, actors, input}`; `input` is what findEvents takes. */
export async function* parsedReports(path, kept, load) {
  const { loadResources } = await load('desk/resources.js')
  const resources = loadResources()
  const known = new Map()
  if (kept && existsSync(kept))
    for await (const line of createInterface({ input: createReadStream(kept) })) {
      if (line.endsWith('}')) known.set(/^\{"id":"([^"]+)"/.exec(line)[1], line)
    }
  for await (const line of createInterface({ input: createReadStream(path) })) {
    if (!line) continue
    const { id, text } = JSON.parse(line)
    if (kept && process.env.ONLY_KEPT && !known.has(id)) continue
    const report = known.has(id) ? JSON.parse(known.get(id)) : await parsed(id, text, resources, load)
    if (kept && !known.has(id)) appendFileSync(kept, `${JSON.stringify(report)}\n`)
    yield { ...report, input: inputOf(report, resources) }
  }
}

async function parsed(id, text, resources, load) {
  const { parseReport } = await load('read/read.js')
  const { findActors } = await load('read/actor/index.js')
  const { findPlaces } = await load('read/place/index.js')
  const { findTimes } = await load('read/time/index.js')
  const input = { id, text, sha256: '0'.repeat(64), size: text.length, mediaType: 'text/plain' }
  const { document, sentences, names, argumentsOf, stateOf } = parseReport(input, resources)
  const { gazetteer, lexicon } = resources
  const own = document.text
  const { times } = findTimes({ text: own, sentences, anchor: document.published.value })
  const { places } = findPlaces({ text: own, sentences, names, gazetteer, lexicon })
  const { actors } = findActors({ text: own, sentences, names, places, lexicon, stateOf, ranker: resources.ranker() })
  const args = sentences.map((s) =>
    s.tokens.map((t, i) =>
      /^(NOUN|VERB|PROPN)$/.test(t.upos)
        ? argumentsOf(s, i)
            .filter((a) => a.share >= 0.2)
            .map((a) => [a.role, a.word, Math.round(a.share * 1000) / 1000])
        : 0,
    ),
  )
  return { id, text: own, published: document.published, sentences, names, times, places, actors, args }
}

function inputOf({ text, sentences, times, places, actors, published, args }, { lexicon }) {
  const at = new Map(sentences.map((s, i) => [s, i]))
  const argumentsOf = (sentence, word) =>
    (args[at.get(sentence)]?.[word] || []).map(([role, head, share]) => ({ role, word: head, share }))
  return {
    text,
    sentences,
    times,
    places,
    actors,
    anchor: published.value,
    lexicon,
    argumentsOf,
    fillers: null,
    deeds: null,
  }
}
