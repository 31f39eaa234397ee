/**
 * Runs the rules over the words of a text: from left to right, at each word the longest match that means something.
 */
import { BREAK, compile, OTHER } from './pattern.ts'
import { Hit, type Reading, type TimeRule } from './rule.ts'
import { timeRules } from './rules/index.ts'
import { macros } from './rules/macros.ts'
import type { Scene } from './scene.ts'

interface Ready {
  rule: TimeRule
  regex: RegExp
}

const byFirst = new Map<string, Ready[]>()
for (const rule of timeRules) {
  const { regex, first } = compile(rule.pattern, macros)
  for (const code of first) {
    const list = byFirst.get(code)
    if (list) list.push({ rule, regex })
    else byFirst.set(code, [{ rule, regex }])
  }
}

export interface Match {
  hit: Hit
  reading: Reading
  rule: TimeRule
}

/** The longest reading that starts at word `i`, null when there is none. */
export function matchAt(scene: Scene, i: number): Match | null {
  const { codes } = scene.words
  const code = codes[i]!
  if (code === OTHER || code === BREAK) return null
  const rules = byFirst.get(code)
  if (!rules) return null
  const found: { rule: TimeRule; end: number; groups: { [name: string]: [number, number] } | undefined }[] = []
  for (const { rule, regex } of rules) {
    regex.lastIndex = i
    const m = regex.exec(codes)
    if (m && m[0].length > 0) found.push({ rule, end: i + m[0].length, groups: m.indices!.groups })
  }
  if (found.length > 1) found.sort((a, b) => b.end - a.end)
  for (const { rule, end, groups } of found) {
    const hit = new Hit(scene, i, end, groups)
    const reading = rule.read(hit)
    if (reading) return { hit, reading, rule }
  }
  return null
}
