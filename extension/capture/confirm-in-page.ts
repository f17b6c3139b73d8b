import { browser } from 'wxt/browser'
import { wordsDirection } from '../words.ts'

export interface Confirmation {
  /** What happened, in one line. */
  text: string
  link: { words: string; href: string } | null
  dismiss: string
}

/** Says in the page that it was clipped, with a link to the draft. Gone after some seconds; a page that forbids it loses nothing. */
export async function confirmInPage(tabId: number, confirmation: Confirmation): Promise<void> {
  try {
    await browser.scripting.executeScript({
      target: { tabId },
      args: [confirmation, wordsDirection()],
      func: showInPage,
    })
  } catch {
    // The badge says it as well.
  }
}

/** Runs inside the page; it may use nothing from outside itself. Text only, in a closed shadow root. */
function showInPage({ text, link, dismiss }: Confirmation, direction: string): void {
  document.querySelector('allin-confirmation')?.remove()
  const host = document.createElement('allin-confirmation')
  host.style.cssText = 'all: initial; position: fixed; inset: auto 20px 20px auto; z-index: 2147483647'
  const root = host.attachShadow({ mode: 'closed' })
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(`
    div { display: flex; align-items: center; gap: 12px; max-width: min(420px, calc(100vw - 40px)); box-sizing: border-box;
      padding-block: 12px; padding-inline: 16px 12px; border-radius: 12px; background: #17262d; color: #f4f8f9;
      font: 500 14px/1.4 system-ui, sans-serif; box-shadow: 0 12px 40px -8px rgb(0 0 0 / 0.45) }
    span { overflow: hidden; display: -webkit-box; -webkit-line-clamp: 2; -webkit-box-orient: vertical }
    a { color: #8fd6e6; white-space: nowrap; text-underline-offset: 3px }
    button { all: unset; cursor: pointer; padding: 2px 8px; border-radius: 8px; font-size: 18px; line-height: 1; color: #b9c8cd }
    button:focus-visible, a:focus-visible { outline: 2px solid #8fd6e6; outline-offset: 2px }
    @media (forced-colors: active) { div { border: 1px solid } a { color: LinkText } }
  `)
  root.adoptedStyleSheets = [sheet]
  const box = document.createElement('div')
  box.setAttribute('role', 'status')
  box.dir = direction
  const words = document.createElement('span')
  words.textContent = text
  box.append(words)
  if (link) {
    const anchor = document.createElement('a')
    anchor.href = link.href
    anchor.target = '_blank'
    anchor.rel = 'noopener'
    anchor.textContent = link.words
    box.append(anchor)
  }
  const close = document.createElement('button')
  close.textContent = '×'
  close.setAttribute('aria-label', dismiss)
  close.addEventListener('click', () => host.remove())
  box.append(close)
  root.append(box)
  document.documentElement.append(host)
  let timer = setTimeout(() => host.remove(), 8_000)
  box.addEventListener('pointerenter', () => clearTimeout(timer))
  box.addEventListener('pointerleave', () => {
    timer = setTimeout(() => host.remove(), 3_000)
  })
}
