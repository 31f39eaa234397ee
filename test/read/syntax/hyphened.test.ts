/** Hyphened names are one name, whatever the names head cut out of them. */
import { expect, test } from 'vitest'
import { reading } from '../../support/reading.ts'

const names = (text: string) => {
  const read = reading(text)
  return read.names.map((n) => read.cut(n.span))
}

test.each([
  ['Police stormed a hospital in Port-au-Prince on Monday.', 'Port-au-Prince'],
  ['Two men were abducted in the suburb of Croix-des-Bouquets.', 'Croix-des-Bouquets'],
])('%s', (text, name) => expect(names(text)).toEqual([name]))
