import type { JsonSchema } from '../../http/openapi-document.ts'
import { idPrefix, withoutNull } from './types.ts'

const random = '01k5x3m9q8t7v6w5y4z3a2b1c0'
const text = 'The new tram line opens on Monday. A ride along the coast in pictures:'

/** Values that tell more than what a schema alone could give. The first that the schema allows is taken. */
const byName: Readonly<Record<string, readonly unknown[]>> = {
  altText: ['Hills behind the new tram line at sunrise'],
  alt: ['Hills behind the new tram line at sunrise'],
  amount: ['12.50'],
  attempt: [1],
  author: ['Ada Example'],
  browser: ['Firefox'],
  bytes: [248_310],
  clientId: ['oloccigfogafbphpmamkcinfilkhjgdd'],
  code: ['SplxlOBeZQQYbYS6WxSbIAE9Melhoa2OwvFrEMTJguC'],
  codeChallenge: ['E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM'],
  codeVerifier: ['dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk'],
  currency: ['EUR'],
  createdBy: [`user_${random}`],
  deletedAt: [null, '2027-03-22T10:15:00.000Z'],
  description: ['From the harbour to the hills in twenty minutes.'],
  displayName: ['Harbour News'],
  email: ['ada@example.com'],
  errorCode: [null],
  errorDetail: [null],
  externalUserId: ['editor-42'],
  externalUserName: ['Ada Example'],
  fileName: ['tram.jpg'],
  from: ['2027-03-01T00:00:00.000Z', '2027-03-01'],
  handle: ['@harbour@mastodon.social'],
  height: [900],
  httpStatus: [200],
  key: ['allin_key_…', 'V1StGXR8_Z5jdHi6B-myTQ.jpg'],
  language: ['en'],
  maxCharacters: [500],
  mimeType: ['image/jpeg'],
  name: ['Harbour News'],
  nextCursor: [null],
  origins: [['https://cms.example']],
  outcome: ['published'],
  password: ['correct horse battery staple'],
  platform: ['mastodon'],
  poster: ['https://news.example/line-9.jpg'],
  publishedAt: ['2027-03-29T07:00:04.000Z'],
  redirectUri: ['https://oloccigfogafbphpmamkcinfilkhjgdd.chromiumapp.org/'],
  quote: ['From Monday the line runs every ten minutes.'],
  remoteId: ['114212345678901234'],
  remoteUrl: ['https://mastodon.social/@harbour/114212345678901234'],
  revision: [3],
  room: [`org_${random}`],
  scopes: [['post.read', 'post.create', 'embedToken.mint']],
  serverUrl: ['https://mastodon.social'],
  siteName: ['Harbour News'],
  system: ['Linux'],
  status: ['SCHEDULED', 'ACTIVE'],
  statusDetail: [null],
  text: [text],
  timeZone: ['Europe/Berlin'],
  title: ['Line 9 opens'],
  to: ['2027-04-01T00:00:00.000Z', '2027-04-01'],
  token: ['eyJ…'],
  ticket: ['eyJ…'],
  url: ['https://news.example/line-9'],
  canonicalUrl: ['https://news.example/line-9'],
  variants: [{ bluesky: 'Line 9 opens on Monday.' }],
  wallTime: ['2027-03-29T09:00'],
  width: [1600],
}

/** A plausible value of a schema. */
export function exampleOf(schema: JsonSchema, name = '', depth = 0): unknown {
  const [given] = schema.examples ?? []
  if (given !== undefined) return given
  const { inner, isNullable } = withoutNull(schema)
  if (inner.const !== undefined) return inner.const
  const known = byName[name]?.find((value) => (value === null ? isNullable : fits(value, inner)))
  if (known !== undefined) return known
  if (inner.enum) return inner.enum[0]
  if (inner.default !== undefined && inner.default !== null && !inner.items) return inner.default
  const [choice] = inner.anyOf ?? []
  if (choice) return exampleOf(choice, name, depth)
  // A schema that contains itself has to end somewhere.
  if (depth > 8) return null
  switch (inner.type) {
    case 'object':
      return exampleObject(inner, depth)
    case 'array':
      return [exampleOf(inner.items ?? {}, name.replace(/s$/, ''), depth + 1)]
    case 'integer':
    case 'number':
      return Math.max(inner.minimum ?? 1, 1)
    case 'boolean':
      return true
    case 'string':
      return exampleText(inner)
    default:
      return null
  }
}

function exampleObject({ properties = {} }: JsonSchema, depth: number): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(properties).map(([name, property]) => [name, exampleOf(property, name, depth + 1)]),
  )
}

function exampleText(schema: JsonSchema): string {
  const prefix = idPrefix(schema)
  if (prefix) return `${prefix}_${random}`
  if (schema.format === 'date-time') return '2027-03-29T07:00:00.000Z'
  if (schema.format === 'email') return 'ada@example.com'
  if (schema.format === 'uri') return 'https://news.example/line-9'
  return 'text'
}

/** Whether a prepared value is one that the schema allows, as far as an example needs it. */
function fits(value: unknown, schema: JsonSchema): boolean {
  if (schema.enum) return schema.enum.includes(value)
  if (typeof value === 'string') {
    if (schema.type !== 'string' || value.length > (schema.maxLength ?? value.length)) return false
    if (schema.format === 'date-time') return /T.*Z$/.test(value)
    return schema.pattern === undefined || new RegExp(schema.pattern).test(value)
  }
  if (typeof value === 'number') return schema.type === 'integer' || schema.type === 'number'
  if (!Array.isArray(value)) return schema.type === 'object' && schema.properties === undefined
  const { items } = schema
  return items !== undefined && value.every((item) => fits(item, items))
}
