/** Incidents: joins the events of many reports into happenings. Pure: the same events give the same incidents. */
export type { Told } from './compare.ts'
export { groupCopies, sharedText, sketchOf } from './copies.ts'
export { toIncident } from './describe.ts'
export { definiteFirst, groupEvents } from './group.ts'
