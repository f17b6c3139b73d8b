import { describe, expect, it } from 'vitest'
import { hitRate, mean, plain, wordF1, wordsOf } from './metrics.ts'

describe('wordF1', () => {
  it('is 1 for the same words in another order and case, and 0 for none in common', () => {
    expect(wordF1('Zwei große Fähren', 'FÄHREN: zwei, große!')).toBe(1)
    expect(wordF1('one two', 'three four')).toBe(0)
  })

  it('counts a word as often as it stands in both', () => {
    // Two of three found are wanted, two of four wanted are found.
    expect(wordF1('a a b', 'a a c d')).toBeCloseTo((2 * 2) / (3 + 4))
    expect(wordF1('a a a a', 'a')).toBeCloseTo(2 / 5)
  })

  it('takes nothing found where nothing is to be found as right, and otherwise as wrong', () => {
    expect(wordF1('', '')).toBe(1)
    expect(wordF1('', 'words')).toBe(0)
    expect(wordF1('words', '')).toBe(0)
  })

  it('reads words of every script', () => {
    expect(wordsOf('Ça va? №5, 東京 snake_case')).toEqual(['ça', 'va', '5', '東京', 'snake_case'])
  })
})

describe('hitRate', () => {
  it('is the share of passages held, white space and case aside', () => {
    expect(hitRate('The  quick\nfox', ['quick fox', 'slow fox'])).toBe(0.5)
  })

  it('says nothing when there is nothing to look for', () => {
    expect(hitRate('text', ['', ' '])).toBeNull()
    expect(hitRate('text', [])).toBeNull()
  })
})

describe('plain', () => {
  it('drops case and punctuation', () => {
    expect(plain(' “Anna-Lena”  O’Dell, ')).toBe('annalena odell')
    expect(plain(null)).toBe('')
  })
})

describe('mean', () => {
  it('is the sum by the number', () => expect(mean([1, 2, 6])).toBe(3))
})
