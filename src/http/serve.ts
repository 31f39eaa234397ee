/**
 * Listens on 127.0.0.1, and stops without leaving anything half done.
 *
 * Errors BAD_OPTION when the port is taken or may not be used.
 */
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createAdaptorServer } from '@hono/node-server'
import type { Desk } from '../desk/desk.ts'
import { OnrecordError } from '../record/error.ts'
import { createApp } from './app.ts'
import { builtApp } from './files.ts'

export interface Running {
  /** http://127.0.0.1:port */
  address: string
  /** Takes no more requests, gives those that run a moment, and resolves when all connections are closed. */
  stop(): Promise<void>
}

export interface ServeOptions {
  desk: Desk
  token: string
  /** 0 for any that is free. */
  port: number
  web?: string
}

const HOST = '127.0.0.1'
/** For requests that are being answered when it is told to stop. */
const GRACE_MS = 2000

export async function startServer({ desk, token, port, web = builtApp() }: ServeOptions): Promise<Running> {
  let listening = port
  const app = createApp({ desk, token, port: () => listening, web })
  const server = createAdaptorServer({ fetch: app.fetch, hostname: HOST }) as Server
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, HOST, resolve)
  }).catch((cause: NodeJS.ErrnoException) => {
    const why = cause.code === 'EADDRINUSE' ? 'one that another program uses' : `one it may not use (${cause.message})`
    throw new OnrecordError(
      'BAD_OPTION',
      `Expected a free --port, got ${why}: ${port}. Choose another, or leave it out.`,
    )
  })
  listening = (server.address() as AddressInfo).port
  return {
    address: `http://${HOST}:${listening}`,
    stop: () =>
      new Promise<void>((resolve) => {
        const timer = setTimeout(() => server.closeAllConnections(), GRACE_MS)
        server.close(() => {
          clearTimeout(timer)
          resolve()
        })
        server.closeIdleConnections()
      }),
  }
}
