import { browser } from 'wxt/browser'
import { confirmInPage } from '../capture/confirm-in-page.ts'
import { takeShot } from '../capture/shots/take-shot.ts'
import type { Answer, Question } from '../messages.ts'
import { dropFailure, saveFailure } from '../pictures/shot-failure.ts'
import { memory } from '../storage/browser-store.ts'
import { words } from '../words.ts'
import { isShown } from './is-shown.ts'

/**
 * Takes a screenshot. A popup closes while the person draws in the page: it is opened again with the picture or with what
 * went wrong, or, where the browser opens popups on a press only, the page says that the picture waits.
 */
export async function shoot({ place, ...wish }: Question<'shot.take'>): Promise<Answer<'shot.take'>> {
  const { tabId, kind } = wish
  await dropFailure(memory)
  const outcome = await takeShot(wish)
  const tab = await browser.tabs.get(tabId).catch(() => null)
  if (await isShown(place, tab?.windowId ?? null)) return outcome
  const problem = 'problem' in outcome ? outcome.problem : null
  if (problem !== null) await saveFailure(memory, { tabId, problem })
  if (kind === 'visible' || problem === 'LEFT') return outcome
  // A popup would show another draft than that of the panel.
  const isOpen = place === 'popup' && tab !== null && (await openPopup(tab.windowId))
  if (!isOpen && problem === null) {
    await confirmInPage(tabId, { text: words('shot_ready'), link: null, dismiss: words('dismiss') })
  }
  return outcome
}

/** Opens the popup where the browser allows it without a press, and knows it at all. */
async function openPopup(windowId: number): Promise<boolean> {
  try {
    await browser.action.openPopup({ windowId })
    return true
  } catch {
    return false
  }
}
