import { parseHTML } from 'linkedom'

/** A page's document outside the browser. */
export function parsePage(html: string): Document {
  return parseHTML(html).document
}
