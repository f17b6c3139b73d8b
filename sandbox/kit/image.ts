/** What the bytes of an image say about themselves. Sizes in pixels. */
export interface ImageFacts {
  mimeType: 'image/jpeg' | 'image/png' | 'image/gif' | 'image/webp'
  width: number
  height: number
}

/** Reads type and size from the bytes, whatever name or type they came with; null when they are no image we know. */
export function readImage(bytes: Uint8Array): ImageFacts | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const text = (from: number, length: number) => String.fromCharCode(...bytes.subarray(from, from + length))
  try {
    if (text(0, 8) === '\u0089PNG\r\n\u001a\n' && text(12, 4) === 'IHDR') {
      return { mimeType: 'image/png', width: view.getUint32(16), height: view.getUint32(20) }
    }
    if (/^GIF8[79]a$/.test(text(0, 6))) {
      return { mimeType: 'image/gif', width: view.getUint16(6, true), height: view.getUint16(8, true) }
    }
    if (text(0, 4) === 'RIFF' && text(8, 4) === 'WEBP') {
      const size = webpSize(view, text(12, 4))
      return size && { mimeType: 'image/webp', ...size }
    }
    if (bytes[0] === 0xff && bytes[1] === 0xd8) {
      const size = jpegSize(view)
      return size && { mimeType: 'image/jpeg', ...size }
    }
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
  }
  return null
}

function webpSize(view: DataView, chunk: string): { width: number; height: number } | null {
  if (chunk === 'VP8 ') {
    return { width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff }
  }
  if (chunk === 'VP8L') {
    const bits = view.getUint32(21, true)
    return { width: (bits & 0x3fff) + 1, height: ((bits >> 14) & 0x3fff) + 1 }
  }
  if (chunk === 'VP8X') {
    const size = (at: number) => view.getUint16(at, true) + (view.getUint8(at + 2) << 16) + 1
    return { width: size(24), height: size(27) }
  }
  return null
}

/** Walks the segments to the frame header (SOF0 to SOF15 without DHT, JPG and DAC). */
function jpegSize(view: DataView): { width: number; height: number } | null {
  let at = 2
  while (at + 9 < view.byteLength) {
    if (view.getUint8(at) !== 0xff) return null
    const marker = view.getUint8(at + 1)
    if (marker === 0xff) {
      at += 1
      continue
    }
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)
    if (isFrame) return { width: view.getUint16(at + 7), height: view.getUint16(at + 5) }
    at += 2 + view.getUint16(at + 2)
  }
  return null
}
