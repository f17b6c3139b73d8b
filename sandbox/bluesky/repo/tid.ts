const alphabet = '234567abcdefghijklmnopqrstuvwxyz'

/** The `tid` record key type of https://atproto.com/specs/tid. */
export function isTid(text: string): boolean {
  return /^[234567a-j][234567a-z]{12}$/.test(text)
}

/** A key for this moment; `clockId` (0–1023) tells writers apart. */
export function tidOf(milliseconds: number, clockId: number): string {
  let rest = (BigInt(milliseconds) * 1000n) << 10n
  rest |= BigInt(clockId & 1023)
  let text = ''
  for (let index = 0; index < 13; index += 1) {
    text = alphabet.charAt(Number(rest & 31n)) + text
    rest >>= 5n
  }
  return text
}
