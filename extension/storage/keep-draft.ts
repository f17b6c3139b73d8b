import { ask } from '../ask.ts'
import type { Draft } from '../drafts/draft.ts'
import { saveDraft } from '../drafts/drafts.ts'
import { device } from './browser-store.ts'

/**
 * Keeps a draft from a page that may be closed at any moment. Firefox drops what such a page has not written to the end
 * yet, the last words with it; what it has asked the worker to write is written.
 */
export async function keepDraft(draft: Draft): Promise<void> {
  if (import.meta.env.FIREFOX) await ask('draft.keep', { draft })
  else await saveDraft(device, draft)
}
