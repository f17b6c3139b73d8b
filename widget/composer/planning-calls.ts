import type { Client } from '../api/client.ts'
import type { Result } from '../api/result.ts'
import type { PostDetail } from '../api/views.ts'
import type { Chosen, When } from './deciding.ts'

type Call = NonNullable<Chosen['call']>

/** Puts the post into the next slot that is free by the time of the call. */
export const intoQueue: Call = (client, { id, revision }) =>
  client.call('POST /v1/posts/{postId}/queue', { params: { postId: id }, body: { revision } })

/** Begins a series of which the post becomes the first. */
export function asSeries(rule: string, { wallTime, timeZone }: When): Call {
  return async (client: Client, { id, revision }): Promise<Result<PostDetail>> => {
    const body = { postId: id, revision, rule, startsAt: wallTime, timeZone }
    const made = await client.call('POST /v1/recurrences', { body })
    return made.ok ? client.call('GET /v1/posts/{postId}', { params: { postId: id } }) : made
  }
}
