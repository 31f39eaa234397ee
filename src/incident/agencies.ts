/**
 * Which agencies a report names as where it is from: "(Reuters)" in its dateline, "AP contributed to this report",
 * "Source: AFP", "with reporting by", or the agency's name as its publisher.
 *
 * In     a record.
 * Out    names as AGENCIES writes them, sorted. A report that only quotes an agency within its text is not from there.
 */
import type { Record } from '../record/index.ts'

/** Name and the forms it takes in credits. */
const AGENCIES: { readonly [name: string]: string } = {
  AFP: 'AFP|Agence France[- ]Presse',
  AP: 'AP|Associated Press|The Associated Press',
  Reuters: 'Reuters|Thomson Reuters',
  ANSA: 'ANSA',
  'Anadolu Agency': 'Anadolu(?: Agency)?|AA',
  Bernama: 'Bernama',
  DPA: 'DPA|dpa|Deutsche Presse-Agentur',
  EFE: 'EFE',
  IANS: 'IANS',
  Interfax: 'Interfax',
  IRNA: 'IRNA',
  Kyodo: 'Kyodo(?: News)?',
  PTI: 'PTI|Press Trust of India',
  RIA: 'RIA(?: Novosti)?',
  SANA: 'SANA',
  TASS: 'TASS|Itar-Tass|ITAR-TASS',
  UPI: 'UPI|United Press International',
  Xinhua: 'Xinhua',
  Yonhap: 'Yonhap',
}

/** How far the dateline reaches, and how long the end is in which credits stand. */
const HEAD = 400
const TAIL = 500

const CREDITS = Object.entries(AGENCIES).map(([name, forms]) => {
  const names = `(?:${forms})`
  return {
    name,
    publisher: new RegExp(`^${names}$`),
    head: new RegExp(
      `\\((?:[\\w .]{1,30}/)?${names}(?:/[\\w .]{1,30})?\\)\\s{0,3}(?:--?|[–—:]|$)|^By ${names}\\b|(?:^|\\n)${names}(?:\\n|$)`,
      'm',
    ),
    tail: new RegExp(
      `\\b${names}(?: (?:and|,) [\\w ]{1,40})? contributed\\b|(?:[Ss]ource|[Vv]ia|[Cc]redit|[Rr]eporting by|[Cc]opyright|©)s?:? (?:\\d{4} )?(?:the )?${names}\\b|\\(${names}\\)\\s{0,3}$|[-–—]\\s?${names}\\s{0,3}$`,
    ),
  }
})

export function agenciesOf({ text, document, byline }: Pick<Record, 'text' | 'document' | 'byline'>): string[] {
  const head = text.slice(0, HEAD)
  const tail = text.slice(-TAIL)
  return CREDITS.filter(
    ({ publisher, head: inHead, tail: inTail }) =>
      publisher.test(document.publisher ?? '') ||
      publisher.test(byline ?? '') ||
      inHead.test(head) ||
      inTail.test(tail),
  )
    .map(({ name }) => name)
    .sort()
}
