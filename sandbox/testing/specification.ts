import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

interface Schema {
  $ref?: string
  type?: string | string[]
  properties?: Record<string, Schema>
  required?: string[]
  items?: Schema
  oneOf?: Schema[]
  anyOf?: Schema[]
  allOf?: Schema[]
  enum?: unknown[]
}

interface Content {
  $ref?: string
  content?: Record<string, { schema?: Schema }>
}

interface Document {
  paths: Record<string, Record<string, { responses?: Record<string, Content> }>>
  components: { schemas: Record<string, Schema>; responses?: Record<string, Content> }
}

/** A vendor's OpenAPI document, to compare a stand-in's answers with. */
export interface Specification {
  /** Differences between a body and what the document says about this answer; empty when there are none. */
  differences(method: string, path: string, status: number, body: unknown): string[]
}

/**
 * Reads a vendor's document from the folder `shared/specs` beside the repository. Those documents are not ours
 * to ship: where they are absent, this says so and answers null.
 */
export function readSpecification(fileName: string): Specification | null {
  const file = join(import.meta.dirname, '../../../shared/specs', fileName)
  if (!existsSync(file)) {
    console.error(`${fileName} does not lie beside the repository: answers are not compared with it.`)
    return null
  }
  const document: Document = JSON.parse(readFileSync(file, 'utf8'))
  return {
    differences(method, path, status, body) {
      const found = document.paths[path]?.[method.toLowerCase()]?.responses?.[String(status)]
      // Vendors leave out many of the errors that they answer.
      if (!found) return status >= 400 ? [] : [`${method} ${path} has no answer ${status} in ${fileName}`]
      const response = follow(document, found)
      const media = Object.values(response.content ?? {})[0]
      return media?.schema ? compare(document, media.schema, body, '$') : []
    },
  }
}

function follow<T extends { $ref?: string }>(document: Document, value: T): T {
  if (value.$ref === undefined) return value
  let target: unknown = document
  for (const step of value.$ref.slice(2).split('/')) {
    target = (target as Record<string, unknown>)[step.replaceAll('~1', '/').replaceAll('~0', '~')]
  }
  return follow(document, target as T)
}

function compare(document: Document, given: Schema, value: unknown, at: string): string[] {
  const schema = follow(document, given)
  const alternatives = schema.oneOf ?? schema.anyOf
  if (alternatives) {
    const tries = alternatives.map((each) => compare(document, each, value, at))
    const closest = tries.reduce((a, b) => (b.length < a.length ? b : a), tries[0] ?? [])
    if (closest.length > 0) return closest
  }
  const differences = (schema.allOf ?? []).flatMap((each) => compare(document, each, value, at))
  if (schema.enum && value !== null && !schema.enum.includes(value)) {
    differences.push(`${at} is ${JSON.stringify(value)}, not one of ${JSON.stringify(schema.enum)}`)
  }
  if (schema.type !== undefined) {
    const types = [schema.type].flat()
    const actual = typeOf(value)
    if (!types.includes(actual) && !(actual === 'integer' && types.includes('number'))) {
      return [...differences, `${at} is ${actual}, not ${types.join(' or ')}`]
    }
  }
  if (Array.isArray(value)) {
    const { items } = schema
    for (const [index, each] of items ? value.entries() : []) {
      differences.push(...compare(document, items ?? {}, each, `${at}[${index}]`))
    }
  } else if (typeof value === 'object' && value !== null) {
    const entries: Record<string, unknown> = { ...value }
    for (const name of schema.required ?? [])
      if (!(name in entries)) differences.push(`${at}.${name} is missing`)
    for (const [name, property] of Object.entries(schema.properties ?? {})) {
      if (entries[name] !== undefined)
        differences.push(...compare(document, property, entries[name], `${at}.${name}`))
    }
  }
  return differences
}

function typeOf(value: unknown): string {
  if (value === null) return 'null'
  if (Array.isArray(value)) return 'array'
  if (typeof value === 'number') return Number.isInteger(value) ? 'integer' : 'number'
  return typeof value
}
