import { describe, expect, it } from 'vitest'
import { fillTemplate, type TemplateValues } from './fill.ts'
import { defaultTemplate } from './template.ts'

const values: TemplateValues = {
  title: 'The pier is open',
  quote: 'The tide waits.',
  link: 'https://harbour.org/pier',
  author: 'Ada',
  handle: '@ada@harbour.org',
  site: 'Harbour News',
  date: '20 Nov 2026',
  price: '€49',
}
const fill = (template: string, ...empty: (keyof TemplateValues)[]) =>
  fillTemplate(template, { ...values, ...Object.fromEntries(empty.map((name) => [name, ''])) })

describe('a template', () => {
  it('is filled with what the page gives', () => {
    expect(fill(defaultTemplate.text)).toBe(
      '“The tide waits.”\n— Ada (@ada@harbour.org), Harbour News\n\nThe pier is open\n\nhttps://harbour.org/pier',
    )
  })

  it('leaves out lines that would be empty, and whose the quote is with the quote', () => {
    expect(fill(defaultTemplate.text, 'quote', 'link')).toBe('The pier is open')
    expect(fill('{title}\n\n{author}\n\n{site}', 'author')).toBe('The pier is open\n\nHarbour News')
    expect(fill('“{quote}”\n— {author}\nRead on', 'quote')).toBe('Read on')
  })

  it('keeps lines without variables as they are', () => {
    expect(fill('Our tip:\n{quote}\n  – and (more', 'quote')).toBe('Our tip:')
    expect(fill('Our tip (:\n{title}')).toBe('Our tip (:\nThe pier is open')
  })

  it('leaves brackets alone that have no other half in the template', () => {
    expect(fill('Good news :) {title}')).toBe('Good news :) The pier is open')
    expect(fill('{title} :( {site}')).toBe('The pier is open :( Harbour News')
  })

  it.each([
    ['— {author} ({handle}), {site}', ['handle'], '— Ada, Harbour News'],
    ['— {author} ({handle}), {site}', ['handle', 'site'], '— Ada'],
    ['— {author} ({handle}), {site}', ['author', 'handle'], '— Harbour News'],
    ['— {author} ({handle}), {site}', ['author'], '— (@ada@harbour.org), Harbour News'],
    ['{title} by {author} on {site}', ['author'], 'The pier is open on Harbour News'],
    ['{title} by {author}.', ['author'], 'The pier is open.'],
    ['Via {site}: {title}', ['site'], 'The pier is open'],
    ['{author} writes in {site}: {title}', ['author'], 'Harbour News: The pier is open'],
    ['“{title}” – {author}', ['author'], '“The pier is open”'],
    ['„{title}“ – {author}', ['author'], '„The pier is open“'],
    ['{title}: »{quote}«', ['quote'], 'The pier is open'],
    ['“{quote}” — {title}', ['quote'], 'The pier is open'],
    ['{title} (by {author}, {site})', ['author'], 'The pier is open, Harbour News'],
    ['{title} (by {author}, {site})', ['site'], 'The pier is open (by Ada)'],
    ['{title} (by {author}, {site})', ['author', 'site'], 'The pier is open'],
    ['🔗 {site} · {title}', ['site'], '🔗 The pier is open'],
  ] as [string, (keyof TemplateValues)[], string][])(
    'makes %j without %j a whole sentence',
    (template, empty, text) => {
      expect(fill(template, ...empty)).toBe(text)
    },
  )

  it('does not read values as templates, nor judge their brackets', () => {
    expect(fillTemplate('{title} ({site})', { ...values, title: '{author} :)', site: '' })).toBe(
      '{author} :)',
    )
    expect(fillTemplate('{title}', { ...values, title: '$& (1' })).toBe('$& (1')
  })

  it('keeps names in braces that it does not know', () => {
    expect(fill('{title} {mood}')).toBe('The pier is open {mood}')
  })
})
