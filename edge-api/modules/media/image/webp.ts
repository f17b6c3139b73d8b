import type { Size } from './size.ts'

/** WebP: a RIFF file whose first chunk tells the size (https://developers.google.com/speed/webp/docs/riff_container). */
export function readWebp(view: DataView): Size | null {
  if (view.getUint32(4, true) + 8 > view.byteLength) return null
  const data = 20
  switch (view.getUint32(12)) {
    case 0x56503820: // 'VP8 '
      return {
        width: view.getUint16(data + 6, true) & 0x3fff,
        height: view.getUint16(data + 8, true) & 0x3fff,
      }
    case 0x5650384c: {
      // 'VP8L'
      const bits = view.getUint32(data + 1, true)
      return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 }
    }
    case 0x56503858: // 'VP8X'
      return { width: uint24(view, data + 4) + 1, height: uint24(view, data + 7) + 1 }
    default:
      return null
  }
}

function uint24(view: DataView, at: number): number {
  return view.getUint16(at, true) | (view.getUint8(at + 2) << 16)
}
