/** Answers of the server as React state: kept while one goes back and forth, asked again after something changed. */
import { useEffect, useState, useSyncExternalStore } from 'react'
import { ApiError, get } from './api.ts'

export interface Answer<T> {
  data: T | undefined
  error: ApiError | undefined
  /** True while asking; `data` may still hold the answer before. */
  busy: boolean
}

const KEEP = 60
const kept = new Map<string, unknown>()
let version = 0
const listeners = new Set<() => void>()

/** Everything shown is asked for again: call it after reports were added or a decision was written. */
export function refresh(): void {
  version++
  kept.clear()
  for (const l of listeners) l()
}

const subscribe = (l: () => void) => {
  listeners.add(l)
  return () => listeners.delete(l)
}

/** GET `path`; null asks nothing. While a new path loads, the last answer stays, so that the page does not jump. */
export function useApi<T>(path: string | null): Answer<T> {
  const at = useSyncExternalStore(subscribe, () => version)
  const [state, setState] = useState<{ path: string | null; data?: T; error?: ApiError; done: boolean }>(() => ({
    path,
    done: false,
  }))
  // biome-ignore lint/correctness/useExhaustiveDependencies: `at` is not read, it asks again
  useEffect(() => {
    if (path === null) return
    const stop = new AbortController()
    setState((s) => (s.path === path ? { ...s, done: kept.has(path) } : { path, data: s.data, done: kept.has(path) }))
    if (!kept.has(path))
      get<T>(path, stop.signal).then(
        (data) => {
          if (kept.size >= KEEP) kept.delete(kept.keys().next().value!)
          kept.set(path, data)
          setState({ path, data, done: true })
        },
        (error: unknown) => {
          if (stop.signal.aborted) return
          const known =
            error instanceof ApiError
              ? error
              : new ApiError('UNREADABLE', 0, 'The answer of the server could not be read.')
          setState({ path, error: known, done: true })
        },
      )
    return () => stop.abort()
  }, [path, at])
  const now = path === null ? undefined : (kept.get(path) as T | undefined)
  if (now !== undefined) return { data: now, error: undefined, busy: false }
  return {
    data: state.data,
    error: state.path === path ? state.error : undefined,
    busy: path !== null && !(state.done && state.path === path),
  }
}
