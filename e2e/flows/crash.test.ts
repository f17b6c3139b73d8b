import process from 'node:process'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Caller, signInAsDemo } from '../support/api.ts'
import { livePosts, setFaults, waitForLive } from '../support/live.ts'
import { type Product, startProduct, until } from '../support/product.ts'

describe('the API process dies in the middle of publishing', () => {
  let product: Product
  let caller: Caller
  let accountIds: string[]

  beforeAll(async () => {
    product = await startProduct({ env: { PUBLISH_LEASE_SECONDS: '5', SWEEP_SECONDS: '2' } })
    caller = await signInAsDemo(product)
    const { items } = await caller.must('GET', '/v1/accounts')
    accountIds = items.map(({ id }: { id: string }) => id)
  })
  afterAll(() => product?.discard())

  const post = async (text: string) => {
    const draft = await caller.must('POST', '/v1/posts', { text, accountIds })
    return caller.must('POST', `/v1/posts/${draft.id}/publish`, { revision: draft.revision })
  }
  const killApi = () => {
    const pid = product.processIds.api
    if (pid === undefined) throw new Error('The API has no process id.')
    process.kill(pid, 'SIGKILL')
  }
  const settled = async (id: string) => {
    await until(
      async () => {
        try {
          const { status } = await caller.must('GET', `/v1/posts/${id}`)
          return !['SCHEDULED', 'PUBLISHING'].includes(status)
        } catch {
          return false // The API is starting again.
        }
      },
      90_000,
      'the post to settle',
    )
    return caller.must('GET', `/v1/posts/${id}`)
  }

  it('publishes exactly once when it dies after the platforms accepted and before it heard so', async () => {
    const submit = { bluesky: 'putRecord', mastodon: 'POST /api/v1/statuses', x: 'POST /2/tweets' }
    for (const [platform, match] of Object.entries(submit)) {
      await setFaults(product, platform, [{ kind: 'accept-then-fail', with: 'hang', match, times: 1 }])
    }
    const { id } = await post('Accepted, and then silence on the line.')
    await waitForLive(product, 'Accepted, and then silence', 3)
    killApi()
    const after = await settled(id)
    expect(after.status).toBe('PUBLISHED')
    expect(await livePosts(product, 'Accepted, and then silence')).toHaveLength(3)
  })
})
