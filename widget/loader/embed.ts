/**
 * The one script for other sites: `<script async src="https://…/embed.js"></script>`, before or after the elements.
 * It defines <allin-composer> and <allin-calendar>, adds no style to the page and reads nothing of it.
 */
import { defineElement } from './element.ts'

const script =
  document.currentScript instanceof HTMLScriptElement
    ? document.currentScript
    : document.querySelector<HTMLScriptElement>('script[src*="/embed.js"]')

if (script && !customElements.get('allin-composer')) {
  const { origin } = new URL(script.src)
  defineElement('allin-composer', '/embed/composer', origin)
  defineElement('allin-calendar', '/embed/calendar', origin)
}
