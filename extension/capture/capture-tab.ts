import { browser } from 'wxt/browser'
import * as z from 'zod/mini'
import { Clip } from '../../core/clip.ts'
import { type PointedAt, pointAt } from '../clipper/point-at.ts'
import type { ClosedKind, captureProblems } from '../messages.ts'
import { closedKindIn, closedKindOf } from './closed-pages.ts'
import { findMedia, pointAtMedia } from './pointed-media.ts'

type Problem = (typeof captureProblems)[number]
/** Why a page is not there, and what keeps it closed where that is known. */
export interface Refusal {
  problem: Problem
  closed: ClosedKind | null
}
export type Captured = { clip: Clip } | Refusal

/** What came with a gesture besides the tab. */
export interface Pointed {
  pointedAt?: PointedAt
  /** The file of a video or a recording. */
  media?: string
  /** An image that only the page itself has: its `blob:` or `data:` address. */
  ownImage?: string
  /** The selection in a frame that the clipper itself cannot see. */
  selection?: string
}

/**
 * Clips the page of a tab. Works only after a gesture on that tab (activeTab); nothing of ours is in the page
 * before it, and nothing stays behind.
 */
export async function captureTab(tabId: number, pointed: Pointed = {}): Promise<Captured> {
  let value: unknown
  try {
    const [injected] = await browser.scripting.executeScript({ target: { tabId }, files: ['/clipper.js'] })
    value = injected?.result
  } catch (error) {
    // Browser pages, stores, and pages that policies close: the browser refuses, and so do we.
    return refused(tabId, 'PAGE_NOT_ALLOWED', error instanceof Error ? error.message : '')
  }
  if (value === null || value === undefined) return refused(tabId, 'NOT_A_PAGE')
  const parsed = z.safeParse(Clip, value)
  if (!parsed.success) return refused(tabId, 'CLIP_NOT_UNDERSTOOD')
  const clip = pointed.selection ? withSelection(parsed.data, pointed.selection) : parsed.data
  if (pointed.media) return { clip: pointAtMedia(clip, await findMedia(tabId, pointed.media)) }
  if (!pointed.pointedAt) return { clip }
  return { clip: pointAt(clip, await withWords(tabId, pointed.pointedAt)) }
}

async function refused(tabId: number, problem: Problem, words = ''): Promise<Refusal> {
  const tab = await browser.tabs.get(tabId).catch(() => null)
  return { problem, closed: closedKindOf(tab?.url) ?? closedKindIn(words) }
}

function withSelection(clip: Clip, selection: string): Clip {
  if (clip.quoteSource === 'selection') return clip
  const quote = selection.trim().slice(0, 5000)
  if (quote === '') return clip
  const quotes = [quote, ...(clip.quotes ?? []).filter((sentence) => !quote.includes(sentence))]
  return { ...clip, kind: 'selection', quote, quoteSource: 'selection', quotes }
}

/** The words of the link that was pointed at: the browser tells only its address. */
async function withWords(tabId: number, pointed: PointedAt): Promise<PointedAt> {
  if (pointed.kind !== 'link' || pointed.text) return pointed
  try {
    const [injected] = await browser.scripting.executeScript({
      target: { tabId },
      args: [pointed.url],
      func: (url: string) => {
        const link = [...document.querySelectorAll('a')].find(
          (each) => each.href === url && each.textContent.trim() !== '',
        )
        return (link?.textContent ?? '').replace(/\s+/g, ' ').trim().slice(0, 500)
      },
    })
    return { ...pointed, text: typeof injected?.result === 'string' ? injected.result : null }
  } catch {
    return pointed
  }
}
