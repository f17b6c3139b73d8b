import { describe, expect, it } from 'vitest'
import { isAnimated } from './animation.ts'
import { fitImage, type ImageCodec, type ImageSize } from './fit.ts'
import { imageLimitsFor } from './limits.ts'

const x = { platform: 'x', limits: {} } as const
const bluesky = { platform: 'bluesky', limits: {} } as const
const mastodon = { platform: 'mastodon', limits: {} } as const

const gif = (frames: number) => {
  const head = [...'GIF89a'].map((character) => character.charCodeAt(0))
  const frame = [0x2c, 0, 0, 0, 0, 1, 0, 1, 0, 0, 2, 2, 0x4c, 1, 0]
  const pause = [0x21, 0xf9, 4, 0, 10, 0, 0, 0]
  return [
    ...head,
    1,
    0,
    1,
    0,
    0,
    0,
    0,
    ...Array(frames)
      .fill([...pause, ...frame])
      .flat(),
    0x3b,
  ]
}
const text = (words: string) => [...words].map((character) => character.charCodeAt(0))
const webp = (flags: number) => [...text('RIFF'), 0, 0, 0, 0, ...text('WEBPVP8X'), 10, 0, 0, 0, flags]
const pngWith = (...chunks: string[]) => [
  ...[0x89, ...text('PNG'), 13, 10, 26, 10],
  ...chunks.flatMap((name) => [0, 0, 0, 0, ...text(name), 0, 0, 0, 0]),
]

describe('a file that moves', () => {
  it.each([
    ['GIF of one frame', gif(1), false],
    ['GIF of two frames', gif(2), true],
    ['still WebP', webp(0b10000), false],
    ['animated WebP', webp(0b10010), true],
    ['PNG', pngWith('IHDR', 'IDAT', 'acTL'), false],
    ['animated PNG', pngWith('IHDR', 'acTL', 'IDAT'), true],
    ['JPEG', [0xff, 0xd8, 0xff], false],
    ['empty file', [], false],
  ])('is told by its bytes: %s', (_, bytes, moves) => {
    expect(isAnimated(Uint8Array.from(bytes))).toBe(moves)
  })
})

describe('what chosen accounts take', () => {
  it('is the least of what each of them takes', () => {
    expect(imageLimitsFor([x, bluesky])).toMatchObject({ maxBytes: 2_000_000, max: 4 })
    expect(imageLimitsFor([mastodon]).maxPixels).toBe(33_177_600)
    expect(
      imageLimitsFor([x, { ...mastodon, limits: { imageTypes: ['image/png'], maxImages: 2 } }]),
    ).toMatchObject({ types: ['image/png'], max: 2 })
  })

  it('is what AllIN stores where nothing is chosen', () => {
    expect(imageLimitsFor([])).toMatchObject({ maxBytes: 15_000_000, max: 10 })
  })
})

/** A canvas that weighs two bits a pixel in a JPEG of full quality, and three bytes in a PNG. */
function canvas(whole: ImageSize): { codec: ImageCodec; drawn: ImageSize[] } {
  const drawn: ImageSize[] = []
  return {
    drawn,
    codec: {
      measure: async () => whole,
      async draw(_, size, type, quality) {
        drawn.push(size)
        const pixels = size.width * size.height
        return new Blob([new Uint8Array(type === 'image/png' ? pixels * 3 : (pixels * quality) / 4)], {
          type,
        })
      },
    },
  }
}
const file = (type: string, bytes: number | number[]) =>
  new Blob([typeof bytes === 'number' ? new Uint8Array(bytes) : Uint8Array.from(bytes)], { type })

describe('fitting a picture', () => {
  it('leaves a file as it is that every platform takes', async () => {
    const { codec, drawn } = canvas({ width: 1200, height: 800 })
    const original = file('image/webp', 900_000)
    expect(await fitImage(original, imageLimitsFor([x, bluesky, mastodon]), codec)).toBe(original)
    expect(drawn).toEqual([])
  })

  it('draws it as a JPEG at its own size where that is enough', async () => {
    const { codec, drawn } = canvas({ width: 2000, height: 1500 })
    const fitted = await fitImage(file('image/jpeg', 4_000_000), imageLimitsFor([bluesky]), codec)
    expect(fitted?.type).toBe('image/jpeg')
    expect(drawn).toEqual([{ width: 2000, height: 1500 }])
  })

  it('keeps what may be transparent in a type that can be, where the accounts take it and the browser writes it', async () => {
    const { codec } = canvas({ width: 2000, height: 1500 })
    const heavy = file('image/png', 4_000_000)
    expect((await fitImage(heavy, imageLimitsFor([bluesky]), codec))?.type).toBe('image/webp')
    const noWebp = { ...bluesky, limits: { imageTypes: ['image/png', 'image/jpeg'] } }
    expect((await fitImage(heavy, imageLimitsFor([noWebp]), codec))?.type).toBe('image/jpeg')
    const writesNoWebp: ImageCodec = {
      ...codec,
      draw: (image, size, type, quality) =>
        codec.draw(image, size, type === 'image/webp' ? 'image/png' : type, quality),
    }
    expect((await fitImage(heavy, imageLimitsFor([bluesky]), writesNoWebp))?.type).toBe('image/jpeg')
  })

  it('draws it smaller until it fits, in its own shape', async () => {
    const { codec, drawn } = canvas({ width: 6000, height: 4000 })
    const fitted = await fitImage(file('image/jpeg', 9_000_000), imageLimitsFor([bluesky]), codec)
    expect(fitted?.size).toBeLessThanOrEqual(2_000_000)
    expect(fitted?.size).toBeGreaterThan(1_000_000)
    const last = drawn.at(-1) ?? { width: 0, height: 1 }
    expect(last.width / last.height).toBeCloseTo(1.5, 2)
  })

  it('draws nothing larger than browsers can, and another type where one cannot be written', async () => {
    const { codec, drawn } = canvas({ width: 20_000, height: 2_000 })
    const limits = { ...imageLimitsFor([bluesky]), maxBytes: 100_000_000, maxPixels: 1_000_000_000 }
    const failing: ImageCodec = {
      ...codec,
      draw: async (image, size, type, quality) => {
        if (type === 'image/webp') throw new Error('Too large.')
        return codec.draw(image, size, type, quality)
      },
    }
    expect((await fitImage(file('image/png', 150_000_000), limits, failing))?.type).toBe('image/jpeg')
    expect(drawn[0]?.width).toBeLessThanOrEqual(16_000)
    expect((drawn[0]?.width ?? 0) * (drawn[0]?.height ?? 0)).toBeLessThanOrEqual(16_000_000)
  })

  it('draws it smaller where it has too many pixels, and keeps it sharp where bytes allow', async () => {
    const { codec, drawn } = canvas({ width: 4_000, height: 10_000 })
    const fitted = await fitImage(
      file('image/png', 1_000_000),
      { ...imageLimitsFor([mastodon]), maxBytes: 200_000_000 },
      codec,
    )
    expect(fitted?.type).toBe('image/png')
    expect((drawn[0]?.width ?? 0) * (drawn[0]?.height ?? 0)).toBeLessThanOrEqual(33_177_600)
  })

  it('keeps a moving file where the platforms take it, and says that it cannot where they do not', async () => {
    const { codec } = canvas({ width: 100, height: 100 })
    const moving = file('image/gif', gif(3))
    expect(await fitImage(moving, imageLimitsFor([x, bluesky]), codec)).toBe(moving)
    const heavy = file('image/gif', [...gif(3), ...Array(2_000_000).fill(0)])
    expect(await fitImage(heavy, imageLimitsFor([x]), codec)).toBe(heavy)
    expect(await fitImage(heavy, imageLimitsFor([bluesky]), codec)).toBeNull()
    const noGifs = { ...mastodon, limits: { imageTypes: ['image/jpeg'] } }
    expect(await fitImage(moving, imageLimitsFor([noGifs]), codec)).toBeNull()
  })

  it('takes a moving WebP or PNG for no larger than a still picture', async () => {
    const { codec } = canvas({ width: 100, height: 100 })
    const heavy = (type: string, head: number[]) =>
      new Blob([Uint8Array.from(head), new Uint8Array(6_000_000)], { type })
    expect(await fitImage(heavy('image/webp', webp(0b10010)), imageLimitsFor([x]), codec)).toBeNull()
    const png = heavy('image/png', pngWith('IHDR', 'acTL', 'IDAT'))
    expect(await fitImage(png, imageLimitsFor([x]), codec)).toBeNull()
    expect(await fitImage(png, imageLimitsFor([mastodon]), codec)).toBe(png)
  })

  it('gives up where nothing is small enough', async () => {
    const { codec } = canvas({ width: 6000, height: 4000 })
    expect(
      await fitImage(file('image/png', 99), { ...imageLimitsFor([]), types: ['image/gif'] }, codec),
    ).toBeNull()
    const tiny = { ...imageLimitsFor([]), types: ['image/jpeg'], maxBytes: 10 }
    expect(await fitImage(file('image/png', 99), tiny, codec)).toBeNull()
  })
})
