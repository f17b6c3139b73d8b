import { describe, expect, it } from 'vitest'
import { atMost, untilStopped } from './until-stopped.ts'

const never = () => new Promise<never>(() => {})

describe('work that a person may stop', () => {
  it('answers what came of it', async () => {
    const { signal } = new AbortController()
    expect(await untilStopped(signal, async () => 'a frame')).toBe('a frame')
    await expect(untilStopped(signal, () => Promise.reject(new Error('gone')))).rejects.toThrow('gone')
  })

  it('is over at once when it is stopped, also where a page never answers', async () => {
    const stop = new AbortController()
    const over = untilStopped(stop.signal, never)
    stop.abort()
    await expect(over).rejects.toMatchObject({ reason: 'CANCELLED' })
  })

  it('is not begun any more once it is stopped', async () => {
    let begun = false
    const work = async () => {
      begun = true
    }
    await expect(untilStopped(AbortSignal.abort(), work)).rejects.toMatchObject({ reason: 'CANCELLED' })
    expect(begun).toBe(false)
  })

  it('is waited for no longer than it is worth', async () => {
    await atMost(5, never())
    await atMost(5, Promise.reject(new Error('gone')))
  })
})
