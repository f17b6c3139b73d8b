import { describe, expect, it } from 'vitest'
import { findFacets } from './facets.ts'

/** What each facet covers, read back from the bytes. */
function covered(text: string): string[] {
  const bytes = new TextEncoder().encode(text)
  return findFacets(text).map(({ byteStart, byteEnd }) =>
    new TextDecoder().decode(bytes.subarray(byteStart, byteEnd)),
  )
}

describe('facets', () => {
  it('cover exactly the bytes of links, mentions and tags between emoji and CJK', () => {
    const text =
      '👩‍👩‍👧 東京 (@ada.test) https://a.example/ä?x=1, #Hafen – 見て https://b.example/(c) #日本語!'
    expect(covered(text)).toEqual([
      '@ada.test',
      'https://a.example/ä?x=1',
      '#Hafen',
      'https://b.example/(c)',
      '#日本語',
    ])
  })

  it('say what they point at', () => {
    expect(findFacets('@Ada.Test #Tag https://a.example').map((facet) => facet.feature)).toEqual([
      { kind: 'mention', handle: 'ada.test' },
      { kind: 'tag', tag: 'Tag' },
      { kind: 'link', url: 'https://a.example' },
    ])
  })

  it('leave out e-mail addresses, numbers, keycaps and what stands inside a link', () => {
    expect(covered('mail ada@example.org, #1 #2026 #️⃣ #, a#b @ada')).toEqual([])
    expect(covered('https://a.example/@ada.test#part')).toEqual(['https://a.example/@ada.test#part'])
  })

  it('end a mention and a tag before the punctuation of the sentence', () => {
    expect(covered('Thanks @ada.test. And #harbour, #tram-9!')).toEqual(['@ada.test', '#harbour', '#tram-9'])
  })

  it('take no tag longer than 64 characters', () => {
    expect(covered(`#${'é'.repeat(64)} #${'é'.repeat(65)}`)).toEqual([`#${'é'.repeat(64)}`])
  })
})
