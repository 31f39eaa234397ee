/**
 * The two large modules that only some reports need, as the reader sees them.
 *
 * Why    linkedom and Readability take about 150 ms to load, eld about 200 ms; a plain English report needs neither.
 *        The reader is synchronous and imports no loader, so whoever calls it passes in two functions that load on
 *        first use and keep what they loaded.
 * Types  the part of the DOM that is used here; written out because the reader is compiled without the DOM library.
 */

export interface Node {
  readonly nodeType: number
  readonly nodeName: string
  readonly textContent: string | null
  readonly parentNode: Node | null
  readonly childNodes: ArrayLike<Node>
}

export interface Element extends Node {
  readonly localName: string
  readonly children: ArrayLike<Element>
  getAttribute(name: string): string | null
  querySelector(selector: string): Element | null
  querySelectorAll(selector: string): ArrayLike<Element>
  remove(): void
}

export interface PageDocument extends Element {
  readonly documentElement: Element | null
  readonly body: Element | null
}

/** What Readability finds; `content` is the element that holds the article. */
export interface Article {
  content: Element | null | undefined
  title: string | null | undefined
  byline: string | null | undefined
  siteName: string | null | undefined
}

export interface HtmlTools {
  parseHTML(html: string): { document: PageDocument }
  Readability: new (
    document: PageDocument,
    options: { charThreshold?: number; keepClasses?: boolean; serializer: (node: Element) => Element },
  ) => { parse(): Article | null }
}

/** `language` is ISO 639-1, empty when nothing was recognised. */
export type Detector = (text: string) => { language: string; reliable: boolean }

export interface Tools {
  html: () => HtmlTools
  detector: () => Detector
}
