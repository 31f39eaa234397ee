/** A small router over the history API: one address, one page; scroll and focus behave as on any site. */
import { type AnchorHTMLAttributes, type MouseEvent, useSyncExternalStore } from 'react'

const listeners = new Set<() => void>()
const tell = () => {
  for (const l of listeners) l()
}
const subscribe = (l: () => void) => {
  listeners.add(l)
  return () => listeners.delete(l)
}

/** Scroll positions by history entry, for going back to where one was. */
const scrolls = new Map<number, number>()
let entry = 0

/** Called once at start. */
export function startRouter(): void {
  history.scrollRestoration = 'manual'
  entry = (history.state as { entry?: number } | null)?.entry ?? 0
  history.replaceState({ entry }, '')
  addEventListener('popstate', (e) => {
    scrolls.set(entry, scrollY)
    entry = (e.state as { entry?: number } | null)?.entry ?? 0
    tell()
    const y = scrolls.get(entry) ?? 0
    requestAnimationFrame(() => scrollTo({ top: y, behavior: 'instant' }))
  })
}

/** Goes to an address of the app. A change of the hash or the query alone does not scroll. */
export function navigate(to: string, how: { replace?: boolean } = {}): void {
  const next = new URL(to, location.href)
  const samePage = next.pathname === location.pathname
  if (how.replace) history.replaceState({ entry }, '', next)
  else {
    scrolls.set(entry, scrollY)
    entry = Date.now()
    history.pushState({ entry }, '', next)
  }
  tell()
  if (!samePage) {
    scrollTo({ top: 0, behavior: 'instant' })
    document.getElementById('main')?.focus({ preventScroll: true })
  }
}

export interface Address {
  pathname: string
  search: string
  hash: string
}

/** The address now; the component is drawn again when it changes. */
export function useAddress(): Address {
  const href = useSyncExternalStore(subscribe, () => location.href)
  const { pathname, search, hash } = new URL(href)
  return { pathname, search, hash }
}

/** A link inside the app. Modified clicks (new tab, download) are left to the browser. */
export function Link({ to, onClick, ...rest }: { to: string } & AnchorHTMLAttributes<HTMLAnchorElement>) {
  const follow = (e: MouseEvent<HTMLAnchorElement>) => {
    onClick?.(e)
    if (e.defaultPrevented || e.button !== 0 || e.metaKey || e.ctrlKey || e.shiftKey || e.altKey) return
    e.preventDefault()
    navigate(to)
  }
  return <a href={to} onClick={follow} {...rest} />
}
