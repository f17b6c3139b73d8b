import * as z from 'zod'
import type { JsonSchema } from './openapi-document.ts'
import { vocabulary } from './openapi-vocabulary.ts'

/** A schema as JSON Schema 2020-12, which OpenAPI 3.1 speaks. What JSON Schema cannot say is left open. */
export function schemaOf(schema: z.core.$ZodType, io: 'input' | 'output'): JsonSchema {
  const { $schema: _, ...described } = z.toJSONSchema(schema, {
    io,
    unrepresentable: 'any',
    reused: 'inline',
  })
  return tidy(described as JsonSchema)
}

/** Takes out what says nothing to a reader and puts in what every field of a name means. */
function tidy(schema: JsonSchema): JsonSchema {
  const tidied: JsonSchema = { ...schema }
  if (tidied.minimum === Number.MIN_SAFE_INTEGER) delete tidied.minimum
  if (tidied.maximum === Number.MAX_SAFE_INTEGER) delete tidied.maximum
  // The format says it; the pattern is how one library checks the format.
  if (tidied.format) delete tidied.pattern
  const { properties, items, anyOf, oneOf, additionalProperties } = tidied
  if (properties) tidied.properties = withMeanings(properties)
  if (items) tidied.items = tidy(items)
  if (anyOf) tidied.anyOf = anyOf.map(tidy)
  if (oneOf) tidied.oneOf = oneOf.map(tidy)
  if (typeof additionalProperties === 'object') tidied.additionalProperties = tidy(additionalProperties)
  return tidied
}

function withMeanings(properties: Record<string, JsonSchema>): Record<string, JsonSchema> {
  return Object.fromEntries(
    Object.entries(properties).map(([name, property]) => {
      const description = property.description ?? vocabulary[name]
      return [name, { ...tidy(property), ...(description ? { description } : {}) }]
    }),
  )
}
