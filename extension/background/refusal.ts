import { browser } from 'wxt/browser'
import { closedKindOf } from '../capture/closed-pages.ts'
import type { captureProblems } from '../messages.ts'
import { words } from '../words.ts'

/** Says on the toolbar button of a tab that its page could not be read, why, and that one can write without it. */
export async function showRefusal(tabId: number, problem: (typeof captureProblems)[number]): Promise<void> {
  const tab = await browser.tabs.get(tabId).catch(() => null)
  const kind = closedKindOf(tab?.url)
  await browser.action.setBadgeText({ text: '–', tabId })
  await browser.action.setTitle({
    title: words(
      kind ? `closed_${kind}` : problem === 'PAGE_NOT_ALLOWED' ? 'page_not_allowed' : 'page_not_read',
    ),
    tabId,
  })
}
