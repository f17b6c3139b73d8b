import { describe, expect, it } from 'vitest'
import { findAddresses } from './addresses.ts'
import { countGraphemes, utf8Length } from './units.ts'

const found = (text: string) => findAddresses(text).map((address) => address.text)

describe('findAddresses', () => {
  it.each<[string, string, string[]]>([
    ['one alone', 'https://a.org/b?c=d#e', ['https://a.org/b?c=d#e']],
    ['several', 'http://a.org and https://b.org', ['http://a.org', 'https://b.org']],
    ['none without a scheme', 'a.org is nice', []],
    ['one without the full stop after it', 'See https://a.org/b.', ['https://a.org/b']],
    ['one without the marks after it', '“https://a.org/b?!”', ['https://a.org/b']],
    ['one without the bracket around it', '(https://a.org/b)', ['https://a.org/b']],
    ['one with the brackets in it', 'https://a.org/wiki/A_(b)', ['https://a.org/wiki/A_(b)']],
    ['one whose own brackets stand in brackets', '(https://a.org/A_(b))', ['https://a.org/A_(b)']],
    ['one in another script', 'https://пример.рф/путь', ['https://пример.рф/путь']],
    ['one with a port on this machine', 'http://localhost:4620/a', ['http://localhost:4620/a']],
    ['nothing that only looks like one', 'https:// http://', []],
    ['the end of an HTML tag', '<https://a.org>', ['https://a.org']],
  ])('finds %s', (_what, text, addresses) => {
    expect(found(text)).toEqual(addresses)
  })

  it('tells where an address stands', () => {
    const text = '🌊 https://a.org, ok'
    const [address] = findAddresses(text)
    expect(text.slice(address?.start, address?.end)).toBe('https://a.org')
  })
})

describe('units', () => {
  it('counts what a person sees as one character once', () => {
    expect(countGraphemes('e\u0301👨‍👩‍👧🇩🇪ก็')).toBe(4)
  })

  it('measures UTF-8', () => {
    expect(utf8Length('aé海🌊')).toBe(10)
  })
})
