/**
 * Loaders of the modules that only some reports need. Each loads at its first call, synchronously, and is kept: a run
 * over plain English text never pays for them (linkedom about 140 ms, eld about 200 ms).
 *
 * How    `require`, because reading is synchronous. eld is an ES module without a `require` entry, so it is required by
 *        the file its `import` entry names (Node 20.19 and later can require ES modules).
 */
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import type { Detector, HtmlTools, Tools } from '../read/document/index.ts'

const require = createRequire(import.meta.url)

let htmlTools: HtmlTools | undefined
let detector: Detector | undefined

export const tools: Tools = {
  html() {
    htmlTools ??= {
      parseHTML: require('linkedom').parseHTML,
      Readability: require('@mozilla/readability').Readability,
    }
    return htmlTools
  },
  detector() {
    detector ??= openDetector()
    return detector
  },
}

function openDetector(): Detector {
  const { eld } = require(fileURLToPath(import.meta.resolve('eld/extrasmall')))
  return (text) => {
    const result = eld.detect(text)
    return { language: result.language, reliable: result.isReliable() }
  }
}
