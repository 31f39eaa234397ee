/** The compiled program's own reading of a text, as far as the features of claims need it. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

/** @param root the project's folder; `npm run build` or `npm run ready` came first */
export async function openProgram(root) {
  const load = (path) => import(pathToFileURL(join(root, 'dist', path)).href)
  const modules = await Promise.all(
    [
      'read/read.js',
      'read/syntax/index.js',
      'desk/tools.js',
      'read/claim/index.js',
      'read/claim/learned/view.js',
      'read/claim/learned/cue-features.js',
      'read/claim/learned/role-features.js',
      'read/claim/learned/window.js',
    ].map(load),
  )
  const program = Object.assign({}, ...modules)
  const file = (name) => readFileSync(join(root, 'models/english', name))
  const language = program.openLanguage({
    weights: file('weights.bin'),
    lemmas: file('lemmas.tsv').toString('utf8'),
    names: file('names.bin'),
  })
  return { ...program, language }
}

/** Sentences of a plain text, each with what the features see of it. */
export function viewsOf(text, { parseReport, draftsByRule, viewOf, tools, language }) {
  const input = { text, sha256: '', size: text.length, mediaType: 'text/plain' }
  const { document, sentences, rowsOf } = parseReport(input, { tools, language: () => language })
  const { quotes, drafts } = draftsByRule(document.text, sentences)
  const views = sentences.map((sentence, s) =>
    viewOf(
      sentence,
      quotes,
      drafts.filter((d) => d.sentence === s),
    ),
  )
  return { sentences, views, rowsOf }
}
