import { browser } from 'wxt/browser'
import type { Clip } from '../../core/clip.ts'
import { ask } from '../ask.ts'
import { type Draft, draftOf } from '../drafts/draft.ts'
import { dropDraft, readDraft, tidyDrafts } from '../drafts/drafts.ts'
import { isOpening, joinOpening, openingDraft } from '../drafts/opening.ts'
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
  loadTemplate,
  pageHere,
  readStored,
  signedIn,
  tab,
  written,
} from './state.ts'

/** Milliseconds that a page has to let itself be read: it may hang, or load for ever. */
const patience = 8_000

/** Opens a field to write into at once; clips the page and asks for the accounts meanwhile. */
export async function start(): Promise<void> {
  void loadTemplate()
  browser.storage.onChanged.addListener(() => void readStored())
  const opened = open()
  const captured = await clipPage()
  await opened
  await take(captured)
  if (signedIn.value) void ask('account.refresh', { organizationId: null })
  void ask('queue.send', {})
  await tidyDrafts(device)
}

async function open(): Promise<void> {
  const [accountIds] = await Promise.all([lastAccounts(), readStored()])
  draft.value = openingDraft(accountIds, crypto.randomUUID(), Date.now())
}

async function clipPage(): Promise<Answer<'page.clip'>> {
  const [active] = await browser.tabs.query({ active: true, currentWindow: true })
  if (active?.id === undefined) return { problem: 'NOT_A_PAGE', closed: null }
  tab.value = { id: active.id, windowId: active.windowId }
  const unread = { problem: 'CLIP_NOT_UNDERSTOOD', closed: null } as const
  return Promise.race([
    ask('page.clip', { tabId: active.id }),
    new Promise<typeof unread>((resolve) => setTimeout(resolve, patience, unread)),
  ])
}

async function take(captured: Answer<'page.clip'>): Promise<void> {
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
