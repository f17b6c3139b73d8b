import { AppError } from '../errors.ts'

/** Largest JSON body unless a route says otherwise: 256 KB. */
export const defaultMaxBody = 262_144
/** Nesting beyond this is no input of ours. */
const maxDepth = 32

/**
 * Reads a body and gives up as soon as it grows beyond the limit, so that nobody can fill our memory.
 * Throws BODY_TOO_LARGE.
 */
export async function readBody(
  request: Pick<Request, 'headers' | 'body'>,
  maxBytes: number,
): Promise<Uint8Array<ArrayBuffer>> {
  if (Number(request.headers.get('content-length') ?? 0) > maxBytes) throw tooLarge(maxBytes)
  if (!request.body) return new Uint8Array()
  const chunks: Uint8Array[] = []
  let length = 0
  const reader = request.body.getReader()
  for (;;) {
    const { done, value } = await readChunk(reader)
    if (done) break
    length += value.byteLength
    if (length > maxBytes) {
      await reader.cancel().catch(() => undefined)
      throw tooLarge(maxBytes)
    }
    chunks.push(value)
  }
  const bytes = new Uint8Array(length)
  let at = 0
  for (const chunk of chunks) {
    bytes.set(chunk, at)
    at += chunk.byteLength
  }
  return bytes
}

async function readChunk(reader: ReadableStreamDefaultReader<Uint8Array>) {
  try {
    return await reader.read()
  } catch {
    throw new AppError('MALFORMED_REQUEST', { detail: 'The connection ended before the body was complete.' })
  }
}

/**
 * Reads a JSON body: UTF-8, no more than 32 levels deep, every text storable. Throws MALFORMED_REQUEST.
 * An empty body is an empty object: actions without input need none.
 */
export function parseJson(bytes: Uint8Array): unknown {
  if (bytes.byteLength === 0) return {}
  let value: unknown
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    throw new AppError('MALFORMED_REQUEST', { detail: 'The body is not valid JSON in UTF-8.' })
  }
  checkTree(value)
  return value
}

/** Whether the database can store a text: no NUL, no half of a surrogate pair. */
export function isStorableText(text: string): boolean {
  return !text.includes('\u0000') && text.isWellFormed()
}

function checkTree(root: unknown): void {
  const waiting: { value: unknown; path: (string | number)[] }[] = [{ value: root, path: [] }]
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { value, path } = next
    if (path.length > maxDepth) {
      throw new AppError('MALFORMED_REQUEST', {
        detail: `The body is nested more than ${maxDepth} levels deep.`,
      })
    }
    if (typeof value === 'string' && !isStorableText(value)) throw notStorable(path)
    if (typeof value !== 'object' || value === null) continue
    for (const [key, child] of Object.entries(value)) {
      if (!isStorableText(key)) throw notStorable(path)
      waiting.push({ value: child, path: [...path, Array.isArray(value) ? Number(key) : key] })
    }
  }
}

function notStorable(path: (string | number)[]): AppError {
  return new AppError('VALIDATION_FAILED', {
    detail: 'A text contains characters that cannot be stored.',
    issues: [{ path, code: 'invalid_text', message: 'Contains a NUL character or half of a surrogate pair' }],
  })
}

function tooLarge(maxBytes: number): AppError {
  const kilobytes = Math.round(maxBytes / 1024)
  const size = kilobytes >= 1024 ? `${Math.round(maxBytes / 100_000) / 10} MB` : `${kilobytes} KB`
  return new AppError('BODY_TOO_LARGE', { detail: `The body may have at most ${size}.` })
}
