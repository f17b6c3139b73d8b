import type { Frame, Page } from 'playwright-core'
import { until } from '../support/product.ts'

/** The frame of one embedded element, once its content is there. */
export async function frameOf(page: Page, name: 'composer' | 'calendar'): Promise<Frame> {
  const find = () => page.frames().find((frame) => frame.url().includes(`/embed/${name}?`))
  await until(() => find() !== undefined, 20_000, `the frame of the ${name}`)
  const frame = find()
  if (frame === undefined) throw new Error(`The frame of the ${name} went away.`)
  return frame
}
