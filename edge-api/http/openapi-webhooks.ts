import { webhookEventTypes, webhookMessages } from '../modules/webhooks/webhook-events.ts'
import type { OpenApi, Parameter } from './openapi-document.ts'
import { schemaOf } from './openapi-schema.ts'

const header = (name: string, description: string, example: string): Parameter => ({
  name,
  in: 'header',
  required: true,
  description,
  schema: { type: 'string', examples: [example] },
})

const parameters: Parameter[] = [
  header('webhook-id', 'Names the message; the same on every repetition.', 'evt_01k5x3m9q8t7v6w5y4z3a2b1c0'),
  header('webhook-timestamp', 'When this try was sent, in Unix seconds.', '1795514400'),
  header(
    'webhook-signature',
    'Signatures divided by spaces, each `v1,` and the base64 HMAC-SHA256 of `<webhook-id>.<webhook-timestamp>.<body>` under the bytes after `whsec_`.',
    'v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4=',
  ),
]

/** Every message that endpoints are sent, described from the schemas that make them. */
export function describeWebhooks(): OpenApi['webhooks'] {
  return Object.fromEntries(
    webhookEventTypes.map((type) => {
      const { description = '', ...schema } = schemaOf(webhookMessages[type], 'output')
      return [
        type,
        {
          post: {
            operationId: `webhook.${type}`,
            summary: description,
            tags: ['Webhooks'],
            parameters,
            requestBody: { required: true as const, content: { 'application/json': { schema } } },
            responses: {
              '2XX': {
                description:
                  'Taken. Anything else, or no answer within 10 seconds, is tried again; 410 switches the webhook off.',
              },
            },
          },
        },
      ]
    }),
  )
}
