import { describe, expect, it } from 'vitest'
import { extract } from '../extract.ts'
import { parsePage } from '../testing/parse.ts'
import type { TraceEntry } from '../trace.ts'

const paragraph =
  'A markup that nobody has seen before holds this sentence, and it is read all the same. It says what it has to say in two sentences.'
const unknown = `<!doctype html><html lang="en"><head><title>Something new</title></head><body><main><h1>Something new</h1><p>${paragraph}</p></main></body></html>`

describe('places whose markup has changed', () => {
  it.each([
    'https://x.com/ada/status/1990000000000000001',
    'https://www.linkedin.com/posts/ada_x-activity-7300000000000000001-AbCd',
    'https://www.linkedin.com/posts/ada_100%-wool-activity-7300000000000000001-AbCd',
    'https://www.instagram.com/p/CxHarbour01/',
    'https://www.reddit.com/r/knots/comments/1def567/which_knot/',
    'https://old.reddit.com/r/knots/comments/1def567/which_knot/',
    'https://github.com/quaywright/tide-table/issues/41',
    'https://github.com/quaywright/tide-table/releases/tag/v2',
  ])('are read in the general way: %s', (address) => {
    const clip = extract(parsePage(unknown), address)
    expect(clip).toMatchObject({ title: 'Something new', canonicalUrl: address, gaps: [] })
    expect(clip.quote).toContain('A markup that nobody has seen before')
  })

  it('keeps what is known of a video where only its title is', () => {
    const clip = extract(parsePage(unknown), 'https://www.youtube.com/watch?v=Ab3dEf6hIj9')
    expect(clip).toMatchObject({ title: 'Something new', author: null })
    expect(clip.media?.map(({ url }) => url)).toEqual(['https://www.youtube.com/watch?v=Ab3dEf6hIj9'])
  })
})

describe('other sites', () => {
  it.each([
    'https://x.com.evil.example/ada/status/1990000000000000001',
    'https://notgithub.com/a/b',
    'https://example.org/watch?v=Ab3dEf6hIj9',
  ])('get no rules of their own: %s', (address) => {
    const trace: TraceEntry[] = []
    extract(parsePage(unknown), address, { trace: (entry) => trace.push(entry) })
    const names = ['youtube', 'x', 'linkedin', 'instagram', 'reddit', 'github', 'pdf', 'google docs']
    expect(trace.filter(({ source }) => names.includes(source))).toEqual([])
  })
})

describe('rules of their own', () => {
  it('are explained: each value with the place whose rules have found it', () => {
    const trace: TraceEntry[] = []
    const page =
      '<title>Ada on X</title><article data-testid="tweet"><div data-testid="User-Name"><a href="/ada"><span>Ada</span></a><a href="/ada/status/7"><time datetime="2026-11-20T06:30:00Z">now</time></a></div><div data-testid="tweetText">The boat is back.</div></article>'
    extract(parsePage(page), 'https://x.com/ada/status/7', { trace: (entry) => trace.push(entry) })
    expect(trace).toContainEqual({ field: 'author', source: 'x', value: 'Ada', verdict: 'taken' })
    expect(trace).toContainEqual({
      field: 'title',
      source: 'x',
      value: 'The boat is back.',
      verdict: 'taken',
    })
  })
})
