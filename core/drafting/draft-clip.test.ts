import { describe, expect, it } from 'vitest'
import { checkContent } from '../check.ts'
import type { Clip } from '../clip.ts'
import { suggestedTags } from '../link-tags.ts'
import { availablePlatforms, type PlatformId } from '../platforms/index.ts'
import { renderFor } from '../render.ts'
import { type Drafting, draftClip } from './draft-clip.ts'
import { defaultTemplate } from './template.ts'
import { clipOf } from './testing/clips.ts'

const quote = 'The tide waits for nobody, and neither does the pier.'
const draft = (clip: Partial<Clip>, drafting: Partial<Drafting> = {}) =>
  draftClip(clipOf(clip), {
    ...{ template: defaultTemplate, tags: null, accounts: [], hasImages: false },
    ...drafting,
  })
const template = (text: string, variants: Partial<Record<PlatformId, string>> = {}) => ({
  template: { text, variants },
})
const on = (...platforms: PlatformId[]) => platforms.map((platform) => ({ platform, limits: {} }))

describe('the draft of a clip', () => {
  it('quotes, says whose it is, names the page, and links it beside the text', () => {
    expect(draft({ quote })).toEqual({
      text: `“${quote}”\n— Ada Lindqvist, Harbour News\n\nThe pier is open again`,
      variants: {},
      link: {
        url: 'https://harbour.org/pier',
        title: 'The pier is open again',
        description: 'After two winters the pier opens.',
        imageMediaId: null,
      },
    })
  })

  it('is the title where nothing is quoted, or nothing but the title', () => {
    expect(draft({}).text).toBe('The pier is open again')
    expect(draft({ quote: 'The Pier is open again.' }).text).toBe('The pier is open again')
  })

  it('does not say the same name twice', () => {
    expect(draft({ quote, author: 'harbour news' }).text).toContain('\n— harbour news\n')
  })

  it('writes the day as readers of the page do', () => {
    const day = (changes: Partial<Clip>) => draft({ ...changes }, template('{title}: {date}')).text
    expect(day({ language: 'de' })).toBe('The pier is open again: 20.11.2026')
    expect(day({ publishedAt: '2026-11-20T23:30:00-08:00' })).toBe('The pier is open again: 20 Nov 2026')
    expect(day({ language: 'no language' })).toBe('The pier is open again: 20 Nov 2026')
    expect(day({ publishedAt: null })).toBe('The pier is open again')
    expect(day({ publishedAt: '2026-13-45' })).toBe('The pier is open again')
  })

  it('writes the price as readers of the page do, and nothing where the page has none', () => {
    const price = (clip: Partial<Clip>) => draft(clip, template('{title} for {price}')).text
    const of = (amount: string, currency: string) => ({ price: { amount, currency } })
    expect(price(of('49.00', 'EUR'))).toBe('The pier is open again for €49')
    expect(price({ ...of('1249.90', 'EUR'), language: 'de' })).toBe(
      'The pier is open again for 1.249,90\u00a0€',
    )
    expect(price({ ...of('12800', 'JPY'), language: 'no language' })).toBe(
      'The pier is open again for JP¥12,800',
    )
    expect(price({ price: null })).toBe('The pier is open again')
    expect(price({})).toBe('The pier is open again')
  })

  it('names the author by the handle that belongs to the platform', () => {
    const handles = { mastodon: 'ada@harbour.org', bluesky: '@ada.harbour.org' }
    const { text, variants } = draft({ quote, handles })
    expect(text).not.toContain('@')
    expect(variants.mastodon).toContain('— Ada Lindqvist (@ada@harbour.org), Harbour News')
    expect(variants.bluesky).toContain('— Ada Lindqvist (@ada.harbour.org), Harbour News')
    expect(variants).not.toHaveProperty('x')
  })

  it('takes the words that the organization has for a platform', () => {
    const { text, variants } = draft({}, template('{title}\n{link}', { x: 'New: {title}\n{link}' }))
    expect(text).toBe('The pier is open again')
    expect(variants).toEqual({ x: 'New: The pier is open again' })
  })

  it('has the link where the template has it, once, and no link where it has none', () => {
    const inside = draft({}, template('Read {link} today: {title}'))
    expect(inside.text).toBe('Read https://harbour.org/pier today: The pier is open again')
    expect(inside.variants).toEqual({ bluesky: 'The pier is open again' })
    const content = { ...inside, media: [] }
    expect(renderFor(content, { platform: 'x' }).text).toBe(inside.text)
    expect(renderFor(content, { platform: 'bluesky' }).card?.url).toBe('https://harbour.org/pier')
    expect(draft({}, template('{title}')).link).toBeNull()
  })

  it('carries the tags of the organization to each platform', () => {
    const { link, text } = draft({}, { tags: suggestedTags })
    const content = { text, link, media: [], variants: {} }
    expect(renderFor(content, { platform: 'mastodon' }).text).toBe(
      'The pier is open again\n\nhttps://harbour.org/pier?utm_source=mastodon&utm_medium=social',
    )
    expect(renderFor(content, { platform: 'bluesky' }).card).toEqual({
      url: 'https://harbour.org/pier?utm_source=bluesky&utm_medium=social',
      title: 'The pier is open again',
      description: 'After two winters the pier opens.',
      imageMediaId: null,
    })
  })

  const words = 'The tide waits for nobody and neither does the pier '
  const long: [string, Partial<Clip>][] = [
    ['a long title', { title: words.repeat(9) }],
    ['a long quote', { quote: words.repeat(60) }],
    ['a long title and a long quote', { quote: words.repeat(60), title: words.repeat(9) }],
    ['long Japanese', { title: '港の朝'.repeat(60), quote: '潮は誰も待たない。'.repeat(200) }],
    ['one endless word', { quote: 'a'.repeat(3_000) }],
    [
      'an endless address',
      { canonicalUrl: `https://harbour.org/${'a'.repeat(1_900)}`, quote: words.repeat(60) },
    ],
    ['families of emoji', { quote: '👩‍👩‍👧‍👦'.repeat(600) }],
    ['a long author', { quote: words.repeat(60), author: 'Ada '.repeat(60) }],
  ]
  describe.each([
    ['beside the text', defaultTemplate.text],
    ['in the text', 'Read {link}: “{quote}” {title}'],
  ])('with the link %s', (_where, text) => {
    it.each(long)('fits every platform: %s', (_name, clip) => {
      const drafting = { ...template(text), tags: suggestedTags }
      const { link, ...made } = draft(clip, drafting)
      const accounts = availablePlatforms.map((platform) => ({
        ...{ id: platform, platform, handle: '@a', limits: {} },
      }))
      expect(checkContent({ ...made, link, media: [] }, accounts)).toEqual([])
      for (const platform of availablePlatforms) {
        expect(renderFor({ ...made, link, media: [] }, { platform }).text.length).toBeGreaterThan(10)
      }
    })
  })

  it('shortens the quote at a word, and leaves the title and the link whole', () => {
    const { text } = draft({ quote: words.repeat(60) }, { accounts: on('x') })
    expect(text).toMatch(/^“The tide [\w ]*\w…”\n— Ada Lindqvist, Harbour News\n\nThe pier is open again$/)
    expect(text.length).toBeGreaterThan(235)
  })

  it('shortens the title only when little is left of the quote', () => {
    const { text } = draft({ quote: words.repeat(60), title: 'Pier '.repeat(70) }, { accounts: on('x') })
    expect(text).toMatch(/^“The tide waits for nobody and neither…”\n— .*\n\nPier [\w ]*…$/)
  })

  it('counts by each platform, and by what the accounts of it take', () => {
    const { text, variants } = draft({ quote: words.repeat(60) })
    expect(text.length).toBeGreaterThan(430)
    expect(Object.keys(variants).sort()).toEqual(['bluesky', 'x'])
    expect(variants.bluesky?.length).toBeGreaterThan(variants.x?.length ?? 0)
    const servers = [
      { platform: 'mastodon' as const, limits: { maxCharacters: 200 } },
      { platform: 'mastodon' as const, limits: { maxCharacters: 5000 } },
    ]
    expect(draft({ quote: words.repeat(60) }, { accounts: servers }).text.length).toBeLessThan(180)
    const [, large] = servers
    const whole = draft({ quote: words.repeat(60) }, { accounts: large ? [large] : [] })
    expect(whole.text).toContain(words.repeat(60).trim())
    expect(whole.variants).toEqual({})
  })

  it('leaves room for the link where images take the card’s place', () => {
    const clip = { quote: words.repeat(60) }
    const beside = draft(clip, { accounts: on('bluesky') }).text
    const { text, link } = draft(clip, { accounts: on('bluesky'), hasImages: true })
    expect(text.length).toBeLessThan(beside.length - 10)
    expect(link?.url).toBe('https://harbour.org/pier')
  })

  it('keeps room for hashtags that were chosen', () => {
    const { text } = draft(
      { quote: words.repeat(60) },
      { accounts: on('x'), hashtags: ['#Pier', '#Harbour'] },
    )
    expect(text).toMatch(/…”\n— Ada Lindqvist, Harbour News\n\nThe pier is open again\n\n#Pier #Harbour$/)
    const account = { id: 'x', platform: 'x' as const, handle: '@a', limits: {} }
    expect(checkContent({ text, link: null, media: [], variants: {} }, [account])).toEqual([])
  })
})
