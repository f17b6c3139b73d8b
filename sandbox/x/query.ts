import type { Context } from 'hono'
import { invalid } from './errors.ts'

/** Parameters of reading posts. https://docs.x.com/x-api/posts */
const known = [
  ...['max_results', 'pagination_token', 'start_time', 'end_time', 'since_id', 'until_id', 'exclude'],
  ...['post.fields', 'expansions', 'user.fields', 'media.fields', 'poll.fields', 'place.fields'],
]

/** X refuses a query with a parameter that it does not know. */
export function refuseUnknownQuery(c: Context): void {
  for (const [name, value] of Object.entries(c.req.query())) {
    if (known.includes(name)) continue
    throw invalid(name, value, `The query parameter [${name}] is not one of [${known.join(',')}]`)
  }
}
