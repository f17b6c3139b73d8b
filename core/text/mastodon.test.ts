import { describe, expect, it } from 'vitest'
import { mastodonLength } from './mastodon.ts'

describe('mastodonLength', () => {
  it.each<[string, number, string]>([
    ['characters as people see them', 8, 'né 👨‍👩‍👧 🇩🇪 ก็'],
    ['a long address as 23', 23, `https://harbour.org/${'long/'.repeat(30)}`],
    ['a short address as 23', 23, 'http://x.com'],
    ['the marks around an address by themselves', 26, '(https://harbour.org).'],
    ['an address without a scheme as written', 11, 'harbour.org'],
    ['an address in another script as 23', 23, 'https://пример.рф/путь'],
    ['an address of this machine as written', 27, 'http://localhost:4600/posts'],
    ['an address by number as written', 16, 'http://127.0.0.1'],
    ['of a mention only the name', 7, 'Hi @ada@mastodon.social'],
    ['a mention without a server whole', 7, 'Hi @ada'],
    ['an e-mail address as written', 20, 'ada@mastodon.social.'],
    ['mentions beside each other', 9, '@ada@a.org @bob@b.org'],
  ])('counts %s', (_what, length, text) => {
    expect(mastodonLength(text, 23)).toBe(length)
  })

  it('takes the length of an address from the server', () => {
    expect(mastodonLength('https://harbour.org and https://pier.org', 30)).toBe(65)
  })
})
