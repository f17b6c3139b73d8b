import { describe, expect, it } from 'vitest'
import type { PostContent } from './content.ts'
import { renderFor } from './render.ts'

const link = { url: 'https://harbour.org/fog', title: 'Fog', description: null, imageMediaId: null }
const image = {
  id: 'med_1',
  mimeType: 'image/png',
  bytes: 9,
  width: 1,
  height: 1,
  altText: null,
  fileName: null,
}
const post = (changes: Partial<PostContent> = {}): PostContent => ({
  text: 'Fog',
  link: null,
  media: [],
  variants: {},
  ...changes,
})

describe('renderFor', () => {
  it('makes the link a card where the platform embeds one', () => {
    expect(renderFor(post({ link }), { platform: 'bluesky' })).toMatchObject({ text: 'Fog', card: link })
  })

  it('writes the address below the text where the platform makes the card itself', () => {
    for (const platform of ['x', 'mastodon'] as const) {
      const rendered = renderFor(post({ link }), { platform })
      expect(rendered).toMatchObject({ text: 'Fog\n\nhttps://harbour.org/fog', card: null })
    }
  })

  it('writes the address into the text where images take the place of the card', () => {
    const rendered = renderFor(post({ link, media: [image] }), { platform: 'bluesky' })
    expect(rendered).toMatchObject({ text: 'Fog\n\nhttps://harbour.org/fog', card: null, media: [image] })
  })

  it('does not write an address twice', () => {
    const text = `Read ${link.url} today`
    expect(renderFor(post({ text, link }), { platform: 'x' }).text).toBe(text)
  })

  it('is not fooled by a longer address that begins like the link', () => {
    const text = `Read ${link.url}-and-more today`
    expect(renderFor(post({ text, link }), { platform: 'x' }).text).toBe(`${text}\n\n${link.url}`)
  })

  it('is the address alone when nothing was written', () => {
    expect(renderFor(post({ text: ' ', link }), { platform: 'x' }).text).toBe(link.url)
  })

  it('takes the variant of the platform, and the text for the others', () => {
    const content = post({ variants: { x: ' For X ' } })
    expect(renderFor(content, { platform: 'x' }).text).toBe('For X')
    expect(renderFor(content, { platform: 'mastodon' }).text).toBe('Fog')
  })

  it('adds the tags of the link for each platform, to the card and wherever the address stands', () => {
    const tags = { source: '{platform}', medium: '', campaign: '' }
    const tagged = post({ link: { ...link, tags }, text: `Read ${link.url}, and ${link.url}-more` })
    expect(renderFor(tagged, { platform: 'x' }).text).toBe(
      `Read ${link.url}?utm_source=x, and ${link.url}-more`,
    )
    expect(renderFor(tagged, { platform: 'bluesky' }).card).toEqual({
      ...link,
      url: `${link.url}?utm_source=bluesky`,
    })
  })
})
