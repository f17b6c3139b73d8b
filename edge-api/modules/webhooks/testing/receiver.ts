import { createHmac } from 'node:crypto'
import * as z from 'zod'
import { type Served, serve } from '../../../../sandbox/kit/index.ts'
import { webhookEventTypes } from '../webhook-events.ts'

/** What every message has in common; what `data` holds is for the tests to say. */
const Message = z.strictObject({
  type: z.enum(webhookEventTypes),
  timestamp: z.iso.datetime(),
  data: z.record(z.string(), z.unknown()),
})

export interface Received {
  path: string
  id: string
  timestamp: number
  signatures: string[]
  text: string
  body: z.infer<typeof Message>
}

export interface Receiver {
  url: string
  host: string
  received: Received[]
  /** How requests are answered from now on. */
  answer: (request: Received) => Response | Promise<Response>
  close: Served['close']
}

/** A server of somebody else's that takes webhooks, over real HTTP. */
export async function openReceiver(): Promise<Receiver> {
  const served = await serve({ fetch: (request) => take(request) }, 0)
  const receiver: Receiver = {
    url: served.url,
    host: new URL(served.url).host,
    received: [],
    answer: () => new Response(null, { status: 204 }),
    close: served.close,
  }
  async function take(request: Request): Promise<Response> {
    const text = await request.text()
    const header = (name: string) => request.headers.get(name) ?? ''
    const received = {
      path: new URL(request.url).pathname,
      id: header('webhook-id'),
      timestamp: Number(header('webhook-timestamp')),
      signatures: header('webhook-signature').split(' '),
      text,
      body: Message.parse(JSON.parse(text)),
    }
    receiver.received.push(received)
    return receiver.answer(received)
  }
  return receiver
}

/** The signature as the specification says it, made with other means than ours. */
export function expectedSignature(secret: string, { id, timestamp, text }: Received): string {
  const key = Buffer.from(secret.replace('whsec_', ''), 'base64')
  return `v1,${createHmac('sha256', key).update(`${id}.${timestamp}.${text}`).digest('base64')}`
}
