import type { z } from 'zod'
import { accessOf, securitySchemes } from './openapi-access.ts'
import type { Content, Header, OpenApi, Operation, Parameter } from './openapi-document.ts'
import { anyProblem, problemAnswers, problemSchema, takesIdempotencyKey } from './openapi-problems.ts'
import { schemaOf } from './openapi-schema.ts'
import { tagDescriptions } from './openapi-tags.ts'
import { describeWebhooks } from './openapi-webhooks.ts'
import type { Handled, Route } from './route.ts'

/** The API as an OpenAPI 3.1 document, from the same list of routes that is served. */
export function describeApi(routes: readonly Handled[], publicUrl: string, cookie: string): OpenApi {
  const paths: OpenApi['paths'] = {}
  for (const { spec } of routes) {
    paths[spec.path] = { ...paths[spec.path], [spec.method.toLowerCase()]: describeRoute(spec) }
  }
  const tags = [...new Set(routes.map(({ spec }) => spec.tag))]
  return {
    openapi: '3.1.0',
    info: {
      title: 'AllIN API',
      version: '1',
      description:
        'Clip, compose, schedule and publish. Every error is a problem document (RFC 9457); every write takes an `Idempotency-Key`.',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: publicUrl }],
    tags: tags.map((name) => {
      const description = tagDescriptions[name]
      return description ? { name, description } : { name }
    }),
    paths,
    webhooks: describeWebhooks(),
    components: {
      securitySchemes: securitySchemes(cookie),
      schemas: { Problem: problemSchema },
      responses: { Problem: anyProblem },
      headers,
    },
  }
}

const headers: Record<string, Header> = {
  RequestId: { description: 'Names this request; quote it to support.', schema: { type: 'string' } },
  RateLimit: {
    description: 'What is left: `"default";r=<requests>;t=<seconds until it is full again>`.',
    schema: { type: 'string', examples: ['"default";r=98;t=60'] },
  },
  RateLimitPolicy: {
    description: 'The limit: `"default";q=<requests>;w=<seconds>`.',
    schema: { type: 'string', examples: ['"default";q=100;w=60'] },
  },
  IdempotencyReplayed: {
    description: '`true` when this is the recorded answer to an earlier request with the same key.',
    schema: { type: 'string', enum: ['true'] },
  },
  RetryAfter: { description: 'Seconds after which a retry makes sense.', schema: { type: 'integer' } },
  Location: { description: 'Where to go on.', schema: { type: 'string' } },
}

function describeRoute(spec: Route): Operation {
  return {
    operationId: spec.operation,
    summary: spec.summary,
    ...(spec.description ? { description: spec.description } : {}),
    tags: [spec.tag],
    ...accessOf(spec),
    parameters: parametersOf(spec),
    ...(spec.body || spec.rawBody ? { requestBody: { required: true, content: requestOf(spec) } } : {}),
    responses: {
      [String(spec.status ?? 200)]: {
        description: successText(spec),
        headers: successHeaders(spec),
        ...(spec.answers || spec.response ? { content: answerOf(spec) } : {}),
      },
      ...problemAnswers(spec),
      default: { $ref: '#/components/responses/Problem' },
    },
  }
}

function successText(spec: Route): string {
  if (spec.status === 201) return 'Made'
  if (spec.status === 303) return 'See the address in the header Location'
  return 'Done'
}

function successHeaders(spec: Route) {
  const names: Record<string, string> = { 'Allin-Request-Id': 'RequestId' }
  if (!spec.withoutLimit && spec.access !== 'queue') {
    names.RateLimit = 'RateLimit'
    names['RateLimit-Policy'] = 'RateLimitPolicy'
  }
  if (takesIdempotencyKey(spec)) names['Idempotency-Replayed'] = 'IdempotencyReplayed'
  if (spec.status === 303) names.Location = 'Location'
  return Object.fromEntries(
    Object.entries(names).map(([name, component]) => [name, { $ref: `#/components/headers/${component}` }]),
  )
}

function answerOf(spec: Route): Content {
  if (spec.answers) return { [spec.answers]: {} }
  return spec.response ? { 'application/json': { schema: schemaOf(spec.response, 'output') } } : {}
}

function requestOf(spec: Route): Content {
  if (spec.rawBody) return Object.fromEntries(spec.rawBody.map((type) => [type, {}]))
  return spec.body ? { 'application/json': { schema: schemaOf(spec.body, 'input') } } : {}
}

function parametersOf(spec: Route): Parameter[] {
  const access = accessOf(spec)
  const isOrganization = !['public', 'queue', 'user'].includes(spec.access)
  return [
    ...(spec.params ? fieldsOf(spec.params, 'path') : []),
    ...(spec.query ? fieldsOf(spec.query, 'query') : []),
    ...(isOrganization ? [organizationHeader] : []),
    ...(access['x-embed-capabilities'] ? [embedHeader] : []),
    ...(takesIdempotencyKey(spec) ? [idempotencyHeader] : []),
  ]
}

function fieldsOf(schema: z.core.$ZodType, place: 'path' | 'query'): Parameter[] {
  const { properties = {}, required = [] } = schemaOf(schema, 'input')
  return Object.entries(properties).map(([name, { description, ...property }]) => ({
    name,
    in: place,
    required: place === 'path' || required.includes(name),
    ...(description ? { description } : {}),
    schema: property,
  }))
}

const organizationHeader: Parameter = {
  name: 'Allin-Organization',
  in: 'header',
  required: false,
  description: 'Which organization is meant; needed from signed-in people.',
  schema: { type: 'string', examples: ['org_01k5x3m9q8t7v6w5y4z3a2b1c0'] },
}

const embedHeader: Parameter = {
  name: 'Allin-Embed-Origin',
  in: 'header',
  required: false,
  description: 'The site that shows the component; needed with an embed token.',
  schema: { type: 'string', format: 'uri', examples: ['https://cms.example'] },
}

const idempotencyHeader: Parameter = {
  name: 'Idempotency-Key',
  in: 'header',
  required: true,
  description: 'A random value for each change. The same value gets the same answer again.',
  schema: { type: 'string', minLength: 1, maxLength: 128 },
}
