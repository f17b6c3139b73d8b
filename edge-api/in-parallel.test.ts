import { describe, expect, it } from 'vitest'
import { inParallel } from './in-parallel.ts'

describe('work in parallel', () => {
  it('begins in order, has as many under way as allowed and does everything', async () => {
    const gates = Array.from({ length: 5 }, () => Promise.withResolvers<void>())
    const begun: number[] = []
    const done = inParallel([0, 1, 2, 3, 4], 2, async (item) => {
      begun.push(item)
      await gates[item]?.promise
    })
    expect(begun).toEqual([0, 1])
    gates[1]?.resolve()
    await expect.poll(() => begun).toEqual([0, 1, 2])
    for (const gate of gates) gate.resolve()
    await done
    expect(begun).toEqual([0, 1, 2, 3, 4])
  })

  it('begins nothing after an error, and waits for what is under way before it tells of it', async () => {
    const ended: number[] = []
    const work = async (item: number) => {
      if (item === 0) throw new Error('the first')
      await new Promise((resolve) => setTimeout(resolve, 10))
      ended.push(item)
    }
    await expect(inParallel([0, 1, 2, 3], 2, work)).rejects.toThrow('the first')
    expect(ended).toEqual([1])
  })
})
