/** Events: who, whom, how many, with what, and whether it was done at all. */
import { describe, expect, test } from 'vitest'
import { reading } from '../../support/reading.ts'

/** An event as 'TYPE trigger | actor: ... | recipient: ...'. */
function told(text: string): string[] {
  const { events, cut } = reading(text)
  return events.map((e) => {
    const side = (role: string) =>
      e.participants
        .filter((p) => p.role === role)
        .map((p) => p.text)
        .join(' + ')
    return `${e.type} ${cut(e.trigger)} | ${side('actor')} | ${side('recipient')}`
  })
}
const first = (text: string) => reading(text).events[0]!

describe('who did what to whom', () => {
  test.each([
    ['Rebels attacked an army convoy.', 'ASSAULT attacked | Rebels | army convoy'],
    ['An army convoy was attacked by rebels.', 'ASSAULT attacked | rebels | army convoy'],
    ['Rebels carried out an attack on an army convoy.', 'ASSAULT attack | Rebels | army convoy'],
    ['The attack on the convoy by rebels was brief.', 'ASSAULT attack | rebels | convoy'],
    ['Gunmen who attacked the convoy fled.', 'ASSAULT attacked | Gunmen | convoy'],
    ['Police arrested two students.', 'COERCE arrested | Police | two students'],
    ['The convoy came under fire.', 'ASSAULT came |  | convoy'],
    ['The minister condemned the raid.', 'ACCUSE condemned | minister | raid'],
    ['Rebels clashed with troops.', 'ASSAULT clashed | Rebels + troops | '],
    ['France imposed sanctions on the bank.', 'SANCTION sanctions | France | bank'],
    ['Bombers killed twelve people in two attacks.', 'ASSAULT attacks | Bombers | twelve people'],
    ['The court rejected a motion by the union.', 'REJECT rejected | court | union'],
    ['Lima refused an offer from the guerrillas.', 'REJECT refused | Lima | guerrillas'],
    ['France has promised military aid to Chad.', 'AGREE promised | France | Chad'],
    ['France demanded the removal of the Chadian minister.', 'REQUEST demanded | France | Chadian minister'],
    ['Turkish and Greek officials agreed on a border.', 'AGREE agreed | Turkish + Greek officials | '],
    ['Norway threatened to shell Bremen.', 'THREATEN threatened | Norway | Bremen'],
    ['Norway said it would boycott the talks.', 'THREATEN boycott | Norway | talks'],
    ['Norway said it will not lift the ban on imports from Peru.', 'REJECT lift | Norway | ban + Peru'],
    ['The armies of Chad and Niger held joint exercises.', 'COOPERATE exercises | armies of Chad + Niger | '],
    ['The envoys of the clans discussed a border.', 'CONSULT discussed | envoys | '],
    ['The state did not allow the march.', 'REJECT allow | state | '],
    ['Norway is ready to withdraw its troops from Chad.', 'AGREE ready | Norway | Chad'],
    ['Norway demanded that the minister resign.', 'REQUEST demanded | Norway | minister'],
    ['Norway said that Peru must pay its debt.', 'REQUEST said | Norway | Peru'],
    ['Norway issued a statement condemning the raid.', 'ACCUSE condemning | Norway | raid'],
    ['Norway will meet the president of Peru next week.', 'AGREE meet | Norway | president'],
    ['The museum returned a statue of a king to its owner.', 'RETREAT returned | museum | owner'],
    ['Police accused of torturing students denied it.', 'ACCUSE accused |  | Police'],
  ])('%s', (text, want) => expect(told(text)).toContain(want))

  test('"the blast killed two" is one event', () => {
    const { events } = reading('A blast killed two guards and wounded five others.')
    expect(events).toHaveLength(1)
    expect(events[0]!.casualties).toMatchObject({ killed: { min: 2, max: 2 }, injured: { min: 5, max: 5 } })
  })
})

describe('countries of participants', () => {
  const countries = (text: string) =>
    first(text).participants.map((p) => `${p.text} ${p.country} ${p.countryBasis ?? ''}`)
  test.each([
    ['Rebels in Colombia attacked a convoy.', ['Rebels COL ', 'convoy null ']],
    ['Doctors from two American groups rescued a boy.', ['Doctors USA ', 'boy null ']],
    ['France urged its citizens to leave.', ['France FRA ', 'citizens FRA ']],
    ['Police arrested a student in Chad.', ['Police TCD context', 'student null ']],
    ['The government condemned Israel.', ['government null ', 'Israel ISR ']],
  ])('%s', (text, want) => expect(countries(text)).toEqual(want))
})

describe('casualties', () => {
  test.each([
    ['Four soldiers were killed.', 'killed', 4, 4],
    ['At least 12 people were killed.', 'killed', 12, null],
    ['As many as twenty villagers were killed.', 'killed', null, 20],
    ['No civilians were killed.', 'killed', 0, 0],
    ['The raid killed 1,200 people.', 'killed', 1200, 1200],
    ['The strike killed twenty-five militants.', 'killed', 25, 25],
  ] as const)('%s', (text, harm, min, max) => expect(first(text).casualties[harm]).toMatchObject({ min, max }))
})

// The parser takes "shelling" for a modifier of "dozens" since its weights of 2026-11-27.
test.fails('a noun in -ing as the subject of a harm', () => {
  expect(first('The shelling wounded dozens of people.').casualties.injured).toMatchObject({ min: 12, max: null })
})

test('"no number of injured" is not zero injured', () => {
  const tolls = reading('Police beat protesters but gave no number of injured protesters.').events.map(
    (e) => e.casualties.injured,
  )
  expect(tolls.filter((t) => t !== undefined)).toEqual([])
})

describe('status', () => {
  test.each([
    ['Rebels attacked the town.', 'asserted'],
    ['Rebels did not attack the town.', 'negated'],
    ['Rebels will attack the town.', 'planned'],
    ['Rebels may attack the town.', 'possible'],
    ['The general ordered the army to attack the town.', 'requested'],
    ['The army denied attacking the town.', 'negated'],
  ])('%s', (text, status) => expect(reading(text).events.find((e) => e.type === 'ASSAULT')!.status).toBe(status))
})

describe('what an event is about is no event of its own', () => {
  test.each([
    ['Rebels threatened to attack the town.', ['THREATEN threatened | Rebels | town']],
    ['The minister condemned the attack on the convoy.', ['ACCUSE condemned | minister | attack']],
    ['The council rejected a call for talks.', ['REJECT rejected | council | call']],
    [
      'Jets bombed a depot after rebels attacked the port.',
      ['ASSAULT bombed | Jets | depot', 'ASSAULT attacked | rebels | port'],
    ],
    [
      'Lima condemned the raid and expelled the ambassador.',
      ['ACCUSE condemned | Lima | raid', 'SANCTION expelled | Lima | ambassador'],
    ],
  ])('%s', (text, want) => expect(told(text)).toEqual(want))
})

describe('instruments and modes', () => {
  test.each([
    ['Militants fired rockets at the base.', 'heavy-weapons', ['rocket']],
    ['Drone strikes hit the depot.', 'drone', ['drone']],
    ['The army carried out air strikes on the town.', 'aerial', ['aircraft']],
    ['A car bomb exploded in the market.', 'explosives', ['bomb']],
  ])('%s', (text, mode, kinds) => {
    const event = first(text)
    expect([event.mode, event.instruments.map((i) => i.kind)]).toEqual([mode, kinds])
  })
})

test('a count of events is kept', () => {
  expect(first('Rebels carried out at least five drone strikes.').count).toEqual({ min: 5, max: null })
})
