import { crc32, deflateSync } from 'node:zlib'

/** A whole PNG of one colour. */
export function png(width: number, height: number): Uint8Array<ArrayBuffer> {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([8, 2, 0, 0, 0], 8)
  const pixels =
    width * height < 1e6 ? deflateSync(Buffer.alloc((width * 3 + 1) * height, 90)) : Buffer.alloc(8)
  return bytes(
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('IDAT', pixels),
    chunk('IEND', Buffer.alloc(0)),
  )
}

function chunk(name: string, data: Buffer): Buffer {
  const length = Buffer.alloc(4)
  length.writeUInt32BE(data.length)
  const body = Buffer.concat([Buffer.from(name, 'latin1'), data])
  const checksum = Buffer.alloc(4)
  checksum.writeUInt32BE(crc32(body))
  return Buffer.concat([length, body, checksum])
}

/** A JPEG's skeleton: start, optional Exif orientation, frame header, one scan, end. */
export function jpeg(width: number, height: number, orientation = 1): Uint8Array<ArrayBuffer> {
  const exif = Buffer.from('4578696600004d4d002a0000000800010112000300000001000000000000', 'hex')
  exif.writeUInt16BE(orientation, 24)
  const frame = Buffer.from('ffc00011080000000003012200021101031101', 'hex')
  frame.writeUInt16BE(height, 5)
  frame.writeUInt16BE(width, 7)
  const size = Buffer.alloc(2)
  size.writeUInt16BE(exif.length + 2)
  return bytes(
    Buffer.from('ffd8', 'hex'),
    Buffer.concat([Buffer.from('ffe1', 'hex'), size, exif]),
    frame,
    Buffer.from('ffda000c03010002110311003f00', 'hex'),
    Buffer.from('aabbccddffd9', 'hex'),
  )
}

/** The smallest whole GIF with one frame, its screen size set. */
export function gif(width: number, height: number): Uint8Array<ArrayBuffer> {
  const whole = Buffer.from(
    '47494638396101000100800000000000ffffff21f90401000000002c00000000010001000002024401003b',
    'hex',
  )
  whole.writeUInt16LE(width, 6)
  whole.writeUInt16LE(height, 8)
  return bytes(whole)
}

/** A lossless WebP of one pixel, its size set. */
export function webp(width: number, height: number): Uint8Array<ArrayBuffer> {
  const whole = Buffer.from(
    '52494646180000005745425056503820' + '0c000000' + '30010000009d012a0000000000',
    'hex',
  )
  const file = Buffer.concat([whole, Buffer.alloc(3)])
  file.writeUInt32LE(file.length - 8, 4)
  file.writeUInt16LE(width, 26)
  file.writeUInt16LE(height, 28)
  return bytes(file)
}

function bytes(...parts: Buffer[]): Uint8Array<ArrayBuffer> {
  return new Uint8Array(Buffer.concat(parts))
}
