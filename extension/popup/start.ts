import { browser } from 'wxt/browser'
import type { Clip } from '../../core/clip.ts'
import { ask } from '../ask.ts'
import { draftOf } from '../drafts/draft.ts'
import { readDraft, tidyDrafts } from '../drafts/drafts.ts'
import { device } from '../storage/browser-store.ts'
import {
  begin,
  capture,
  closedAs,
  freshDraft,
  lastAccounts,
  loadTemplate,
  pageHere,
  readStored,
  signedIn,
  tab,
  written,
} from './state.ts'

/** Reads what is on the device, clips the page, and asks for the accounts, all at the same time. */
export async function start(): Promise<void> {
  void loadTemplate()
  browser.storage.onChanged.addListener(() => void readStored())
  await Promise.all([readStored(), readPage()])
  if (signedIn.value) void ask('account.refresh', { organizationId: null })
  void ask('queue.send', {})
  await tidyDrafts(device)
}

async function readPage(): Promise<void> {
  const [active] = await browser.tabs.query({ active: true, currentWindow: true })
  const tabId = active?.id ?? null
  tab.value = active?.id === undefined ? null : { id: active.id, windowId: active.windowId }
  const captured =
    tabId === null ? { problem: 'NOT_A_PAGE' as const, closed: null } : await ask('page.clip', { tabId })
  if ('problem' in captured) {
    capture.value = captured.problem
    closedAs.value = captured.closed
    await begin(await freshDraft())
    return
  }
  capture.value = 'done'
  pageHere.value = captured.clip.canonicalUrl
  await beginWith(captured.clip)
}

/** Opens the draft kept for this page, or a new one; a fresh selection joins the words that are there. */
async function beginWith(clip: Clip): Promise<void> {
  const kept = await readDraft(device, clip.canonicalUrl)
  const fresh = draftOf(clip, await lastAccounts(), crypto.randomUUID(), Date.now())
  if (!kept?.touched) return begin(await written(fresh))
  const adds = clip.quoteSource === 'selection' && clip.quote !== null && !kept.text.includes(clip.quote)
  await begin(
    { ...kept, clip, text: adds ? `${kept.text.trimEnd()}\n\n${fresh.text}` : kept.text },
    kept.changedAt,
  )
}
