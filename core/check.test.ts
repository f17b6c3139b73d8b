import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { checkContent } from './check.ts'
import type { AccountFacts, MediaFacts, PostContent } from './content.ts'
import { type AvailablePlatform, availablePlatforms, rulesOf } from './platforms/index.ts'

const account = (platform: AvailablePlatform, limits: AccountFacts['limits'] = {}): AccountFacts => ({
  id: `acc_${platform}`,
  platform,
  handle: '@ada',
  limits,
})
const image = (changes: Partial<MediaFacts> = {}): MediaFacts => ({
  id: 'med_1',
  mimeType: 'image/jpeg',
  bytes: 100_000,
  width: 1200,
  height: 800,
  altText: 'Two boats in the fog',
  fileName: 'boats.jpg',
  ...changes,
})
const post = (changes: Partial<PostContent> = {}): PostContent => ({
  text: 'Fog over the harbour',
  link: null,
  media: [],
  variants: {},
  ...changes,
})
const link = { url: 'https://harbour.org/fog', title: 'Fog', description: null, imageMediaId: null }
const all = availablePlatforms.map((platform) => account(platform))
const codes = (content: PostContent, accounts: AccountFacts[] = all) =>
  checkContent(content, accounts).map((issue) => `${issue.accountId.slice(4)} ${issue.code}`)

describe('checkContent', () => {
  it('finds nothing wrong with a short text, an image, a link, or a GIF alone', () => {
    expect(codes(post())).toEqual([])
    expect(codes(post({ text: '', media: [image()] }))).toEqual([])
    expect(codes(post({ text: '', link }))).toEqual([])
    expect(codes(post({ media: [image({ mimeType: 'image/gif' })] }))).toEqual([])
  })

  it('finds a post empty that has only white space', () => {
    expect(codes(post({ text: ' \n\u00a0 ' }))).toEqual(['bluesky EMPTY', 'mastodon EMPTY', 'x EMPTY'])
  })

  it.each(['\u200b', '\u2060\u200d', '\u00ad', '\ufeff', '\u3164', '\u2800', '\u{e0020}'])(
    'finds a post empty that shows nothing: %j',
    (text) => {
      expect(codes(post({ text }))).toEqual(['bluesky EMPTY', 'mastodon EMPTY', 'x EMPTY'])
      expect(codes(post({ text: `${text}.` }))).toEqual([])
      expect(codes(post({ text, media: [image()] }))).toEqual([])
    },
  )

  it('says how many characters fit where bytes are what is too many', () => {
    const [issue] = checkContent(post({ text: '👨‍👩‍👧‍👦'.repeat(150) }), [account('bluesky')])
    expect(issue).toMatchObject({ code: 'TEXT_TOO_LONG', limit: 120, actual: 150 })
  })

  it('measures each platform by its own rule, and says how much is too much', () => {
    const at = (platform: AvailablePlatform, text: string) =>
      checkContent(post({ text }), [account(platform)])
    expect(at('x', 'x'.repeat(280))).toEqual([])
    expect(at('x', '海'.repeat(141))).toMatchObject([{ code: 'TEXT_TOO_LONG', limit: 280, actual: 282 }])
    expect(at('bluesky', '👨‍👩‍👧'.repeat(120))).toEqual([])
    expect(at('bluesky', 'x'.repeat(301))).toMatchObject([{ code: 'TEXT_TOO_LONG', limit: 300, actual: 301 }])
    expect(at('bluesky', '👨‍👩‍👧‍👦'.repeat(150))).toMatchObject([{ code: 'TEXT_TOO_LONG' }])
    expect(at('mastodon', 'x'.repeat(500))).toEqual([])
    expect(at('mastodon', 'x'.repeat(501))).toMatchObject([{ code: 'TEXT_TOO_LONG', limit: 500 }])
  })

  it('counts the link where it becomes part of the text', () => {
    const long = post({ text: 'x'.repeat(290), link })
    expect(codes(long)).toEqual(['x TEXT_TOO_LONG'])
    expect(codes({ ...long, media: [image()] })).toEqual(['bluesky TEXT_TOO_LONG', 'x TEXT_TOO_LONG'])
  })

  it('takes the limits that a server states before the usual ones', () => {
    const generous = account('mastodon', { maxCharacters: 5_000, maxImages: 8, charactersPerUrl: 10 })
    expect(codes(post({ text: 'x'.repeat(5_000) }), [generous])).toEqual([])
    expect(
      codes(post({ text: `${'x'.repeat(4_989)} https://harbour.org/${'y'.repeat(99)}` }), [generous]),
    ).toEqual([])
    expect(codes(post({ media: Array.from({ length: 8 }, () => image()) }), [generous])).toEqual([])
    const strict = account('mastodon', {
      imageTypes: ['image/png'],
      maxImageBytes: 1_000,
      maxAltTextLength: 5,
    })
    expect(codes(post({ media: [image()] }), [strict])).toEqual([
      'mastodon IMAGE_TYPE_NOT_ACCEPTED',
      'mastodon IMAGE_TOO_LARGE',
      'mastodon ALT_TEXT_TOO_LONG',
    ])
  })

  it('names the image at fault', () => {
    const media = [image({ id: 'med_ok' }), image({ id: 'med_large', bytes: 6_000_000 })]
    expect(checkContent(post({ media }), [account('x')])).toEqual([
      {
        code: 'IMAGE_TOO_LARGE',
        accountId: 'acc_x',
        mediaId: 'med_large',
        limit: 5_000_000,
        actual: 6_000_000,
      },
    ])
  })

  it('lets an animated GIF stand alone on X, and be larger there', () => {
    const gif = image({ mimeType: 'image/gif', bytes: 14_000_000 })
    expect(codes(post({ media: [gif] }), [account('x')])).toEqual([])
    expect(codes(post({ media: [gif, image()] }), [account('x')])).toEqual(['x GIF_NOT_ALONE'])
  })

  it('counts images', () => {
    const media = Array.from({ length: 5 }, () => image())
    expect(codes(post({ media }))).toEqual(all.map(({ platform }) => `${platform} TOO_MANY_IMAGES`))
  })

  it('checks the variant in place of the text', () => {
    const content = post({ text: 'x'.repeat(400), variants: { x: 'Short', bluesky: 'Short' } })
    expect(codes(content)).toEqual([])
  })
})

describe('the rules of platforms', () => {
  it.each(availablePlatforms)('of %s carry their sources and the day they were read', (platform) => {
    const rules = rulesOf(platform)
    expect(rules.id).toBe(platform)
    expect(rules.sources.length).toBeGreaterThan(0)
    expect(rules.reviewedOn).toMatch(/^20\d\d-\d\d-\d\d$/)
  })

  it('are not there for a platform that cannot be connected yet', () => {
    expect(() => rulesOf('tiktok')).toThrow(RangeError)
  })

  it('bring no time zone library into the pages that count', () => {
    const root = import.meta.dirname
    const files = ['text', 'platforms'].flatMap((folder) =>
      readdirSync(join(root, folder)).map((file) => join(folder, file)),
    )
    for (const file of [...files, 'check.ts', 'render.ts', 'content.ts'].filter(
      (each) => !each.includes('.test.'),
    )) {
      expect(readFileSync(join(root, file), 'utf8')).not.toMatch(
        /from '(temporal-polyfill|\.{1,2}\/time\.ts|zod)/,
      )
    }
  })
})
