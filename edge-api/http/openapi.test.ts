import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { routes } from '../api.ts'
import { type ErrorCode, errorCatalogue } from '../errors.ts'
import { webhookEventTypes } from '../modules/webhooks/webhook-events.ts'
import { type Answer, createTestApi, type TestApi } from '../testing/test-api.ts'

interface Operation {
  operationId: string
  summary: string
  tags: string[]
  parameters: { name: string; in: string; required: boolean; schema: object }[]
  responses: Record<
    string,
    { description?: string; $ref?: string; content?: object; 'x-codes'?: ErrorCode[] }
  >
  requestBody?: { content: Record<string, { schema?: object }> }
  security: Record<string, never[]>[]
}

let api: TestApi
let answer: Answer
let operations: { path: string; method: string; operation: Operation }[]

beforeAll(async () => {
  api = await createTestApi()
  answer = await api.request('GET', '/openapi.json')
  operations = Object.entries(answer.body.paths as Record<string, Record<string, Operation>>).flatMap(
    ([path, methods]) => Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
  )
})
afterAll(() => api.close())

describe('the description of the API', () => {
  it('is OpenAPI 3.1 and names every route once', () => {
    expect(answer.headers.get('content-type')).toContain('application/json')
    expect(answer.body).toMatchObject({ openapi: '3.1.0', info: { title: 'AllIN API', version: '1' } })
    const described = operations.map(({ path, method }) => `${method.toUpperCase()} ${path}`).sort()
    expect(described).toEqual(routes.map(({ spec }) => `${spec.method} ${spec.path}`).sort())
    expect(new Set(operations.map(({ operation }) => operation.operationId)).size).toBe(operations.length)
  })

  it('tells of each operation what it does, takes and answers, problems included', () => {
    for (const { path, method, operation } of operations) {
      const name = `${method} ${path}`
      expect([name, operation.summary.length > 10 || operation.summary.includes(' ')]).toEqual([name, true])
      expect([name, operation.tags.length]).toEqual([name, 1])
      const statuses = Object.keys(operation.responses)
      expect([name, statuses.some((status) => /^[23]/.test(status))]).toEqual([name, true])
      expect(operation.responses.default).toEqual({ $ref: '#/components/responses/Problem' })
      const inPath = operation.parameters.filter((each) => each.in === 'path').map((each) => each.name)
      expect([name, inPath]).toEqual([name, [...path.matchAll(/\{(\w+)\}/g)].map(([, word]) => word)])
      expect(
        operation.parameters.filter((each) => each.in === 'path').every(({ required }) => required),
      ).toBe(true)
      expect([name, method !== 'get' || operation.requestBody === undefined]).toEqual([name, true])
    }
  })

  it('refers to nothing that is not there', () => {
    const references = [...JSON.stringify(answer.body).matchAll(/"\$ref":"#\/([^"]+)"/g)].map(
      ([, path]) => path ?? '',
    )
    expect(references.length).toBeGreaterThan(50)
    for (const reference of new Set(references)) {
      const found = reference
        .split('/')
        .reduce<unknown>((at, key) => (at as Record<string, unknown>)?.[key], answer.body)
      expect([reference, found === undefined]).toEqual([reference, false])
    }
    for (const [name, response] of Object.entries(answer.body.components.responses)) {
      expect([name, Object.keys((response as { content: object }).content)]).toEqual([
        name,
        ['application/problem+json'],
      ])
    }
  })

  it('describes bodies by schemas that say what is inside', () => {
    const schedule = answer.body.paths['/v1/posts'].post
    const schema = schedule.requestBody.content['application/json'].schema
    expect(schema).toMatchObject({ type: 'object', additionalProperties: false, required: ['text'] })
    expect(schedule.parameters.map(({ name }: { name: string }) => name)).toEqual([
      'Allin-Organization',
      'Allin-Embed-Origin',
      'Idempotency-Key',
    ])
  })

  it('says wherever a post is given a time that it may have to be approved first', () => {
    const asking = operations
      .filter(({ operation }) => operation.responses['409']?.['x-codes']?.includes('APPROVAL_REQUIRED'))
      .map(({ operation }) => operation.operationId)
    expect(asking.sort()).toEqual([
      'createRecurrence',
      'editRecurrence',
      'publishPost',
      'queuePost',
      'reschedulePost',
      'resolveTarget',
      'retryPost',
      'retryTarget',
      'schedulePost',
    ])
  })

  it('gives every refusal of an operation its codes and the shape of a problem document', () => {
    for (const { path, method, operation } of operations) {
      const refusals = Object.entries(operation.responses).filter(([status]) => /^[45]/.test(status))
      expect([method, path, refusals.length > 0]).toEqual([method, path, true])
      for (const [status, { description, content, 'x-codes': codes = [] }] of refusals) {
        expect(Object.keys(content ?? {})).toEqual(['application/problem+json'])
        expect(codes.map((code) => errorCatalogue[code][0])).toEqual(codes.map(() => Number(status)))
        for (const code of codes) expect(description).toContain(code)
      }
    }
    const schedule = answer.body.paths['/v1/posts/{postId}/schedule'].post
    expect(schedule.responses['422']['x-codes']).toContain('POST_NOT_READY')
    expect(schedule.responses['422']['x-codes']).not.toContain('MEDIA_UNREADABLE')
  })

  it('names for every operation the credentials it takes, and explains every tag', () => {
    const schemes = Object.keys(answer.body.components.securitySchemes)
    for (const { path, operation } of operations) {
      const names = operation.security.flatMap((each) => Object.keys(each))
      expect(schemes).toEqual(expect.arrayContaining(names))
      const access = routes.find(({ spec }) => spec.operation === operation.operationId)?.spec.access
      expect([path, names.length > 0]).toEqual([path, access !== 'public'])
    }
    const securityOf = (path: string, method: string) =>
      answer.body.paths[path][method].security.flatMap((each: object) => Object.keys(each))
    expect(securityOf('/v1/embed/tokens', 'post')).toEqual(['apiKey'])
    expect(securityOf('/v1/api-keys', 'post')).not.toContain('embed')
    expect(securityOf('/v1/callbacks/publish', 'post')).toEqual(['queue'])
    for (const { name, description } of answer.body.tags) expect([name, !!description]).toEqual([name, true])
  })

  it('describes every message that webhooks carry, with its headers', () => {
    const described = answer.body.webhooks as Record<string, { post: Operation }>
    expect(Object.keys(described)).toEqual(webhookEventTypes)
    for (const [type, { post }] of Object.entries(described)) {
      expect([type, post.summary.length > 10]).toEqual([type, true])
      expect(post.parameters.map(({ name }) => name)).toEqual([
        'webhook-id',
        'webhook-timestamp',
        'webhook-signature',
      ])
      expect(post.requestBody?.content['application/json']?.schema).toMatchObject({
        properties: { type: { const: type }, data: { type: 'object' } },
        required: ['type', 'timestamp', 'data'],
      })
    }
  })
})
