/** Line icons, 16 by 16, drawn here. They take the colour of the text and are hidden from screen readers. */
const PATHS = {
  search: 'M7 12.5a5.5 5.5 0 1 0 0-11 5.5 5.5 0 0 0 0 11Zm4-1.5 3.5 3.5',
  plus: 'M8 3v10M3 8h10',
  close: 'm4 4 8 8m0-8-8 8',
  check: 'm3 8.5 3.2 3L13 4.5',
  cross: 'm4.5 4.5 7 7m0-7-7 7',
  reopen: 'M3 8a5 5 0 1 0 1.6-3.7M3 2.5v3h3',
  down: 'm4 6 4 4 4-4',
  right: 'm6 4 4 4-4 4',
  left: 'm10 4-4 4 4 4',
  up: 'm4 10 4-4 4 4',
  sun: 'M8 11a3 3 0 1 0 0-6 3 3 0 0 0 0 6Zm0-9.5V3m0 10v1.5M1.5 8H3m10 0h1.5M3.4 3.4l1 1m7.2 7.2 1 1m0-9.2-1 1m-7.2 7.2-1 1',
  moon: 'M13.5 9.6A6 6 0 0 1 6.4 2.5a6 6 0 1 0 7.1 7.1Z',
  auto: 'M8 2a6 6 0 1 0 0 12A6 6 0 0 0 8 2Zm0 0v12',
  download: 'M8 2v8m-3-3 3 3 3-3M2.5 13.5h11',
  file: 'M4 1.5h5l3.5 3.5v9.5H4Zm5 0V5h3.5',
  warn: 'M8 2 1.5 13.5h13Zm0 4.5v3.2m0 1.8v.2',
  pin: 'M8 14.5s5-4.4 5-8.2a5 5 0 0 0-10 0c0 3.8 5 8.2 5 8.2Zm0-6.4a1.8 1.8 0 1 0 0-3.6 1.8 1.8 0 0 0 0 3.6Z',
  filter: 'M2 3.5h12M4.5 8h7M6.5 12.5h3',
  arrow: 'M3 8h10m-4-4 4 4-4 4',
  quote: 'M6.5 4.5c-2.5.8-3.5 2.4-3.5 4.5v2.5h3.5V8H4.8m8.2-3.5c-2.5.8-3.5 2.4-3.5 4.5v2.5H13V8h-1.7',
  world:
    'M8 2a6 6 0 1 0 0 12A6 6 0 0 0 8 2ZM2.3 8h11.4M8 2c2 1.8 2.6 3.8 2.6 6S10 12.2 8 14c-2-1.8-2.6-3.8-2.6-6S6 3.8 8 2Z',
  minus: 'M3 8h10',
  merge: 'M3 3.5c4 0 4 4.5 7 4.5h3.5M3 12.5c4 0 4-4.5 7-4.5m1.5-2L13.5 8l-2 2',
  split: 'M2.5 8h3c3 0 3-4.5 7-4.5h1M5.5 8c3 0 3 4.5 7 4.5h1m-2-11 2 2-2 2m0 5 2 2-2 2',
  pencil: 'M10.5 3.2 12.8 5.5 5.4 12.9 2.6 13.4 3.1 10.6Zm-1.6 1.6 2.3 2.3',
  clock: 'M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12Zm0-9.5V8l2.4 1.6',
  scale: 'M8 2.5v11m-3 0h6M3 5h10M3 5 1.3 9.5h3.4Zm10 0-1.7 4.5h3.4Z',
  conflict: 'M3 5.5h10m-10 5h10M10.5 2.5l-5 11',
  differ: 'M2.5 9.5c1.8-3.4 3.6-3.4 5.5-1.5s3.7 1.9 5.5-1.5',
  tree: 'M2.5 13.5v-3a2 2 0 0 1 2-2h7a2 2 0 0 1 2 2v3M8 13.5v-9M5.5 4.5h5v-2h-5Z',
  whole: 'M2.5 6V2.5H6m4 0h3.5V6m0 4v3.5H10m-4 0H2.5V10',
} as const

export type IconName = keyof typeof PATHS

export function Icon({ name }: { name: IconName }) {
  return (
    <svg className="icon" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" focusable="false">
      <path d={PATHS[name]} />
    </svg>
  )
}
