import { describe, expect, it } from 'vitest'
import { parsePage } from '../testing/parse.ts'
import { outlineOf } from './outline.ts'
import { plainVoiceOf } from './plain.ts'

const kept = (body: string, type: 'article' | 'forum' = 'article') => {
  const outline = outlineOf(parsePage(`<!doctype html><body>${body}</body>`))
  const voice = plainVoiceOf(outline, type)
  return outline.blocks.filter(({ index }) => voice.kept[index]).map(({ text }) => text)
}

const text = '<p>The tide comes in twice a day, and twice a day the quay is empty.</p>'
const told = 'The tide comes in twice a day, and twice a day the quay is empty.'

describe('the plain words of the markup', () => {
  it('leave out what stands beside the text', () => {
    expect(
      kept(`<nav>All pages of ours</nav>${text}<div class="related">Ten harbours</div><p hidden>Never</p>`),
    ).toEqual([told])
  })

  it('say nothing of a part where they name a box that holds half of the page', () => {
    expect(kept(`<div class="with-sidebar"><div class="menu-open">${text}</div></div>`)).toEqual([told])
  })

  it('stay within main where it holds a good part of the page', () => {
    expect(kept(`<p>Harbour news</p><main>${text}</main>`)).toEqual([told])
    expect(kept(`<p>Harbour news</p>${text}<main>Loading</main>`)).toContain(told)
  })

  it('take comments for the text of a forum, and of no other page', () => {
    const thread = `${text}<div class="comments"><p>I saw it too.</p></div>`
    expect(kept(thread, 'forum')).toContain('I saw it too.')
    expect(kept(thread)).toEqual([told])
  })
})
