/** Shapes of secrets, from the most to the least specific. Our own ids have a prefix and 26 characters and stay readable. */
const secretShapes = [
  // A failed query names its parameters after this word: they may be anything that anybody wrote.
  /\nparams:[\s\S]*/g,
  /\bBearer\s+\S+/gi,
  /\beyJ[\w-]+(?:\.[\w-]*)*/g,
  /\ballin_key_[\w-]+/g,
  /[\w-]*(?:password|secret|token|authorization|cookie|code|state)(["']?\s*[=:]\s*["']?)[^\s"'&,}]+/gi,
  /[\w+/=~-]{32,}/g,
]

const ownId = /^[a-z]{3,4}_[0-9a-z]{26}$/

/** Takes out whatever looks like a token, password or key. Losing a harmless word is the lesser harm. */
export function redact(text: string): string {
  let safe = text
  for (const shape of secretShapes)
    safe = safe.replace(shape, (found) => (ownId.test(found) ? found : '[redacted]'))
  return safe
}
