/** What expressions mean: with an anchor, without one, and in histories. */
import { describe, expect, test } from 'vitest'
import { marked, read, timesOf } from './helper.ts'

const TUESDAY = '2021-06-29'

test.each([
  // text                                                            value
  ['The strikes fell on [Monday].', '2021-06-28'],
  ['The strikes fell on [Tuesday].', '2021-06-29'], // the anchor's own weekday, told in the past
  ['The strikes fell on [Wednesday].', '2021-06-23'],
  ['The envoys will meet on [Wednesday].', '2021-06-30'],
  ['The envoys will meet on [Tuesday].', '2021-06-29'],
  ['The envoys are expected to meet on [Friday].', '2021-07-02'],
  ['The truce was extended until [Thursday].', '2021-07-01'],
  ['[Sunday]’s strikes were the second such raid.', '2021-06-27'],
  ['He was killed [last Tuesday].', '2021-06-22'],
  ['The envoys meet [next Monday].', '2021-07-05'],
  ['He was hit [early Saturday].', '2021-06-26'],
  ['They met [yesterday].', '2021-06-28'],
  ['They met [the day before yesterday].', '2021-06-27'],
  ['There were five raids since [April].', '2021-04'],
  ['He said in [February] that it was over.', '2021-02'],
  ['It was signed in [October].', '2020-10'],
  ['Talks will begin in [October].', '2021-10'],
  ['Talks will begin in [February].', '2022-02'],
  ['It was signed on [5 July].', '2021-07-05'],
  ['It was signed on [Dec. 24].', '2020-12-24'],
  ['He left [two weeks ago].', '2021-W24'],
  ['He left [three days ago].', '2021-06-26'],
  ['He left [a decade ago].', '2011'],
  ['He left [last month].', '2021-05'],
  ['He left [last year].', '2020'],
  ['It was quiet [this year].', '2021'],
  ['They met over [the weekend].', '2021-W25-WE'],
  ['The [2015] agreement held.', '2015'],
  ['It was built in [the 1990s].', '199'],
  ['They met in [the third quarter].', '2020-Q3'],
  ['They met [last summer].', '2020-SU'],
  ['REBELS WERE KILLED [TODAY].', '2021-06-29'],
  ['REBELS LEFT ON [SUNDAY] PEOPLE SAID.', '2021-06-27'],
  ['THEY MET IN [MAY].', '2021-05'],
  ['He [recently] left.', 'PAST_REF'],
  ['The case is to be heard in court when it is heard in [August].', '2021-08'],
  ['The two leaders meet again on [Friday].', '2021-07-02'],
  ['He could not be reached on [Friday].', '2021-06-25'],
  ['Until [Sunday], they had not called.', '2021-06-27'],
  ['They left on [May 6] to bury him.', '2021-05-06'],
  ['They met [a week ago Monday].', '2021-06-21'],
  ['They meet [a week from Friday].', '2021-07-09'],
  ['They met on [Tuesday of last week].', '2021-06-22'],
  ['They met [the day before last Tuesday].', '2021-06-21'],
  ['It fell for [the week].', '2021-W26'],
  ['They meet in [the week of July 12].', '2021-W28'],
  ['They leave by [year-end].', '2021'],
  ['They met on [Good Friday].', '2021-04-02'],
  ['They met on [May Day].', '2021-05-01'],
  ['They met on [Labor Day].', '2020-09-07'],
  ['They met on [Memorial Day].', '2021-05-31'],
  ['They met on [Election Day 2018].', '2018-11-06'],
  ['They left in [fiscal year 2020].', '2020'],
  ['Rockets fell [overnight].', '2021-06-28TNI'],
  ['Rockets fell [overnight Friday].', '2021-06-25TNI'],
  ['They met [mid-afternoon yesterday].', '2021-06-28TAF'],
  ['They waited [the next three quarters].', 'P9M'],
  ['He is [now] in Rome.', 'PRESENT_REF'],
  ['It was so in [the future].', 'FUTURE_REF'],
])('%s is %s', (source, value) => {
  const { text, spans } = marked(source)
  expect(timesOf(text, TUESDAY).map(({ span, value }) => ({ span, value }))).toEqual([{ span: spans[0], value }])
})

test.each([
  // text                                          type        value
  ['The siege lasted [three days].', 'DURATION', 'P3D'],
  ['It went on for [more than two hours].', 'DURATION', 'PT2H'],
  ['It went on for [2 1/2 years].', 'DURATION', 'P2Y6M'],
  ['It grew in [the past two months].', 'DURATION', 'P2M'],
  ['He was ill for [a decade].', 'DURATION', 'P10Y'],
  ['They pray [every Friday].', 'SET', 'XXXX-WXX-5'],
  ['There are [daily] raids.', 'SET', 'P1D'],
  ['They met [each month].', 'SET', 'P1M'],
  ['He was hit on [Sunday night].', 'TIME', '2021-06-27TNI'],
  ['He spoke [this morning].', 'TIME', '2021-06-29TMO'],
  ['He died [last night].', 'TIME', '2021-06-28TNI'],
  ['He died on [the night of 3 May 1945].', 'TIME', '1945-05-03TNI'],
])('%s is %s %s', (source, type, value) => {
  const { text, spans } = marked(source)
  expect(timesOf(text, TUESDAY)).toMatchObject([{ span: spans[0], type, value }])
})

test.each([
  // text, without an anchor                       value
  ['The strikes fell on [Monday].', 'XXXX-WXX-1'],
  ['The strikes fell on [Sunday night].', 'XXXX-WXX-7TNI'],
  ['There were five raids since [April].', 'XXXX-04'],
  ['It was signed on [5 May].', 'XXXX-05-05'],
  ['They met [yesterday].', 'XXXX-XX-XX'],
  ['He left [last year].', 'XXXX'],
  ['He left [two weeks ago].', 'XXXX-WXX'],
  ['He left [three days later].', 'XXXX-XX-XX'],
  ['They met in [the third quarter].', 'XXXX-Q3'],
  ['They met [last summer].', 'XXXX-SU'],
  ['It fell at [7.44 p.m. Monday local time].', 'XXXX-WXX-1T19:44'],
  ['It fell at [noon].', 'XXXX-XX-XXT12:00'],
])('without an anchor %s stays %s', (source, value) => {
  const { text, spans } = marked(source)
  expect(timesOf(text)).toMatchObject([{ span: spans[0], value, from: null, to: null, resolved: false }])
})

test.each([
  // business news, where figures stand beside figures                       values
  ['Net rose to $2 million in the first quarter from $1 million a year earlier.', ['2021-Q1', '2020-Q1']],
  ['In 2019 it lost $5 million. Sales were $9 million, from $7 million a year earlier.', ['2019', '2020']],
  ['Net in the first quarter was $2 million; it beat the same period last year.', ['2021-Q1', '2020-Q1']],
])('%s', (text, values) => {
  expect(timesOf(text, TUESDAY).map((t) => t.value)).toEqual(values)
})

test('a look back over years is an aside of a history', () => {
  const history =
    'In 1939 the war began. In 1940 the fleet sailed. By 1941 the army stood in the east. In 1942 the siege was over. ' +
    'In 1943 the south was free. On 8 March 1964 the troops came, as others had two decades earlier. In May they left. ' +
    'In 1965 the west was free. In 1966 the war was over. In 1967 all was over.'
  expect(timesOf(history, '2009-12-19').map((t) => t.value)).toContain('1964-05')
})

test('a year told elsewhere in a report lends a month no year when the anchor is unknown', () => {
  const times = timesOf('The 2015 agreement held until 2018. In February the raids began.')
  expect(times.map((t) => t.value)).toEqual(['2015', '2018', 'XXXX-02'])
})

test.each([
  // text                                          from                        to
  ['It was 28 June 2021.', '2021-06-28T00:00:00Z', '2021-06-29T00:00:00Z'],
  ['It was June 2021.', '2021-06-01T00:00:00Z', '2021-07-01T00:00:00Z'],
  ['It was in 2021.', '2021-01-01T00:00:00Z', '2022-01-01T00:00:00Z'],
  ['It was in the 1990s.', '1990-01-01T00:00:00Z', '2000-01-01T00:00:00Z'],
  ['It was last week.', '2021-06-21T00:00:00Z', '2021-06-28T00:00:00Z'],
  ['It was over the weekend.', '2021-06-26T00:00:00Z', '2021-06-28T00:00:00Z'],
  ['It was in the second half of 2014.', '2014-07-01T00:00:00Z', '2015-01-01T00:00:00Z'],
  ['It was in the winter of 1941.', '1941-12-01T00:00:00Z', '1942-03-01T00:00:00Z'],
  ['It was Sunday night.', '2021-06-27T20:00:00Z', '2021-06-28T06:00:00Z'],
  ['It was 12:44 p.m. ET on Monday.', '2021-06-28T12:44:00-04:00', '2021-06-28T12:45:00-04:00'],
  ['It was 9 p.m. Monday.', '2021-06-28T00:00:00Z', '2021-06-29T00:00:00Z'], // no zone: no instant
  ['It grew in the past two days.', '2021-06-27T00:00:00Z', '2021-06-30T00:00:00Z'],
  ['Sparta fell in 371 BC.', '-000370-01-01T00:00:00Z', '-000369-01-01T00:00:00Z'],
])('%s runs from %s to %s', (text, from, to) => {
  expect(timesOf(text, TUESDAY)).toMatchObject([{ from, to, resolved: true }])
})

test.each([
  'The Sunday Times wrote of it.',
  'The Good Friday Agreement held.',
  'Ms. May spoke; they may march in.',
  'The second of them fell; he came in second place.',
  'Some 1945 people fled and 1,990 came back.',
  'Call 555-1990 for help.',
  'She lost a brother on 9/11.',
  'April Jones and August Wilson left.',
  'The Long March was hard.',
  'It cost $1990 and weighed 2000 kg.',
  'A 6-year-old boy and a man 37 years old died.',
  'They sat in the sun and sat still.',
  'The troops fall back in spring-loaded boots.',
  'They held two thousand people.',
  'THEY MAY MARCH ON.',
  'Resolution 1559 was passed; it rose at 1990 prices.',
  'USA Today wrote of it.',
  'The F16 flew over Route 1999.',
])('no time in: %s', (text) => {
  expect(timesOf(text, TUESDAY)).toEqual([])
})

describe('intervals give one expression a part', () => {
  test.each([
    ['It lasted from Monday to Wednesday.', ['2021-06-28', '2021-06-23']],
    ['Clashes between 3 and 5 May left two dead.', ['2021-05-03', '2021-05-05']],
    ['Clashes on May 3-5, 2014 left two dead.', ['2014-05-03', '2014-05-05']],
    ['It lasted from March 3 to June 5, 1915.', ['1915-03-03', '1915-06-05']],
    ['It lasted from 30 December to 5 January 1915.', ['1914-12-30', '1915-01-05']],
    ['It lasted from March to June 1915.', ['1915-03', '1915-06']],
    ['The war of 1939-45 was long.', ['1939', '1945']],
    ['It lasted from 499 to 493 BC.', ['BC0499', 'BC0493']],
  ])('%s', (text, values) => {
    expect(timesOf(text, TUESDAY).map((t) => t.value)).toEqual(values)
  })
})

describe('a history dates its events from one another', () => {
  const history =
    'In 1939 the war began. In 1940 the fleet sailed. By 1941 the army stood in the east. ' +
    'It fell back in December 1941. In January it stood at the river. On 12 March it fell. ' +
    'The next day the city was lost. In 1942 the siege was over. In 1943 the south was free. ' +
    'In 1944 the west was free. In 1945 the war was over.'
  const values = [
    '1939',
    '1940',
    '1941',
    '1941-12',
    '1942-01',
    '1942-03-12',
    '1942-03-13',
    '1942',
    '1943',
    '1944',
    '1945',
  ]
  test('whatever the day it is published', () => {
    expect(timesOf(history, '2009-12-19').map((t) => t.value)).toEqual(values)
    expect(timesOf(history).map((t) => t.value)).toEqual(values)
  })
})

test('ids run t1, t2 in text order and spans never overlap', () => {
  const { times } = read('On Monday, 28 June 2021, at 5 p.m., and on 3 July, three days later, he left.', TUESDAY)
  expect(times.map((t) => t.id)).toEqual(times.map((_, i) => `t${i + 1}`))
  for (let i = 1; i < times.length; i++) expect(times[i]!.span.start).toBeGreaterThanOrEqual(times[i - 1]!.span.end)
})

test.each([
  // text                                   value         rule of the note
  ['Updated [6/5/2021] in Amman.', '2021-XX-XX', 'time/day-month-order'],
  ['Updated [6/28/21] in Amman.', '2021-06-28', 'time/two-digit-year'],
  ['SAN SALVADOR, [26 FEB 90] -- Troops came.', '1990-02-26', 'time/two-digit-year'],
])('%s is %s with a note of %s', (source, value, rule) => {
  const { text, spans } = marked(source)
  const got = read(text, TUESDAY)
  expect(got.times).toMatchObject([{ span: spans[0], value }])
  expect(got.notes).toMatchObject([{ rule, span: spans[0] }])
})
