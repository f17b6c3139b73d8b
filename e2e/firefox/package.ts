import { globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { crc32, deflateRawSync } from 'node:zlib'

/** Packs a built extension into an archive, as Firefox installs them for good: a folder it takes for a session only. */
export function packExtension(folder: string, archive: string): void {
  const names = globSync('**/*', { cwd: folder, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort()
  const files: Buffer[] = []
  const entries: Buffer[] = []
  let offset = 0
  for (const name of names) {
    const content = readFileSync(join(folder, name))
    const packed = deflateRawSync(content)
    const path = Buffer.from(name.replaceAll('\\', '/'))
    const facts = factsOf(path, content, packed)
    const file = Buffer.concat([signature(0x04034b50), facts, path, packed])
    const attributes = Buffer.alloc(14)
    attributes.writeUInt32LE(offset, 10)
    entries.push(Buffer.concat([signature(0x02014b50), Buffer.from([20, 0]), facts, attributes, path]))
    files.push(file)
    offset += file.length
  }
  const directory = Buffer.concat(entries)
  const end = Buffer.alloc(18)
  end.writeUInt16LE(names.length, 4)
  end.writeUInt16LE(names.length, 6)
  end.writeUInt32LE(directory.length, 8)
  end.writeUInt32LE(offset, 12)
  mkdirSync(dirname(archive), { recursive: true })
  writeFileSync(archive, Buffer.concat([...files, directory, signature(0x06054b50), end]))
}

function signature(value: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32LE(value)
  return bytes
}

/** What a ZIP archive says of a file in both of its places: version, flags, method, time, sum, sizes, length of the name. */
function factsOf(path: Buffer, content: Buffer, packed: Buffer): Buffer {
  const facts = Buffer.alloc(26)
  facts.writeUInt16LE(20, 0)
  facts.writeUInt16LE(8, 4)
  facts.writeUInt16LE(0x21, 8)
  facts.writeUInt32LE(crc32(content), 10)
  facts.writeUInt32LE(packed.length, 14)
  facts.writeUInt32LE(content.length, 18)
  facts.writeUInt16LE(path.length, 22)
  return facts
}
