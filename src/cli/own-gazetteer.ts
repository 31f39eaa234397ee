/** The work of `onrecord gazetteer`: what was added, listed or taken away, on standard output. */
import { addGazetteer, listGazetteers, removeGazetteer } from '../desk/own-gazetteer.ts'
import { alpha3 } from '../desk/resources.ts'
import { print } from './terminal.ts'

export async function addPlaces(files: readonly string[], countries = ''): Promise<void> {
  const chosen = countries
    .toUpperCase()
    .split(',')
    .map((code) => code.trim())
    .filter((code) => code !== '')
  const { file, places, names, left } = await addGazetteer(files, { iso3: alpha3(), countries: chosen })
  await print(`${places} places with ${names} further names, ${left} rows left out: ${file}\n`)
}

export async function listPlaces(): Promise<void> {
  for (const { name, bytes } of listGazetteers()) await print(`${name}\t${bytes} bytes\n`)
}

export async function removePlaces(name: string): Promise<void> {
  removeGazetteer(name)
  await print(`${name} removed\n`)
}
