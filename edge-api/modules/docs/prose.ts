import { html } from 'hono/html'

/** A piece of the page; whatever was put into it as text is escaped. */
export type Html = ReturnType<typeof html>

/** A sentence with `code` in backticks set as code. */
export function prose(text: string): Html[] {
  return text.split('`').map((part, place) => (place % 2 === 1 ? html`<code>${part}</code>` : html`${part}`))
}

/** The name that an address of this page ends with for a tag. */
export function tagAnchor(tag: string): string {
  return `tag-${tag.toLowerCase().replaceAll(' ', '-')}`
}
