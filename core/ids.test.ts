import { describe, expect, it } from 'vitest'
import { formatId, type IdKind, idPrefixes, idSchema } from './ids.ts'

const kinds = Object.keys(idPrefixes) as IdKind[]
const random = () => crypto.getRandomValues(new Uint8Array(10))

describe('identifiers', () => {
  it('say what they name, and are accepted by the schema of that kind alone', () => {
    for (const kind of kinds) {
      const id = formatId(kind, Date.now(), random())
      expect(kinds.filter((other) => idSchema(other).safeParse(id).success)).toEqual([kind])
    }
  })

  it('sort by the moment they were made', () => {
    const moments = [0, 1, 31, 32, 1_000_000, Date.now(), Date.now() + 1, 4_102_444_800_000, 2 ** 48]
    const ids = moments.map((moment) => formatId('post', moment, random()))
    expect([...ids].sort()).toEqual(ids)
  })

  it('carry all of the random bytes', () => {
    expect(formatId('post', 0, new Uint8Array(10))).toBe(`post_${'0'.repeat(26)}`)
    expect(formatId('post', 0, new Uint8Array(10).fill(255))).toBe(`post_${'0'.repeat(10)}${'z'.repeat(16)}`)
    const ids = new Set(Array.from({ length: 5_000 }, () => formatId('event', 1, random())))
    expect(ids.size).toBe(5_000)
  })

  it('cannot be made from too little randomness', () => {
    expect(() => formatId('post', 0, new Uint8Array(9))).toThrow(RangeError)
  })

  it.each([
    '',
    'post_',
    'post_0',
    `post_${'0'.repeat(27)}`,
    `post_${'i'.repeat(26)}`,
    `POST_${'0'.repeat(26)}`,
    ` post_${'0'.repeat(26)}`,
  ])('refuses %j as the id of a post', (text) => {
    expect(idSchema('post').safeParse(text).success).toBe(false)
  })
})
