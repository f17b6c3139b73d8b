import type { Frame, Page } from 'playwright-core'
import type { LivePost } from '../support/live.ts'

/**
 * Watches a page until an element that matches shows the words, and answers when that was (milliseconds since
 * 1970). The page's own observer tells, so that the moment is exact and nothing is asked again and again.
 */
export function whenSeen(surface: Page | Frame, selector: string, words: string): Promise<number> {
  return surface.evaluate(
    ({ selector, words }) =>
      new Promise<number>((resolve) => {
        const look = () => {
          const found = [...document.querySelectorAll(selector)]
          if (!found.some((element) => element.textContent?.includes(words))) return
          observer.disconnect()
          resolve(Date.now())
        }
        const observer = new MutationObserver(look)
        observer.observe(document, { subtree: true, childList: true, attributes: true, characterData: true })
        look()
      }),
    { selector, words },
  )
}

/** When the last of these posts went live, by the sandbox's clock. */
export function lastLiveAt(posts: readonly LivePost[]): number {
  return Math.max(...posts.map(({ createdAt }) => Date.parse(createdAt)))
}
