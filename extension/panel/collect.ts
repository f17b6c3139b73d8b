import { signal } from '@preact/signals'
import { browser } from 'wxt/browser'
import type { Clip } from '../../core/clip.ts'
import { ask } from '../ask.ts'
import { addPiece } from '../drafts/collect.ts'
import { takeArrivals } from '../drafts/inbox.ts'
import { type Piece, pagePiece, quotePiece, wordsPiece } from '../drafts/piece.ts'
import { changeDraft, draft, watchedId, writeAnother } from '../popup/state.ts'
import { device } from '../storage/browser-store.ts'

/** Why nothing was added. */
export type CollectProblem = 'CLOSED' | 'NOTHING_SELECTED' | 'UNREADABLE' | 'NO_SENTENCES' | 'FULL'
export const problem = signal<CollectProblem | null>(null)

/** A page as it was just read, for choosing among its images or sentences. */
export interface ReadPage {
  tabId: number
  clip: Clip
}

/** Reads the page beside the panel, or says why that is not possible. */
export async function readPage(): Promise<ReadPage | null> {
  problem.value = null
  const [active] = await browser.tabs.query({ active: true, currentWindow: true })
  const tabId = active?.id
  if (tabId === undefined) return refuse('UNREADABLE')
  const captured = await ask('page.clip', { tabId })
  if ('clip' in captured) return { tabId, clip: captured.clip }
  return refuse(captured.problem === 'PAGE_NOT_ALLOWED' ? 'CLOSED' : 'UNREADABLE')
}

function refuse(why: CollectProblem): null {
  problem.value = why
  return null
}

export async function addPage(): Promise<void> {
  const page = await readPage()
  if (page) await put(pagePiece(page.clip, crypto.randomUUID()), page.clip)
}

export async function addSelection(): Promise<void> {
  const page = await readPage()
  if (page === null) return
  const piece = quotePiece(page.clip, crypto.randomUUID())
  if (piece === null) refuse('NOTHING_SELECTED')
  else await put(piece, page.clip)
}

/** The page with the sentences that may be quoted, or null where there is none. */
export async function readSentences(): Promise<ReadPage | null> {
  const page = await readPage()
  if (page === null) return null
  return (page.clip.quotes ?? []).length === 0 ? refuse('NO_SENTENCES') : page
}

export async function addSentence({ clip }: ReadPage, words: string): Promise<void> {
  await put(wordsPiece(clip, words, crypto.randomUUID()), clip)
}

/** Puts into the draft what gestures on pages have collected; one window at a time, so that nothing comes twice. */
export function takeIn(): Promise<void> {
  return navigator.locks.request('allin-arrivals', () =>
    takeArrivals(device, ({ piece, clip }) => put(piece, clip)),
  )
}

/** Adds a piece to the draft and keeps it; false where the draft is full. */
async function put(piece: Piece, clip: Clip): Promise<boolean> {
  if (watchedId.value !== null) await writeAnother()
  const shown = draft.value
  if (shown === null) return false
  if (shown.pieces.some(({ id }) => id === piece.id)) return true
  const change = addPiece(shown, piece, clip)
  if (change === null) refuse('FULL')
  else await changeDraft(change)
  return change !== null
}
