import { browser } from 'wxt/browser'
import type { captureProblems } from '../messages.ts'
import { words } from '../words.ts'

/** Says on the toolbar button of a tab that its page could not be read, and why. */
export async function showRefusal(tabId: number, problem: (typeof captureProblems)[number]): Promise<void> {
  await browser.action.setBadgeText({ text: '–', tabId })
  await browser.action.setTitle({
    title: words(problem === 'PAGE_NOT_ALLOWED' ? 'page_not_allowed' : 'page_not_read'),
    tabId,
  })
}
