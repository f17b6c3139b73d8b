import * as z from 'zod'
import type { JsonSchema } from './openapi-document.ts'
import { vocabulary } from './openapi-vocabulary.ts'

/** A schema as JSON Schema 2020-12, which OpenAPI 3.1 speaks. What JSON Schema cannot say is left open. */
export function schemaOf(schema: z.core.$ZodType, io: 'input' | 'output'): JsonSchema {
  const { $schema: _, ...described } = z.toJSONSchema(schema, {
    io,
    unrepresentable: 'any',
    reused: 'inline',
    override: ({ jsonSchema }) => {
      tidy(jsonSchema as JsonSchema)
    },
  })
  return described as JsonSchema
}

/** Takes out what says nothing to a reader and puts in what every field of that name means. */
function tidy(schema: JsonSchema): void {
  if (schema.minimum === Number.MIN_SAFE_INTEGER) delete schema.minimum
  if (schema.maximum === Number.MAX_SAFE_INTEGER) delete schema.maximum
  // The format says it; the pattern is an implementation of the format.
  if (schema.format) delete schema.pattern
  for (const [name, property] of Object.entries(schema.properties ?? {})) {
    const word = vocabulary[name]
    if (word && property.description === undefined) property.description = word
  }
}
