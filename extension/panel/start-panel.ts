import { effect } from '@preact/signals'
import { browser } from 'wxt/browser'
import { ask } from '../ask.ts'
import { besideKey, readBeside, saveBeside } from '../drafts/beside.ts'
import { draftKeyOf, readDraft } from '../drafts/drafts.ts'
import { isArrivalKey } from '../drafts/inbox.ts'
import {
  begin,
  capture,
  draft,
  freshDraft,
  openDraft,
  place,
  readStored,
  signedIn,
  watchedId,
} from '../popup/state.ts'
import { tellOpened } from '../popup/use-later.ts'
import { device } from '../storage/browser-store.ts'
import { takeIn } from './collect.ts'

type Changes = Record<string, { newValue?: unknown }>

/** Opens the draft that stands beside the pages, and follows what other windows and gestures add to it. */
export async function startPanel(): Promise<void> {
  place.value = 'panel'
  capture.value = 'done'
  browser.storage.onChanged.addListener((changes: Changes) => void follow(changes))
  await readStored()
  await begin((await readDraft(device, await readBeside(device))) ?? (await freshDraft()))
  tellOpened()
  effect(() => {
    if (draft.value) void saveBeside(device, draft.value.key)
  })
  await takeIn()
  if (signedIn.value) void ask('account.refresh', { organizationId: null })
  void ask('queue.send', {})
}

async function follow(changes: Changes): Promise<void> {
  await readStored()
  const shown = draft.value
  if (shown === null) return
  const beside = changes[besideKey]?.newValue
  if (typeof beside === 'string' && beside !== shown.key) {
    const other = await readDraft(device, beside)
    if (other) await openDraft(other)
  }
  const own = changes[draftKeyOf(shown)]
  // Sent or thrown away elsewhere: the same words must not stay here as if they were still to be sent.
  if (
    own &&
    own.newValue === undefined &&
    shown.touched &&
    watchedId.value === null &&
    draft.value === shown
  ) {
    await begin(await freshDraft())
  }
  if (Object.entries(changes).some(([key, { newValue }]) => isArrivalKey(key) && newValue !== undefined)) {
    await takeIn()
  }
}
