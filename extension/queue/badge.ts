import { browser } from 'wxt/browser'
import { words } from '../words.ts'
import { countWaiting } from './count-waiting.ts'
import type { Job } from './job.ts'

const colours = { good: '#1f7a4d', waiting: '#8a5a00', bad: '#b3261e' }
/** Milliseconds for which a success stays on the badge. */
const shownFor = 4_000

/** Shows on the toolbar button how many wait, red when one needs a person; else a moment of success. */
export async function showBadge(jobs: readonly Job[], troubles: number, justSent: boolean): Promise<void> {
  const { count, needsPerson } = countWaiting(jobs, troubles)
  if (count > 0) {
    const title = words(needsPerson ? 'title_needs_person' : 'title_waits', String(count))
    return paint(String(Math.min(count, 99)), needsPerson ? colours.bad : colours.waiting, title)
  }
  if (!justSent) return paint('', colours.good, words('actionTitle'))
  await paint('✓', colours.good, words('actionTitle'))
  setTimeout(() => {
    void browser.action
      .getBadgeText({})
      .then((text) => (text === '✓' ? paint('', colours.good, words('actionTitle')) : undefined))
  }, shownFor)
}

async function paint(text: string, color: string, title: string): Promise<void> {
  await browser.action.setBadgeBackgroundColor({ color })
  await browser.action.setBadgeTextColor?.({ color: '#ffffff' })
  await browser.action.setBadgeText({ text })
  await browser.action.setTitle({ title })
}
