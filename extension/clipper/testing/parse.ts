import { parseHTML } from 'linkedom'

/** A page's document outside the browser. */
export function parsePage(html: string): Document {
  return parseHTML(html).document
}

/** The same with what a browser makes of markup: declared shadow roots, and documents in frames of the page's own. */
export function openPage(html: string): Document {
  const document = parsePage(html)
  attachShadowRoots(document)
  for (const frame of document.querySelectorAll('iframe[srcdoc]')) {
    const content = parsePage(`<!doctype html><html><body>${frame.getAttribute('srcdoc')}</body></html>`)
    Object.defineProperty(frame, 'contentDocument', { value: content })
  }
  return document
}

/** Those inside of others come with them, so that the outer ones go first. */
function attachShadowRoots(root: ParentNode): void {
  for (;;) {
    const template = root.querySelector<HTMLTemplateElement>('template[shadowrootmode="open"]')
    if (template === null) return
    const shadowRoot = template.parentElement?.attachShadow({ mode: 'open' })
    shadowRoot?.append(...template.content.childNodes)
    template.remove()
    if (shadowRoot) attachShadowRoots(shadowRoot)
  }
}
