import { html } from 'hono/html'
import { embedCapabilities } from '../../../core/roles.ts'
import { codeBlock, jsonCode } from './code.ts'
import { problemAnchor, problemTable } from './problems.ts'
import type { Html } from './prose.ts'
import { receivingWebhooks } from './webhooks.ts'

/** Chapters before the operations: address and title. */
export const chapters = [
  ['start', 'Start'],
  ['credentials', 'Credentials'],
  ['writes', 'Writes and retries'],
  ['lists', 'Lists'],
  ['rate-limits', 'Rate limits'],
  ['problems', 'Problems'],
  ['receiving-webhooks', 'Receiving webhooks'],
] as const

/** What holds for every operation. */
export function introduction(publicUrl: string, requestsPerMinute: number): Html {
  return html`<section id="start" class="chapter">
<h1>AllIN API</h1>
<p class="lead">Clip, compose, schedule and publish once, to every account of an organization.</p>
<div class="pair"><div>
<p>JSON in, JSON out, in UTF-8, under <code>${publicUrl}/v1</code>. Times are ISO 8601 in UTC; ids say what they name and sort by the moment they were made.</p>
<p>For programs the same description is there as <a href="/openapi.json">OpenAPI 3.1</a>.</p>
</div><div>
${codeBlock(
  'Your organization, with an API key',
  html`curl '${publicUrl}/v1/organization' \\
  -H "Authorization: Bearer $ALLIN_TOKEN"`,
)}
</div></div>
</section>
${credentials()}
${writes(publicUrl)}
<section id="lists" class="chapter" aria-labelledby="lists-title">
<h2 id="lists-title">Lists</h2>
<p>Lists come newest first, at most <code>limit</code> items at a time. Send <code>nextCursor</code> of one page as <code>cursor</code> to get the next. On the last page it is <code>null</code>. What is added meanwhile shifts nothing.</p>
</section>
${rateLimits(requestsPerMinute)}
${problems(publicUrl)}
${receivingWebhooks()}`
}

function credentials(): Html {
  const capabilities = Object.entries(embedCapabilities)
  return html`<section id="credentials" class="chapter" aria-labelledby="credentials-title">
<h2 id="credentials-title">Credentials</h2>
<p>Who calls is told by <code>Authorization: Bearer …</code>, or in a browser by the session cookie. The header goes first.</p>
<dl class="cards">
<div><dt>API key</dt><dd><p>For your own servers. <a href="#createApiKey">Made by an administrator</a>, belongs to one organization, carries permissions as scopes, begins with <code>allin_key_</code>.</p></dd></div>
<div><dt>Session</dt><dd><p>For people. <a href="#signIn">Sign in</a> and take the token from the header <code>set-auth-token</code>. Browsers get a cookie as well; a write with the cookie must come from a page of this site.</p></dd></div>
<div><dt>Embed token</dt><dd><p>For components on other sites. <a href="#mintEmbedToken">Minted by your server</a> for one person, at most ten minutes, for the sites it names. Send the site in <code>Allin-Embed-Origin</code>.</p></dd></div>
</dl>
<p>A person can belong to several organizations, so people name the one they mean: <code>Allin-Organization: org_…</code>. Keys and tokens belong to one and need no header. What is not yours is <a href="#not-found"><code>NOT_FOUND</code></a>, whether it exists or not.</p>
<p>What an embed token can do is told by its capabilities:</p>
<ul>${capabilities.map(
    ([name, permissions]) =>
      html`<li><code>${name}</code>: ${permissions.map((each, place) => html`${place > 0 ? ', ' : ''}${each}`)}</li>`,
  )}</ul>
</section>`
}

function writes(publicUrl: string): Html {
  return html`<section id="writes" class="chapter" aria-labelledby="writes-title">
<h2 id="writes-title">Writes and retries</h2>
<div class="pair"><div>
<p>Every write takes an <code>Idempotency-Key</code>: a new random value for each change, the same value when you repeat the request. A repeat gets the first answer, marked <code>Idempotency-Replayed: true</code>, and nothing happens twice. After a lost answer, simply send it again.</p>
<p>A key that comes back with another request answers <a href="#idempotency-key-reused"><code>IDEMPOTENCY_KEY_REUSED</code></a>.</p>
<p>Posts have a <code>revision</code> that rises with every change. Send the one you read; if somebody was faster, you get <a href="#revision-conflict"><code>REVISION_CONFLICT</code></a> and overwrite nobody.</p>
</div><div>
${codeBlock(
  'A write that is safe to repeat',
  html`KEY=$(uuidgen)
curl --retry 3 -X POST '${publicUrl}/v1/posts' \\
  -H "Authorization: Bearer $ALLIN_TOKEN" \\
  -H "Idempotency-Key: $KEY" \\
  -H "Content-Type: application/json" \\
  -d '{"text": "Line 9 opens on Monday."}'`,
)}
</div></div>
</section>`
}

function rateLimits(requestsPerMinute: number): Html {
  return html`<section id="rate-limits" class="chapter" aria-labelledby="rate-limits-title">
<h2 id="rate-limits-title">Rate limits</h2>
<div class="pair"><div>
<p>Each caller has ${requestsPerMinute} requests a minute here; calls without a credential count for their network address. Every answer says what is left, in the fields of the <code>RateLimit</code> draft and in the three older headers.</p>
<p>Beyond the limit the answer is 429 <a href="#rate-limited"><code>RATE_LIMITED</code></a> with the seconds to wait in <code>Retry-After</code>.</p>
</div><div>
${codeBlock(
  'Headers of an answer',
  html`RateLimit-Policy: "default";q=${requestsPerMinute};w=60
RateLimit: "default";r=${Math.max(requestsPerMinute - 2, 0)};t=41
RateLimit-Limit: ${requestsPerMinute}
RateLimit-Remaining: ${Math.max(requestsPerMinute - 2, 0)}
RateLimit-Reset: 41`,
)}
</div></div>
</section>`
}

function problems(publicUrl: string): Html {
  const example = {
    type: `${publicUrl}/docs#${problemAnchor('VALIDATION_FAILED')}`,
    title: 'The input is not valid',
    status: 422,
    code: 'VALIDATION_FAILED',
    detail: 'text: Too big: expected string to have <=10000 characters.',
    instance: 'req_01k5x3m9q8t7v6w5y4z3a2b1c0',
    issues: [
      { path: ['text'], code: 'too_big', message: 'Too big: expected string to have <=10000 characters' },
    ],
  }
  return html`<section id="problems" class="chapter" aria-labelledby="problems-title">
<h2 id="problems-title">Problems</h2>
<div class="pair"><div>
<p>Every error is a problem document (RFC 9457) of the type <code>application/problem+json</code>.</p>
<ul>
<li><code>code</code> is stable: decide by it, never by the words.</li>
<li><code>detail</code> says what happened and what to do next, for a person.</li>
<li><code>issues</code> has one entry for each thing that is wrong, with the <code>path</code> to it, and the account at fault where one is.</li>
<li><code>instance</code> is the request id, also in the header <code>Allin-Request-Id</code>. Quote it to support.</li>
<li><code>type</code> leads to the entry of the code below.</li>
</ul>
</div><div>
${codeBlock('A problem document', jsonCode(example))}
</div></div>
${problemTable()}
</section>`
}
