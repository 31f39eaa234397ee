/** Small choices kept in the browser: theme, shown layers, single-key shortcuts. Works without storage too. */
import { useSyncExternalStore } from 'react'

const memory = new Map<string, string>()
const listeners = new Set<() => void>()

function read(key: string): string | null {
  if (memory.has(key)) return memory.get(key)!
  try {
    return localStorage.getItem(`onrecord.${key}`)
  } catch {
    return null
  }
}

function write(key: string, value: string): void {
  memory.set(key, value)
  try {
    localStorage.setItem(`onrecord.${key}`, value)
  } catch {
    // Private windows may forbid storage: the choice then lasts as long as the page.
  }
  for (const l of listeners) l()
}

const subscribe = (l: () => void) => {
  listeners.add(l)
  return () => listeners.delete(l)
}

/** A setting that is any text; "" when it was never set. */
export function useText(key: string): [string, (value: string) => void] {
  return [useSyncExternalStore(subscribe, () => read(key) ?? ''), (v) => write(key, v)]
}

/** A setting with one of a few values; anything else counts as the first. */
export function useSetting<T extends string>(key: string, values: readonly [T, ...T[]]): [T, (value: T) => void] {
  const raw = useSyncExternalStore(subscribe, () => read(key))
  const value = values.find((v) => v === raw) ?? values[0]
  return [value, (v) => write(key, v)]
}

export const THEMES = ['auto', 'light', 'dark'] as const
export type Theme = (typeof THEMES)[number]

/** The theme, and a setter that applies it at once. */
export function useTheme(): [Theme, (t: Theme) => void] {
  const [theme, set] = useSetting<Theme>('theme', THEMES)
  return [
    theme,
    (t) => {
      if (t === 'auto') delete document.documentElement.dataset.theme
      else document.documentElement.dataset.theme = t
      set(t)
    },
  ]
}

/** True while a media query holds. */
export function useMedia(query: string): boolean {
  return useSyncExternalStore(
    (l) => {
      const m = matchMedia(query)
      m.addEventListener('change', l)
      return () => m.removeEventListener('change', l)
    },
    () => matchMedia(query).matches,
  )
}
