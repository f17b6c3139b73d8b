import { describe, expect, it } from 'vitest'
import { articleClip } from '../testing/clips.ts'
import { blankDraft, type Draft, draftOf } from './draft.ts'
import { joinOpening } from './join-opening.ts'
import { openingDraft } from './opening.ts'

const id = (digit: number) => `${digit}0000000-1111-4111-8111-111111111111`
const fresh = draftOf(articleClip, ['acc_1'], id(1), 1)
const opening = openingDraft(['acc_1'], id(2), 2)
const typed = (change: Partial<Draft>): Draft => ({ ...opening, ...change, touched: true, changedAt: 3 })

const join = (opening: Draft, coming: Draft) =>
  joinOpening(opening, coming, { accountIds: ['acc_1'], now: 4 })

describe('what is written before the page is read', () => {
  it('has a place of its own, each time', () => {
    expect(openingDraft([], id(3), 2).key).not.toBe(opening.key)
    expect(opening.key).not.toBe(blankDraft(id(3), 2).key)
  })

  it('gives way to the page where nothing was written', () => {
    expect(join(opening, fresh)).toBe(fresh)
  })

  it('stands in place of the words that the page suggests, with the page', () => {
    const joined = join(typed({ text: 'They are back ' }), fresh)
    expect(joined).toMatchObject({ text: 'They are back ', clip: articleClip, withLink: true, touched: true })
    expect(joined?.key).toBe(articleClip.canonicalUrl)
    expect(joined?.jobId).toBe(fresh.jobId)
  })

  it('stands behind a passage that was selected', () => {
    const clip = { ...articleClip, quote: 'Only gulls.', quoteSource: 'selection' as const }
    const selected = draftOf(clip, [], id(1), 1)
    expect(join(typed({ text: 'Well:' }), selected)?.text).toBe(`${selected.text}\n\nWell:`)
  })

  it('comes behind the words that were written on the page before', () => {
    const kept = { ...fresh, text: 'Half a thought\n', accountIds: ['acc_9'], touched: true }
    expect(join(typed({ text: 'and the rest' }), kept)).toMatchObject({
      ...{ text: 'Half a thought\n\nand the rest', accountIds: ['acc_9'], changedAt: 4 },
    })
    // Accounts that were chosen just now are meant.
    expect(join(typed({ accountIds: ['acc_2'] }), kept)?.accountIds).toEqual(['acc_2'])
  })

  it('may be a choice of accounts alone', () => {
    const joined = join(typed({ accountIds: ['acc_2'] }), fresh)
    expect(joined).toMatchObject({ text: fresh.text, accountIds: ['acc_2'] })
  })

  it('stays by itself where both together are too long', () => {
    const kept = { ...fresh, text: 'a'.repeat(9_000), touched: true }
    expect(join(typed({ text: 'b'.repeat(2_000) }), kept)).toBeNull()
  })
})
