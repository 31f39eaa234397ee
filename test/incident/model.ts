/** The learned tables, as the program opens them. */
import { readFileSync } from 'node:fs'
import { type EventModel, parseBackground, type StoryModel } from '../../src/incident/index.ts'

const table = (name: string) => readFileSync(new URL(`../../models/joining/${name}`, import.meta.url), 'utf8')

export const joinModel: StoryModel & EventModel = {
  background: parseBackground(table('background.tsv')),
  ...JSON.parse(table('weights.json')),
  events: JSON.parse(table('events.json')),
}
