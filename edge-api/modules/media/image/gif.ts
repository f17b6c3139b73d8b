import type { Size } from './size.ts'

/** GIF: blocks up to the trailer (https://www.w3.org/Graphics/GIF/spec-gif89a.txt). */
export function readGif(view: DataView): Size | null {
  const size = { width: view.getUint16(6, true), height: view.getUint16(8, true) }
  let at = 13 + colourTable(view.getUint8(10))
  let frames = 0
  for (;;) {
    // Some old programs leave the trailer out; every viewer shows such files.
    const block = at === view.byteLength ? 0x3b : view.getUint8(at)
    if (block === 0x3b) return frames > 0 ? size : null
    if (block === 0x21) at = skipBlocks(view, at + 2)
    else if (block === 0x2c) {
      frames += 1
      at = skipBlocks(view, at + 11 + colourTable(view.getUint8(at + 9)))
    } else return null
  }
}

function colourTable(flags: number): number {
  return flags & 0x80 ? 3 * 2 ** ((flags & 7) + 1) : 0
}

function skipBlocks(view: DataView, from: number): number {
  let at = from
  for (;;) {
    const length = view.getUint8(at)
    at += 1 + length
    if (length === 0) return at
  }
}
