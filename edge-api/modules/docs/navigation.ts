import { html } from 'hono/html'
import { chapters } from './introduction.ts'
import { methodBadge } from './operation.ts'
import type { Group } from './operations.ts'
import { type Html, prose, tagAnchor } from './prose.ts'

/** Every chapter, tag and operation. A menu to unfold on small screens, always open beside the text on wide ones. */
export function navigation(groups: readonly Group[]): Html {
  return html`<header class="side" id="contents">
<p class="brand"><a href="/docs">${mark}<span>AllIN <small>API</small></span></a></p>
<details class="menu"><summary>Contents</summary>
<nav aria-label="Contents">
<ul>${chapters.map(([id, title]) => html`<li><a href="#${id}">${title}</a></li>`)}</ul>
${groups.map(
  ({ name, operations }) => html`<h2><a href="#${tagAnchor(name)}">${name}</a></h2>
<ul>${operations.map(
    ({ method, operation }) =>
      html`<li><a href="#${operation.operationId}">${methodBadge(method)}<span>${prose(operation.summary)}</span></a></li>`,
  )}</ul>`,
)}
<ul class="elsewhere"><li><a href="/openapi.json">OpenAPI 3.1 document</a></li><li><a href="/">Studio</a></li></ul>
</nav></details>
</header>`
}

const mark = html`<svg viewBox="0 0 28 28" width="28" height="28" aria-hidden="true"><rect width="28" height="28" rx="8" fill="#00616f"/><path d="M7 7.5c3.2 0 4.5 6.5 7 6.5M7 14h7M7 20.5c3.2 0 4.5-6.5 7-6.5m0 0h2.5" fill="none" stroke="#fff" stroke-width="2" stroke-linecap="round"/><circle cx="20" cy="14" r="2.6" fill="#fff"/></svg>`
