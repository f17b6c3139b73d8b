import { describe, expect, it } from 'vitest'
import type { Clip } from '../clip.ts'
import { hasHashtag, suggestHashtags, withHashtag } from './hashtags.ts'
import { clipOf } from './testing/clips.ts'

const suggest = (changes: Partial<Clip>) => suggestHashtags(clipOf({ description: null, ...changes }))

describe('suggested hashtags', () => {
  it('are the keywords of the page, those it speaks of first, five at most', () => {
    const keywords = ['weather', 'Ferry', 'pier', 'Harbour News', 'boats, tides; nets', 'gulls', 'ferry']
    expect(suggest({ keywords, title: 'The pier waits for a ferry' })).toEqual([
      ...['#Ferry', '#pier', '#weather', '#boats', '#tides'],
    ])
  })

  it('write several words as one, with large letters', () => {
    const keywords = ['climate change', 'COVID-19', 'New York’s piers', 'iPhone']
    expect(suggest({ keywords })).toEqual(['#ClimateChange', '#COVID19', '#NewYorksPiers', '#iPhone'])
  })

  it.each([
    ['tr', ['istanbul iskelesi'], ['#İstanbulİskelesi']],
    ['ja', ['東京 オリンピック', '港'], ['#東京オリンピック']],
    ['hi', ['बंदरगाह समाचार'], ['#बंदरगाहसमाचार']],
    ['de', ['öffentlicher nahverkehr'], ['#ÖffentlicherNahverkehr']],
    ['ar', ['تغير المناخ'], ['#تغيرالمناخ']],
    ['not a language', ['istanbul pier'], ['#IstanbulPier']],
  ])('follow the rules of the language: %s', (language, keywords, hashtags) => {
    expect(suggest({ language, keywords })).toEqual(hashtags)
  })

  it('leave out what makes no hashtag', () => {
    const keywords = ['2026', 'C++', 'C#', 'how to mend a net', 'a', '…', 'x'.repeat(31)]
    expect(suggest({ keywords })).toEqual([])
  })

  it('are names that come again, where the page has no keywords', () => {
    const description =
      'In April old Maren Holt mends nets. Nets need time. With Maren Holt they sail; Only Ada stays.'
    expect(suggest({ description })).toEqual(['#MarenHolt'])
  })

  it('ask more of German, where every noun is large', () => {
    const description = 'Der alte Hafen: am Hafen liegt ein Boot.'
    expect(suggest({ language: 'de-AT', description })).toEqual([])
    expect(suggest({ language: 'de-AT', description, quote: 'Wir gehen zum Hafen.' })).toEqual(['#Hafen'])
  })

  it('stand at the end of a text once they are chosen', () => {
    const text = ['#Pier', '#Harbour'].reduce(withHashtag, 'The pier is open.\n')
    expect(text).toBe('The pier is open.\n\n#Pier #Harbour')
    expect([hasHashtag(text, '#pier'), hasHashtag(text, '#Pie'), withHashtag(' ', '#Pier')]).toEqual([
      ...[true, false, '#Pier'],
    ])
  })
})
