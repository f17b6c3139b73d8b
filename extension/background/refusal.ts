import { browser } from 'wxt/browser'
import type { Refusal } from '../capture/capture-tab.ts'
import { words } from '../words.ts'

/** Says on the toolbar button of a tab that its page could not be read, why, and that one can write without it. */
export async function showRefusal(tabId: number, { problem, closed }: Refusal): Promise<void> {
  await browser.action.setBadgeText({ text: '–', tabId })
  await browser.action.setTitle({
    title: words(
      closed ? `closed_${closed}` : problem === 'PAGE_NOT_ALLOWED' ? 'page_not_allowed' : 'page_not_read',
    ),
    tabId,
  })
}
