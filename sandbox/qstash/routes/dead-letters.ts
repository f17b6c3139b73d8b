import type { Hono } from 'hono'
import { present, QStashProblem, toLists } from '../message.ts'
import type { DeadLetter, Queue } from '../queue.ts'
import { isWanted, page, valuesOf } from './filter.ts'

/** The dead-letter queue: what could not be delivered. */
export function deadLetterRoutes(app: Hono, queue: Queue): void {
  const choose = (search: URLSearchParams) => {
    const ids = valuesOf(search, 'dlqIds')
    return queue.deadLetters
      .values()
      .filter((letter) => (ids.length > 0 ? ids.includes(letter.dlqId) : isWanted(search, letter.message)))
  }

  app.get('/v2/dlq', (c) => {
    const search = new URL(c.req.url).searchParams
    const { items, cursor } = page(search, choose(search), 100)
    const messages = items.map(presentLetter)
    return c.json(cursor === undefined ? { messages } : { cursor, messages })
  })

  app.get('/v2/dlq/:dlqId', (c) => {
    const letter = queue.deadLetters.get(c.req.param('dlqId'))
    if (!letter) throw new QStashProblem(404, `dlq message ${c.req.param('dlqId')} not found`)
    return c.json(presentLetter(letter))
  })

  app.delete('/v2/dlq/:dlqId', (c) => {
    if (!queue.deadLetters.delete(c.req.param('dlqId'))) {
      throw new QStashProblem(404, `dlq message ${c.req.param('dlqId')} not found`)
    }
    return c.json({ deleted: 1 }, 202)
  })

  app.delete('/v2/dlq', (c) => {
    const chosen = choose(new URL(c.req.url).searchParams)
    return c.json({ deleted: chosen.filter((letter) => queue.deadLetters.delete(letter.dlqId)).length })
  })

  app.post('/v2/dlq/retry', (c) => {
    const responses = choose(new URL(c.req.url).searchParams).map((letter) => queue.revive(letter.dlqId))
    return c.json({ responses })
  })

  app.post('/v2/dlq/retry/:dlqId', (c) => c.json(queue.revive(c.req.param('dlqId'))))
}

function presentLetter({ dlqId, message, answer }: DeadLetter) {
  const text = Buffer.from(answer.body, 'base64')
  return {
    ...present(message),
    dlqId,
    responseStatus: answer.status,
    responseHeader: toLists(answer.headers),
    responseBody: text.toString('utf8'),
  }
}
