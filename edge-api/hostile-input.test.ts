import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { routes } from './api.ts'
import { schemaOf } from './http/openapi-schema.ts'
import type { Handled } from './http/route.ts'
import { exampleOf } from './modules/docs/example.ts'
import { createTestApi, type Person, type TestApi } from './testing/test-api.ts'

let api: TestApi
let ada: Person
let postId: string
beforeAll(async () => {
  api = await createTestApi()
  ada = await api.signUp()
  postId = (await ada.request('POST', '/v1/posts', { body: { text: 'Ours' } })).body.id
})
afterAll(() => api.close())

const noise = Array.from({ length: 110 }, () => crypto.randomUUID()).join('')
const hostile: unknown[] = [
  null,
  true,
  -1,
  0.5,
  1e308,
  2_147_483_648,
  Number.MAX_SAFE_INTEGER,
  '',
  'a\u0000b',
  '\ud800',
  '😀'.repeat(3_000),
  `https://press.example/${noise}`,
  'https://press.example/\u0000',
  '/\t/press.example',
  '0000-01-01T00:00:00Z',
  '9999-12-31T23:59:59-14:00',
  '9999-99-99T99:99',
  '2020-01-01T00:00[Europe/Berlin]',
  'post_00000000000000000000000000',
  [],
  [[]],
  {},
  JSON.parse('{"__proto__":{"admin":true}}'),
]

type Path = (string | number)[]
const isTree = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null

function placesIn(value: unknown, path: Path = []): Path[] {
  return [
    path,
    ...(isTree(value) ? Object.keys(value).flatMap((key) => placesIn(value[key], [...path, key])) : []),
  ]
}

function withValue(tree: unknown, [key, ...rest]: Path, value: unknown): unknown {
  if (key === undefined || !isTree(tree)) return value
  const changed = { ...tree, [key]: withValue(tree[key], rest, value) }
  return Array.isArray(tree) ? Object.values(changed) : changed
}

/** What an example names by id does not exist here, and would be refused before anything else is looked at. */
const references = ['accountIds', 'media', 'mediaIds', 'clipId', 'imageMediaId']
const withoutReferences = (json: unknown): unknown =>
  JSON.parse(JSON.stringify(json), (name, value) => (references.includes(name) ? undefined : value))

const all: readonly Handled[] = routes
const called = all.filter(({ spec }) => spec.access !== 'queue' && (spec.body || spec.query))

describe('whatever is put in the place of any value', () => {
  it.each(called.map(({ spec }) => [spec.operation, spec] as const))(
    '%s never fails',
    async (_name, spec) => {
      const path = spec.path.replace('{postId}', postId).replace(/\{\w+\}/, 'tgt_00000000000000000000000000')
      const schema = spec.body ?? spec.query
      const example = schema ? withoutReferences(exampleOf(schemaOf(schema, 'input'))) : {}
      const failed: unknown[] = []
      for (const place of placesIn(example)) {
        for (const value of hostile) {
          const input = withValue(example, place, value)
          const texts = isTree(input) ? Object.entries(input).map(([name, each]) => [name, String(each)]) : []
          const answer = spec.body
            ? await ada.request(spec.method, path, { body: input })
            : await ada.request(spec.method, `${path}?${new URLSearchParams(texts)}`)
          const { status, body } = answer
          // 502: a server that somebody named cannot be reached from this test.
          if (status >= 500 && status !== 502) failed.push([place, value, body])
          if (status >= 400 && typeof body?.code !== 'string')
            failed.push([place, value, 'no problem document'])
        }
      }
      expect(failed).toEqual([])
    },
  )
})
