/**
 * Who may ask, and what a page of ours may do. The server listens on 127.0.0.1, but any page that a browser on this
 * machine shows can send requests there:
 *   - a name that is pointed at 127.0.0.1 (DNS rebinding): the Host header has to be ours;
 *   - another page that asks or posts to us: Origin and Sec-Fetch-Site have to be ours; a request that changes something
 *     needs our Origin, or the secret token that only this user's programs can read (the ledger's lock file).
 *
 * Errors FORBIDDEN.
 */
import { timingSafeEqual } from 'node:crypto'
import type { MiddlewareHandler } from 'hono'
import { OnrecordError } from '../record/error.ts'

const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
].join('; ')

/** On every answer, errors included. */
export const secureHeaders: MiddlewareHandler = async (c, next) => {
  await next()
  const { headers } = c.res
  headers.set('Content-Security-Policy', CONTENT_SECURITY_POLICY)
  headers.set('X-Content-Type-Options', 'nosniff')
  headers.set('Referrer-Policy', 'no-referrer')
  headers.set('Cross-Origin-Opener-Policy', 'same-origin')
  headers.set('Cross-Origin-Resource-Policy', 'same-origin')
  headers.set('X-Frame-Options', 'DENY')
  // Reports may be confidential: the browser's cache keeps none.
  if (c.req.path.startsWith('/api')) headers.set('Cache-Control', 'no-store')
}

/** Lets through what comes from our own pages, or carries the token. `port` is asked at each request. */
export function guard(port: () => number, token: string): MiddlewareHandler {
  return async (c, next) => {
    const hosts = ['127.0.0.1', 'localhost', '[::1]'].map((h) => `${h}:${port()}`)
    const host = c.req.header('host') ?? ''
    if (!hosts.includes(host.toLowerCase())) throw foreign(`Host: ${host || '(none)'}`)
    if (hasToken(c.req.header('authorization'), token)) return next()
    const origin = c.req.header('origin')
    if (origin !== undefined && !hosts.some((h) => origin.toLowerCase() === `http://${h}`))
      throw foreign(`Origin: ${origin}`)
    const isApi = c.req.path.startsWith('/api')
    const site = c.req.header('sec-fetch-site') ?? 'none'
    if (isApi && site !== 'none' && site !== 'same-origin') throw foreign(`Sec-Fetch-Site: ${site}`)
    const isSafe = c.req.method === 'GET' || c.req.method === 'HEAD'
    if (!isSafe && origin === undefined) throw foreign('no Origin')
    return next()
  }
}

/** True when the request carries the token, in constant time. */
export function hasToken(authorization: string | undefined, token: string): boolean {
  const given = Buffer.from(authorization ?? '')
  const wanted = Buffer.from(`Bearer ${token}`)
  return given.length === wanted.length && timingSafeEqual(given, wanted)
}

const foreign = (given: string): OnrecordError =>
  new OnrecordError(
    'FORBIDDEN',
    `Expected a request from the app's own pages on this machine, got one with ${given}. Open the address that "onrecord serve" printed.`,
  )
