/**
 * Whether a file is a GIF, WebP or PNG that moves. Read from its bytes, as far as needed: types do not tell it, and a
 * canvas keeps the first frame only.
 */
export function isAnimated(bytes: Uint8Array): boolean {
  if (startsWith(bytes, 'GIF8', 0)) return countGifFrames(bytes) > 1
  if (startsWith(bytes, 'RIFF', 0) && startsWith(bytes, 'WEBP', 8)) {
    // VP8X, flags: the second bit says animation.
    return startsWith(bytes, 'VP8X', 12) && ((bytes[20] ?? 0) & 0b10) !== 0
  }
  return startsWith(bytes, '\u0089PNG', 0) && hasPngAnimation(bytes)
}

/** The same of a file. */
export const moves = async (file: Blob): Promise<boolean> =>
  isAnimated(new Uint8Array(await file.arrayBuffer()))

function startsWith(bytes: Uint8Array, text: string, at: number): boolean {
  return [...text].every((character, index) => bytes[at + index] === character.charCodeAt(0))
}

/** Frames of a GIF; it stops counting at two. */
function countGifFrames(bytes: Uint8Array): number {
  const byte = (at: number) => bytes[at] ?? 0
  const tableSize = (flags: number) => (flags & 0x80 ? 3 * 2 ** ((flags & 7) + 1) : 0)
  let at = 13 + tableSize(byte(10))
  let frames = 0
  const skipBlocks = () => {
    while (at < bytes.length && byte(at) !== 0) at += byte(at) + 1
    at += 1
  }
  while (at < bytes.length && frames < 2) {
    if (byte(at) === 0x2c) {
      frames += 1
      at += 10 + tableSize(byte(at + 9)) + 1
      skipBlocks()
    } else if (byte(at) === 0x21) {
      at += 2
      skipBlocks()
    } else break
  }
  return frames
}

/** An `acTL` chunk before the first `IDAT` makes a PNG move. */
function hasPngAnimation(bytes: Uint8Array): boolean {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  let at = 8
  while (at + 8 <= bytes.length) {
    if (startsWith(bytes, 'acTL', at + 4)) return true
    if (startsWith(bytes, 'IDAT', at + 4)) return false
    at += 12 + view.getUint32(at)
  }
  return false
}
