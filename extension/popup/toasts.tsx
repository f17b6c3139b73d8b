import type { JSX } from 'preact'
import { useEffect } from 'preact/hooks'
import { Toaster } from '../../widget/ui/toast.tsx'

/** The messages of the popup and the panel, above the buttons that send, however high these are. */
export function Toasts(): JSX.Element {
  useEffect(() => {
    const place = () => {
      const height = document.querySelector('.actions')?.clientHeight ?? 0
      document.documentElement.style.setProperty('--actions-height', `${height}px`)
    }
    // Each message is shown anew in the top layer.
    addEventListener('beforetoggle', place, true)
    return () => removeEventListener('beforetoggle', place, true)
  }, [])
  return <Toaster />
}
