import { html } from 'hono/html'
import { schemaOf } from '../../http/openapi-schema.ts'
import { webhookEventTypes, webhookMessages } from '../webhooks/webhook-events.ts'
import { codeBlock, jsonCode } from './code.ts'
import { exampleOf } from './example.ts'
import type { Html } from './prose.ts'

/** How to take webhooks: the messages, the signature, and what happens when a server does not answer. */
export function receivingWebhooks(): Html {
  const example = exampleOf(schemaOf(webhookMessages['target.published'], 'output'))
  return html`<section id="receiving-webhooks" class="chapter" aria-labelledby="receiving-webhooks-title">
<h2 id="receiving-webhooks-title">Receiving webhooks</h2>
<div class="pair"><div>
<p>A <a href="#createWebhook">webhook</a> is a server of yours that is told what happens, by a POST for each event, signed as Standard Webhooks describe (standardwebhooks.com has libraries for many languages). Messages hold ids and states, never content: read the post when you want to know more.</p>
<dl class="cards">${webhookEventTypes.map(
    (type) =>
      html`<div><dt><code>${type}</code></dt><dd><p>${webhookMessages[type].description ?? ''}</p></dd></div>`,
  )}</dl>
<ul>
<li>Answer with a 2xx status within 10 seconds; do the work afterwards. Redirects are not followed.</li>
<li>Anything else is tried again after at least 5 seconds, 30 seconds, 2 minutes, 10 minutes, an hour, 6 hours and 24 hours, then given up. A longer <code>Retry-After</code> is respected, up to 6 hours.</li>
<li>A message can come twice, and messages can overtake each other. <code>webhook-id</code> stays the same on every repetition: remember it and skip what you know.</li>
<li>A webhook that answers 410, fails 50 times in a row or takes nothing for 5 days is switched off, and administrators hear of it.</li>
<li>What was sent in the last 30 days can be <a href="#listWebhookDeliveries">listed</a> and <a href="#redeliverWebhook">sent again</a>.</li>
</ul>
</div><div>
${codeBlock('The body of a message', jsonCode(example))}
${codeBlock('Checking the signature, in JavaScript', html`${verification}`)}
</div></div>
</section>`
}

const verification = `import { createHmac, timingSafeEqual } from 'node:crypto'

/** headers: names in lower case; body: the text exactly as it came. */
export function isFromAllIN(headers, body, secret) {
  const id = headers['webhook-id']
  const timestamp = headers['webhook-timestamp']
  const age = Math.abs(Date.now() / 1000 - Number(timestamp))
  if (!(age < 300)) return false
  const key = Buffer.from(secret.slice('whsec_'.length), 'base64')
  const expected = createHmac('sha256', key)
    .update(\`\${id}.\${timestamp}.\${body}\`)
    .digest()
  return headers['webhook-signature'].split(' ').some((signature) => {
    const [version, value = ''] = signature.split(',')
    const given = Buffer.from(value, 'base64')
    return version === 'v1' && given.length === expected.length &&
      timingSafeEqual(given, expected)
  })
}`
