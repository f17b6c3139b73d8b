import { browser } from 'wxt/browser'
import type { Job } from './job.ts'

const colours = { good: '#1f7a4d', waiting: '#8a5a00', bad: '#b3261e' }
/** Milliseconds for which a success stays on the badge. */
const shownFor = 4_000

/** Shows on the toolbar button what needs a look: refused jobs, else how many wait, else a moment of success. */
export async function showBadge(jobs: readonly Job[], justSent: boolean): Promise<void> {
  const refused = jobs.filter((job) => job.state === 'refused').length
  const waiting = jobs.filter((job) => job.state === 'waiting').length
  if (refused > 0) return paint('!', colours.bad)
  if (waiting > 0) return paint(String(Math.min(waiting, 99)), colours.waiting)
  if (!justSent) return paint('', colours.good)
  await paint('✓', colours.good)
  setTimeout(() => {
    void browser.action.getBadgeText({}).then((text) => (text === '✓' ? paint('', colours.good) : undefined))
  }, shownFor)
}

async function paint(text: string, color: string): Promise<void> {
  await browser.action.setBadgeBackgroundColor({ color })
  await browser.action.setBadgeTextColor?.({ color: '#ffffff' })
  await browser.action.setBadgeText({ text })
}
