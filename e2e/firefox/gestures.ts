import { until } from '../support/product.ts'
import { type FirefoxBrowser, popupContext, sidebarContext, widgetId } from './launch.ts'
import { Surface } from './surface.ts'

/** What scripts of the browser's own window have, and only they: a keyboard to type on, among its components. */
interface Keyboard {
  beginInputTransactionForTests(window: Window): boolean
  keydown(event: KeyboardEvent): void
  keyup(event: KeyboardEvent): void
}
declare const Cc: Record<string, { createInstance(kind: unknown): Keyboard }>
declare const Ci: Record<string, unknown>

/** Milliseconds for which a gesture may take. */
const patience = 20_000

/**
 * Clicks the extension's toolbar button on a tab: the real button of the browser's window, with the real activeTab grant.
 * BiDi has no command for it; a script in the browser's own window clicks as the mouse does.
 *
 * @returns the popup, ready to be driven like any page
 */
export async function clickToolbarButton(firefox: FirefoxBrowser, tab: Surface): Promise<Surface> {
  await show(firefox, tab)
  await firefox.window.evaluate((widget) => {
    const button = document.querySelector<HTMLElement>(
      `#${widget}-browser-action .unified-extensions-item-action-button`,
    )
    if (button === null) throw new Error('The toolbar has no button of the extension.')
    button.click()
  }, widgetId)
  const popup = new Surface(firefox.bidi, popupContext)
  await until(
    () =>
      popup
        .evaluate(
          () =>
            location.pathname === '/popup.html' &&
            document.querySelector('main') !== null &&
            document.querySelector('.skeleton') === null,
        )
        .catch(() => false),
    patience,
    'the popup to have read the page',
  )
  return popup
}

/** Closes the popup as a click beside it does. */
export async function closePopup({ window }: FirefoxBrowser): Promise<void> {
  await window.evaluate(() => {
    const panel = document.querySelector('.webextension-popup-browser')?.closest('panel')
    ;(panel as (Element & { hidePopup(): void }) | null | undefined)?.hidePopup()
  })
  await until(
    () => window.evaluate(() => document.querySelector('.webextension-popup-browser') === null),
    patience,
    'the popup to close',
  )
}

/** Chooses an entry of the extension's context menu over an element of a tab, in the real menu. */
export async function chooseContextMenuEntry(
  firefox: FirefoxBrowser,
  tab: Surface,
  selector: string,
  entry: string,
): Promise<void> {
  await show(firefox, tab)
  const { x, y } = await tab.evaluate((selector) => {
    const element = document.querySelector(selector)
    element?.scrollIntoView({ block: 'center' })
    const box = element?.getBoundingClientRect()
    if (box === undefined) throw new Error(`Nothing matches ${selector}.`)
    return { x: Math.round(box.left + Math.min(box.width / 2, 20)), y: Math.round(box.top + box.height / 2) }
  }, selector)
  const button = 2
  await firefox.bidi.send('input.performActions', {
    context: tab.context,
    actions: [
      {
        type: 'pointer',
        id: 'mouse',
        actions: [
          { type: 'pointerMove', x, y },
          { type: 'pointerDown', button },
          { type: 'pointerUp', button },
        ],
      },
    ],
  })
  await until(
    () =>
      firefox.window.evaluate((id) => {
        interface Menu extends Element {
          state: string
          activateItem(item: Element): void
        }
        const menu = document.querySelector('#contentAreaContextMenu') as Menu | null
        const item = document.getElementById(id)
        if (menu?.state !== 'open' || item === null) return false
        const holder = (item.closest('menupopup') ?? menu) as Menu
        if (holder !== menu && holder.state !== 'open') {
          ;(holder.parentElement as (Element & { openMenu(open: boolean): void }) | null)?.openMenu(true)
          return false
        }
        holder.activateItem(item)
        return true
      }, `${widgetId}-menuitem-_${entry}`),
    patience,
    `the entry ${entry} of the context menu`,
  )
}

/**
 * Types Alt, Shift and a digit into the browser's window. BiDi's own keys reach the page alone, and no shortcut of an
 * extension.
 */
export async function typeShortcut(firefox: FirefoxBrowser, tab: Surface, digit: string): Promise<void> {
  await show(firefox, tab)
  await firefox.window.evaluate((digit) => {
    const keyboard = Cc['@mozilla.org/text-input-processor;1']?.createInstance(Ci.nsITextInputProcessor)
    if (!keyboard?.beginInputTransactionForTests(window)) throw new Error('The window takes no keys.')
    const alt = { key: 'Alt', code: 'AltLeft', keyCode: 18 }
    const shift = { key: 'Shift', code: 'ShiftLeft', keyCode: 16 }
    const key = { key: digit, code: `Digit${digit}`, keyCode: digit.charCodeAt(0) }
    const events = [alt, shift, key].map((each) => new KeyboardEvent('', each))
    for (const event of events) keyboard.keydown(event)
    for (const event of events.toReversed()) keyboard.keyup(event)
  }, digit)
}

/** The sidebar, once it shows the extension. */
export async function sidebarOf(firefox: FirefoxBrowser): Promise<Surface> {
  const sidebar = new Surface(firefox.bidi, sidebarContext)
  await until(
    () => sidebar.evaluate(() => location.pathname === '/sidepanel.html').catch(() => false),
    patience,
    'the sidebar',
  )
  return sidebar
}

/** What the toolbar button's badge says. */
export function badgeOf({ window }: FirefoxBrowser): Promise<string> {
  return window.evaluate(
    (widget) =>
      document
        .querySelector(`#${widget}-browser-action .unified-extensions-item-action-button`)
        ?.getAttribute('badge') ?? '',
    widgetId,
  )
}

/** Brings a tab to the front; gestures belong to the one that is there. */
async function show({ bidi }: FirefoxBrowser, tab: Surface): Promise<void> {
  await bidi.send('browsingContext.activate', { context: tab.context })
}
