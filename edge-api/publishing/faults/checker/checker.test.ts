import { describe, expect, it } from 'vitest'
import type { History, LiveItem, TargetChange, TargetRow } from '../history.ts'
import { check } from './checker.ts'
import { invariants } from './invariants.ts'
import { tellStory } from './story.ts'
import { endingsOf, lacksOf } from './substance.ts'

const at = (second: number) => new Date(Date.UTC(2027, 2, 1, 9, 0, 0) + second * 1000).toISOString()
const words = 'Harbour report 7, edition 1 [f7r1]'

const change = (second: number, changes: Partial<TargetChange>): TargetChange => ({
  at: at(second),
  targetId: 'tgt_1',
  status: 'QUEUED',
  generation: 1,
  attempt: 0,
  scheduledAt: at(10),
  dueAt: at(10),
  remoteId: null,
  errorCode: null,
  text: words,
  mediaHashes: [],
  ...changes,
})

const live = (changes: Partial<LiveItem> = {}): LiveItem => ({
  at: at(12),
  platform: 'mastodon',
  id: '501',
  accountId: '9',
  text: words,
  mediaHashes: [],
  deletedAt: null,
  ...changes,
})

const target = (changes: Partial<TargetRow> = {}): TargetRow => ({
  id: 'tgt_1',
  postId: 'post_1',
  organizationId: 'org_1',
  platform: 'mastodon',
  accountId: 'acc_1',
  remoteAccountId: '9',
  status: 'PUBLISHED',
  attempt: 1,
  remoteId: '501',
  errorCode: null,
  text: words,
  mediaHashes: [],
  ...changes,
})

/** One post that went out as it should: due at second 10, taken at 11, live at 12, noted at 13. */
function history(changes: Partial<History> = {}): History {
  return {
    command: 'npm run test:faults -- --seed=by-hand',
    endedAt: at(100),
    bound: 60,
    tolerance: { org_1: 5 },
    stories: { post_1: 'plain' },
    live: [live()],
    targets: [target()],
    changes: [
      change(0, {}),
      change(11, { status: 'PUBLISHING', attempt: 1 }),
      change(13, { status: 'PUBLISHED', attempt: 1, remoteId: '501' }),
    ],
    attempts: [
      {
        targetId: 'tgt_1',
        number: 1,
        startedAt: at(11),
        submittedAt: at(11.5),
        finishedAt: at(13),
        outcome: 'ACCEPTED',
        errorCode: null,
      },
    ],
    audit: [
      { at: at(11), action: 'target.claimed', objectId: 'tgt_1', detail: {} },
      { at: at(13), action: 'target.published', objectId: 'tgt_1', detail: {} },
    ],
    answers: [],
    remarks: [],
    secrets: ['a-token-that-nobody-may-see'],
    texts: [{ where: 'table social_accounts', text: '(acc_1,new.abc.def)' }],
    ...changes,
  }
}

const edit = (revision: number, status: number) => ({
  from: at(2),
  until: at(3),
  verb: 'edit',
  postId: 'post_1',
  targetId: null,
  revision,
  status,
  code: status === 409 ? 'ALREADY_SENDING' : null,
})

const withLastStatus = (changes: Partial<TargetRow>, second = 13): Partial<History> => {
  const { status = 'PUBLISHED', errorCode = null, remoteId = null } = changes
  const last = change(second, { status, attempt: 1, errorCode, remoteId })
  return {
    targets: [target({ remoteId: null, ...changes })],
    changes: [...history().changes.slice(0, 2), last],
  }
}

/** What breaks each promise, by its number. */
const broken: Record<number, Record<string, Partial<History>>> = {
  1: {
    'a second copy': { live: [live(), live({ id: '502', at: at(40) })] },
    'something that is nobody’s': { live: [live(), live({ id: '9', text: 'Somebody else [f99r1]' })] },
  },
  2: {
    'a target that is still on its way': { ...withLastStatus({ status: 'CONFIRMING' }), live: [] },
    'an end that came too late': { ...withLastStatus({ status: 'FAILED' }, 90), live: [] },
    'a question without a reason': { ...withLastStatus({ status: 'NEEDS_REVIEW' }), live: [] },
  },
  3: {
    'a failure that is live': withLastStatus({ status: 'FAILED' }),
    'a cancelled post that is live': withLastStatus({ status: 'CANCELLED' }),
    'a post that went out after it was cancelled': {
      answers: [{ ...edit(1, 200), verb: 'cancel', revision: null }],
    },
  },
  4: {
    'other words': { live: [live({ text: 'Harbour report 7, edition 2 [f7r2]' })] },
    'other pictures': { live: [live({ mediaHashes: ['abc'] })] },
    'words from before an accepted edit': { answers: [edit(2, 200)] },
    'words of a refused edit': { answers: [edit(1, 409)] },
  },
  5: {
    'a post before its time': {
      live: [live({ at: at(9) })],
      changes: [change(0, {}), change(8, { status: 'PUBLISHING', attempt: 1 })],
      attempts: history().attempts.map((attempt) => ({ ...attempt, submittedAt: at(8.5) })),
      audit: history().audit.map((row) => ({ ...row, at: at(8) })),
    },
    'a post later than is tolerated': { tolerance: { org_1: -1 } },
  },
  6: {
    'an id under which nothing is live': { live: [live({ id: '777' })] },
    'a published target without an id': withLastStatus({ status: 'PUBLISHED' }),
    'the id of another post': {
      live: [live({ text: 'Harbour report 8, edition 1 [f8r1]' })],
    },
    'one id for two': {
      targets: [target(), target({ id: 'tgt_2' })],
      changes: [...history().changes, ...history().changes.map((each) => ({ ...each, targetId: 'tgt_2' }))],
    },
    'a post that was taken down': { live: [live({ deletedAt: at(20) })] },
  },
  7: {
    'no attempt behind it': { attempts: [] },
    'an attempt that never passed its fence': {
      attempts: history().attempts.map((attempt) => ({ ...attempt, submittedAt: null })),
    },
    'nobody who took it': { audit: history().audit.slice(1) },
    'nobody who published it': { audit: history().audit.slice(0, 1) },
  },
  8: {
    'a token in a row': { texts: [{ where: 'table x', text: '(1,a-token-that-nobody-may-see)' }] },
  },
}

describe('the verdict on a run', () => {
  it('finds nothing wrong with a post that went out as it should', () => {
    expect(check(history())).toEqual([])
  })

  it('lets twins have each other’s post, but not more posts than were sent', () => {
    const plain = history()
    const twin = { ...plain.targets[0], id: 'tgt_2', remoteId: '502' } as TargetRow
    const later = (second: number) => at(second + 0.6)
    const sent = plain.attempts.map((attempt) => ({
      ...attempt,
      targetId: 'tgt_2',
      submittedAt: later(11.5),
    }))
    const twins = history({
      // The second one's post, made before the second one was sent, is what the first one found.
      live: [live({ at: at(11.8), id: '502' }), live({ at: at(12.5) })],
      targets: [...plain.targets, twin],
      changes: [
        ...plain.changes,
        ...plain.changes.map((each) => ({ ...each, targetId: 'tgt_2', remoteId: each.remoteId && '502' })),
      ],
      attempts: [...plain.attempts, ...sent],
      audit: [...plain.audit, ...plain.audit.map((row) => ({ ...row, objectId: 'tgt_2' }))],
    })
    expect(check(twins)).toEqual([])
    const unsent = { ...twins, attempts: plain.attempts }
    expect(check(unsent).map(({ invariant }) => invariant)).toContain(7)
  })

  it('takes a person’s word that a post is live', () => {
    const said = { ...edit(1, 200), verb: 'resolve-live', targetId: 'tgt_1', revision: null }
    const audit = [...history().audit.slice(0, 1), { ...history().audit[1], action: 'target.resolved-live' }]
    const changes = { ...withLastStatus({ status: 'PUBLISHED' }), answers: [said] }
    expect(check(history({ ...changes, audit: audit as History['audit'] }))).toEqual([])
  })

  it('tells two posts that say the same apart', () => {
    const second = history().changes.map((each) => ({ ...each, targetId: 'tgt_2' }))
    const both = {
      live: [live(), live({ id: '502' })],
      targets: [target(), target({ id: 'tgt_2', remoteId: '502' })],
      changes: [...history().changes, ...second],
      attempts: [
        ...history().attempts,
        ...history().attempts.map((each) => ({ ...each, targetId: 'tgt_2' })),
      ],
      audit: [...history().audit, ...history().audit.map((each) => ({ ...each, objectId: 'tgt_2' }))],
    }
    expect(check(history(both))).toEqual([])
    expect(check(history({ ...both, live: [...both.live, live({ id: '503' })] }))).toMatchObject([
      { invariant: 1 },
    ])
  })

  it('has an example against every promise', () => {
    expect(Object.keys(broken)).toEqual(Object.keys(invariants))
  })

  for (const [number, examples] of Object.entries(broken)) {
    it.each(Object.keys(examples))(`sees promise ${number} broken by %s`, (name) => {
      const violations = check(history(examples[name]))
      expect(violations.map(({ invariant }) => invariant)).toContain(Number(number))
    })
  }

  it('says of a run in which hardly anything went out that it proves nothing', () => {
    expect(lacksOf(history())).toEqual([])
    const asked = history({ ...withLastStatus({ status: 'NEEDS_REVIEW', errorCode: 'OUTCOME_UNKNOWN' }) })
    expect(check(asked)).toEqual([])
    expect(lacksOf(asked)).toEqual([
      'Of 1 targets only 0 were published.',
      'Of 1 targets that should simply go out only 0 were published.',
    ])
    expect(endingsOf(asked)).toEqual([['NEEDS_REVIEW OUTCOME_UNKNOWN on mastodon', 1]])
  })

  it('tells the whole story of a target', () => {
    const twice = history({ live: [live(), live({ id: '502', at: at(40) })], answers: [edit(1, 409)] })
    const [violation] = check(twice)
    if (!violation) throw new Error('There is no violation')
    const story = tellStory(twice, violation)
    for (const part of [
      'Story "plain"',
      'LIVE as 502',
      'edit',
      'ALREADY_SENDING',
      'passed its fence',
      'target.claimed',
    ]) {
      expect(story).toContain(part)
    }
  })
})
