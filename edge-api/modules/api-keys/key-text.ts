/** How an API key begins, so that secret scanners recognise one that leaked. */
export const keyPrefix = 'allin_key_'

const shape = /^allin_key_[\w-]{43}$/

/** Whether a bearer credential is meant to be an API key. */
export function looksLikeKey(text: string): boolean {
  return shape.test(text)
}
