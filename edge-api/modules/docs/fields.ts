import { html } from 'hono/html'
import type { JsonSchema } from '../../http/openapi-document.ts'
import { type Html, prose } from './prose.ts'
import { limitsOf, typeWords, withoutNull } from './types.ts'

/** Deeper than any schema of ours; a schema that contains itself ends here. */
const deepest = 8

/** Whether the caller sends a field, and must know what is required, or gets it, and must know what may be absent. */
export type Direction = 'sent' | 'got'

/** The fields of a schema as nested lists; nothing when it has none. */
export function fieldList(schema: JsonSchema, direction: Direction, depth = 0): Html | null {
  if (depth > deepest) return null
  const { inner } = withoutNull(schema)
  if (inner.anyOf) {
    const lists = inner.anyOf.flatMap((choice) => fieldList(choice, direction, depth + 1) ?? [])
    return lists.length === 0
      ? null
      : html`${lists.map((list, place) => html`${place > 0 ? or : ''}${list}`)}`
  }
  if (inner.items) return fieldList(inner.items, direction, depth + 1)
  if (inner.properties) {
    const { required = [] } = inner
    const rows = Object.entries(inner.properties).map(([name, property]) =>
      field({ name, schema: property, isRequired: required.includes(name) }, direction, depth),
    )
    return rows.length === 0 ? null : html`<ul class="fields" role="list">${rows}</ul>`
  }
  return typeof inner.additionalProperties === 'object'
    ? fieldList(inner.additionalProperties, direction, depth + 1)
    : null
}

const or = html`<p class="or">or</p>`

export interface Field {
  name: string
  schema: JsonSchema
  isRequired: boolean
  description?: string | undefined
}

/** One field: name, type, whether it must be there, what it means and what it may hold. */
export function field(
  { name, schema, isRequired, description }: Field,
  direction: Direction,
  depth = 0,
): Html {
  const meaning = description ?? schema.description
  const limits = limitsOf(schema)
  return html`<li>
<p class="name"><code>${name}</code> <span class="type">${typeWords(schema)}</span>${presence(isRequired, direction)}</p>
${meaning ? html`<p class="meaning">${prose(meaning)}</p>` : ''}
${limits.length > 0 ? html`<p class="limits">${limits.map((limit, place) => html`${place > 0 ? '; ' : ''}${limit}`)}</p>` : ''}
${fieldList(schema, direction, depth + 1) ?? ''}
</li>`
}

function presence(isRequired: boolean, direction: Direction): Html | '' {
  if (direction === 'sent') return isRequired ? html` <span class="required">required</span>` : ''
  return isRequired ? '' : html` <span class="type">may be absent</span>`
}

/** How many fields a schema has on all levels. */
export function countFields(schema: JsonSchema, depth = 0): number {
  if (depth > deepest) return 0
  const { inner } = withoutNull(schema)
  const children = [
    ...(inner.anyOf ?? []),
    ...(inner.items ? [inner.items] : []),
    ...Object.values(inner.properties ?? {}),
    ...(typeof inner.additionalProperties === 'object' ? [inner.additionalProperties] : []),
  ]
  const below = children.reduce((sum, child) => sum + countFields(child, depth + 1), 0)
  return below + Object.keys(inner.properties ?? {}).length
}
