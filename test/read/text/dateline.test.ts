/** Where the dateline ends and the report begins; '|' marks the place. */
import { expect, test } from 'vitest'
import { datelineEnd } from '../../../src/read/text/dateline.ts'

test.each([
  'WASHINGTON, June 28, 2021 (Meridian Wire) - |American jets struck.',
  'BAGHDAD (Agency) — |Rockets were fired.',
  'SAN SALVADOR, 26 FEB 90 (DPA) -- |GUERRILLAS ATTACKED.',
  'Kyiv, March 14, 2023 (Meridian Wire) - |Missiles struck a block.',
  'Port Sudan, Sudan (Agency) — |Drones hit a depot.',
  'Lima, 3 May - |Police fired tear gas.',
  '|American jets struck - and missed.',
  '|Lima, the capital - and its port - were quiet.',
  '|US-backed fighters left.',
  '|THE ARMY SAID TODAY.',
])('%s', (marked) => {
  const text = marked.replace('|', '')
  expect(datelineEnd(text, { start: 0, end: text.length })).toBe(marked.indexOf('|'))
})
