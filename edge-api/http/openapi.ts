import * as z from 'zod'
import { type ErrorCode, errorCatalogue } from '../errors.ts'
import { codesOf } from './problem.ts'
import type { Handled, Route } from './route.ts'

type Json = Record<string, unknown>
type Schema = z.core.$ZodType

/** The API as an OpenAPI 3.1 document, from the same list of routes that is served. */
export function describeApi(routes: readonly Handled[], publicUrl: string): Json {
  const paths: Record<string, Json> = {}
  for (const { spec } of routes) {
    const path = paths[spec.path] ?? {}
    path[spec.method.toLowerCase()] = describeRoute(spec)
    paths[spec.path] = path
  }
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
    tags: [...new Set(routes.map(({ spec }) => spec.tag))].map((name) => ({ name })),
    paths,
    components: { securitySchemes, schemas: { Problem: problemSchema }, responses: problemResponses() },
  }
}

const securitySchemes = {
  session: {
    type: 'http',
    scheme: 'bearer',
    description: 'Session token from the header `set-auth-token` of a sign-in.',
  },
  cookie: {
    type: 'apiKey',
    in: 'cookie',
    name: 'allin.session_token',
    description: 'The same session in a browser.',
  },
  apiKey: { type: 'http', scheme: 'bearer', description: 'API key, `allin_key_…`.' },
  embed: { type: 'http', scheme: 'bearer', description: 'Embed token; send `Allin-Embed-Origin` with it.' },
}

const problemSchema = {
  type: 'object',
  required: ['type', 'title', 'status', 'code', 'detail'],
  properties: {
    type: { type: 'string', format: 'uri' },
    title: { type: 'string' },
    status: { type: 'integer' },
    code: { enum: Object.keys(errorCatalogue) },
    detail: { type: 'string' },
    instance: { type: 'string' },
    issues: {
      type: 'array',
      items: {
        type: 'object',
        required: ['path', 'code', 'message'],
        properties: {
          path: { type: 'array', items: { type: ['string', 'integer'] } },
          code: { type: 'string' },
          message: { type: 'string' },
          accountId: { type: 'string' },
        },
      },
    },
  },
}

function problemResponses(): Json {
  const statuses = [...new Set(Object.values(errorCatalogue).map(([status]) => status))]
  return Object.fromEntries(
    statuses.map((status) => [
      `Problem${status}`,
      {
        description: codesOf(status)
          .map((code) => `\`${code}\`: ${errorCatalogue[code][1]}`)
          .join('; '),
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
      },
    ]),
  )
}

function describeRoute(spec: Route): Json {
  const status = String(spec.status ?? 200)
  return {
    operationId: spec.operation,
    summary: spec.summary,
    ...(spec.description ? { description: spec.description } : {}),
    tags: [spec.tag],
    security: securityOf(spec),
    parameters: parametersOf(spec),
    ...(spec.body || spec.rawBody ? { requestBody: bodyOf(spec) } : {}),
    responses: {
      [status]: {
        description: successText(spec),
        ...(spec.answers
          ? { content: { [spec.answers]: {} } }
          : spec.response
            ? { content: { 'application/json': { schema: schemaOf(spec.response, 'output') } } }
            : {}),
      },
      ...Object.fromEntries(
        problemStatuses(spec).map((each) => [
          String(each),
          { $ref: `#/components/responses/Problem${each}` },
        ]),
      ),
      default: { $ref: '#/components/responses/Problem500' },
    },
    'x-access': spec.access,
  }
}

function successText(spec: Route): string {
  if (spec.status === 201) return 'Made'
  if (spec.status === 303) return 'See the address in the header Location'
  return 'Done'
}

function securityOf(spec: Route): Json[] {
  if (spec.access === 'public' || spec.access === 'queue') return []
  const person = [{ session: [] }, { cookie: [] }]
  return spec.access === 'user' ? person : [...person, { apiKey: [] }, { embed: [] }]
}

/** Which statuses an operation can answer besides success. */
export function problemStatuses(spec: Route): number[] {
  const isWrite = spec.method !== 'GET'
  const codes: ErrorCode[] = ['NOT_FOUND', 'NOT_READY']
  if (!spec.withoutLimit && spec.access !== 'queue') codes.push('RATE_LIMITED')
  if (spec.access !== 'public') codes.push('UNAUTHENTICATED')
  if (spec.access !== 'public' && spec.access !== 'queue') codes.push('FORBIDDEN', 'MALFORMED_REQUEST')
  if (spec.body || spec.query) codes.push('VALIDATION_FAILED')
  if (isWrite) codes.push('MALFORMED_REQUEST', 'BODY_TOO_LARGE', 'REVISION_CONFLICT', 'VALIDATION_FAILED')
  if (spec.body || spec.rawBody) codes.push('UNSUPPORTED_CONTENT_TYPE')
  return [...new Set(codes.map((code) => errorCatalogue[code][0]))].sort((a, b) => a - b)
}

function parametersOf(spec: Route): Json[] {
  const parameters: Json[] = []
  const add = (schema: Schema, place: 'path' | 'query') => {
    const { properties = {}, required = [] } = schemaOf(schema, 'input') as {
      properties?: Record<string, Json>
      required?: string[]
    }
    for (const [name, property] of Object.entries(properties)) {
      parameters.push({
        name,
        in: place,
        required: place === 'path' || required.includes(name),
        schema: property,
      })
    }
  }
  if (spec.params) add(spec.params, 'path')
  if (spec.query) add(spec.query, 'query')
  const isOrganization = !['public', 'queue', 'user'].includes(spec.access)
  if (isOrganization) {
    parameters.push({
      name: 'Allin-Organization',
      in: 'header',
      required: false,
      description: 'Which organization is meant; needed from signed-in people.',
      schema: { type: 'string', examples: ['org_01k5x3m9q8t7v6w5y4z3a2b1c0'] },
    })
  }
  if (takesIdempotencyKey(spec)) {
    parameters.push({
      name: 'Idempotency-Key',
      in: 'header',
      required: true,
      description: 'A random value for each change. The same value gets the same answer again.',
      schema: { type: 'string', maxLength: 128 },
    })
  }
  return parameters
}

/** Whether an operation asks for an idempotency key. */
export function takesIdempotencyKey(spec: Route): boolean {
  return spec.method !== 'GET' && !['public', 'queue'].includes(spec.access) && !spec.withoutIdempotencyKey
}

function bodyOf(spec: Route): Json {
  if (spec.rawBody) {
    return { required: true, content: Object.fromEntries(spec.rawBody.map((type) => [type, {}])) }
  }
  return {
    required: true,
    content: { 'application/json': { schema: spec.body ? schemaOf(spec.body, 'input') : {} } },
  }
}

/** A schema as JSON Schema 2020-12, which OpenAPI 3.1 speaks. What JSON Schema cannot say is left open. */
export function schemaOf(schema: Schema, io: 'input' | 'output'): Json {
  const { $schema: _, ...described } = z.toJSONSchema(schema, {
    io,
    unrepresentable: 'any',
    reused: 'inline',
  })
  return described
}
