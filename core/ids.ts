import * as z from 'zod/mini'

/** What each identifier starts with. An id says what it names, and sorts by the moment it was made. */
export const idPrefixes = {
  user: 'user',
  session: 'sess',
  credential: 'cred',
  verification: 'ver',
  organization: 'org',
  member: 'mem',
  account: 'acc',
  platformApp: 'app',
  connection: 'con',
  post: 'post',
  variant: 'var',
  target: 'tgt',
  attempt: 'att',
  media: 'med',
  clip: 'clip',
  template: 'tpl',
  event: 'evt',
  audit: 'aud',
  apiKey: 'key',
  recurrence: 'rec',
  slot: 'slot',
  webhook: 'whk',
  notification: 'ntf',
  request: 'req',
} as const

export type IdKind = keyof typeof idPrefixes

const alphabet = '0123456789abcdefghjkmnpqrstvwxyz'
const timeLength = 10
const randomLength = 16

/**
 * Formats a prefixed, time-sortable identifier: Crockford base32 of the time in milliseconds (10 characters)
 * followed by 80 random bits (16 characters), as in the ULID specification, in lower case.
 *
 * @param random 10 random bytes
 */
export function formatId(kind: IdKind, milliseconds: number, random: Uint8Array): string {
  if (random.length !== 10) throw new RangeError('formatId needs exactly 10 random bytes')
  let time = ''
  let rest = milliseconds
  for (let index = 0; index < timeLength; index += 1) {
    time = alphabet.charAt(rest % 32) + time
    rest = Math.floor(rest / 32)
  }
  let bits = 0n
  for (const byte of random) bits = (bits << 8n) | BigInt(byte)
  let tail = ''
  for (let index = 0; index < randomLength; index += 1) {
    tail = alphabet.charAt(Number(bits & 31n)) + tail
    bits >>= 5n
  }
  return `${idPrefixes[kind]}_${time}${tail}`
}

/** A schema that accepts only identifiers of this kind. */
export function idSchema(kind: IdKind) {
  return z.string().check(z.regex(new RegExp(`^${idPrefixes[kind]}_[0-9a-hjkmnp-tv-z]{26}$`)))
}
