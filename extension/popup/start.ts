import { browser } from 'wxt/browser'
import { ask } from '../ask.ts'
import { tidyDrafts } from '../drafts/drafts.ts'
import { openingDraft } from '../drafts/opening.ts'
import type { Answer } from '../messages.ts'
import { device } from '../storage/browser-store.ts'
import { awaited, draft, lastAccounts, loadTemplate, readStored, signedIn, tab } from './state.ts'
import { tellOpened, whenOpened } from './use-later.ts'

/** Milliseconds that a page has to let itself be read: it may hang, or load for ever. */
const patience = 8_000

/** Opens a field to write into first of all; then clips the page, and asks for the accounts. */
export async function start(): Promise<void> {
  browser.storage.onChanged.addListener(() => void readStored())
  await open()
  tellOpened()
  await whenOpened
  void loadTemplate()
  const [{ takePage }, captured] = await Promise.all([import('./take-page.ts'), clipPage()])
  await takePage(captured)
  if (signedIn.value) void ask('account.refresh', { organizationId: null })
  void ask('queue.send', {})
  await tidyDrafts(device)
}

async function open(): Promise<void> {
  const [accountIds] = await Promise.all([lastAccounts(), readStored()])
  const opening = openingDraft(accountIds, crypto.randomUUID(), Date.now())
  awaited.value = opening.key
  draft.value = opening
}

async function clipPage(): Promise<Answer<'page.clip'>> {
  const [active] = await browser.tabs.query({ active: true, currentWindow: true })
  if (active?.id === undefined) return { problem: 'NOT_A_PAGE', closed: null }
  tab.value = { id: active.id, windowId: active.windowId }
  const unread = { problem: 'CLIP_NOT_UNDERSTOOD', closed: null } as const
  return Promise.race([
    ask('page.clip', { tabId: active.id }).catch(() => unread),
    new Promise<typeof unread>((resolve) => setTimeout(resolve, patience, unread)),
  ])
}
