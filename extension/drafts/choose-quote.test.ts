import { describe, expect, it } from 'vitest'
import { articleClip } from '../testing/clips.ts'
import { byTemplate } from './by-template.ts'
import { chooseQuote, isQuoted, withOrWithout } from './choose-quote.ts'
import { draftOf } from './draft.ts'
import { isAsSuggested } from './suggestion.ts'

const sentence = 'The last boat crossed in 1966.'
const fresh = byTemplate(draftOf(articleClip, [], '11111111-1111-4111-8111-111111111111', 1), null)

describe('choosing a sentence of the page', () => {
  it('puts it in the place of the quote, and leaves the words those of the template', () => {
    const chosen = chooseQuote(fresh, sentence, null)
    expect(chosen.text).toBe(
      `“${sentence}”\n— Maren O’Dell, The Tidewater Post\n\nWhy ferries are coming back`,
    )
    expect(isAsSuggested(chosen)).toBe(true)
    expect(isQuoted(chosen, sentence)).toBe(true)
    expect(isQuoted(chosen, articleClip.quote ?? '')).toBe(false)
  })

  it('takes it out again when it is chosen a second time', () => {
    const without = chooseQuote(chooseQuote(fresh, sentence, null), sentence, null)
    expect(without.text).toBe('Why ferries are coming back')
    expect(isQuoted(without, sentence)).toBe(false)
  })

  it('puts it below a person’s own words, and takes only it out of them again', () => {
    const own = { ...fresh, text: 'I crossed it by bridge.' }
    const chosen = chooseQuote(own, sentence, null)
    expect(chosen.text).toBe(`I crossed it by bridge.\n\n“${sentence}”\n— Maren O’Dell`)
    expect(chooseQuote({ ...chosen, text: `${chosen.text}\n\nTwice.` }, sentence, null).text).toBe(
      'I crossed it by bridge.\n\nTwice.',
    )
  })

  it('says that the words are selected where they are', () => {
    const clip = { ...articleClip, kind: 'selection' as const, quotes: ['Only gulls.', sentence] }
    const draft = { ...fresh, clip }
    expect(chooseQuote(draft, 'Only gulls.', null).clip?.quoteSource).toBe('selection')
    expect(chooseQuote(draft, sentence, null).clip?.quoteSource).toBe('excerpt')
  })
})

describe('a line of the page', () => {
  it('goes to the end of the text, and out of it again', () => {
    const link = 'https://tidewater.example/film'
    expect(withOrWithout('Look!', link)).toBe(`Look!\n\n${link}`)
    expect(withOrWithout(`Look!\n\n${link}`, link)).toBe('Look!')
    expect(withOrWithout('', link)).toBe(link)
  })
})
