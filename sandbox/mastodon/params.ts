import type { Context } from 'hono'
import { fail } from './errors.ts'

/** Parameters as the server takes them: JSON, a form or multipart; lists as `name[]`. */
export interface Params {
  text(name: string): string | undefined
  list(name: string): string[]
  file(name: string): File | undefined
  flag(name: string): boolean
}

export async function readParams(c: Context): Promise<Params> {
  const values = new Map<string, (string | File)[]>()
  const add = (name: string, value: unknown) => {
    const key = name.replace(/\[\]$/, '')
    const each = Array.isArray(value) ? value : [value]
    const kept = each.flatMap((one): (string | File)[] =>
      one instanceof File ? [one] : one === null || one === undefined ? [] : [String(one)],
    )
    values.set(key, [...(values.get(key) ?? []), ...kept])
  }
  const type = c.req.header('content-type') ?? ''
  try {
    if (type.startsWith('application/json')) {
      const body: unknown = await c.req.json()
      if (typeof body === 'object' && body) for (const [name, value] of Object.entries(body)) add(name, value)
    } else if (
      type.startsWith('multipart/form-data') ||
      type.startsWith('application/x-www-form-urlencoded')
    ) {
      for (const [name, value] of await c.req.formData()) add(name, value)
    }
  } catch {
    throw fail(400, 'Error parsing the request body')
  }
  for (const [name, value] of new URL(c.req.url).searchParams) if (!values.has(name)) add(name, value)
  const first = (name: string) => values.get(name)?.[0]
  const text = (name: string) => {
    const value = first(name)
    return typeof value === 'string' ? value : undefined
  }
  return {
    text,
    list: (name) => (values.get(name) ?? []).filter((value) => typeof value === 'string'),
    file: (name) => {
      const value = first(name)
      return value instanceof File ? value : undefined
    },
    flag: (name) => ['true', '1', 'on'].includes(text(name) ?? ''),
  }
}
