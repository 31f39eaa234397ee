/** The learned tables of src/incident, opened once; and which of many reports tell of one happening. */
import {
  copyKeys,
  type EventModel,
  groupStories,
  parseBackground,
  type StoryModel,
  type Teller,
  tellerOf,
  tellingOf,
} from '../incident/index.ts'
import type { Record } from '../record/index.ts'
import { readModel } from './resources.ts'

let model: (StoryModel & EventModel) | undefined

/**
 * Groups reports by what they tell of, from their texts and layers alone.
 *
 * @returns groups of record ids, each and all in order of id; the order of the records does not matter
 * @example groupReports(records)[0] // ['report-1', 'report-7']
 */
export const groupReports = (records: readonly Record[]): string[][] =>
  groupStories(records.map(tellingOf), joinModel())

/** What is kept of a report so that its events can be joined. */
export function keptForJoining(record: Record): Pick<Teller, 'sketch' | 'story' | 'agencies'> & { copyKeys: number[] } {
  const { sketch, story, agencies } = tellerOf(record, joinModel().background)
  return { sketch, copyKeys: copyKeys(sketch), story, agencies }
}

export function joinModel(): StoryModel & EventModel {
  model ??= {
    background: parseBackground(readModel('joining/background.tsv')),
    ...(JSON.parse(readModel('joining/weights.json')) as Pick<StoryModel, 'weights' | 'least'>),
    events: JSON.parse(readModel('joining/events.json')) as EventModel['events'],
  }
  return model
}
