import { crc32, deflateSync } from 'node:zlib'

/** A calm landscape as PNG, drawn from a hue: sky, sun, and three ranges of hills. */
export function drawPicture(hue: number, width = 1200, height = 675): Uint8Array<ArrayBuffer> {
  const rows = Buffer.alloc((width * 3 + 1) * height)
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const [red, green, blue] = colourAt(x / width, y / height, hue)
      rows.set([red, green, blue], y * (width * 3 + 1) + 1 + x * 3)
    }
  }
  return encodePng(rows, width, height)
}

function colourAt(x: number, y: number, hue: number): [number, number, number] {
  for (let range = 3; range >= 1; range -= 1) {
    const crest =
      0.45 +
      range * 0.12 +
      0.05 * Math.sin(x * (7 - range) + hue / 30 + range * 2) +
      0.008 * Math.sin(x * 23 * range)
    if (y > crest) return fromHsl(hue + range * 8, 0.42, 0.5 - range * 0.11)
  }
  const sun = Math.hypot((x - 0.72) * 1.78, y - 0.27)
  if (sun < 0.075) return fromHsl(45, 0.95, 0.9)
  return fromHsl(hue - 20 - y * 60, 0.55, 0.93 - y * 0.42 - Math.min(0.08, sun * 0.06))
}

function fromHsl(hue: number, saturation: number, lightness: number): [number, number, number] {
  const channel = (offset: number) => {
    const k = (offset + (((hue % 360) + 360) % 360) / 30) % 12
    const level =
      lightness - saturation * Math.min(lightness, 1 - lightness) * Math.max(-1, Math.min(k - 3, 9 - k, 1))
    return Math.round(level * 255)
  }
  return [channel(0), channel(8), channel(4)]
}

function encodePng(rows: Buffer, width: number, height: number): Uint8Array<ArrayBuffer> {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([8, 2, 0, 0, 0], 8)
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(rows, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const result = Buffer.alloc(body.length + 8)
  result.writeUInt32BE(data.length, 0)
  body.copy(result, 4)
  result.writeUInt32BE(crc32(body), body.length + 4)
  return result
}
