/**
 * Which sentences of samples/ tell of one happening, and which files are copies, by hand.
 *
 * A row: file (and line, of JSON Lines), words of the sentence that no other sentence of it has, happening, PLOVER types;
 *        with `alone` only what these words tell, where the sentence tells of something else too.
 */
const ROWS = [
  ['border-strikes-wire.txt', 'American warplanes bombed three sites', 'border strikes', 'ASSAULT'],
  ['border-strikes-wire.txt', 'four of its fighters were killed', 'border strikes', 'ASSAULT'],
  ['border-strikes-wire.txt', 'a child was killed', 'border strikes', 'ASSAULT'],
  ['border-strikes-wire.txt', 'an earlier raid in eastern Syria', 'February raid', 'ASSAULT', 'alone'],
  ['border-strikes-rewritten.txt', 'American military planes bombed', 'border strikes', 'ASSAULT'],
  ['border-strikes-rewritten.txt', 'four of their fighters were killed', 'border strikes', 'ASSAULT'],
  ['border-strikes-rewritten.txt', 'one child has been killed', 'border strikes', 'ASSAULT'],
  ['border-strikes-toll.txt', 'At least seven pro-Iranian fighters were killed', 'border strikes', 'ASSAULT'],
  ['border-strikes-toll.txt', 'four of its members had been killed', 'border strikes', 'ASSAULT'],
  ['border-strikes-toll.txt', 'one child died', 'border strikes', 'ASSAULT'],
  ['depot-attack-caps.txt', 'THREE DRONES PACKED WITH EXPLOSIVES', 'depot attack', 'ASSAULT'],
  ['depot-attack-caps.txt', 'TWO GUARDS WERE KILLED', 'depot gate', 'ASSAULT'],
  ['depot-claim-statement.txt', 'killed seventeen civilians in Upper Dresna', 'Upper Dresna', 'ASSAULT'],
  ['depot-toll-update.txt', 'Nine people were killed and at least 20 injured', 'depot attack', 'ASSAULT'],
  ['depot-toll-update.txt', 'Police used batons', 'port gates', 'ASSAULT COERCE'],
  ['minsk-arrests-wire.txt', 'detained about 3,000 people', 'first night', 'COERCE'],
  ['minsk-arrests-wire.txt', 'About 1,000 of them were arrested', 'first night', 'COERCE'],
  ['minsk-agency.jsonl:1', 'detained about 3,000 people', 'first night', 'COERCE'],
  ['minsk-agency.jsonl:2', 'arrested more than 2,000 people', 'second night', 'COERCE'],
  ['minsk-agency.jsonl:3', 'detained more than 1,000 people', 'third night', 'COERCE'],
  ['minsk-second-night.txt', 'police detained more than 2,000 people', 'second night', 'COERCE'],
  ['minsk-second-night.txt', 'had detained about 3,000 people on the first night', 'first night', 'COERCE'],
]
const COPIES = [['border-strikes-wire.txt', 'border-strikes-rewritten.txt']]

/** The rows as spans in the records, whose ids are their paths; and the copy group of a file. */
export function sampleTruth(records) {
  const events = ROWS.map(([file, words, incident, types, alone]) => {
    const record = records.find((r) => r.id === file)
    const at = record?.text.indexOf(words) ?? -1
    if (at < 0) throw new Error(`not in ${file}: ${words}`)
    const sentence = record.sentences.find((s) => s.start <= at && s.end > at)
    const span = alone === undefined ? sentence : { start: at, end: at + words.length }
    return { report: file, ...span, incident, types: types.split(' ') }
  })
  return { events, copies: (file) => COPIES.findIndex((group) => group.includes(file)) + 1 || file }
}
