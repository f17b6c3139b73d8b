import { escapeHtml } from './escape-html.ts'

type Json = Record<string, unknown>

/** The properties of a JSON Schema as nested definition lists. */
export function schemaList(schema: Json, depth = 0): string {
  const target = objectIn(schema)
  if (!target || depth > 3) return ''
  const properties = Object.entries((target.properties as Record<string, Json> | undefined) ?? {})
  if (properties.length === 0) return ''
  const required = (target.required as string[] | undefined) ?? []
  const rows = properties.map(([name, property]) => {
    const inner = schemaList(property, depth + 1)
    const remark = remarkOf(property)
    return `<div><dt>${escapeHtml(name)} <span>${escapeHtml(typeText(property))}</span>${
      required.includes(name) ? ' <b>required</b>' : ''
    }</dt>${remark || inner ? `<dd>${escapeHtml(remark)}${inner}</dd>` : ''}</div>`
  })
  return `<dl>${rows.join('')}</dl>`
}

function objectIn(schema: Json): Json | null {
  if (schema.properties) return schema
  if (schema.items) return objectIn(schema.items as Json)
  const choices = (schema.anyOf ?? schema.oneOf ?? schema.allOf) as Json[] | undefined
  for (const choice of choices ?? []) {
    const found = objectIn(choice)
    if (found) return found
  }
  return null
}

/** A type in few words: `string`, `array of object`, `string or null`. */
export function typeText(schema: Json): string {
  if ('const' in schema) return JSON.stringify(schema.const)
  if (Array.isArray(schema.enum)) return schema.enum.map((value) => JSON.stringify(value)).join(' · ')
  const choices = (schema.anyOf ?? schema.oneOf) as Json[] | undefined
  if (choices) return [...new Set(choices.map(typeText))].join(' or ')
  if (schema.type === 'array') return `array of ${typeText((schema.items as Json | undefined) ?? {})}`
  const id = /^\^([a-z]+_)\[/.exec(String(schema.pattern ?? ''))?.[1]
  if (id) return `id ${id}…`
  if (schema.format) return String(schema.format)
  return Array.isArray(schema.type) ? schema.type.join(' or ') : String(schema.type ?? 'any')
}

function remarkOf(schema: Json): string {
  const remarks: string[] = []
  if (typeof schema.description === 'string') remarks.push(schema.description)
  const { minLength, maxLength, minimum, maximum, minItems, maxItems } = schema
  if (maxLength !== undefined) remarks.push(`${minLength ?? 0} to ${maxLength} characters`)
  if (maxItems !== undefined) remarks.push(`${minItems ?? 0} to ${maxItems} entries`)
  if (typeof maximum === 'number' && maximum < Number.MAX_SAFE_INTEGER)
    remarks.push(`${minimum ?? 0} to ${maximum}`)
  if (schema.default !== undefined) remarks.push(`${JSON.stringify(schema.default)} unless told`)
  return remarks.join('; ')
}
