import type { Clip } from '../../core/clip.ts'
import { type Draft, draftOf } from '../drafts/draft.ts'
import { dropDraft, readDraft } from '../drafts/drafts.ts'
import { joinOpening } from '../drafts/join-opening.ts'
import { isOpening } from '../drafts/opening.ts'
import type { Answer } from '../messages.ts'
import { device } from '../storage/browser-store.ts'
import {
  begin,
  capture,
  changeDraft,
  closedAs,
  draft,
  freshDraft,
  lastAccounts,
  pageHere,
  written,
} from './state.ts'

/** Puts the page that was read in the place of what was opened at once, or tells why there is none. */
export async function takePage(captured: Answer<'page.clip'>): Promise<void> {
  if ('problem' in captured) {
    await arrive(await freshDraft())
    closedAs.value = captured.closed
    capture.value = captured.problem
    return
  }
  pageHere.value = captured.clip.canonicalUrl
  await takeClip(captured.clip)
  capture.value = 'done'
}

/** Opens the draft kept for this page, or a new one; a fresh selection joins the words that are there. */
async function takeClip(clip: Clip): Promise<void> {
  const kept = await readDraft(device, clip.canonicalUrl)
  const fresh = draftOf(clip, await lastAccounts(), crypto.randomUUID(), Date.now())
  if (!kept?.touched) return arrive(await written(fresh))
  const adds = clip.quoteSource === 'selection' && clip.quote !== null && !kept.text.includes(clip.quote)
  await arrive(
    { ...kept, clip, text: adds ? `${kept.text.trimEnd()}\n\n${fresh.text}` : kept.text },
    kept.changedAt,
  )
}

/** Shows the draft of the page, with what was written before it was there. Whoever has opened another one stays in that. */
async function arrive(coming: Draft, since: number | null = null): Promise<void> {
  const opening = draft.value
  if (opening === null || !isOpening(opening)) return
  let wasTouched = false
  await begin(coming, since, (next) => {
    const written = draft.value ?? opening
    if (!isOpening(written)) return written
    wasTouched = written.touched
    return joinOpening(written, next)
  })
  if (!wasTouched || draft.value === null) return
  // Kept together, and fitted to accounts that were chosen meanwhile.
  await changeDraft({ accountIds: draft.value.accountIds })
  await dropDraft(device, opening.key)
}
