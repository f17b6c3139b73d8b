import { createHash } from 'node:crypto'

const alphabet = 'abcdefghijklmnopqrstuvwxyz234567'

/** RFC 4648 base32 in lower case without padding. */
export function base32(bytes: Uint8Array): string {
  let text = ''
  let bits = 0
  let held = 0
  for (const byte of bytes) {
    held = (held << 8) | byte
    bits += 8
    while (bits >= 5) {
      bits -= 5
      text += alphabet.charAt((held >> bits) & 31)
    }
    held &= (1 << bits) - 1
  }
  return bits > 0 ? text + alphabet.charAt((held << (5 - bits)) & 31) : text
}

/** CIDv1 of raw bytes, the same that a real server gives a blob. */
export function cidOfBytes(bytes: Uint8Array): string {
  return cid(0x55, createHash('sha256').update(bytes).digest())
}

/**
 * An identifier of the same shape for a record. The stand-in hashes sorted JSON in place of DAG-CBOR: equal
 * records have equal identifiers, which is all that clients may rely on.
 */
export function cidOfRecord(record: unknown): string {
  return cid(0x71, createHash('sha256').update(sortedJson(record)).digest())
}

function cid(codec: number, hash: Uint8Array): string {
  return `b${base32(new Uint8Array([0x01, codec, 0x12, hash.length, ...hash]))}`
}

function sortedJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(sortedJson).join(',')}]`
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value)
      .filter(([, each]) => each !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1))
    return `{${entries.map(([key, each]) => `${JSON.stringify(key)}:${sortedJson(each)}`).join(',')}}`
  }
  return JSON.stringify(value)
}
