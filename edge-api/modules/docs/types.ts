import { html } from 'hono/html'
import type { JsonSchema } from '../../http/openapi-document.ts'
import type { Html } from './prose.ts'

/** A schema without its `null`, and whether it had one. */
export function withoutNull(schema: JsonSchema): { inner: JsonSchema; isNullable: boolean } {
  if (Array.isArray(schema.type)) {
    const types = schema.type.filter((type) => type !== 'null')
    const [only] = types
    const type = types.length === 1 && only ? only : types
    return { inner: { ...schema, type }, isNullable: types.length < schema.type.length }
  }
  const choices = schema.anyOf ?? schema.oneOf
  if (!choices) return { inner: schema, isNullable: schema.type === 'null' }
  const others = choices.filter(({ type }) => type !== 'null')
  const [only] = others
  const { anyOf: _, oneOf: __, ...rest } = schema
  const inner = others.length === 1 && only ? { ...rest, ...only } : { ...rest, anyOf: others }
  return { inner, isNullable: others.length < choices.length }
}

/** A type in few words: `list of URL`, `text or null`. */
export function typeWords(schema: JsonSchema): string {
  const { inner, isNullable } = withoutNull(schema)
  return isNullable ? `${plainWords(inner)} or null` : plainWords(inner)
}

const formats: Record<string, string> = { uri: 'URL', 'date-time': 'date-time', email: 'e-mail address' }

function plainWords(schema: JsonSchema): string {
  const { type, format, items, additionalProperties, anyOf } = schema
  if (schema.const !== undefined) return JSON.stringify(schema.const)
  if (schema.enum) return 'enum'
  if (anyOf) return [...new Set(anyOf.map(typeWords))].join(' or ')
  if (type === 'array') return items ? `list of ${typeWords(items)}` : 'list'
  if (type === 'object' && !schema.properties && typeof additionalProperties === 'object') {
    return Object.keys(additionalProperties).length > 0 ? `map of ${typeWords(additionalProperties)}` : 'map'
  }
  const kind = idPrefix(schema)
  if (kind) return `id ${kind}_…`
  if (format) return formats[format] ?? format
  return (Array.isArray(type) ? type.join(' or ') : type) ?? 'any value'
}

/** What an id begins with, when the schema asks for one. */
export function idPrefix({ pattern = '' }: JsonSchema): string | null {
  return /^\^([a-z]+)_\[/.exec(pattern)?.[1] ?? null
}

/** What else a value must satisfy, one remark each. */
export function limitsOf(schema: JsonSchema): Html[] {
  const { inner } = withoutNull(schema)
  const own: Html[] = []
  const range = (from: number | undefined, to: number | undefined, unit: string) => {
    const words = rangeWords(from, to)
    if (words) own.push(html`${words}${unit}`)
  }
  range(inner.minLength, inner.maxLength, ' characters')
  range(inner.minimum, inner.maximum, '')
  range(inner.minItems, inner.maxItems, ' entries')
  if (inner.pattern && !inner.format && !idPrefix(inner))
    own.push(html`matches <code>${inner.pattern}</code>`)
  if (inner.enum) own.push(values('One of', inner.enum))
  const names = inner.propertyNames?.enum
  if (names) own.push(values('Keys', names))
  if (inner.default !== undefined && inner.default !== null) {
    own.push(html`<code>${JSON.stringify(inner.default)}</code> unless told`)
  }
  const each = inner.items && !inner.items.properties ? limitsOf(inner.items) : []
  return [...own, ...each.map((limit) => html`each: ${limit}`)]
}

function values(title: string, all: readonly unknown[]): Html {
  return html`${title}: ${all.map((value, place) => html`${place > 0 ? ' ' : ''}<code>${String(value)}</code>`)}`
}

function rangeWords(from: number | undefined, to: number | undefined): string | null {
  const number = (value: number) => value.toLocaleString('en')
  if (from !== undefined && to !== undefined)
    return from === to ? number(to) : `${number(from)}–${number(to)}`
  if (to !== undefined) return `at most ${number(to)}`
  return from !== undefined && from !== 0 ? `at least ${number(from)}` : null
}
