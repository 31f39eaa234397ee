/** Incidents: joins the events of many reports into happenings. Pure: the same events give the same incidents. */
export { type Background, parseBackground, weigh } from './background.ts'
export { chainsOf, type EventLink } from './chains.ts'
export { factsOf } from './compare.ts'
export { copyKeys, groupCopies, sharedText, sketchOf } from './copies.ts'
export { dayByCopies, withDays } from './copy-days.ts'
export { toIncident } from './describe.ts'
export { INPUTS, inputsOfPair } from './evidence.ts'
export {
  blockPairs,
  blocksOf,
  definiteFirst,
  type EventModel,
  groupEvents,
  joinEvents,
  type Part,
  touchedBy,
} from './group.ts'
export { inputsOf, SHARES, sharesOf } from './same-story.ts'
export { type Signature, sentenceSignature, storyOf } from './signature.ts'
export { candidates, groupStories, type StoryModel } from './stories.ts'
export { type Context, tellingsOf } from './telling.ts'
export { type Telling, tellingOf, termsOf } from './terms.ts'
export { type Teller, type Told, tellerOf, toldOf } from './told.ts'
