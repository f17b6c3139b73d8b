import twitter from 'twitter-text'
import { describe, expect, it } from 'vitest'
import { topLevelDomains } from './top-level-domains.ts'
import { weightedLength } from './weighted.ts'

const theirs = (text: string) => twitter.parseTweet(text).weightedLength

/** Texts whose weight differs from X's own library. */
function differences(texts: Iterable<string>): string[] {
  const found: string[] = []
  for (const text of texts) {
    const [ours, expected] = [weightedLength(text), theirs(text)]
    if (ours !== expected) found.push(`${JSON.stringify(text)}: ${ours}, X says ${expected}`)
  }
  return found
}

// Comparing tens of thousands of texts takes seconds on a quiet machine, and more than a minute on a busy one: those tests
// may take longer than others.
describe('weightedLength', () => {
  it.each<[string, number, string]>([
    ['nothing', 0, ''],
    ['Latin letters', 12, 'Grüße, Zoë 5'],
    ['letters and combining marks as one (NFC)', 4, 'cafe\u0301'],
    ['Chinese, Japanese and Korean as two', 14, '日本語한국中国'],
    ['Cyrillic, Arabic, Hebrew, Georgian as one', 17, 'мир سلام שלום მშვ'],
    ['typographic quotes and dashes as one', 7, '“a” — ’'],
    ['the ellipsis as two', 2, '…'],
    ['an emoji as two', 2, '🎉'],
    ['a family as two', 2, '👨‍👩‍👧‍👦'],
    ['a skin tone as part of its emoji', 2, '👍🏽'],
    ['a flag as two', 2, '🇩🇪'],
    ['a keycap as two', 2, '1️⃣'],
    ['a rainbow flag as two', 2, '🏳️‍🌈'],
    ['the flag of England as two', 2, '🏴󠁧󠁢󠁥󠁮󠁧󠁿'],
    ['a heart that asks for the emoji form as two', 2, '❤️'],
    ['a short address as 23', 23, 'https://x.com'],
    ['a long address as 23', 23, `https://harbour.org/${'a/'.repeat(500)}`],
    ['an address without a scheme as 23', 23, 'harbour.org'],
    ['the full stop after an address by itself', 24, 'https://harbour.org.'],
    ['brackets around an address by themselves', 25, '(https://harbour.org/a_(b))'],
    ['an address in another script as 23', 23, 'https://пример.рф/путь'],
    ['the Latin address in Chinese text as 23', 27, '见example.com。'],
    ['an address whose ending nobody registered as written', 23, 'https://host.invalid/ab'],
    ['an address of this machine as written', 27, 'http://localhost:4600/posts'],
    ['an e-mail address as written', 16, 'ada@harbour.org.'],
  ])('counts %s', (_what, weight, text) => {
    expect(weightedLength(text)).toBe(weight)
    expect(theirs(text)).toBe(weight)
  })

  it('agrees with X on every character of the first two planes', () => {
    function* characters() {
      for (let point = 0x20; point < 0x20000; point += 1) {
        if (point < 0xd800 || point > 0xdfff) yield `a${String.fromCodePoint(point)}b`
      }
    }
    expect(differences(characters())).toEqual([])
  }, 120_000)

  it('agrees with X on every emoji of its library in every form', () => {
    /** Newer than the library: documented to weigh 2, which the library does not know yet. */
    const newer = /[♾⚧⛷👫👬👭👯💏💑🤌🤏🤝🤼🥷🦻🧍🧎🧏\u{1fa70}-\u{1faff}]|🇨🇶/u
    function* forms() {
      for (let point = 0x20; point < 0x1ffff; point += 1) {
        const emoji = String.fromCodePoint(point)
        if (!/\p{Emoji}/u.test(emoji) || newer.test(emoji)) continue
        for (const tail of [
          '',
          '\ufe0f',
          '\ufe0e',
          '🏽',
          '\u20e3',
          '\ufe0f\u20e3',
          '\u0301',
          '\u200d',
          emoji,
        ]) {
          yield emoji + tail
        }
      }
      for (let first = 0; first < 26; first += 1) {
        for (let second = 0; second < 26; second += 1) {
          const flag = String.fromCodePoint(0x1f1e6 + first, 0x1f1e6 + second)
          if (!newer.test(flag)) yield flag
        }
      }
    }
    expect(differences(forms())).toEqual([])
  }, 120_000)

  it('weighs emoji that are newer than the library 2, as documented', () => {
    for (const emoji of ['❤️‍🔥', '🧑‍🚀', '🏳️‍⚧️', '🫱🏽', '🇨🇶']) expect(weightedLength(emoji)).toBe(2)
  })

  it('agrees with X on addresses with every top-level domain', () => {
    const texts = topLevelDomains().flatMap((name) => [
      `Read harbour.${name} now`,
      `https://harbour.${name}/a?b=c#d`,
      `harbour.${name}x`,
      `a.b.harbour.${name}, ok`,
    ])
    expect(differences(texts)).toEqual([])
  }, 120_000)

  it('agrees with X on addresses in all kinds of surroundings', () => {
    const addresses = [
      ...[
        'https://example.com',
        'http://EXAMPLE.com/Path',
        'example.com',
        'www.example.co.uk/a/b',
        'x.com:8080/a',
      ],
      ...[
        'https://example.com?q=1&b=2#top',
        'example.com?q=1',
        'https://example.com/@ada/1',
        'https://t.co/aB3',
      ],
      ...[
        'https://t.co/aB3/more',
        'https://en.example.org/wiki/A_(b)',
        'https://example.com/a%20b',
        'https://a_b.example.com',
      ],
      ...[
        'https://münchen.de/straße',
        'https://例え.jp/道',
        'https://xn--bcher-kva.example.com',
        'пример.рф',
        'https://-a.com',
      ],
      ...[
        'https://example.com/ünïcödé',
        'https://example.com/путь',
        `https://${'a'.repeat(64)}.com`,
        'https://127.0.0.1/a',
      ],
      ...[
        'https://user:pw@example.com',
        'ftp://example.com',
        'https://example',
        'https://.com',
        'https://example..com',
      ],
    ]
    const before = [
      '',
      ' ',
      '(',
      '"',
      '“',
      '「',
      'a',
      '@',
      '#',
      '$',
      '/',
      '.',
      '-',
      '_',
      ':',
      '！',
      '\n',
      '\u200f',
      '\ufeff',
      '海',
      '👍',
    ]
    const after = [
      '',
      ' ',
      ')',
      '.',
      '...',
      ',',
      '!',
      '?',
      '"',
      '”',
      '」',
      '。',
      'a',
      '海',
      '👍',
      '\u202c',
      '\n',
      '/',
      '@',
      '&',
      '…',
    ]
    const texts = addresses.flatMap((each) =>
      before.flatMap((left) => after.map((right) => left + each + right)),
    )
    expect(differences(texts)).toEqual([])
  }, 120_000)

  it('agrees with X on 40,000 texts thrown together from hard pieces', () => {
    const random = generator(20261123)
    const pick = (list: readonly string[]) => list[Math.floor(random() * list.length)] ?? ''
    const text = () => Array.from({ length: 1 + Math.floor(random() * 9) }, () => pick(pieces)).join('')
    expect(differences(Array.from({ length: 40_000 }, text))).toEqual([])
  }, 120_000)

  it('stays quick on texts made to be slow', () => {
    const traps = ['海', 'a.', 'a-', '(a', '@a', 'a_', '👨‍👩‍👧', '例.', '!']
    const started = performance.now()
    for (const trap of traps) weightedLength(`x.com/${trap.repeat(10_000 / trap.length)}.com`)
    expect(performance.now() - started).toBeLessThan(2_000)
  })
})

const pieces = [
  ...[
    'a',
    'B',
    ' ',
    '\n',
    '.',
    ',',
    '!',
    '?',
    ')',
    '(',
    '/',
    '-',
    '_',
    '@',
    '#',
    '$',
    ':',
    '+',
    '=',
    '%20',
    '~',
    '|',
  ],
  ...[
    '[',
    ']',
    ';',
    '*',
    "'",
    '"',
    '<',
    '>',
    '&',
    'https://',
    'http://',
    'HTTPS://',
    'www.',
    'example',
    'example.com',
  ],
  ...[
    'foo.co.uk',
    'harbour.example',
    't.co',
    't.co/abc',
    'x.com',
    'münchen.de',
    '日本',
    '日本語.jp',
    '例え.テスト',
    'пример.рф',
  ],
  ...[
    'xn--p1ai',
    '.xn--p1ai',
    '/path',
    '/wiki/A_(b)',
    '?q=1',
    '&b=2',
    '#top',
    'é',
    'e\u0301',
    'a\u030a',
    '…',
    '—',
    '’',
  ],
  ...[
    '“',
    '”',
    '한',
    'مرحبا',
    'שלום',
    '\u200f',
    '\u202b',
    '\u3000',
    '\u00a0',
    '\ufeff',
    '.com',
    '.museum',
    '.agency',
    '.io',
  ],
  ...[
    '.invalid',
    'localhost',
    '127.0.0.1',
    ':8080',
    '@ada',
    'user@example.com',
    '.onion',
    'com',
    'https://example.com',
  ],
  ...['👍 ', ' 👍🏽', ' 👨‍👩‍👧 ', '🇩🇪 ', '1️⃣ ', 'example.org/'],
]

/** Mulberry32: the same numbers on every run. */
function generator(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
