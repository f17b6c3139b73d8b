import { describe, expect, it } from 'vitest'
import { inLanes } from './lanes.ts'

const soon = () => Date.now() + 60_000

describe('lanes', () => {
  it('P27: an account that hangs leaves the other accounts of its platform their turns', async () => {
    const items = [
      ...Array.from({ length: 20 }, (_, index) => ({ platform: 'x', accountId: 'slow', index })),
      ...Array.from({ length: 20 }, (_, index) => ({ platform: 'x', accountId: 'quick', index })),
    ]
    const hanging = Promise.withResolvers<void>()
    let quick = 0
    const all = inLanes(items, { perPlatform: 4, perAccount: 2, until: soon() }, async ({ accountId }) => {
      if (accountId === 'slow') return hanging.promise
      quick += 1
      if (quick === 20) hanging.resolve()
    })
    await all
    expect(quick).toBe(20)
  })

  it('P27: never more at once than a platform and an account are given', async () => {
    let running = 0
    let most = 0
    const items = Array.from({ length: 30 }, (_, index) => ({ platform: 'x', accountId: `a${index % 10}` }))
    await inLanes(items, { perPlatform: 3, perAccount: 1, until: soon() }, async () => {
      running += 1
      most = Math.max(most, running)
      await new Promise((resolve) => setTimeout(resolve, 1))
      running -= 1
    })
    expect(most).toBe(3)
  })

  it('begins nothing after its time', async () => {
    let begun = 0
    const limits = { perPlatform: 3, perAccount: 1, until: Date.now() - 1 }
    await inLanes([{ platform: 'x', accountId: 'a' }], limits, async () => {
      begun += 1
    })
    expect(begun).toBe(0)
  })
})
