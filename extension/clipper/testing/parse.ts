import { parseHTML } from 'linkedom'

/** A page's document outside the browser. */
export function parsePage(html: string): Document {
  return parseHTML(html).document
}

/** The same with what a browser makes of markup: declared shadow roots, and documents in frames of the page's own. */
export function openPage(html: string): Document {
  const document = parsePage(html)
  for (const template of document.querySelectorAll<HTMLTemplateElement>('template[shadowrootmode="open"]')) {
    template.parentElement?.attachShadow({ mode: 'open' }).append(...template.content.childNodes)
    template.remove()
  }
  for (const frame of document.querySelectorAll('iframe[srcdoc]')) {
    const content = parsePage(`<!doctype html><html><body>${frame.getAttribute('srcdoc')}</body></html>`)
    Object.defineProperty(frame, 'contentDocument', { value: content })
  }
  return document
}
