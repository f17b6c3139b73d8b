import type { ComponentType } from 'preact'
import { useEffect, useState } from 'preact/hooks'

const opened = Promise.withResolvers<void>()

/** Says that there is something to write into: until then, nothing takes time from it that comes later. */
export const tellOpened = (): void => {
  // Behind the frame that shows it; a window that is not painted has none.
  requestAnimationFrame(() => setTimeout(opened.resolve))
  setTimeout(opened.resolve, 500)
}

/** Resolves once one can write. */
export const whenOpened: Promise<void> = opened.promise

/** A part whose code comes once the page is ready to type in, and is there before it is needed. */
export function useLater<Props>(load: () => Promise<ComponentType<Props>>): ComponentType<Props> | null {
  const [part, setPart] = useState<{ component: ComponentType<Props> } | null>(null)
  useEffect(() => {
    void whenOpened.then(load).then((component) => setPart({ component }))
  }, [])
  return part?.component ?? null
}
