import { html } from 'hono/html'
import type { Html } from './prose.ts'

/** A block of code with a title. It can be focused, so that the keyboard can scroll it. */
export function codeBlock(title: string, content: Html | Html[]): Html {
  return html`<figure class="code"><figcaption>${title}</figcaption><pre tabindex="0" role="group" aria-label="${title}"><code>${content}</code></pre></figure>`
}

const tokens = /("(?:[^"\\]|\\.)*")(\s*:)?|\b(?:true|false|null)\b|-?\d+(?:\.\d+)?/g

/** JSON, indented and with its names, texts and other values told apart. */
export function jsonCode(value: unknown): Html[] {
  const source = JSON.stringify(value, null, 2)
  const parts: Html[] = []
  let end = 0
  for (const match of source.matchAll(tokens)) {
    const [all, text, colon] = match
    parts.push(html`${source.slice(end, match.index)}`)
    if (text !== undefined && colon !== undefined) parts.push(html`<span class="key">${text}</span>${colon}`)
    else parts.push(html`<span class="${text === undefined ? 'value' : 'text'}">${all}</span>`)
    end = match.index + all.length
  }
  return [...parts, html`${source.slice(end)}`]
}
