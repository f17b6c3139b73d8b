import { describe, expect, it } from 'vitest'
import { suggestedTags, tagLink } from './link-tags.ts'
import { findAddresses } from './text/addresses.ts'

const tags = { source: '{platform}', medium: 'social', campaign: '' }
const tag = (address: string, changes: Partial<typeof tags> = {}) =>
  tagLink(address, { ...tags, ...changes }, 'mastodon')

describe('tags of a link', () => {
  it('are added with the platform in place of {platform}; empty ones are not', () => {
    expect(tag('https://harbour.org/fog')).toBe(
      'https://harbour.org/fog?utm_source=mastodon&utm_medium=social',
    )
    expect(tagLink('https://harbour.org', suggestedTags, 'x')).toBe(
      'https://harbour.org?utm_source=x&utm_medium=social',
    )
    expect(tag('https://harbour.org/', { source: '', medium: ' ', campaign: 'on {platform}' })).toBe(
      'https://harbour.org/?utm_campaign=on%20mastodon',
    )
    expect(tag('https://harbour.org/', { source: '', medium: '' })).toBe('https://harbour.org/')
  })

  it.each([
    ['https://harbour.org/?page=2', 'https://harbour.org/?page=2&utm_source=mastodon&utm_medium=social'],
    ['https://harbour.org/?', 'https://harbour.org/?utm_source=mastodon&utm_medium=social'],
    ['https://harbour.org/?a=1&', 'https://harbour.org/?a=1&utm_source=mastodon&utm_medium=social'],
    ['https://harbour.org/#fog', 'https://harbour.org/?utm_source=mastodon&utm_medium=social#fog'],
    [
      'https://harbour.org/?q=a%2Fb+c#/route?x=1',
      'https://harbour.org/?q=a%2Fb+c&utm_source=mastodon&utm_medium=social#/route?x=1',
    ],
    ['https://harbour.org/?UTM_Source=mail&b', 'https://harbour.org/?UTM_Source=mail&b&utm_medium=social'],
    [
      'https://harbour.org/?utm_source=&utm_medium=print',
      'https://harbour.org/?utm_source=&utm_medium=print',
    ],
  ])('leave what stands in %s as it is', (address, tagged) => {
    expect(tag(address)).toBe(tagged)
  })

  it('never end the address early in a text', () => {
    const tagged = tag('https://harbour.org/', { campaign: 'Spring, now! (50 % “off”)…' })
    expect(findAddresses(`Read ${tagged}. More`)[0]?.url).toBe(tagged)
    expect(new URL(tagged).searchParams.get('utm_campaign')).toBe('Spring, now! (50 % “off”)…')
  })

  it('are not there where the organization has none', () => {
    expect(tagLink('https://harbour.org/', null, 'x')).toBe('https://harbour.org/')
  })
})
