import { batch } from '@preact/signals'
import type { Clip } from '../../core/clip.ts'
import { type Draft, draftOf } from '../drafts/draft.ts'
import { dropDraft, readDraft } from '../drafts/drafts.ts'
import { joinOpening } from '../drafts/join-opening.ts'
import type { Answer } from '../messages.ts'
import { device } from '../storage/browser-store.ts'
import { keepDraft } from '../storage/keep-draft.ts'
import {
  awaited,
  capture,
  changeDraft,
  closedAs,
  draft,
  freshDraft,
  lastAccounts,
  listOthers,
  pageHere,
  restoredFrom,
  untilComposed,
  waitsForPage,
  written,
} from './state.ts'

/** Puts the page that was read in the place of what was opened at once, or tells why there is none. */
export async function takePage(captured: Answer<'page.clip'>): Promise<void> {
  try {
    if ('problem' in captured) await goOnWithout(captured)
    else await takeClip(captured.clip)
  } finally {
    // Whatever went wrong: what was opened is a draft like any other now.
    awaited.value = null
  }
}

/** Without a page, words that were written meanwhile stay what they are; else the last ones without a page come back. */
async function goOnWithout({ problem, closed }: Extract<Answer<'page.clip'>, { problem: unknown }>) {
  const blank = await freshDraft()
  const kept = await readDraft(device, blank.key)
  if (waitsForPage(draft.value) && !draft.value?.touched) {
    if (kept?.touched) show(kept, kept.changedAt)
    else show(blank, null)
    await listOthers()
  }
  closedAs.value = closed
  capture.value = problem
}

/** Shows a draft in the place of the one that waited. */
function show(next: Draft, since: number | null): void {
  batch(() => {
    draft.value = next
    restoredFrom.value = since
    awaited.value = null
  })
}

/** Opens the draft kept for this page, or a new one; a fresh selection joins the words that are there. */
async function takeClip(clip: Clip): Promise<void> {
  pageHere.value = clip.canonicalUrl
  const kept = await readDraft(device, clip.canonicalUrl)
  const accountIds = await lastAccounts()
  const fresh = draftOf(clip, accountIds, crypto.randomUUID(), Date.now())
  if (!kept?.touched) {
    await join(await written(fresh), { since: null, accountIds })
  } else {
    const adds = clip.quoteSource === 'selection' && clip.quote !== null && !kept.text.includes(clip.quote)
    const text = adds ? `${kept.text.trimEnd()}\n\n${fresh.text}` : kept.text
    await join({ ...kept, clip, text }, { since: kept.changedAt, accountIds })
  }
  capture.value = 'done'
}

/** Shows the draft of the page, with what was written before it was there. Whoever has opened another one stays in that. */
async function join(
  coming: Draft,
  { since, accountIds }: { since: number | null; accountIds: readonly string[] },
): Promise<void> {
  // In the middle of a character of many keys, nothing may change below the person's hands.
  await untilComposed()
  const opening = draft.value
  if (opening === null || !waitsForPage(opening)) return
  const joined = joinOpening(opening, coming, { accountIds, now: Date.now() })
  if (joined === null) return
  show(joined, since)
  if (opening.touched) {
    await keepDraft(joined)
    await dropDraft(device, opening.key)
    // Fits the page's words to accounts that were chosen meanwhile.
    if (draft.value === joined) await changeDraft({ accountIds: joined.accountIds })
  }
  await listOthers()
}
