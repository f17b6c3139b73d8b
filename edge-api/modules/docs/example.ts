type Json = Record<string, unknown>

/** Values by property name where the schema alone would give a dull one. */
const byName: Record<string, unknown> = {
  text: 'Line 9 opens on Monday.',
  timeZone: 'Europe/Berlin',
  email: 'ada@example.com',
  name: 'Harbour News',
  url: 'https://news.example/line-9',
  altText: 'Hills behind the new tram line at sunrise',
  wallTime: '2026-12-01T09:00',
  nextCursor: null,
  origins: ['https://cms.example'],
}

/** A plausible value for a JSON Schema, for examples in the docs. */
export function exampleOf(schema: Json, name = '', depth = 0): unknown {
  if (depth > 6) return null
  if ('const' in schema) return schema.const
  if (Array.isArray(schema.enum)) return schema.enum[0]
  if (name in byName) return byName[name]
  const choices = (schema.anyOf ?? schema.oneOf ?? schema.allOf) as Json[] | undefined
  if (choices?.[0]) return exampleOf(choices[0], name, depth + 1)
  switch (Array.isArray(schema.type) ? schema.type[0] : schema.type) {
    case 'object':
      return exampleObject(schema, depth)
    case 'array':
      return [exampleOf((schema.items as Json | undefined) ?? {}, name.replace(/s$/, ''), depth + 1)]
    case 'integer':
    case 'number':
      return typeof schema.minimum === 'number' && schema.minimum > 0 ? schema.minimum : 1
    case 'boolean':
      return true
    case 'null':
      return null
    default:
      return exampleText(schema)
  }
}

function exampleObject(schema: Json, depth: number): Json {
  const entries = Object.entries((schema.properties as Record<string, Json> | undefined) ?? {})
  return Object.fromEntries(entries.map(([key, value]) => [key, exampleOf(value, key, depth + 1)]))
}

function exampleText(schema: Json): string {
  if (schema.format === 'date-time') return '2026-12-01T08:00:00.000Z'
  if (schema.format === 'email') return 'ada@example.com'
  if (schema.format === 'uri') return 'https://news.example/line-9'
  const prefix = /^\^([a-z]+)_\[/.exec(String(schema.pattern ?? ''))?.[1]
  return prefix ? `${prefix}_01k5x3m9q8t7v6w5y4z3a2b1c0` : 'text'
}

/** A request that one can paste into a terminal. */
export function curlOf(operation: {
  method: string
  path: string
  publicUrl: string
  isOpen: boolean
  needsOrganization: boolean
  needsKey: boolean
  body: unknown
  file: string | null
}): string {
  const address = `${operation.publicUrl}${operation.path.replace(/\{(\w+)\}/g, (_, name) => `$${name.toUpperCase()}`)}`
  const parts = [`curl ${operation.method === 'GET' ? '' : `-X ${operation.method} `}"${address}"`]
  if (!operation.isOpen) parts.push('-H "Authorization: Bearer $TOKEN"')
  if (operation.needsOrganization) parts.push('-H "Allin-Organization: $ORGANIZATION"')
  if (operation.needsKey) parts.push('-H "Idempotency-Key: $(uuidgen)"')
  if (operation.file) parts.push(`-H "Content-Type: ${operation.file}"`, '--data-binary @picture.jpg')
  else if (operation.body !== undefined) {
    parts.push('-H "Content-Type: application/json"', `-d '${JSON.stringify(operation.body, null, 2)}'`)
  }
  return parts.join(' \\\n  ')
}
