import type { Hono } from 'hono'
import type { DeadLetter } from '../attempts.ts'
import type { Broker } from '../broker.ts'
import { presentBody, presentMessage, toLists } from '../present.ts'
import { QStashProblem } from '../problem.ts'
import { ofMessage, readFilter, readPage, valuesOf } from './filter.ts'

const mostOnAPage = 100

/** The dead-letter queue: what could not be delivered, oldest first. */
export function deadLetterRoutes(app: Hono, broker: Broker): void {
  const { deadLetters } = broker
  const need = (dlqId: string): DeadLetter => {
    const letter = deadLetters.get(dlqId)
    if (!letter) throw new QStashProblem(404, `dlq message ${dlqId} not found`)
    return letter
  }
  /** Those that are named, or a page of those that the filters choose. */
  const choose = (search: URLSearchParams): { items: DeadLetter[]; cursor?: string } => {
    const ids = valuesOf(search, 'dlqIds')
    if (ids.length > 0) return { items: ids.flatMap((id) => deadLetters.get(id) ?? []) }
    if (search.has('host') || search.has('path')) {
      throw new QStashProblem(400, 'dead letters cannot be filtered by host or path')
    }
    const isWanted = readFilter(search)
    return readPage(
      search,
      mostOnAPage,
      (position, count) => deadLetters.page({ after: position ?? 0 }, count),
      ({ message, answer }) => isWanted({ ...ofMessage(message), responseStatus: answer.status }),
    )
  }

  app.get('/v2/dlq', (c) => {
    const { items, ...rest } = choose(new URL(c.req.url).searchParams)
    return c.json({ ...rest, messages: items.map(presentLetter) })
  })

  app.get('/v2/dlq/:dlqId', (c) => c.json(presentLetter(need(c.req.param('dlqId')))))

  app.delete('/v2/dlq/:dlqId', (c) => {
    deadLetters.delete(need(c.req.param('dlqId')).dlqId)
    return c.json({ deleted: 1 })
  })

  app.delete('/v2/dlq', (c) => {
    const { items, ...rest } = choose(new URL(c.req.url).searchParams)
    return c.json({ ...rest, deleted: items.filter(({ dlqId }) => deadLetters.delete(dlqId)).length })
  })

  app.post('/v2/dlq/retry', (c) => {
    const search = new URL(c.req.url).searchParams
    for (const dlqId of valuesOf(search, 'dlqIds')) need(dlqId)
    const { items, ...rest } = choose(search)
    return c.json({ ...rest, responses: items.map(({ dlqId }) => broker.revive(dlqId)) }, 201)
  })

  app.post('/v2/dlq/retry/:dlqId', (c) => c.json(broker.revive(c.req.param('dlqId')), 201))
}

function presentLetter({ dlqId, message, answer }: DeadLetter) {
  const { body, bodyBase64 } = presentBody(answer.body, false)
  return {
    ...presentMessage(message),
    dlqId,
    responseStatus: answer.status,
    responseHeader: toLists(answer.headers),
    ...(body === undefined ? { responseBodyBase64: bodyBase64 } : { responseBody: body }),
  }
}
