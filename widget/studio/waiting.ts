import { signal } from '@preact/signals'
import type { Client } from '../api/client.ts'
import { readBeside } from './live.ts'
import { path } from './router.ts'

/** How many posts wait for a person's answer; shown beside the way to them. */
export const waitingCount = signal(0)

/** Keeps the count in step with what happens. Answers how to stop. */
export function watchWaiting(client: Client): () => void {
  const read = async () => {
    // The list itself reads the count along with what it shows.
    if (path.value === '/review') return
    const page = await client.call('GET /v1/targets/review', { query: { limit: 1 } })
    if (page.ok) waitingCount.value = page.value.waiting
  }
  return readBeside(
    ({ type }) => type === 'post.changed',
    () => void read(),
  )
}
