/** Single-key shortcuts. They are silent while one types and can be switched off (WCAG 2.1.4). */
import { useEffect, useRef } from 'react'
import { useSetting } from './settings.ts'

/** Pairs of a `KeyboardEvent.key` and what it does. */
export type Keys = readonly (readonly [string, () => void])[]

/** Binds keys while the component is shown. Escape works even while one types. */
export function useKeys(keys: Keys): void {
  const [single] = useSetting('keys', ['on', 'off'])
  const now = useRef(keys)
  useEffect(() => {
    now.current = keys
  })
  useEffect(() => {
    const press = (e: KeyboardEvent) => {
      if (e.defaultPrevented || e.ctrlKey || e.metaKey || e.altKey) return
      if (document.querySelector('dialog[open]')) return
      const act = now.current.find(([key]) => key === e.key)?.[1]
      if (!act) return
      if (e.key !== 'Escape' && (single === 'off' || isTyping(e.target))) return
      e.preventDefault()
      act()
    }
    addEventListener('keydown', press)
    return () => removeEventListener('keydown', press)
  }, [single])
}

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  return (
    target.isContentEditable ||
    /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName) ||
    target.closest('[role=slider],[data-keys=own]') !== null
  )
}
