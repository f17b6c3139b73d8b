import { createKit, type Kit, serve } from '../../../../sandbox/kit/index.ts'
import { createQStash, sandboxQStash } from '../../../../sandbox/qstash/index.ts'
import { sign } from '../../../../sandbox/qstash/signature.ts'
import { between, draw } from '../plan/random.ts'
import type { Delivery } from '../plan/stories.ts'
import type { Workers } from './workers.ts'

/** Longest wait for a worker's answer, in milliseconds. */
const patience = 6_000
const callbackPath = '/v1/callbacks/publish'
/** Share of all wake-ups that come twice. */
const repeated = 0.05

export interface Courier {
  /** Where the queue delivers to, and people reach the API. */
  url: string
  qstashUrl: string
  roomsUrl: string
  /** How the wake-ups of a target are treated. */
  expect(targetId: string, delivery: Delivery | undefined): void
  /** Wakes a target as the queue would, whether or not the queue was asked to. */
  wake(targetId: string, generation: number): void
  /** Switches the queue off and on. */
  setQueueDown(isDown: boolean): void
  setCalm(isCalm: boolean): void
  counts: Record<string, number>
  close(): Promise<void>
}

/**
 * The queue and the road from it: QStash's stand-in delivers to this address with its signature, and from here wake-ups
 * reach whatever worker is awake, or are lost, late, repeated and mixed up on the way. Everything else that is asked here
 * is passed on as it is, as a load balancer does.
 */
export async function openCourier(seed: string, workers: () => Workers): Promise<Courier> {
  const kit: Kit = createKit({ dir: null })
  const qstash = await serve(createQStash(kit), 0)
  const deliveries = new Map<string, Delivery>()
  const counts: Record<string, number> = {}
  let number = 0
  let isCalm = false
  const count = (what: string) => {
    counts[what] = (counts[what] ?? 0) + 1
  }

  /** Hands a wake-up to a worker that is awake. Answers the status, 503 when there is none. */
  const hand = async (body: string): Promise<number> => {
    const address = workers().address(true)
    if (address === null) return 503
    count('handed')
    const bytes = new TextEncoder().encode(body)
    const signature = sign(sandboxQStash.currentSigningKey, `${courier.url}${callbackPath}`, bytes)
    try {
      const response = await fetch(`${address}${callbackPath}`, {
        method: 'POST',
        headers: { 'upstash-signature': signature, 'content-type': 'application/json' },
        body,
        signal: AbortSignal.timeout(patience),
      })
      await response.body?.cancel()
      return response.status
    } catch {
      return 503
    }
  }
  const handLater = (body: string, milliseconds: number) => {
    setTimeout(() => void hand(body), milliseconds)
  }
  const later = (low: number, high: number) => between(low, high, seed, 'courier', number) * 1000

  const deliver = async (body: string, delivery: Delivery | undefined): Promise<number> => {
    if (delivery && !isCalm) count(delivery)
    switch (isCalm ? undefined : delivery) {
      case 'lost':
        return 200
      case 'late':
        handLater(body, later(1.5, 4))
        return 200
      case 'reordered':
        handLater(body, later(0, 1.5))
        return 200
      case 'crowd':
        await Promise.all(Array.from({ length: 50 }, () => hand(body)))
        return 200
      case 'stale':
        for (const after of [1, 3, 8]) handLater(body, after * 1000)
        break
      case 'twice':
        handLater(body, later(0, 0.4))
        break
      default:
        if (draw(seed, 'repeated', number) < repeated) handLater(body, later(0, 3))
    }
    return hand(body)
  }

  const passOn = async (request: Request): Promise<Response> => {
    const address = workers().address(false) ?? workers().address(true)
    if (address === null) return new Response(null, { status: 503 })
    const url = new URL(request.url)
    const body = request.method === 'GET' ? null : await request.arrayBuffer()
    return fetch(`${address}${url.pathname}${url.search}`, {
      method: request.method,
      headers: request.headers,
      body,
      redirect: 'manual',
    })
  }

  const served = await serve(
    {
      async fetch(request: Request) {
        if (new URL(request.url).pathname !== callbackPath) return passOn(request)
        number += 1
        const body = await request.text()
        const { targetId = '' }: { targetId?: string } = JSON.parse(body)
        return new Response(null, { status: await deliver(body, deliveries.get(targetId)) })
      },
    },
    0,
  )
  const rooms = await serve({ fetch: () => new Response(null, { status: 200 }) }, 0)
  const courier: Courier = {
    url: served.url,
    qstashUrl: qstash.url,
    roomsUrl: rooms.url,
    counts,
    expect(targetId, delivery) {
      if (delivery) deliveries.set(targetId, delivery)
    },
    wake: (targetId, generation) => void hand(JSON.stringify({ targetId, generation })),
    setQueueDown: (isDown) => kit.faults.set('qstash', isDown ? [{ kind: 'status', status: 500 }] : []),
    setCalm(calm) {
      isCalm = calm
    },
    async close() {
      await Promise.all([qstash.close(), served.close(), rooms.close()])
      kit.close()
    },
  }
  return courier
}
