import type { Answer, OpenApi, Operation } from '../../http/openapi-document.ts'

export interface Listed {
  method: string
  path: string
  operation: Operation
}

export interface Group {
  name: string
  description: string
  operations: Listed[]
}

/** The operations of the document under their tags, in the order of the document. */
export function groupsOf({ tags, paths }: OpenApi): Group[] {
  const all: Listed[] = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ method: method.toUpperCase(), path, operation })),
  )
  return tags.map(({ name, description = '' }) => ({
    name,
    description,
    operations: all.filter(({ operation }) => operation.tags.includes(name)),
  }))
}

/** The answers that the operation itself describes, as pairs of status and answer. */
export function answersOf({ responses }: Operation): [string, Answer][] {
  return Object.entries(responses).flatMap(([status, answer]): [string, Answer][] =>
    '$ref' in answer ? [] : [[status, answer]],
  )
}
