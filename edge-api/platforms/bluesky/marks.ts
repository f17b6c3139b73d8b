import type { PublishMarks } from '../../../db/schema/index.ts'
import type { PlatformTools } from '../platform.ts'

const alphabet = '234567abcdefghijklmnopqrstuvwxyz'

/**
 * The record key and creation time of a post, chosen once. The key is a TID (https://atproto.com/specs/tid):
 * microseconds since 1970 and a clock id; the last three digits of the time and the clock id are random.
 */
export function chooseMarks(tools: PlatformTools, scheduledAt: Date): PublishMarks {
  const [a = 0, b = 0, c = 0, d = 0] = tools.ids.bytes(4)
  const microseconds = BigInt(scheduledAt.getTime()) * 1000n + BigInt(((a << 8) | b) % 1000)
  let rest = (microseconds << 10n) | BigInt(((c << 8) | d) & 1023)
  let recordKey = ''
  for (let index = 0; index < 13; index += 1) {
    recordKey = alphabet.charAt(Number(rest & 31n)) + recordKey
    rest >>= 5n
  }
  return { recordKey, createdAt: scheduledAt.toISOString() }
}
