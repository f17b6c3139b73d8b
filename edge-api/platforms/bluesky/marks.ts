import type { PublishMarks } from '../../../db/schema/index.ts'
import type { PlatformTools } from '../platform.ts'

const alphabet = '234567abcdefghijklmnopqrstuvwxyz'

/**
 * The record key and creation time of a post, chosen once. The key is a TID (https://atproto.com/specs/tid):
 * microseconds since 1970 and a clock id. The place within the second and the clock id are random, so that two
 * posts of one account for the same minute do not meet.
 */
export function chooseMarks(tools: PlatformTools, scheduledAt: Date): PublishMarks {
  let random = 0n
  for (const byte of tools.ids.bytes(8)) random = (random << 8n) | BigInt(byte)
  const second = BigInt(Math.floor(scheduledAt.getTime() / 1000))
  let rest = ((second * 1_000_000n + ((random >> 10n) % 1_000_000n)) << 10n) | (random & 1023n)
  let recordKey = ''
  for (let index = 0; index < 13; index += 1) {
    recordKey = alphabet.charAt(Number(rest & 31n)) + recordKey
    rest >>= 5n
  }
  return { recordKey, createdAt: scheduledAt.toISOString() }
}
