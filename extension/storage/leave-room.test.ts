import { describe, expect, it } from 'vitest'
import { maxClipText } from '../../core/clip-facts.ts'
import { draftOf } from '../drafts/draft.ts'
import { saveDraft, touchedDrafts } from '../drafts/drafts.ts'
import { leaveArrival, readArrivals } from '../drafts/inbox.ts'
import { pagePiece } from '../drafts/piece.ts'
import { clipJob } from '../queue/job.ts'
import { enqueue, readJobs } from '../queue/jobs.ts'
import { articleClip } from '../testing/clips.ts'
import { createMemoryStore } from '../testing/memory-store.ts'
import { leaveRoom } from './leave-room.ts'

/** As much as `chrome.storage.local` takes, in bytes of keys and of values as JSON. */
const quota = 10_485_760

/** A device that refuses what goes beyond its room, as browsers do. */
function crampedDevice() {
  const store = createMemoryStore()
  const sizes = new Map<string, number>()
  const used = () => [...sizes.values()].reduce((sum, size) => sum + size, 0)
  const set = async (key: string, value: unknown) => {
    const size = Buffer.byteLength(key + JSON.stringify(value))
    if (used() - (sizes.get(key) ?? 0) + size > quota) throw new Error('QUOTA_BYTES quota exceeded')
    await store.set(key, value)
    sizes.set(key, size)
  }
  return { used, device: leaveRoom({ ...store, set }, async () => used()) }
}

const clip = { ...articleClip, text: '潮'.repeat(maxClipText) }

describe('the room on the device', () => {
  it('suffices for all that waits, however long the pages are', async () => {
    const { device, used } = crampedDevice()
    for (let index = 0; index < 50; index += 1) {
      const draft = draftOf(
        { ...clip, canonicalUrl: `https://a.example/${index}` },
        [],
        crypto.randomUUID(),
        index,
      )
      await saveDraft(device, { ...draft, touched: true, text: `Draft ${index}` })
      await enqueue(device, clipJob(clip, null, ['acc_1'], crypto.randomUUID(), index))
      await leaveArrival(device, { at: index, piece: pagePiece(clip, crypto.randomUUID()), clip })
    }
    for (let index = 50; index < 250; index += 1) {
      await enqueue(device, clipJob(clip, null, ['acc_1'], crypto.randomUUID(), index))
    }
    const [drafts, jobs, arrivals] = [
      await touchedDrafts(device),
      await readJobs(device),
      await readArrivals(device),
    ]
    expect(drafts.map(({ text }) => text)).toEqual(
      Array.from({ length: 50 }, (_, index) => `Draft ${49 - index}`),
    )
    expect(jobs.map(({ createdAt }) => createdAt)).toEqual(Array.from({ length: 250 }, (_, index) => index))
    expect(arrivals).toHaveLength(50)
    expect(jobs[0]?.clip).toEqual(clip)
    expect(jobs.at(-1)?.clip).toEqual(articleClip)
    expect(used()).toBeLessThan(quota / 2)
  })

  it('is asked for before there is anything to write, since a page that closes has no time for it', async () => {
    const { device } = crampedDevice()
    let written: unknown
    const full = leaveRoom(
      {
        ...device,
        set: async (_, value) => {
          written = value
        },
      },
      async () => 5_000_000,
    )
    await Promise.resolve()
    void full.set('job:1', { clip, text: 'Mine' })
    expect(written).toEqual({ clip: articleClip, text: 'Mine' })
    void full.set('settings', 'of no clip')
    expect(written).toBe('of no clip')
  })
})
