import { afterEach, describe, expect, it } from 'vitest'
import type { TargetStory } from '../../api/views.ts'
import { addTexts, useLanguage } from '../../i18n/index.ts'
import { studioTexts } from '../texts.ts'
import { explain, summarise, tellPost, tellTarget } from './tell.ts'

for (const texts of studioTexts) addTexts(texts)
afterEach(() => useLanguage('en'))

type Entry = TargetStory['entries'][number]
const system = { kind: 'system' as const, id: 'system:publishing', name: null }
const ada = { kind: 'user' as const, id: 'user_1', name: 'Ada' }
const at = (time: string) => `2026-11-28T${time}.000Z`
const sent = (number: number, time: string): Entry[] => [
  { kind: 'started', at: at(time), actor: system, number, attemptId: 'att_1', contentHash: 'a' },
  { kind: 'sent', at: at(time), actor: system, number },
]
const story = (
  status: TargetStory['status'],
  entries: Entry[],
  more: Partial<TargetStory> = {},
): TargetStory => ({
  targetId: 'tgt_1',
  accountId: 'acc_1',
  platform: 'mastodon',
  status,
  isLive: status === 'PUBLISHED' ? 'YES' : 'NO',
  code: null,
  next: null,
  content: { platform: 'mastodon', text: 'Hello', media: [], card: null },
  contentHash: 'a',
  entries,
  ...more,
})
const fault = { number: 1, detail: null, httpStatus: null }
const lost: Entry[] = [
  ...sent(1, '10:02:00'),
  {
    ...fault,
    kind: 'unconfirmed',
    at: at('10:02:00'),
    actor: system,
    code: 'CONNECTION_LOST',
    isRefused: false,
    nextAt: at('10:02:15'),
  },
]
const found: Entry = {
  kind: 'published',
  at: at('10:02:45'),
  actor: system,
  number: 1,
  by: 'search',
  remoteId: '1',
  remoteUrl: null,
}
/** Without what American clocks add. */
const plain = (text: string) => text.replace(/\s(AM|PM)/g, '')
const lines = (told: { text: string; more: string[] }[]) =>
  told.map(({ text, more }) => plain([text, ...more].join(' ')))
const summary = (told: TargetStory) => plain(summarise(told, 'UTC'))

describe('the story in words', () => {
  it('says in one sentence that the answer was lost, and that nothing was sent twice', async () => {
    await useLanguage('en')
    expect(summary(story('PUBLISHED', [...lost, found]))).toBe(
      'Mastodon did not answer clearly at 10:02:00. We looked on your profile at 10:02:45 and found the post: nothing was sent twice.',
    )
    await useLanguage('de')
    expect(summary(story('PUBLISHED', [...lost, found]))).toBe(
      'Mastodon hat um 10:02:00 nicht eindeutig geantwortet. Wir haben um 10:02:45 auf deinem Profil nachgesehen und den Beitrag gefunden: Nichts wurde doppelt gesendet.',
    )
  })

  it('tells one line for each thing that matters, with when something follows', async () => {
    await useLanguage('en')
    expect(lines(tellTarget(story('PUBLISHED', [...lost, found]), 'UTC'))).toEqual([
      'Sent to Mastodon',
      'Mastodon did not answer clearly, so the post may be live. Mastodon did not answer in time, or the connection broke off. Nothing is sent again before we know. We look on the profile at 10:02:15.',
      'We looked on the profile and found the post: nothing was sent twice.',
    ])
  })

  it('says how certain it is, for what failed, was held back, or cannot be found out', async () => {
    await useLanguage('en')
    const certainty = (status: string, errorCode: string) => explain({ status, errorCode }, 'X').certainty
    expect(certainty('FAILED', 'DUPLICATE_CONTENT')).toBe('It is certainly not live.')
    for (const code of ['TOO_LATE', 'NOT_APPROVED', 'AUTHOR_MAY_NOT_PUBLISH']) {
      expect(certainty('NEEDS_REVIEW', code)).toBe('It is certainly not live.')
    }
    expect(certainty('NEEDS_REVIEW', 'SAME_AS_ANOTHER')).toBe('Whether it is live, nobody knows for sure.')
    expect(explain({ status: 'NEEDS_REVIEW', errorCode: 'OUTCOME_UNKNOWN' }, 'X')).toMatchObject({
      what: 'We could not find out whether the post is live.',
      certainty: '',
    })
  })

  it('says when the next try is, and that the platform takes nothing more for now', async () => {
    await useLanguage('en')
    const again: Entry = {
      ...fault,
      kind: 'requeued',
      at: at('10:02:01'),
      actor: system,
      code: 'RATE_LIMITED',
      found: false,
      isCertain: true,
      nextAt: at('10:04:00'),
    }
    const next = { kind: 'publish' as const, at: at('10:04:00') }
    expect(lines(tellTarget(story('QUEUED', [...sent(1, '10:02:00'), again], { next }), 'UTC'))[1]).toBe(
      'Mastodon asked us to slow down. The post is certainly not live. Next try: 10:04:00.',
    )
    expect(summary(story('QUEUED', [...sent(1, '10:02:00'), again], { next }))).toMatch(
      /^It is certainly not live yet\. The next try is .*10:04; you need not do anything\.$/,
    )
    expect(summary(story('QUEUED', [], { next, code: 'PACED' }))).toMatch(/^Mastodon takes no more posts/)
  })

  it('names who decided, and marks a try that carried an earlier text', async () => {
    await useLanguage('en')
    const answered: Entry = {
      kind: 'answered',
      at: at('10:40:00'),
      actor: ada,
      answer: 'live',
      remoteUrl: null,
    }
    expect(summary(story('PUBLISHED', [...lost, answered]))).toBe('It is live: Ada found it there.')
    expect(lines(tellTarget(story('QUEUED', lost, { contentHash: 'b' }), 'UTC'))[0]).toBe(
      'Sent to Mastodon This try carried an earlier version of the text.',
    )
    const deeds = [
      { kind: 'edited' as const, at: at('09:00:00'), actor: ada, times: 3 },
      { kind: 'deleted' as const, at: at('09:01:00'), actor: { ...ada, name: null } },
    ]
    expect(lines(tellPost(deeds, 'UTC'))).toEqual(['Ada changed it 3 times', 'Somebody deleted it'])
  })
})
