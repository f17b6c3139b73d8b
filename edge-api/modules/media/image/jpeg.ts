import type { Size } from './size.ts'

const startOfScan = 0xda
const endOfImage = 0xd9
const exifMarker = 0xe1

/**
 * JPEG: segments up to the first scan, then compressed data up to the end-of-image marker
 * (https://www.w3.org/Graphics/JPEG/itu-t81.pdf, Annex B). Turned by its Exif orientation as viewers do.
 */
export function readJpeg(view: DataView): Size | null {
  let size: Size | null = null
  let isTurned = false
  for (let at = 2; ; ) {
    if (view.getUint8(at) !== 0xff) return null
    const marker = view.getUint8(at + 1)
    if (marker === 0xff) {
      at += 1
      continue
    }
    const length = view.getUint16(at + 2)
    if (isFrame(marker)) size = { height: view.getUint16(at + 5), width: view.getUint16(at + 7) }
    if (marker === exifMarker) isTurned ||= orientationOf(view, at + 4, length - 2) >= 5
    at += 2 + length
    if (marker !== startOfScan) continue
    if (!size || !hasEnd(view, at)) return null
    return isTurned ? { width: size.height, height: size.width } : size
  }
}

/** SOF0 to SOF15 without the three that share their range (DHT, JPG, DAC). */
function isFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc
}

/** Cameras append data of their own after the picture, so that the marker need not be last. */
function hasEnd(view: DataView, from: number): boolean {
  for (let at = view.byteLength - 2; at >= from; at -= 1) {
    if (view.getUint8(at) === 0xff && view.getUint8(at + 1) === endOfImage) return true
  }
  return false
}

/** Exif tag 0x0112; 1 when there is none. */
function orientationOf(view: DataView, from: number, length: number): number {
  const isExif = length > 14 && view.getUint32(from) === 0x45786966 && view.getUint16(from + 4) === 0
  if (!isExif) return 1
  const tiff = from + 6
  const little = view.getUint16(tiff) === 0x4949
  const directory = tiff + view.getUint32(tiff + 4, little)
  if (directory + 2 > from + length) return 1
  const entries = view.getUint16(directory, little)
  for (let index = 0; index < entries; index += 1) {
    const entry = directory + 2 + index * 12
    if (entry + 12 > from + length) return 1
    if (view.getUint16(entry, little) === 0x0112) return view.getUint16(entry + 8, little)
  }
  return 1
}
