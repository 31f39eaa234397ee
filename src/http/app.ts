/**
 * The routes of `onrecord serve`. Each asks the desk and answers; docs/api.md lists them.
 *
 * In     a desk; the token of this run; the port it listens on.
 * Out    a Hono app. `App` is its type, for typed clients.
 * Errors one body for every route, ErrorBody, with the status of errors.ts.
 */
import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { stream } from 'hono/streaming'
import { conllu } from '../desk/conllu.ts'
import type { Desk } from '../desk/desk.ts'
import { isOfClaims } from '../desk/export-formats.ts'
import type { ExportFormat } from '../desk/types.ts'
import { packageVersion } from '../desk/version.ts'
import { OnrecordError } from '../record/error.ts'
import { MOST_UPLOAD_BYTES, sourcesOf, streamProgress } from './adding.ts'
import { answerError } from './errors.ts'
import { openAppFiles } from './files.ts'
import { guard, hasToken, secureHeaders } from './guard.ts'
import {
  claimQuery,
  decisionBody,
  decisionQuery,
  eventQuery,
  exportQuery,
  pageQuery,
  reportQuery,
  rereadBody,
} from './query.ts'

export interface AppOptions {
  desk: Desk
  token: string
  port: () => number
  /** Folder of the built app. */
  web: string
}

const EXPORT_TYPES: { readonly [as in ExportFormat]: string } = {
  jsonl: 'application/x-ndjson; charset=utf-8',
  csv: 'text/csv; charset=utf-8; header=present',
  geojson: 'application/geo+json; charset=utf-8',
  acled: 'text/csv; charset=utf-8; header=present',
  'acled-left-out': 'text/csv; charset=utf-8; header=present',
  'claims-csv': 'text/csv; charset=utf-8; header=present',
  'claims-jsonld': 'application/ld+json; charset=utf-8',
  annotations: 'application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"; charset=utf-8',
}
const EXPORT_NAMES: { readonly [as in ExportFormat]: string } = {
  jsonl: 'onrecord.jsonl',
  csv: 'onrecord.csv',
  geojson: 'onrecord.geojson',
  acled: 'onrecord-acled.csv',
  'acled-left-out': 'onrecord-acled-left-out.csv',
  'claims-csv': 'onrecord-claims.csv',
  'claims-jsonld': 'onrecord-claims.jsonld',
  annotations: 'onrecord-annotations.jsonld',
}
const DECISION_BYTES = 64 * 1024

export function createApp({ desk, token, port, web }: AppOptions) {
  const version = packageVersion()
  const appFile = openAppFiles(web)
  const app = new Hono()
  app.onError(answerError)
  app.use(secureHeaders)
  app.use(guard(port, token))

  const routes = app
    .get('/api/health', (c) => c.json({ ok: true, version, pid: process.pid }))
    .get('/api/overview', async (c) => c.json(await desk.overview()))
    .get('/api/reports', async (c) => c.json(await desk.reports(reportQuery(c.req.query()))))
    .post('/api/reports', limit(MOST_UPLOAD_BYTES), async (c) => {
      const { sources, options } = await sourcesOf(c, hasToken(c.req.header('authorization'), token))
      return streamProgress(c, desk.add(sources, options))
    })
    .get('/api/reports/:id', async (c) => c.json(await desk.report(c.req.param('id'))))
    .get('/api/reports/:id/original', async (c) => {
      const { bytes, name, mediaType } = await desk.original(c.req.param('id'))
      c.header('Content-Disposition', attachment(name))
      // Never the page's own type: a stored page must not run as one of ours.
      c.header('Content-Type', 'application/octet-stream')
      c.header('X-Media-Type', mediaType)
      return c.body(new Uint8Array(bytes))
    })
    .get('/api/reports/:id/syntax', async (c) => c.json(await desk.syntax(c.req.param('id'))))
    .get('/api/reports/:id/conllu', async (c) => {
      const parse = await desk.syntax(c.req.param('id'))
      c.header('Content-Type', 'text/plain; charset=utf-8')
      c.header('Content-Disposition', attachment(`${parse.id.slice(0, 60)}.conllu`))
      return c.body(conllu(parse))
    })
    .get('/api/events', async (c) => c.json(await desk.events(eventQuery(c.req.query()))))
    .get('/api/claims', async (c) => c.json(await desk.claims(claimQuery(c.req.query()))))
    .get('/api/claims/matrix', async (c) => c.json(await desk.claimMatrix(claimQuery(c.req.query()))))
    .get('/api/incidents', async (c) => c.json(await desk.incidents(pageQuery(c.req.query()))))
    .get('/api/incidents/:id', async (c) => c.json(await desk.incident(c.req.param('id'))))
    .get('/api/map', async (c) => c.json(await desk.map(eventQuery(c.req.query()))))
    .post('/api/decisions', limit(DECISION_BYTES), async (c) => {
      return c.json(await desk.decide(decisionBody(await c.req.json().catch(() => null))), 201)
    })
    .get('/api/decisions', async (c) => c.json(await desk.decisions(decisionQuery(c.req.query()))))
    .post('/api/reread', limit(DECISION_BYTES), async (c) => {
      const options = rereadBody(await c.req.json().catch(() => ({})))
      return streamProgress(c, desk.reread(options), { id: '(reading again)' })
    })
    .get('/api/export', async (c) => {
      const { as } = exportQuery(c.req.query())
      const pieces = desk.export(as, isOfClaims(as) ? claimQuery(c.req.query()) : eventQuery(c.req.query()))
      let next = await pieces.next() // an error before the first piece is still a status
      c.header('Content-Type', EXPORT_TYPES[as])
      c.header('Content-Disposition', attachment(EXPORT_NAMES[as]))
      return stream(c, async (out) => {
        out.onAbort(() => void pieces.return(undefined))
        for (; !next.done; next = await pieces.next()) await out.write(next.value)
      })
    })
    .get('/api/verify', async (c) => c.json(await desk.verify()))

  app.all('/api/*', (c) => {
    throw new OnrecordError('NOT_FOUND', `Expected a route of docs/api.md, got ${c.req.method} ${c.req.path}.`)
  })
  app.get('*', async (c) => {
    const file = await appFile(c.req.path)
    if (file === null) throw new OnrecordError('NOT_FOUND', `Expected a page or file of the app, got ${c.req.path}.`)
    c.header('Content-Type', file.type)
    c.header('Cache-Control', file.isImmutable ? 'public, max-age=31536000, immutable' : 'no-cache')
    return c.body(file.bytes)
  })
  app.notFound((c) =>
    answerError(new OnrecordError('NOT_FOUND', `Expected a page of the app, got ${c.req.method} ${c.req.path}.`), c),
  )
  return routes
}

export type App = ReturnType<typeof createApp>

const limit = (maxSize: number) =>
  bodyLimit({
    maxSize,
    onError: () => {
      const most = maxSize >= 2 ** 20 ? `${maxSize / 2 ** 20} MiB` : `${maxSize / 1024} KiB`
      throw new OnrecordError(
        'INPUT_TOO_LARGE',
        `Expected at most ${most} in one request, got more. Send fewer at a time.`,
      )
    },
  })

/** RFC 6266: a plain name for old clients, and the real one. */
function attachment(name: string): string {
  const plain = name.replace(/[^\w .-]/g, '_')
  const encoded = encodeURIComponent(name.replace(/\p{Surrogate}/gu, '_')).replace(
    /['()*]/g,
    (c) => `%${c.charCodeAt(0).toString(16)}`,
  )
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`
}
