import { expect, it } from 'vitest'
import { checkPromises, type FinalTarget } from './check.ts'
import type { LiveStatus } from './platform.ts'

const target: FinalTarget = {
  id: 'one',
  number: '7',
  text: 'Hello',
  status: 'PUBLISHED',
  remoteId: '1',
  scheduledAt: 1_000,
  publishedAt: 2_000,
}
const live: LiveStatus = {
  id: '1',
  accountId: '7',
  text: 'Hello',
  acceptedAt: 1_500,
  ownDelay: 400,
  atOnce: true,
}

it('Nothing is said against a post that is live once, in time, where it belongs', () => {
  expect(checkPromises([target], [live])).toEqual({ broken: [], byStatus: { PUBLISHED: 1 } })
})

it.each([
  ['live twice', target, [live, { ...live, id: '2' }], 'one is live 2 times'],
  ['recorded but not live', target, [], 'one is not live as recorded'],
  [
    'live but failed',
    { ...target, status: 'FAILED', remoteId: null },
    [live],
    'one is live and recorded as failed',
  ],
  ['undecided', { ...target, status: 'CONFIRMING' }, [], 'one is still CONFIRMING'],
  ['early', target, [{ ...live, ownDelay: 600 }], 'one went out before its time'],
  ['misdirected', target, [{ ...live, accountId: '8' }], 'one went to another account'],
])('A post that is %s is named', (_, seen, statuses, sentence) => {
  expect(checkPromises([seen], statuses).broken).toContain(sentence)
})

it('A post that nobody scheduled is named', () => {
  expect(checkPromises([], [live]).broken).toEqual(['"Hello" is live and belongs to no target'])
})
