import type { ComponentType } from 'preact'
import { useEffect, useState } from 'preact/hooks'

/** A part whose code comes once the page is ready to type in, and is there before it is needed. */
export function useLater<Props>(load: () => Promise<ComponentType<Props>>): ComponentType<Props> | null {
  const [part, setPart] = useState<{ component: ComponentType<Props> } | null>(null)
  useEffect(() => {
    void load().then((component) => setPart({ component }))
  }, [])
  return part?.component ?? null
}
