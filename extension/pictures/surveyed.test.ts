import { describe, expect, it } from 'vitest'
import * as z from 'zod/mini'
import { Picture } from '../drafts/piece.ts'
import { longestOwn, SurveyedImage } from './surveyed.ts'

const image = (url: string) => ({ url, alt: null, width: 640, height: 400, top: 0, preview: null })
const address = (length: number) => 'https://tidewater.example/'.padEnd(length, 'a')

describe('an image that a page shows', () => {
  it.each([
    ['an address', address(4096), true],
    ['an address that no draft may hold', address(4097), false],
    ['an address with a space', 'https://tidewater.example/a b.png', false],
    ['an image in its address', `data:image/png;base64,${'A'.repeat(100_000)}`, true],
    ['one that is too large for it', 'data:image/png;base64,'.padEnd(longestOwn + 1, 'A'), false],
    ['one that the page made', 'blob:https://tidewater.example/1f3a', true],
    ['a page in its address', 'data:text/html,x', false],
    ['a script', 'javascript:alert(1)', false],
  ])('is taken or not: %s', (_, url, isTaken) => {
    expect(z.safeParse(SurveyedImage, image(url)).success).toBe(isTaken)
  })

  it('has an address that a draft can hold, where it is one of the web', () => {
    const { url } = z.parse(SurveyedImage, image(address(4096)))
    expect(z.safeParse(Picture.shape.url, url).success).toBe(true)
  })
})
