/** The kinds of actors, apart from their schema: reading loads no schemas. */
export const ACTOR_KINDS = [
  'person',
  'military',
  'government',
  'armed-group',
  'organization',
  'population',
  'media',
  'intergovernmental',
  'company',
  'facility',
  'unknown',
] as const

export const isActorKind = (text: string): text is (typeof ACTOR_KINDS)[number] =>
  (ACTOR_KINDS as readonly string[]).includes(text)
