/**
 * Opens one input: the order of this room.
 *
 * In     an Input, and the loaders of the large modules.
 * Out    Document. For plain text `text` is the decoded input, unchanged; for HTML the article as extracted.
 * Limits see `largest`. Beyond them a file is a dump, not a report, and reading would take minutes.
 * Errors INPUT_TOO_LARGE, INPUT_EMPTY, INPUT_NOT_TEXT, INPUT_NO_ARTICLE.
 */
import { OnrecordError } from '../../record/error.ts'
import type { Note, Published } from '../../record/index.ts'
import type { Input } from '../input.ts'
import { decode } from './decode.ts'
import { openPage } from './html.ts'
import type { Block, Document } from './index.ts'
import { type Kind, kindOf, looksLikeHtml } from './kind.ts'
import { languageOf } from './language.ts'
import { blocksOf } from './plain.ts'
import type { Publication } from './published-page.ts'
import { type DatedText, publicationOfText } from './published-text.ts'
import { type Known, skippedBy } from './skip.ts'
import { bylineOf, titleOf } from './title.ts'
import type { Tools } from './tools.ts'

const MiB = 1024 * 1024
/** Bytes. A page saved with its pictures inside can be large; a plain text of 4 MiB is five books. */
export const largest = { html: 32 * MiB, plain: 4 * MiB }

export function openDocument(input: Input, tools: Tools): Document {
  const what = input.path ?? input.id ?? 'input'
  if (input.size === 0) throw empty(what, 'an empty file')
  refuseAbove(largest.html, input.size, what)
  const kind = kindOf(input)
  const { text: source, notes } = sourceOf(input, kind, what)
  if (!/\S/.test(source.replaceAll('\uFEFF', ''))) throw empty(what, 'nothing but white space')
  if (kind.isHtml) return fromHtml(source, notes, input, kind, tools, what)
  refuseAbove(largest.plain, input.size, what)
  return fromPlain(source, notes, input, kind, tools)
}

function sourceOf(input: Input, kind: Kind, what: string): { text: string; notes: Note[] } {
  if (input.text !== undefined) return { text: input.text, notes: [] }
  return decode(input.bytes ?? new Uint8Array(), what, kind.charset)
}

function fromPlain(text: string, notes: Note[], input: Input, kind: Kind, tools: Tools): Document {
  const { blocks, rules } = marked(text, blocksOf(text))
  const { language, notes: languageNotes } = languageOf(
    articleOf(text, blocks),
    { given: input.language },
    tools.detector,
  )
  const dated = publicationOfText(text, blocks)
  const published = publishedOf(input, null, dated)
  const disguised: Note[] =
    kind.basis === 'extension' && looksLikeHtml(text.slice(0, 4096))
      ? [
          {
            rule: 'document/looks-like-html',
            reason:
              'The text looks like an HTML page but was read as plain text; give its media type as text/html to extract the article.',
          },
        ]
      : []
  return {
    text,
    mediaType: kind.mediaType,
    title: input.title ?? titleOf(text, blocks),
    byline: bylineOf(text, blocks, rules),
    published,
    language,
    ...addressOf(input, undefined, undefined),
    blocks,
    notes: [...notes, ...disguised, ...(input.published === undefined ? dated.notes : []), ...languageNotes],
  }
}

function fromHtml(html: string, notes: Note[], input: Input, kind: Kind, tools: Tools, what: string): Document {
  const page = openPage(html, input.url, tools.html())
  refuseAbove(largest.plain, page.text.length, what)
  const { blocks, rules } = marked(page.text, page.blocks, page)
  const article = articleOf(page.text, blocks)
  if ((article.match(/\p{L}/gu)?.length ?? 0) < fewestLetters) {
    throw new OnrecordError(
      'INPUT_NO_ARTICLE',
      `Expected an HTML page with an article, found no running text in it (${what}). Pass the page of one report, or its text as plain text.`,
    )
  }
  const { language, notes: languageNotes } = languageOf(
    article,
    { given: input.language, page: page.facts.language },
    tools.detector,
  )
  const dated = publicationOfText(page.text, blocks)
  const published = publishedOf(input, page.publication, dated)
  return {
    text: page.text,
    mediaType: kind.mediaType,
    title: input.title ?? page.title,
    byline: page.byline ?? bylineOf(page.text, blocks, rules),
    published,
    language,
    ...addressOf(input, page.facts.url, page.facts.publisher),
    blocks,
    notes: [...notes, ...page.notes, ...languageNotes],
  }
}

/** Given, else by the page's own word, else as the text says; `span` where that day stands in the text. */
function publishedOf(input: Input, page: Publication | null, dated: DatedText): Published {
  if (input.published !== undefined) return { value: input.published, basis: 'given' }
  if (page?.basis === 'metadata' || (page && dated.value !== page.value))
    return { value: page.value, basis: page.basis }
  if (dated.value === null) return { value: null, basis: 'unknown' }
  return { value: dated.value, basis: 'dateline', ...(dated.span ? { span: dated.span } : {}) }
}

/** A page with fewer letters of running text than this holds no article. */
const fewestLetters = 60

function marked(text: string, blocks: Block[], page?: Known): { blocks: Block[]; rules: (string | null)[] } {
  const rules = skippedBy(text, blocks, page)
  return { blocks: blocks.map((b, i) => (rules[i] ? { span: b.span, kind: 'skipped' as const } : b)), rules }
}

/** The article's own words, enough of them to tell the language and whether there are any. */
function articleOf(text: string, blocks: readonly Block[]): string {
  let article = ''
  for (const { span, kind } of blocks) {
    if (kind === 'skipped') continue
    article += `${text.slice(span.start, Math.min(span.end, span.start + 4000))}\n`
    if (article.length > 4000) break
  }
  return article
}

function addressOf(
  input: Input,
  url: string | undefined,
  publisher: string | undefined,
): { url?: string; publisher?: string } {
  const address = input.url ?? url
  const name = input.publisher ?? publisher
  return { ...(address ? { url: address } : {}), ...(name ? { publisher: name } : {}) }
}

function refuseAbove(limit: number, size: number, what: string): void {
  if (size <= limit) return
  throw new OnrecordError(
    'INPUT_TOO_LARGE',
    `Expected one report of at most ${limit / MiB} MiB, got ${(size / MiB).toFixed(1)} MiB (${what}). Split it into one file a report.`,
  )
}

function empty(what: string, given: string): OnrecordError {
  return new OnrecordError(
    'INPUT_EMPTY',
    `Expected a report, got ${given} (${what}). Check that it was saved completely.`,
  )
}
