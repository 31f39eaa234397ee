/** A stance as shape, colour and word: each of the ten has a shape of its own, so that none rests on its colour. */
import type { Stance } from '../../../src/record/index.ts'
import { STANCES } from '../lib/words.ts'

/** Drawn in 16 by 16; `line` ones are strokes, the others are filled. */
const SHAPES: { readonly [sign in Stance | 'told']: { d: string; line?: true } } = {
  asserts: { d: 'M8 2.5a5.5 5.5 0 1 0 0 11 5.5 5.5 0 0 0 0-11Z' },
  denies: { d: 'm3.5 3.5 9 9m0-9-9 9', line: true },
  doubts: { d: 'M5 5.6A3 3 0 1 1 9 8.4c-.8.4-1 .9-1 1.8m0 2.4v.3', line: true },
  accuses: { d: 'M3.5 2.5 14 8 3.5 13.5Z' },
  condemns: { d: 'M2 3.5h12L8 14Z' },
  justifies: { d: 'M3 3h10v10H3Z' },
  threatens: { d: 'M9.5 1.5 3 9h4l-1.5 5.5L13 6.5H8.5Z' },
  demands: { d: 'M8 2.5 14 13H2Z', line: true },
  promises: { d: 'M8 3a5 5 0 1 0 0 10A5 5 0 0 0 8 3Z', line: true },
  praises: { d: 'm8 1.5 1.9 4.3 4.6.5-3.4 3.1.9 4.6L8 11.7 4 14l.9-4.6L1.5 6.3l4.6-.5Z' },
  told: { d: 'M2.5 4h11m-11 4h11m-11 4h7', line: true },
}

export function StanceSign({ stance }: { stance: Stance | 'told' }) {
  const { d, line } = SHAPES[stance]
  return (
    <svg
      className={`sign${line ? ' sign-line' : ''}`}
      viewBox="0 0 16 16"
      width="16"
      height="16"
      aria-hidden="true"
      focusable="false"
    >
      <path d={d} />
    </svg>
  )
}

export const StanceChip = ({ stance }: { stance: Stance }) => (
  <span className={`stance stance-${stance}`} title={STANCES[stance]}>
    <StanceSign stance={stance} />
    {stance}
  </span>
)

/** What the signs mean, as far as they are in use. */
export function StanceLegend({ used }: { used: readonly Stance[] }) {
  return (
    <ul className="stance-legend" aria-label="Signs">
      <li className="stance stance-told">
        <StanceSign stance="told" /> told in the report’s own voice
      </li>
      {(Object.keys(STANCES) as Stance[])
        .filter((s) => used.includes(s))
        .map((s) => (
          <li key={s} className={`stance stance-${s}`}>
            <StanceSign stance={s} /> {s}
          </li>
        ))}
    </ul>
  )
}
