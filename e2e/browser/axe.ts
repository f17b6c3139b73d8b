import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Frame, Page } from 'playwright-core'

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/**
 * What axe-core has against a page as it stands, one line each; its frames are asked on their own. Transitions end
 * first: colours on their way are nobody's colours.
 */
export async function problemsOf(surface: Page | Frame): Promise<string[]> {
  await surface.evaluate(() =>
    Promise.allSettled(document.getAnimations().map((animation) => animation.finished)),
  )
  // A frame lets its host's ground through, which axe-core cannot see and takes for white: put the browser's own
  // ground of the colour scheme in its place.
  await surface.evaluate(() => {
    if (window !== window.top) document.documentElement.style.background = 'Canvas'
  })
  await surface.evaluate(source)
  return surface.evaluate(async () => {
    interface Axe {
      run(options: object): Promise<{
        violations: { id: string; help: string; nodes: { html: string; failureSummary?: string }[] }[]
      }>
    }
    const { axe } = globalThis as typeof globalThis & { axe: Axe }
    const { violations } = await axe.run({ iframes: false, resultTypes: ['violations'] })
    return violations.flatMap(({ id, help, nodes }) =>
      nodes.map(
        ({ html, failureSummary }) => `${id}: ${help}: ${html.slice(0, 200)} ${failureSummary ?? ''}`,
      ),
    )
  })
}
