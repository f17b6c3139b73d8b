import { exampleOf } from './example.ts'
import type { Listed } from './operations.ts'

/** The operation as a command to paste into a terminal. Credentials come from variables, so none ends in a history. */
export function curlOf({ method, path, operation }: Listed, publicUrl: string): string {
  const parts = [
    `curl ${method === 'GET' ? '' : `-X ${method} `}${quote(`${publicUrl}${filled(path, operation.parameters)}`)}`,
  ]
  const header = (line: string) => parts.push(`-H "${line}"`)
  const credentials = new Set(operation.security.flatMap((each) => Object.keys(each)))
  if (credentials.has('queue')) header('Upstash-Signature: $SIGNATURE')
  else if (credentials.size > 0) header('Authorization: Bearer $ALLIN_TOKEN')
  const headers = operation.parameters.filter((each) => each.in === 'header').map(({ name }) => name)
  if (headers.includes('Allin-Organization') && credentials.has('session')) {
    header('Allin-Organization: $ALLIN_ORGANIZATION')
  }
  if (headers.includes('Idempotency-Key')) header('Idempotency-Key: $(uuidgen)')
  const [type, body] = Object.entries(operation.requestBody?.content ?? {})[0] ?? []
  if (type && body) {
    header(`Content-Type: ${type}`)
    parts.push(
      body.schema
        ? `-d ${quote(JSON.stringify(exampleOf(body.schema), null, 2))}`
        : '--data-binary @picture.jpg',
    )
  }
  return parts.join(' \\\n  ')
}

function filled(path: string, parameters: Listed['operation']['parameters']): string {
  const value = (name: string, place: 'path' | 'query') => {
    const found = parameters.find((each) => each.in === place && each.name === name)
    return encodeURIComponent(String(found ? exampleOf(found.schema, name) : name))
  }
  const search = parameters
    .filter((each) => each.in === 'query' && each.required)
    .map(({ name }) => `${name}=${value(name, 'query')}`)
  return `${path.replace(/\{(\w+)\}/g, (_, name) => value(name, 'path'))}${search.length > 0 ? `?${search.join('&')}` : ''}`
}

function quote(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`
}
