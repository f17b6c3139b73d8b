import type { Size } from './size.ts'

const header = 0x49484452
const end = 0x49454e44

/** PNG: chunks of length, name, data and checksum, from IHDR to IEND (https://www.w3.org/TR/png-3/#5DataRep). */
export function readPng(view: DataView): Size | null {
  if (view.getUint32(12) !== header) return null
  const size = { width: view.getUint32(16), height: view.getUint32(20) }
  for (let at = 8; ; ) {
    const length = view.getUint32(at)
    if (view.getUint32(at + 4) === end) return size
    at += 12 + length
  }
}
