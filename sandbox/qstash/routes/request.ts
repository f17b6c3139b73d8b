import type { HttpBindings } from '@hono/node-server'
import type { Context } from 'hono'
import type { Origin } from '../message.ts'

/** What follows a prefix in the address of a request, as it was sent: a destination with its own query. */
export function destinationAfter(c: Context, prefix: string): string {
  const url = new URL(c.req.url)
  return url.href.slice(url.origin.length + prefix.length)
}

/** Who sends a request. */
export function originOf(c: Context): Origin {
  const bindings: Partial<HttpBindings> | undefined = c.env
  return { callerIp: bindings?.incoming?.socket.remoteAddress ?? null }
}

export async function bodyOf(c: Context): Promise<Uint8Array> {
  return new Uint8Array(await c.req.arrayBuffer())
}
