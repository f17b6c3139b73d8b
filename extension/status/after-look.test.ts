import { describe, expect, it } from 'vitest'
import { draftOf } from '../drafts/draft.ts'
import { jobOf } from '../queue/job.ts'
import { articleClip } from '../testing/clips.ts'
import { afterLook } from './after-look.ts'
import { type Watch, watchOf } from './watch.ts'

const now = Date.parse('2026-12-01T09:00:00Z')
const minute = 60_000
const job = (kind: 'draft' | 'publish' | 'queue') => ({
  ...jobOf(
    draftOf(articleClip, ['acc_1'], '11111111-1111-4111-8111-111111111111', now),
    { kind },
    'org_1',
    now,
  ),
  done: { postId: 'post_1', revision: 2 },
})
const watch: Watch = {
  ...{ postId: 'post_1', organizationId: 'org_1', title: 'Ferries', since: now, asked: false },
  ...{ lookAt: now, trouble: null },
}
const post = (
  status: 'PUBLISHED' | 'PUBLISHING' | 'FAILED' | 'DRAFT' | 'SCHEDULED',
  scheduledAt?: number,
) => ({
  status,
  scheduledAt: scheduledAt === undefined ? null : new Date(scheduledAt).toISOString(),
})

describe('watching what was sent from this device', () => {
  it('watches posts and no drafts', () => {
    expect(watchOf(job('draft'), 'org_1', now)).toBeNull()
    expect(watchOf(job('queue'), 'org_1', now)).toMatchObject({
      postId: 'post_1',
      title: 'Why ferries are coming back',
      asked: false,
    })
  })

  it('says once that a post is out, and looks no more', () => {
    expect(afterLook(watch, post('PUBLISHED'), now)).toEqual({ watch: null, news: 'published' })
  })

  it('says a trouble once and keeps it until it is mended', () => {
    const failed = afterLook(watch, post('FAILED'), now)
    expect(failed).toMatchObject({ news: 'failed', watch: { trouble: 'failed' } })
    if (!failed.watch) return
    expect(afterLook(failed.watch, post('FAILED'), now)).toMatchObject({
      news: null,
      watch: { trouble: 'failed' },
    })
    expect(afterLook(failed.watch, post('PUBLISHING'), now)).toMatchObject({
      news: null,
      watch: { trouble: null },
    })
  })

  it('tells a post that came back from its review, and not one that somebody took back', () => {
    expect(afterLook({ ...watch, asked: true }, post('DRAFT'), now).news).toBe('returned')
    expect(afterLook(watch, post('DRAFT'), now)).toEqual({ watch: null, news: null })
    expect(afterLook(watch, null, now)).toEqual({ watch: null, news: null })
  })

  it('looks when something is due, and seldom while nothing is', () => {
    const wait = (status: 'PUBLISHING' | 'SCHEDULED', at?: number, later = 0) =>
      (afterLook(watch, post(status, at), now + later).watch?.lookAt ?? 0) - now - later
    expect(wait('PUBLISHING')).toBe(minute / 2)
    expect(wait('PUBLISHING', undefined, 30 * minute)).toBe(5 * minute)
    expect(wait('PUBLISHING', undefined, 5 * 60 * minute)).toBe(60 * minute)
    expect(wait('SCHEDULED', now + 20 * minute)).toBe(20 * minute + 15_000)
    expect(wait('SCHEDULED', now + 72 * 60 * minute)).toBe(6 * 60 * minute)
    expect(wait('PUBLISHING', now + 20 * minute, 21 * minute)).toBe(minute / 2)
  })

  it('ends after ninety days', () => {
    expect(afterLook(watch, post('SCHEDULED', now + 1), now + 91 * 24 * 60 * minute).watch).toBeNull()
  })
})
