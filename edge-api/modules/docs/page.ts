import { type ErrorCode, errorCatalogue } from '../../errors.ts'
import { takesIdempotencyKey } from '../../http/openapi-problems.ts'
import { schemaOf } from '../../http/openapi-schema.ts'
import type { Handled, Route } from '../../http/route.ts'
import { escapeHtml, inlineHtml } from './escape-html.ts'
import { curlOf, exampleOf } from './example.ts'
import { schemaList } from './schema-list.ts'
import { docsStyle } from './style.ts'

/** The page loads nothing and runs nothing. */
export const docsPolicy =
  "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

/** The API for people: one page, rendered here, from the same list of routes that is served. */
export function docsPage(routes: readonly Handled[], publicUrl: string): string {
  const specs = routes.map(({ spec }) => spec)
  const tags = [...new Set(specs.map(({ tag }) => tag))]
  const navigation = tags
    .map(
      (tag) =>
        `<h2>${escapeHtml(tag)}</h2><ul>${specs
          .filter((spec) => spec.tag === tag)
          .map((spec) => `<li><a href="#${spec.operation}">${escapeHtml(spec.summary)}</a></li>`)
          .join('')}</ul>`,
    )
    .join('')
  const sections = tags
    .map(
      (tag) =>
        `<h2 id="${anchor(tag)}">${escapeHtml(tag)}</h2>${specs
          .filter((spec) => spec.tag === tag)
          .map((spec) => article(spec, publicUrl))
          .join('')}`,
    )
    .join('')
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>AllIN API</title>
<style>${docsStyle}</style>
</head>
<body>
<a class="skip" href="#content">Skip to the content</a>
<div class="layout">
<nav aria-label="Operations"><details open><summary><strong style="display:inline">AllIN API</strong></summary>
<h2>Begin</h2><ul><li><a href="#content">Overview</a></li><li><a href="#sign-in">Signing in</a></li><li><a href="#writes">Writes and retries</a></li><li><a href="#lists">Lists</a></li><li><a href="#limits">Limits</a></li><li><a href="#problems">Problems</a></li></ul>
${navigation}</details></nav>
<main id="content">${introduction(publicUrl)}${sections}${problems()}</main>
</div>
</body>
</html>`
}

function introduction(publicUrl: string): string {
  const base = escapeHtml(publicUrl)
  return `<h1>AllIN API</h1>
<p class="lead">Clip, compose, schedule and publish. JSON in, JSON out, under <code>${base}/v1</code>. For programs there is an <a href="/openapi.json">OpenAPI 3.1 description</a>.</p>
<h2 id="sign-in">Signing in</h2>
<p>Send <code>Authorization: Bearer …</code> with one of three credentials. Servers use an <a href="#createApiKey">API key</a>: it belongs to one organization and carries scopes. People <a href="#signIn">sign in</a> and find their token in the header <code>set-auth-token</code>; they name the organization they mean in <code>Allin-Organization</code>. Embedded components use a short-lived <a href="#mintEmbedToken">embed token</a> and name their site in <code>Allin-Embed-Origin</code>.</p>
<h2 id="writes">Writes and retries</h2>
<p>Every write takes an <code>Idempotency-Key</code>: a random value for each change. Send the same value again after a lost answer, and you get the first answer, marked <code>Idempotency-Replayed: true</code>, without the change being made twice. Keys are kept for a day.</p>
<p>What can be edited has a <code>revision</code>. Name the one you saw; if somebody was faster you get <a href="#revision-conflict"><code>REVISION_CONFLICT</code></a> and nothing is lost.</p>
<h2 id="lists">Lists</h2>
<p>Lists come newest first, <code>limit</code> at a time. Hand <code>nextCursor</code> back as <code>cursor</code> for the next page; on the last page it is <code>null</code>.</p>
<h2 id="limits">Limits</h2>
<p>Each caller has a number of requests a minute. The headers <code>RateLimit</code> and <code>RateLimit-Policy</code> say what is left; after too many you get 429 with <code>Retry-After</code>.</p>`
}

function article(spec: Route, publicUrl: string): string {
  const isOpen = spec.access === 'public' || spec.access === 'queue'
  const body = spec.body ? schemaOf(spec.body, 'input') : null
  const response = spec.response ? schemaOf(spec.response, 'output') : null
  const curl = curlOf({
    method: spec.method,
    path: spec.path,
    publicUrl,
    isOpen,
    needsOrganization: !isOpen && spec.access !== 'user',
    needsKey: takesIdempotencyKey(spec),
    body: body ? exampleOf(body) : undefined,
    file: spec.rawBody?.[0] ?? null,
  })
  return `<article id="${spec.operation}">
<div>
<h3>${inlineHtml(spec.summary)}</h3>
<p class="address"><span class="method ${spec.method}">${spec.method}</span>${escapeHtml(spec.path)}</p>
${spec.description ? `<p>${inlineHtml(spec.description)}</p>` : ''}
<p class="needs">${accessText(spec)}</p>
${fields('Path', spec.params ? schemaList(schemaOf(spec.params, 'input')) : '')}
${fields('Query', spec.query ? schemaList(schemaOf(spec.query, 'input')) : '')}
${fields('Body', body ? schemaList(body) : '')}
${fields('Answer', response ? schemaList(response) : '')}
</div>
<div>
<pre tabindex="0" aria-label="Example request"><code>${escapeHtml(curl)}</code></pre>
${response ? `<pre tabindex="0" aria-label="Example answer"><code>${escapeHtml(`${spec.status ?? 200}\n${JSON.stringify(exampleOf(response), null, 2)}`)}</code></pre>` : ''}
</div>
</article>`
}

function fields(title: string, list: string): string {
  return list === '' ? '' : `<h4>${title}</h4>${list}`
}

function accessText(spec: Route): string {
  switch (spec.access) {
    case 'public':
      return 'Open to everybody.'
    case 'queue':
      return 'For the queue alone, with its signature.'
    case 'user':
      return 'For signed-in people.'
    default:
      return `Needs the permission <code>${escapeHtml(spec.access)}</code>.`
  }
}

function problems(): string {
  const entries = Object.entries(errorCatalogue) as [ErrorCode, readonly [number, string]][]
  const rows = entries
    .map(
      ([code, [status, title]]) =>
        `<tr id="${anchor(code)}"><td><code>${code}</code></td><td>${status}</td><td>${escapeHtml(title)}</td></tr>`,
    )
    .join('')
  return `<h2 id="problems">Problems</h2>
<p>Every error is a problem document (<a href="https://www.rfc-editor.org/rfc/rfc9457">RFC 9457</a>): <code>code</code> is stable and made for programs, <code>detail</code> says what to do next, <code>issues</code> names every field at fault by its <code>path</code>, and <code>instance</code> is the request id to quote to support.</p>
<table><thead><tr><th scope="col">Code</th><th scope="col">Status</th><th scope="col">Meaning</th></tr></thead><tbody>${rows}</tbody></table>`
}

function anchor(text: string): string {
  return text.toLowerCase().replace(/[^a-z0-9]+/g, '-')
}
