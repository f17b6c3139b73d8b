import { describe, expect, it } from 'vitest'
import {
  derivePostStatus,
  editablePostStatuses,
  postStatuses,
  type TargetStatus,
  targetMayBecome,
  targetStatuses,
  targetTransitions,
} from './states.ts'

/** Every step that the publishing protocol knows, written out once more by hand. */
const allowed: [TargetStatus, TargetStatus][] = [
  ['QUEUED', 'PUBLISHING'],
  ['QUEUED', 'CANCELLED'],
  ['QUEUED', 'NEEDS_REVIEW'],
  ['QUEUED', 'FAILED'],
  // A worker that was believed lost says that the post is live.
  ['QUEUED', 'PUBLISHED'],
  ['PUBLISHING', 'PUBLISHED'],
  ['PUBLISHING', 'FAILED'],
  ['PUBLISHING', 'CONFIRMING'],
  ['PUBLISHING', 'QUEUED'],
  ['CONFIRMING', 'PUBLISHED'],
  ['CONFIRMING', 'QUEUED'],
  ['CONFIRMING', 'FAILED'],
  ['CONFIRMING', 'NEEDS_REVIEW'],
  ['NEEDS_REVIEW', 'PUBLISHED'],
  ['NEEDS_REVIEW', 'QUEUED'],
  ['NEEDS_REVIEW', 'CANCELLED'],
  ['FAILED', 'QUEUED'],
  ['FAILED', 'CANCELLED'],
  ['FAILED', 'PUBLISHED'],
]

describe('the states of a target', () => {
  const every = targetStatuses.flatMap((from) => targetStatuses.map((to) => [from, to] as const))
  it.each(every)('%s to %s is as the protocol says', (from, to) => {
    expect(targetMayBecome(from, to)).toBe(allowed.some(([start, end]) => start === from && end === to))
  })

  it('never sends what is live again, and never wakes what was cancelled', () => {
    expect(targetTransitions.PUBLISHED).toEqual([])
    expect(targetTransitions.CANCELLED).toEqual([])
  })

  it('never goes from being sent straight to cancelled', () => {
    expect(targetMayBecome('PUBLISHING', 'CANCELLED')).toBe(false)
    expect(targetMayBecome('CONFIRMING', 'CANCELLED')).toBe(false)
  })

  it('lets every status be reached, and every one but the last two be left', () => {
    const reached = new Set(Object.values(targetTransitions).flat())
    expect(targetStatuses.filter((status) => !reached.has(status))).toEqual([])
    const ends = targetStatuses.filter((status) => targetTransitions[status].length === 0)
    expect(ends).toEqual(['PUBLISHED', 'CANCELLED'])
  })
})

describe('the status of a post', () => {
  it.each<[TargetStatus[], string]>([
    [[], 'DRAFT'],
    [['CANCELLED'], 'DRAFT'],
    [['CANCELLED', 'CANCELLED'], 'DRAFT'],
    [['QUEUED'], 'SCHEDULED'],
    [['QUEUED', 'QUEUED', 'CANCELLED'], 'SCHEDULED'],
    [['PUBLISHING', 'QUEUED'], 'PUBLISHING'],
    [['CONFIRMING'], 'PUBLISHING'],
    [['PUBLISHED', 'QUEUED'], 'PUBLISHING'],
    [['FAILED', 'QUEUED'], 'PUBLISHING'],
    [['PUBLISHED'], 'PUBLISHED'],
    [['PUBLISHED', 'CANCELLED'], 'PUBLISHED'],
    [['PUBLISHED', 'FAILED'], 'PARTIALLY_PUBLISHED'],
    [['FAILED'], 'FAILED'],
    [['FAILED', 'CANCELLED'], 'FAILED'],
    [['NEEDS_REVIEW', 'PUBLISHED'], 'NEEDS_REVIEW'],
    [['NEEDS_REVIEW', 'QUEUED', 'FAILED'], 'NEEDS_REVIEW'],
  ])('of targets %j is %s', (targets, status) => {
    expect(derivePostStatus(targets)).toBe(status)
  })

  it('does not depend on the order of the targets', () => {
    const pairs = targetStatuses.flatMap((first) => targetStatuses.map((second) => [first, second] as const))
    for (const [first, second] of pairs) {
      expect(derivePostStatus([first, second])).toBe(derivePostStatus([second, first]))
    }
  })

  it('lets content be changed only before anything is sent', () => {
    expect(postStatuses.filter((status) => !editablePostStatuses.includes(status))).toEqual([
      'PUBLISHING',
      'PUBLISHED',
      'PARTIALLY_PUBLISHED',
      'FAILED',
      'NEEDS_REVIEW',
    ])
  })
})
