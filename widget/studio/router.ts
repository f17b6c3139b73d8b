import { computed, signal } from '@preact/signals'

const address = signal(readAddress())

function readAddress(): { path: string; query: URLSearchParams } {
  return { path: location.pathname.replace(/\/+$/, '') || '/', query: new URLSearchParams(location.search) }
}

/** Path of the page that is shown. */
export const path = computed(() => address.value.path)
export const query = computed(() => address.value.query)

/** Goes to an address of Studio. */
export function navigate(to: string, options: { replace?: boolean } = {}): void {
  history[options.replace ? 'replaceState' : 'pushState'](null, '', to)
  address.value = readAddress()
  scrollTo(0, 0)
}

/** Follows links of Studio without loading the page anew. */
export function startRouter(): void {
  addEventListener('popstate', () => {
    address.value = readAddress()
  })
  document.addEventListener('click', (event) => {
    const link = event.target instanceof Element ? event.target.closest('a') : null
    if (!link || event.defaultPrevented || event.button !== 0 || link.target || link.hasAttribute('download'))
      return
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey || link.origin !== location.origin)
      return
    // Pages that the server itself answers.
    if (/^\/(docs|openapi|media|v1)\b/.test(link.pathname)) return
    event.preventDefault()
    navigate(link.pathname + link.search)
  })
}
