import { browser } from 'wxt/browser'
import { ShotStopped } from './problem.ts'

/** Runs a function inside the page; it may use nothing from outside itself. Throws where the page takes no script. */
export async function inPage<Args extends unknown[]>(
  tabId: number,
  func: (...args: Args) => unknown,
  args: Args,
): Promise<unknown> {
  const [injected] = await browser.scripting.executeScript({ target: { tabId }, args, func })
  return injected?.result
}

/** For a page that takes no script from the first: the browser keeps it closed, or its tab is gone. */
export async function refused(tabId: number): Promise<never> {
  throw new ShotStopped((await browser.tabs.get(tabId).catch(() => null)) ? 'FORBIDDEN' : 'LEFT')
}

/** For a page that took scripts before: another one has come in its place, to which nothing may be done. */
export function left(): never {
  throw new ShotStopped('LEFT')
}
