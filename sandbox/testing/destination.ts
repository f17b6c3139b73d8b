import { Hono } from 'hono'
import { type Served, serve } from '../kit/index.ts'

/** A call that arrived. */
export interface Arrival {
  method: string
  url: string
  headers: Record<string, string>
  body: string
  /** Unix milliseconds. */
  at: number
}

/** What a call is answered; a promise lets it wait. */
export type Answer = Response | Promise<Response> | 'nothing'

/** A server that notes what arrives and answers as told, for tests of deliveries. */
export interface Destination {
  url: string
  arrivals: Arrival[]
  /** Answers the next calls; after the last of them, 200 again. */
  answerWith(...answers: Answer[]): void
  /** Resolves with the arrival of this number (from 0), as soon as it is there. */
  arrival(index: number): Promise<Arrival>
  close(): Promise<void>
}

export async function openDestination(): Promise<Destination> {
  const arrivals: Arrival[] = []
  const answers: Answer[] = []
  const waiting = new Map<number, PromiseWithResolvers<Arrival>>()
  const hanging = Promise.withResolvers<void>()
  const app = new Hono()
  app.all('*', async (c) => {
    const { pathname, search } = new URL(c.req.url)
    const arrival = {
      method: c.req.method,
      url: `${served.url}${pathname}${search}`,
      headers: c.req.header(),
      body: await c.req.text(),
      at: Date.now(),
    }
    arrivals.push(arrival)
    waiting.get(arrivals.length - 1)?.resolve(arrival)
    const answer = answers.shift() ?? c.text('OK')
    if (answer !== 'nothing') return answer
    await hanging.promise
    return c.text('too late')
  })
  const served: Served = await serve(app, 0)
  return {
    url: served.url,
    arrivals,
    answerWith: (...next) => void answers.push(...next),
    arrival(index) {
      const there = arrivals[index]
      if (there) return Promise.resolve(there)
      const wait = waiting.get(index) ?? Promise.withResolvers<Arrival>()
      waiting.set(index, wait)
      return wait.promise
    },
    close() {
      hanging.resolve()
      return served.close()
    },
  }
}
