import { type Database, openDatabase } from '../../../../db/client.ts'
import { createLocalDatabase } from '../../../../db/local/index.ts'
import { draw } from '../plan/random.ts'

/** Share of requests whose answer gets lost on its way back, although the database has done what they asked for. */
const lost = 0.004

/** The one driver over a real server, in this process, now and then without the answer. */
export async function openLossy(url: string, seed: string, isCalm: () => boolean): Promise<Database> {
  const local = await createLocalDatabase({ url })
  let requests = 0
  return openDatabase({
    url: local.url,
    async fetch(input, init) {
      requests += 1
      const isLost = !isCalm() && draw(seed, 'lost answer', requests) < lost
      const response = await local.fetch(input, init)
      if (!isLost) return response
      throw new TypeError('fetch failed', {
        cause: new Error('The connection was closed before the answer.'),
      })
    },
  })
}
