/**
 * CoNLL-U corpora as the sentence trainer needs them.
 *
 * Not  texts that may not be used commercially: GUM's whow, fiction, essay, letter and podcast.
 */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { gunzipSync } from 'node:zlib'

export const LEFT_OUT = new Set(['whow', 'fiction', 'essay', 'letter', 'podcast'])

/**
 * Reads a corpus.
 *
 * @returns paragraphs { text, ends, genre }, `ends` being the offsets where sentences end; words { form, upos, xpos,
 *          feats, genre }; name and sha256 of the (unpacked) file
 */
export function readCorpus(file) {
  const bytes = readFileSync(file)
  const plain = file.endsWith('.gz') ? gunzipSync(bytes) : bytes
  const paragraphs = []
  const words = []
  let genre = ''
  let text = ''
  let ends = []
  let skip = 0
  const close = () => {
    if (text.trim() !== '') paragraphs.push({ text: text.trimEnd(), ends, genre })
    text = ''
    ends = []
  }
  for (const line of plain.toString('utf8').split('\n')) {
    if (line.startsWith('# newdoc') || line.startsWith('# newpar')) {
      close()
      if (line.startsWith('# newdoc')) genre = /= GUM_([a-z]+)_/.exec(line)?.[1] ?? 'ewt'
    } else if (line.trim() === '') {
      skip = 0
      const end = text.trimEnd().length
      if (end > (ends.at(-1) ?? 0)) ends.push(end)
    } else if (!line.startsWith('#')) {
      const [id, form, , upos, xpos, feats, , , , misc] = line.split('\t')
      if (id.includes('.')) continue
      const spaced = misc.split('|').includes('SpaceAfter=No') ? '' : ' '
      if (id.includes('-')) {
        skip = Number(id.split('-')[1])
        text += form + spaced
        continue
      }
      words.push({ form, upos, xpos, feats, genre })
      if (Number(id) > skip) text += form + spaced
    }
  }
  close()
  return { name: basename(file, '.gz'), sha256: createHash('sha256').update(plain).digest('hex'), paragraphs, words }
}

/** Paragraphs of own.txt, whose '|' marks the ends. */
export function readOwn(file) {
  const lines = readFileSync(file, 'utf8').split('\n')
  return lines
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => {
      const ends = []
      let text = ''
      for (const sentence of line.split('|')) {
        text += sentence
        ends.push(text.length)
      }
      return { text, ends, genre: 'own' }
    })
}
