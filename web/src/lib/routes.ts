/** Which page an address names. Pure: the history API is in router.tsx. */
export type Route =
  | { page: 'reports' | 'events' | 'map' | 'incidents' | 'claims' | 'search' | 'ledger' | 'missing' }
  | { page: 'report' | 'incident'; id: string }

const PAGES = ['reports', 'events', 'map', 'incidents', 'claims', 'search', 'ledger'] as const

/** "/reports/abc" is one report; "/" is the list of reports; anything unknown is 'missing'. */
export function routeOf(pathname: string): Route {
  const parts = pathname.split('/').filter((p) => p !== '')
  if (parts.length === 0) return { page: 'reports' }
  const [head, raw] = parts
  if (parts.length === 1) {
    const page = PAGES.find((p) => p === head)
    return page ? { page } : { page: 'missing' }
  }
  if (parts.length === 2 && (head === 'reports' || head === 'incidents')) {
    const id = decode(raw!)
    if (id !== null) return { page: head === 'reports' ? 'report' : 'incident', id }
  }
  return { page: 'missing' }
}

/** Address of one report; `hash` as hashOf makes it. */
export const reportPath = (id: string, hash = ''): string => `/reports/${encodeURIComponent(id)}${hash}`
export const incidentPath = (id: string): string => `/incidents/${encodeURIComponent(id)}`

function decode(s: string): string | null {
  try {
    return decodeURIComponent(s)
  } catch {
    return null
  }
}
