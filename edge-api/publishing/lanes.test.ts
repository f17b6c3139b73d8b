import { describe, expect, it } from 'vitest'
import { createLanes } from './lanes.ts'

const patient = 60

describe('lanes', () => {
  it('P27: an account that hangs leaves the other accounts of its platform their turns', async () => {
    const lanes = createLanes({ perPlatform: 4, perAccount: 2 })
    const hanging = Promise.withResolvers<void>()
    let quick = 0
    const slow = Array.from({ length: 20 }, () =>
      lanes.run({ platform: 'x', accountId: 'slow' }, patient, () => hanging.promise),
    )
    await Promise.all(
      Array.from({ length: 20 }, () =>
        lanes.run({ platform: 'x', accountId: 'quick' }, patient, async () => {
          quick += 1
        }),
      ),
    )
    expect(quick).toBe(20)
    expect(lanes.full()).toEqual({ platforms: [], accounts: ['slow'] })
    hanging.resolve()
    await Promise.all(slow)
    expect(lanes.full()).toEqual({ platforms: [], accounts: [] })
  })

  it('P27: never more at once than a platform and an account are given', async () => {
    const lanes = createLanes({ perPlatform: 3, perAccount: 1 })
    let running = 0
    let most = 0
    await Promise.all(
      Array.from({ length: 30 }, (_, index) =>
        lanes.run({ platform: 'x', accountId: `a${index % 10}` }, patient, async () => {
          running += 1
          most = Math.max(most, running)
          await new Promise((resolve) => setTimeout(resolve, 1))
          running -= 1
        }),
      ),
    )
    expect(most).toBe(3)
  })

  it('P27: who finds no room in time is told so, and nothing was done', async () => {
    const lanes = createLanes({ perPlatform: 1, perAccount: 1 })
    const hanging = Promise.withResolvers<void>()
    const first = lanes.run({ platform: 'x', accountId: 'a' }, patient, () => hanging.promise)
    let done = 0
    const work = async () => {
      done += 1
    }
    expect(await lanes.run({ platform: 'x', accountId: 'b' }, 0.01, work)).toBe('busy')
    expect(await lanes.run({ platform: 'x', accountId: 'b' }, 0, work)).toBe('busy')
    expect(await lanes.run({ platform: 'mastodon', accountId: 'c' }, 0, work)).toBeUndefined()
    expect(done).toBe(1)
    hanging.resolve()
    await first
    await lanes.run({ platform: 'x', accountId: 'b' }, 0, work)
    expect(done).toBe(2)
  })

  it('work that fails leaves its lane', async () => {
    const lanes = createLanes({ perPlatform: 1, perAccount: 1 })
    const failing = lanes.run({ platform: 'x', accountId: 'a' }, 0, () => Promise.reject(new Error('no')))
    await expect(failing).rejects.toThrow('no')
    expect(lanes.full()).toEqual({ platforms: [], accounts: [] })
  })
})
