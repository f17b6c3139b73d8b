import { html } from 'hono/html'
import type { Operation } from '../../http/openapi-document.ts'
import type { Html } from './prose.ts'

/** Who may call an operation, one line for each kind of caller. */
export function callers(operation: Operation): Html {
  const { 'x-access': access, 'x-roles': roles = [], 'x-embed-capabilities': capabilities = [] } = operation
  if (access === 'public') return html`<p class="callers-open">Everybody; no credential is needed.</p>`
  if (access === 'queue') return html`<p class="callers-open">The queue alone, with its signature.</p>`
  if (access === 'user')
    return html`<p class="callers-open">Signed-in people, with or without an organization.</p>`
  const credentials = new Set(operation.security.flatMap((each) => Object.keys(each)))
  return html`<dl class="callers">
${credentials.has('session') ? line('People', 'whose role is', roles) : ''}
${credentials.has('apiKey') ? line('API keys', 'with the scope', [access]) : ''}
${capabilities.length > 0 ? line('Embed tokens', 'that can', capabilities) : ''}
</dl>`
}

function line(who: string, how: string, which: readonly string[]): Html {
  return html`<div><dt>${who}</dt><dd>${how} ${which.map((each) => html`<code>${each}</code> `)}</dd></div>`
}
