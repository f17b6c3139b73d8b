import { describe, expect, it } from 'vitest'
import * as z from 'zod/mini'
import { articleClip } from '../testing/clips.ts'
import { createMemoryStore } from '../testing/memory-store.ts'
import { addPiece, describePicture, picturesOf, removePiece, restorePiece } from './collect.ts'
import { blankDraft, Draft, draftOf } from './draft.ts'
import { leaveArrival, takeArrivals } from './inbox.ts'
import { imagePiece, type Piece, pagePiece, quotePiece } from './piece.ts'

const id = (count: number) => `${count}`.padStart(8, '0').concat('-1111-4111-8111-111111111111')
const selected = { ...articleClip, quote: 'Only gulls.', quoteSource: 'selection' as const }
const elsewhere = {
  ...articleClip,
  title: 'Low water',
  canonicalUrl: 'https://reedbank.example/low',
  leadImage: null,
  images: [],
}
const image = { url: 'https://reedbank.example/mill.jpg', alt: 'The mill', width: 640, height: 480 }
const link = 'https://tidewater.example/ferries'

function adding(draft: Draft, piece: Piece | null, clip = articleClip): Draft {
  const change = piece && addPiece(draft, piece, clip)
  if (change === null) throw new Error('The piece was not taken.')
  return { ...draft, ...change }
}

describe('collecting into a draft', () => {
  const empty = blankDraft(id(1), 1)

  it('puts pages and passages behind each other, each with its link, and images among the media', () => {
    let draft = adding(empty, quotePiece(selected, id(2)), selected)
    draft = adding(draft, pagePiece(elsewhere, id(3)), elsewhere)
    draft = adding(draft, imagePiece(elsewhere, image, id(4)), elsewhere)
    expect(draft.text).toBe(
      `“Only gulls.”\n— Maren O’Dell\n${link}\n\nLow water\nhttps://reedbank.example/low`,
    )
    expect(picturesOf(draft.pieces)).toEqual([{ ...image, id: id(4) }])
  })

  it('makes the first page the link card, and leaves the page alone that a draft has', () => {
    const first = adding(empty, pagePiece(articleClip, id(2)))
    expect(first).toMatchObject({ clip: articleClip, withLink: true, imageUse: 'card' })
    expect(adding(first, pagePiece(elsewhere, id(3)), elsewhere).clip).toEqual(articleClip)
    expect(adding(empty, imagePiece(elsewhere, image, id(2)), elsewhere).clip).toBeNull()
  })

  it('has no passage where nothing is selected', () => {
    expect(quotePiece(articleClip, id(2))).toBeNull()
  })

  it('takes a piece out with its words, and brings it back to its place', () => {
    const before = ['Two rivers.', `Why ferries are coming back\n${link}`, 'Both low.'].join('\n\n')
    let draft = adding({ ...empty, text: 'Two rivers.' }, pagePiece(articleClip, id(2)))
    draft = adding({ ...draft, text: `${draft.text}\n\nBoth low.` }, imagePiece(elsewhere, image, id(3)))
    expect(draft.text).toBe(before)
    const taken = removePiece(draft, id(2))
    expect(taken?.change.text).toBe('Two rivers.\n\nBoth low.')
    if (!taken) return
    const without = { ...draft, ...taken.change }
    expect(restorePiece(without, taken.removed)).toEqual({ text: before, pieces: draft.pieces })
    expect(restorePiece({ ...without, text: 'Something else' }, taken.removed)).toEqual({
      text: `Something else\n\nWhy ferries are coming back\n${link}`,
      pieces: draft.pieces,
    })
  })

  it('keeps words that the person has changed', () => {
    const draft = adding(empty, pagePiece(articleClip, id(2)))
    const mine = { ...draft, text: 'Ferries! They come back.' }
    const taken = removePiece(mine, id(2))
    expect(taken?.change).toEqual({ text: 'Ferries! They come back.', pieces: [] })
    expect(taken && restorePiece({ ...mine, pieces: [] }, taken.removed).text).toBe(mine.text)
  })

  it('describes a picture', () => {
    const draft = adding(empty, imagePiece(elsewhere, image, id(2)), elsewhere)
    const described = describePicture(draft, id(2), 'A dry mill')
    expect(picturesOf(described.pieces)[0]?.alt).toBe('A dry mill')
    expect(picturesOf(describePicture(draft, id(2), '').pieces)[0]?.alt).toBeNull()
  })

  it('takes as many pictures as a post may have, and as much text', () => {
    let draft = empty
    for (let count = 2; count < 12; count += 1) {
      draft = adding(draft, imagePiece(elsewhere, image, id(count)), elsewhere)
    }
    expect(addPiece(draft, imagePiece(elsewhere, image, id(12)), elsewhere)).toBeNull()
    const long = { ...empty, text: 'a'.repeat(9_990) }
    expect(addPiece(long, pagePiece(articleClip, id(2)), articleClip)).toBeNull()
  })

  it('reads drafts that were kept before anything could be collected', () => {
    const { pieces: _, ...old } = draftOf(articleClip, [], id(1), 1)
    expect(z.parse(Draft, old).pieces).toEqual([])
  })
})

describe('the inbox', () => {
  it('hands over what gestures collected, oldest first, once, and keeps what found no room', async () => {
    const device = createMemoryStore()
    for (const [count, at] of [
      [1, 30],
      [2, 10],
      [3, 20],
    ] as const) {
      await leaveArrival(device, { at, piece: pagePiece(articleClip, id(count)), clip: articleClip })
    }
    const seen: string[] = []
    const take = (room: number) =>
      takeArrivals(device, async ({ piece }) => {
        if (seen.length >= room) return false
        seen.push(piece.id)
        return true
      })
    await take(2)
    expect(seen).toEqual([id(2), id(3)])
    await take(9)
    await take(9)
    expect(seen).toEqual([id(2), id(3), id(1)])
  })
})
