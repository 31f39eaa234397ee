/**
 * Files that are not text, told by their first bytes, so that the refusal can say what the file is.
 *
 * Source the signatures published by each format; checked from the first byte unless `at` says otherwise.
 */

export interface Signature {
  name: string
  /** Latin-1 characters the file starts with. */
  starts: string
  /** Where `starts` stands; default 0. */
  at?: number
  advice: string
}

const toText = 'Convert it to text first (for instance with pdftotext).'
const archive = 'Unpack it and pass the files inside.'
const office = 'Open it and save it as plain text or HTML.'
const picture = 'A picture holds no text; pass the article itself.'
const media = 'Pass a transcript of it.'
const program = 'Pass the article itself.'

export const signatures: readonly Signature[] = [
  { name: 'text in UTF-32', starts: '\xff\xfe\x00\x00', advice: 'Save it as UTF-8.' },
  { name: 'text in UTF-32', starts: '\x00\x00\xfe\xff', advice: 'Save it as UTF-8.' },
  { name: 'a PDF', starts: '%PDF-', advice: toText },
  { name: 'a PostScript file', starts: '%!PS', advice: toText },
  { name: 'an RTF document', starts: '{\\rtf', advice: office },
  { name: 'a Word, Excel or Outlook file', starts: '\xd0\xcf\x11\xe0\xa1\xb1', advice: office },
  { name: 'a gzip archive', starts: '\x1f\x8b', advice: archive },
  { name: 'a bzip2 archive', starts: 'BZh91AY', advice: archive },
  { name: 'an xz archive', starts: '\xfd7zXZ\x00', advice: archive },
  { name: 'a Zstandard archive', starts: '\x28\xb5\x2f\xfd', advice: archive },
  { name: 'a 7-Zip archive', starts: '7z\xbc\xaf\x27\x1c', advice: archive },
  { name: 'a RAR archive', starts: 'Rar!\x1a\x07', advice: archive },
  { name: 'a tar archive', starts: 'ustar', at: 257, advice: archive },
  { name: 'a PNG picture', starts: '\x89PNG\r\n\x1a\n', advice: picture },
  { name: 'a JPEG picture', starts: '\xff\xd8\xff', advice: picture },
  { name: 'a GIF picture', starts: 'GIF89a', advice: picture },
  { name: 'a GIF picture', starts: 'GIF87a', advice: picture },
  { name: 'a WebP picture', starts: 'WEBP', at: 8, advice: picture },
  { name: 'a TIFF picture', starts: 'II*\x00', advice: picture },
  { name: 'a TIFF picture', starts: 'MM\x00*', advice: picture },
  { name: 'a sound recording (WAV)', starts: 'WAVEfmt', at: 8, advice: media },
  { name: 'a sound recording (Ogg)', starts: 'OggS\x00', advice: media },
  { name: 'a sound recording (FLAC)', starts: 'fLaC\x00', advice: media },
  { name: 'a sound recording (MP3)', starts: 'ID3\x03', advice: media },
  { name: 'a sound recording (MP3)', starts: 'ID3\x04', advice: media },
  { name: 'a video (MP4)', starts: 'ftyp', at: 4, advice: media },
  { name: 'a video (Matroska or WebM)', starts: '\x1aE\xdf\xa3', advice: media },
  { name: 'an SQLite database', starts: 'SQLite format 3\x00', advice: program },
  { name: 'a program (ELF)', starts: '\x7fELF', advice: program },
  { name: 'a program (Mach-O)', starts: '\xcf\xfa\xed\xfe', advice: program },
  { name: 'a WebAssembly module', starts: '\x00asm', advice: program },
]

/**
 * Files that are text and still hold no report as they are. `head` is the beginning, without a byte-order mark.
 */
const containers: readonly { name: string; pattern: RegExp; advice: string }[] = [
  {
    name: 'an RSS or Atom feed',
    pattern: /^\s{0,200}(?:<\?xml[^>]{0,200}>\s{0,200})?(?:<!--[^>]{0,500}-->\s{0,200})?<(?:rss|feed|rdf:RDF)\b/i,
    advice: 'Pass the pages that it links to.',
  },
  {
    name: 'a web archive (MHTML)',
    pattern: /^(?:[A-Z][\w-]{1,40}:[^\n]{0,300}\n){0,12}?Content-Type:\s{0,9}multipart\/related/i,
    advice: 'Open it in a browser and save it as "HTML only".',
  },
]

/** What the text is when it is a container of reports or parts; null for any other text. */
export function nameOfContainer(text: string): { name: string; advice: string } | null {
  const head = text.slice(0, 4096)
  return containers.find((c) => c.pattern.test(head)) ?? null
}

/** What the bytes are when they are no text; null when no signature matches. */
export function nameOfBinary(bytes: Uint8Array): { name: string; advice: string } | null {
  // For the names of ZIP entries, which are ASCII; signatures hold other bytes and are compared byte by byte.
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 2048))
  if (head.startsWith('PK\x03\x04')) return zipKind(head)
  return signatures.find((s) => startsAt(bytes, s.starts, s.at ?? 0)) ?? null
}

function startsAt(bytes: Uint8Array, starts: string, at: number): boolean {
  if (bytes.length < at + starts.length) return false
  for (let i = 0; i < starts.length; i++) if (bytes[at + i] !== starts.charCodeAt(i)) return false
  return true
}

/** Office documents and e-books are ZIP files; their first entries say which. */
function zipKind(head: string): { name: string; advice: string } {
  if (/\bword\//.test(head)) return { name: 'a Word document (.docx)', advice: office }
  if (/\bxl\//.test(head)) return { name: 'an Excel workbook (.xlsx)', advice: office }
  if (/\bppt\//.test(head)) return { name: 'a PowerPoint file (.pptx)', advice: office }
  if (/\[Content_Types\]\.xml/.test(head)) return { name: 'an Office document', advice: office }
  if (/mimetypeapplication\/epub/.test(head)) return { name: 'an e-book (EPUB)', advice: office }
  if (/mimetypeapplication\/vnd\.oasis/.test(head)) return { name: 'an OpenDocument file', advice: office }
  return { name: 'a ZIP archive', advice: archive }
}
