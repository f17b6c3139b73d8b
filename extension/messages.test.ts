import { describe, expect, it } from 'vitest'
import { answer, type Handlers, isOwnPage } from './answer.ts'
import { draftOf } from './drafts/draft.ts'
import { articleClip } from './testing/clips.ts'

const own = { id: 'abc', root: 'chrome-extension://abc/' }
const popup = { id: 'abc', url: 'chrome-extension://abc/popup.html' }

function recording() {
  const calls: string[] = []
  const nothing = async () => ({})
  const handlers: Handlers = {
    'page.clip': async ({ tabId }) => {
      calls.push(`clip ${tabId}`)
      return { clip: articleClip }
    },
    'page.images': async () => ({ images: [] }),
    'image.keep': async () => ({ kept: null }),
    'shot.take': async ({ kind }) => {
      calls.push(`shot ${kind}`)
      return { problem: 'CANCELLED' }
    },
    'shot.stop': nothing,
    'draft.keep': nothing,
    'draft.send': async () => Promise.reject(new Error('not called here')),
    'queue.send': async () => {
      calls.push('send')
      return {}
    },
    'job.retry': nothing,
    'job.drop': nothing,
    'job.restore': nothing,
    'job.edit': async () => ({ draft: null }),
    'watch.dismiss': nothing,
    'account.sign-in': async () => ({ problem: null }),
    'account.studio': async () => ({ signedIn: false }),
    'account.sign-out': nothing,
    'account.leave-server': nothing,
    'account.refresh': async () => ({ directory: null, problem: null }),
  }
  return { calls, handlers }
}

describe('messages to the worker', () => {
  it('come only from our own pages', () => {
    expect(isOwnPage(popup, own)).toBe(true)
    expect(isOwnPage({ id: 'abc', url: 'https://evil.example/' }, own)).toBe(false)
    expect(isOwnPage({ id: 'other', url: 'chrome-extension://abc/popup.html' }, own)).toBe(false)
    expect(isOwnPage({ id: 'abc', url: 'chrome-extension://abcd/popup.html' }, own)).toBe(false)
    expect(isOwnPage({ id: 'abc' }, own)).toBe(false)
  })

  it('are answered when they are well formed', async () => {
    const { calls, handlers } = recording()
    await answer({ allin: 1, name: 'page.clip', question: { tabId: 7 } }, popup, own, handlers)
    expect(calls).toEqual(['clip 7'])
  })

  it.each([
    [
      'from a script in a page',
      { allin: 1, name: 'queue.send', question: {} },
      { id: 'abc', url: 'https://a.example/' },
    ],
    ['of an unknown name', { allin: 1, name: 'constructor', question: {} }, popup],
    ['with a wrong question', { allin: 1, name: 'page.clip', question: { tabId: '7' } }, popup],
    ['with more than was asked for', { allin: 1, name: 'queue.send', question: { server: 'x' } }, popup],
    ['of no shape at all', 'hello', popup],
    [
      'for a picture of no kind that there is',
      {
        allin: 1,
        name: 'shot.take',
        question: { tabId: 7, kind: 'desktop', draftKey: 'blank', place: 'popup' },
      },
      popup,
    ],
    [
      'for a picture, from a script in the page',
      {
        allin: 1,
        name: 'shot.take',
        question: { tabId: 7, kind: 'visible', draftKey: 'blank', place: 'popup' },
      },
      { id: 'abc', url: 'https://a.example/' },
    ],
    [
      'for an image that is none',
      {
        ...{ allin: 1, name: 'image.keep' },
        question: { tabId: 7, id: '11111111-1111-4111-8111-111111111111', url: 'file:///etc/passwd' },
      },
      popup,
    ],
    [
      'with a draft that is none',
      { allin: 1, name: 'draft.send', question: { draft: {}, action: { kind: 'publish' }, tabId: 1 } },
      popup,
    ],
  ])('%s do nothing', async (_, message, sender) => {
    const { calls, handlers } = recording()
    expect(await answer(message, sender, own, handlers)).toBeNull()
    expect(calls).toEqual([])
  })
})

describe('a new draft', () => {
  const id = '11111111-1111-4111-8111-111111111111'
  it('begins with the title and links the page', () => {
    expect(draftOf(articleClip, [], id, 1)).toMatchObject({
      key: 'https://tidewater.example/ferries',
      text: 'Why ferries are coming back',
      withLink: true,
      imageUse: 'card',
      touched: false,
    })
  })

  it('quotes what was selected, with its source', () => {
    const clip = {
      ...articleClip,
      kind: 'selection' as const,
      quote: 'Only gulls.',
      quoteSource: 'selection' as const,
    }
    expect(draftOf(clip, [], id, 1).text).toBe('“Only gulls.”\n— Maren O’Dell')
  })

  it('posts an image that was pointed at as a picture', () => {
    expect(draftOf({ ...articleClip, kind: 'image' }, [], id, 1).imageUse).toBe('picture')
  })
})
