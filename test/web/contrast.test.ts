/** The promise that every text can be read: WCAG AA contrast of the colours, light and dark. */
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'

const css = readFileSync(fileURLToPath(new URL('../../web/src/style/base.css', import.meta.url)), 'utf8')
const tokens = new Map(
  [...css.matchAll(/--([\w-]+):\s*light-dark\(\s*(#[0-9a-f]{6}),\s*(#[0-9a-f]{6})\s*\)/g)].map((m) => [
    m[1]!,
    { light: m[2]!, dark: m[3]! },
  ]),
)

function luminance(hex: string): number {
  const [r, g, b] = [1, 3, 5].map((i) => {
    const c = Number.parseInt(hex.slice(i, i + 2), 16) / 255
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!
}

function contrast(a: string, b: string): number {
  const [high, low] = [luminance(a), luminance(b)].sort((x, y) => y - x)
  return (high! + 0.05) / (low! + 0.05)
}

const TEXT = 4.5
const SHAPE = 3
const pairs: [string, string, number][] = [
  ...['ink', 'ink-2', 'ink-3'].flatMap((ink) =>
    ['paper', 'surface', 'sunken', 'hover'].map((bg): [string, string, number] => [ink, bg, TEXT]),
  ),
  ...['event-ink', 'claim-ink', 'time-ink', 'place-ink', 'actor-ink', 'good', 'bad'].flatMap((ink) =>
    ['paper', 'surface', 'hover'].map((bg): [string, string, number] => [ink, bg, TEXT]),
  ),
  ['event-ink', 'event-tint', TEXT],
  ['claim-ink', 'event-tint', TEXT],
  ['claim-ink', 'claim-tint', TEXT],
  ['ink-3', 'event-tint', TEXT],
  ['ink', 'event-tint', TEXT],
  ['ink', 'claim-tint', TEXT],
  ...['event-mark', 'claim-mark', 'time-mark', 'place-mark', 'actor-mark', 'focus'].flatMap((m) =>
    ['paper', 'surface'].map((bg): [string, string, number] => [m, bg, SHAPE]),
  ),
]

describe.each(['light', 'dark'] as const)('%s', (theme) => {
  test.each(pairs)('%s on %s', (ink, ground, least) => {
    const [a, b] = [tokens.get(ink), tokens.get(ground)]
    expect(a, `--${ink} is not in base.css`).toBeDefined()
    expect(b, `--${ground} is not in base.css`).toBeDefined()
    expect(contrast(a![theme], b![theme])).toBeGreaterThanOrEqual(least)
  })
})
