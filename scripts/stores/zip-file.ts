import { crc32, deflateRawSync } from 'node:zlib'

/** Files by their path in the package. */
export type Files = ReadonlyMap<string, Uint8Array>

/** 1 January 1980, 00:00: the first moment that a ZIP file can name. */
const firstDate = (1 << 5) | 1

/**
 * A ZIP file (PKWARE APPNOTE 6.3.10) that is the same for the same files: entries sorted by name, no clock, no owner.
 * Throws when there is more than the format takes without its 64-bit parts.
 */
export function zipFile(files: Files): Uint8Array {
  const names = [...files.keys()].sort((a, b) => (a < b ? -1 : 1))
  const local: Uint8Array[] = []
  const central: Uint8Array[] = []
  let offset = 0
  for (const name of names) {
    const content = files.get(name) ?? new Uint8Array()
    const entry = entryOf(name, content)
    local.push(entry.head(0x04034b50), entry.name, entry.packed)
    central.push(entry.head(0x02014b50, offset), entry.name)
    offset += 30 + entry.name.length + entry.packed.length
  }
  const directory = join(central)
  if (names.length > 0xffff || offset + directory.length > 0xffffffff)
    throw new RangeError('Too much for a ZIP file.')
  const end = new DataView(new ArrayBuffer(22))
  end.setUint32(0, 0x06054b50, true)
  end.setUint16(8, names.length, true)
  end.setUint16(10, names.length, true)
  end.setUint32(12, directory.length, true)
  end.setUint32(16, offset, true)
  return join([...local, directory, new Uint8Array(end.buffer)])
}

function entryOf(path: string, content: Uint8Array) {
  const name = new TextEncoder().encode(path)
  const packed = deflateRawSync(content, { level: 9 })
  const sum = crc32(content)
  /** What the entry and the directory say of a file; only the directory says where it begins. */
  const head = (signature: number, offset: number | null = null) => {
    const isDirectory = offset !== null
    const view = new DataView(new ArrayBuffer(isDirectory ? 46 : 30))
    view.setUint32(0, signature, true)
    // Made on Unix by version 2.0, which says what the permissions below mean.
    if (isDirectory) view.setUint16(4, (3 << 8) | 20, true)
    const start = isDirectory ? 6 : 4
    view.setUint16(start, 20, true)
    // Names are UTF-8.
    view.setUint16(start + 2, 0x0800, true)
    view.setUint16(start + 4, 8, true)
    view.setUint16(start + 8, firstDate, true)
    view.setUint32(start + 10, sum, true)
    view.setUint32(start + 14, packed.length, true)
    view.setUint32(start + 18, content.length, true)
    view.setUint16(start + 22, name.length, true)
    if (isDirectory) {
      view.setUint32(38, 0o100644 * 0x10000, true)
      view.setUint32(42, offset, true)
    }
    return new Uint8Array(view.buffer)
  }
  return { name, packed, head }
}

function join(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}
